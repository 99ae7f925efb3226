"""Page 03: filters on a photo, their sums, their borders and their signs."""

import numpy as np

from ... import conv2d, filters, output_size, pad
from .question import Misconception, Wrong, number, told

__all__ = ["QUESTIONS"]

PLACES = 10 * np.arange(4)[:, None] + np.arange(7)  # values that name their place
TENTS = filters.binomial(3) / filters.binomial(3).min()
ROW = np.array([7, 9, 4, 1, 6])
SPOT = np.full((3, 3), 200)
SPOT[1, 1] = 230
SLOPES = 6, 8


def _before(boundary):
    return pad(ROW, ((2, 0),), boundary)[0]


def _sharpened(centre):
    cross = -filters.laplacian(4) / abs(filters.laplacian(4)[0, 1])
    cross[1, 1] = centre
    return conv2d(SPOT, cross)[0, 0]


QUESTIONS = (
    number(
        "A kernel has the rows 1 2 1, 2 4 2 and 1 2 1. "
        "By what do you divide it, so that a picture keeps its brightness?",
        TENTS.sum(),
        Wrong(
            TENTS.size,
            "That is the number of weights. Their sum has to become 1.",
            Misconception.UNNORMALISED,
        ),
        Wrong(
            TENTS.max(),
            "Then the middle weight is 1, but all of them together are 4.",
            Misconception.UNNORMALISED,
        ),
        Wrong(
            1,
            "As it is, this kernel makes every grey area 16 times as bright.",
            Misconception.UNNORMALISED,
        ),
        hint="A flat area is multiplied by the sum of the weights.",
        explanation="The weights sum to 16; divided by it they sum to 1.",
    ),
    number(
        "An area has the grey value 50 everywhere. What does a Sobel kernel make of it?",
        conv2d(np.full((3, 3), 50), filters.sobel(1))[0, 0],
        Wrong(50, "Kernels that blur sum to 1; those that look for change sum to 0."),
        Wrong(
            conv2d(np.full((3, 3), 50), np.abs(filters.sobel(1)))[0, 0],
            "Half of the weights are negative: what one side adds, the other takes away.",
        ),
        hint="Add up the weights of the kernel.",
        explanation="The weights sum to 0, so where nothing changes there is nothing to see.",
    ),
    number(
        f"An image of {PLACES.shape[0]} rows and {PLACES.shape[1]} columns meets a kernel of 2 "
        "rows and 3 columns, mode valid. What is the output's size?",
        output_size(PLACES.shape, (2, 3)),
        Wrong(
            output_size(PLACES.shape, (3, 2)),
            "Height and width of the kernel are swapped; with a square kernel nobody notices.",
            Misconception.SWAPPED_AXES,
        ),
        Wrong(
            output_size(PLACES.shape, (2, 3))[::-1],
            "Rows come first in the shape of an array, unlike x and y.",
            Misconception.SWAPPED_AXES,
        ),
        fields=("rows", "columns"),
        hint="(rows − 2) + 1 and (columns − 3) + 1.",
        explanation="In shapes and indices the rows come first: height, then width.",
    ),
    number(
        f"A row of pixels begins {told(ROW)} and is padded by 2 in mode reflect. "
        "Which value stands first now?",
        _before("reflect"),
        Wrong(
            _before("symmetric"),
            "So it is in mode symmetric, where the mirror stands outside the first pixel. "
            "In mode reflect it stands on it.",
        ),
        Wrong(_before("nearest"), "That is mode nearest, which repeats the first pixel."),
        Wrong(_before("wrap"), "That is mode wrap, which goes on at the other end."),
        Wrong(_before("zero"), "That is padding with zeros, which darkens the border."),
        hint="Mirror the row at its first pixel, which is not repeated.",
        explanation=f"{told(pad(ROW, ((2, 0),), 'reflect'))}: the first pixel is the mirror.",
    ),
    number(
        f"At a pixel the horizontal slope is {SLOPES[0]} and the vertical one {SLOPES[1]}. "
        "How large is the gradient?",
        np.hypot(*SLOPES),
        Wrong(
            np.sqrt(np.prod(SLOPES)),
            "That is the geometric average √(gx·gy). The gradient is an arrow, and its length is "
            "√(gx² + gy²).",
            Misconception.GEOMETRIC_AVERAGE,
        ),
        Wrong(
            np.mean(SLOPES),
            "No average of the two is meant, but the length of the arrow (gx, gy).",
            Misconception.GEOMETRIC_AVERAGE,
        ),
        Wrong(
            np.sqrt(np.mean(np.square(SLOPES))),
            "That is the quadratic average; do not divide by 2.",
            Misconception.GEOMETRIC_AVERAGE,
        ),
        Wrong(np.sum(SLOPES), "The sum is an upper bound; Pythagoras gives the length."),
        hint="Think of a right-angled triangle.",
        explanation="√(6² + 8²), the magnitude of the gradient.",
    ),
    number(
        "A pixel of 230 lies among pixels of 200. It is sharpened with 5 in the middle and −1 at "
        "its four neighbours. What is the sum, before it is brought back to 0 to 255?",
        _sharpened(5),
        Wrong(
            min(_sharpened(5), 255),
            "That is the value after clipping; clip last, and only to show the picture.",
        ),
        Wrong(
            _sharpened(5) - 256,
            "Kept in 8 bits without a sign it wraps round and a bright spot turns dark: "
            "compute with floats.",
        ),
        Wrong(
            _sharpened(4),
            "With 4 in the middle the weights sum to 0: that finds the edge, "
            "and 5 adds the picture itself.",
        ),
        hint="5·230 − 4·200.",
        explanation="5·230 − 4·200: more than white. Filters leave the range of a picture.",
    ),
)

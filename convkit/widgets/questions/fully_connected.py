"""Page 09: the same linear map as a matrix, mostly zeros, mostly shared."""

import numpy as np

from ... import conv2d, kernel_matrix
from ...arithmetic import layer_counts, sharing_counts
from .question import Misconception, Wrong, number

__all__ = ["QUESTIONS"]

MATRIX = kernel_matrix(np.arange(1, 7).reshape(2, 3), (3, 5))
COUNTS = sharing_counts((6, 8), (3, 2))
WINDOW, KERNEL = np.array([[43, 16], [34, 76]]), np.array([[4, 6], [7, 9]])
LAYER = layer_counts(1, 5, size=(6, 8), kernel=(3, 2))


def _sum(kernel):
    return conv2d(WINDOW, kernel)[0, 0]


QUESTIONS = (
    number(
        "A window with the rows 43 16 and 34 76 meets a kernel with the rows 4 6 and 7 9, "
        "as in a convolution layer. What is the sum?",
        _sum(KERNEL),
        Wrong(
            _sum(KERNEL[::-1, ::-1]),
            "You turned the kernel over; a layer lays it on as it is.",
            Misconception.NO_FLIP,
        ),
        Wrong(
            _sum(KERNEL.T),
            "Rows and columns of the kernel are swapped.",
            Misconception.SWAPPED_AXES,
        ),
        hint="4·43 + 6·16 + 7·34 + 9·76.",
        explanation="172 + 96 + 238 + 684: one row of the kernel matrix times the image.",
    ),
    number(
        "An image of 3 rows and 5 columns meets a kernel of 2 rows and 3 columns, "
        "without padding. What is the size of the kernel matrix?",
        MATRIX.shape,
        Wrong(
            MATRIX.shape[::-1],
            "That is the transposed matrix. It has a row for each output and a column for each "
            "input.",
        ),
        Wrong(
            (MATRIX.shape[0], 2 * 3),
            "A row has a place for every pixel of the image, not for the taps alone.",
        ),
        Wrong(
            kernel_matrix(np.ones((3, 2)), (3, 5)).shape,
            "Height and width of the kernel are swapped: 2 rows, 3 columns.",
            Misconception.SWAPPED_AXES,
        ),
        fields=("rows", "columns"),
        hint="One row for each output cell, one column for each input cell.",
        explanation="2·3 output cells, 3·5 input cells.",
    ),
    number(
        "How many entries of a row of that matrix are weights?",
        np.count_nonzero(MATRIX[0]),
        Wrong(MATRIX.shape[1], "These are all entries; most of them are 0."),
        Wrong(
            np.count_nonzero(MATRIX) / MATRIX.shape[1],
            "That is the average of a column: how often an input is used.",
        ),
        hint="One output reads one window.",
        explanation="2·3: sparse connections, and every row has the same six weights.",
    ),
    number(
        "An image of 6 by 8 becomes one of 4 by 7. "
        "How many weights has a fully connected layer between them?",
        COUNTS.dense,
        Wrong(
            COUNTS.local,
            "That is a locally connected layer: each output has weights of its own, "
            "but for its window alone.",
        ),
        Wrong(COUNTS.shared, "That is one kernel of 3 by 2, shared by all places."),
        hint="A weight from every input to every output.",
        explanation="48 inputs times 28 outputs; local has 28·6 of them, shared just 6.",
    ),
    number(
        "The same with kernels of 3 by 2, but each output has weights of its own: "
        "a locally connected layer. How many weights has it?",
        COUNTS.local,
        Wrong(COUNTS.shared, "That is one kernel for all places: a convolution."),
        Wrong(COUNTS.dense, "That is fully connected: each output would read all of the image."),
        hint="Outputs times taps.",
        explanation="28·6: as sparse as a convolution, but nothing is shared.",
    ),
    number(
        "A convolution makes 5 channels of 4 by 7 of that image. How many numbers has its bias?",
        LAYER.biases,
        Wrong(
            LAYER.outputs,
            "So it is in a fully connected layer. A convolution shares its bias over all "
            "positions of a channel.",
            Misconception.BIAS_PER_POSITION,
        ),
        Wrong(
            LAYER.outputs // 5,
            "The bias belongs to a channel, not to a position.",
            Misconception.BIAS_PER_POSITION,
        ),
        Wrong(1, "Each output channel has a bias of its own."),
        hint="What is shared over the positions?",
        explanation="5: weights and bias are shared in the same way.",
    ),
)

"""Page 11: the ring, its circulant matrix, and division by what a blur left over."""

import numpy as np

from ... import convolve, convolve_circular, output_size
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

X, H = [1, 2, 3, 4, 5], [1, 0, 2]
LONG, SHORT = np.arange(1, 11), np.arange(1, 5)
WRAPPED = convolve(LONG, SHORT)[:10] != convolve_circular(LONG, SHORT)
TAPS = np.array([1, 2, 3])
# Column n of the matrix is the answer to a spot at n
CIRCULANT = np.array([convolve_circular(spot, TAPS) for spot in np.eye(5, dtype=int)]).T
NOISE, LEFT_OVER = 0.1, 0.02

QUESTIONS = (
    choice(
        "What happens to the spectra X and H when x and h are convolved on a ring?",
        "They are multiplied, frequency by frequency.",
        Wrong(
            "They are convolved.",
            "That belongs to the product of x and h; here it is the other way round.",
        ),
        Wrong(
            "They are added.",
            "Adding belongs to adding: the transform is linear.",
        ),
        Wrong(
            "X is multiplied by the complex conjugate of H.",
            "That is cross-correlation, for real values: the flip is missing.",
            Misconception.NO_FLIP,
        ),
        explanation="The convolution theorem: in the frequencies the matrix is diagonal.",
    ),
    number(
        f"The circular convolution of {told(X)} with {told(H)}: what stands at index 1?",
        convolve_circular(X, H)[1],
        Wrong(
            convolve(X, H)[1],
            "Two steps before index 1 lies the last sample: on a ring the end wraps round.",
        ),
        Wrong(
            X[1] + 2 * X[3],
            "You went forwards; the kernel is flipped, so go two samples back.",
            Misconception.NO_FLIP,
        ),
        hint="x[1] + 2·x[−1].",
        explanation="2 + 2·5.",
    ),
    number(
        "10 samples are convolved with 4 taps by transforms of length 10. "
        "How many of the 10 values are spoilt by wrap-around?",
        np.count_nonzero(WRAPPED),
        Wrong(0, "Transforms know rings only: what runs out at the end comes in at the start."),
        Wrong(len(SHORT), "The first tap reaches nothing that lies before the start."),
        hint="Which outputs look back beyond the first sample?",
        explanation="The first k − 1 of them.",
    ),
    number(
        "How long do the transforms have to be at least, so that nothing wraps round?",
        output_size(10, 4, padding="full"),
        Wrong(10, "That is the length of x, and 3 values were spoilt."),
        Wrong(10 + 4, "One more than needed, which does no harm."),
        hint="As long as the full result.",
        explanation="10 + 4 − 1: pad both with zeros to the length of the full convolution.",
    ),
    choice(
        f"What is the first row of the circulant matrix that convolves 5 samples with "
        f"{told(TAPS)}?",
        told(CIRCULANT[0]),
        Wrong(
            told(CIRCULANT[:, 0]),
            "That is the first column, the answer to a spot at index 0. A row is flipped.",
            Misconception.NO_FLIP,
        ),
        Wrong(
            told([0, 0, *TAPS[::-1]]),
            "It is flipped, but the first output begins with tap 0 on sample 0.",
        ),
        explanation="y[0] = 1·x[0] + 2·x[−1] + 3·x[−2], and x[−1] is the last sample.",
    ),
    number(
        f"A blur leaves {LEFT_OVER} of some frequency, and noise of size {NOISE} comes on top. "
        "How large is the noise after dividing by the blur's spectrum?",
        NOISE / LEFT_OVER,
        Wrong(
            NOISE * LEFT_OVER,
            "You blurred the noise; undoing a blur divides by what is left over.",
        ),
        Wrong(NOISE, "The noise is divided along with the picture."),
        hint="Divide the noise by what the blur leaves.",
        explanation="50 times as large: deconvolution ruins exactly what a blur has nearly wiped "
        "out.",
    ),
)

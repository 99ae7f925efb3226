"""Page 12: windows as columns, and what that costs."""

import numpy as np

from ... import col2im, im2col
from ...arithmetic import im2col_growth, layer_counts
from .question import Misconception, Wrong, number

__all__ = ["QUESTIONS"]

IMAGE = np.zeros((3, 20, 31))
COLUMNS = im2col(IMAGE, (3, 5), stride=2).shape
PATCH = np.arange(2 * 2 * 3).reshape(2, 2, 3)  # one window of two channels
SERIES = np.array([4, 9, 7, 5, 6, 8])
RETURNED = col2im(im2col(SERIES[None], (3,)), (6,), (3,))[0]
LAYER = {"in_channels": 2, "out_channels": 4, "size": (7, 9), "kernel": 3}


def _row(order):
    """Row of channel 1, tap [0, 2], if the axes of a window are laid out in this order."""
    return int(np.flatnonzero(PATCH.transpose(order).ravel() == PATCH[1, 0, 2])[0])


QUESTIONS = (
    number(
        "3 channels of 20 rows and 31 columns, a kernel of 3 rows and 5 columns, stride 2, "
        "no padding. What is the size of the im2col matrix?",
        COLUMNS,
        Wrong(
            COLUMNS[::-1],
            "Each window is a column, so its numbers stand one below the other.",
        ),
        Wrong(
            (COLUMNS[0] // 3, COLUMNS[1]),
            "A window reaches through all three channels.",
        ),
        Wrong(
            im2col(IMAGE, (3, 5)).shape,
            "The stride is ignored: every second window is taken, downwards and to the right.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            im2col(IMAGE, (5, 3), stride=2).shape,
            "Height and width of the kernel are swapped.",
            Misconception.SWAPPED_AXES,
        ),
        fields=("rows", "columns"),
        hint="Rows: the numbers of a window. Columns: the windows.",
        explanation="3·3·5 numbers in each of 9·14 windows.",
    ),
    number(
        "Two channels and a kernel of 2 rows and 3 columns. The weights are flattened channel by "
        "channel, then row by row. In which row of the columns, from 0, stands channel 1, "
        "tap [0, 2]?",
        np.flatnonzero(im2col(PATCH, (2, 3)).ravel() == PATCH[1, 0, 2])[0],
        Wrong(
            _row((1, 2, 0)),
            "There the channels run fastest. The order of the columns has to be that of the "
            "weights, or every product pairs the wrong numbers.",
            Misconception.COLUMN_ORDER,
        ),
        Wrong(
            _row((0, 2, 1)),
            "You went down the columns of the kernel first; the weights go row by row.",
            Misconception.COLUMN_ORDER,
        ),
        Wrong(_row((0, 1, 2)) + 1, "Rows are counted from 0."),
        hint="Channel 0 comes first, with all of its six taps.",
        explanation="1·6 + 0·3 + 2: the very place of that weight in the flattened kernel.",
    ),
    number(
        "6 samples, 4 9 7 5 6 8, become windows of 3 by im2col, and these go back by col2im. "
        "What stands then where the 7 was?",
        RETURNED[2],
        Wrong(
            SERIES[2],
            "col2im adds up what lies in several windows. It is the adjoint of im2col, not its "
            "inverse.",
            Misconception.COL2IM_INVERTS,
        ),
        Wrong(
            RETURNED[1],
            "That is the 9, which lies in two windows.",
        ),
        hint="Count the windows that contain the 7.",
        explanation="7 lies in three windows, and col2im adds: 3·7. "
        "Divide by the counts and the samples are back.",
    ),
    number(
        "How many times as many numbers as an image of 28 rows and 36 columns has its im2col "
        "matrix, for a 3 by 3 kernel with stride 1? Two decimals will do.",
        im2col_growth((28, 36), 3),
        Wrong(9, "Nearly: k²/s² forgets that the border has no windows of its own."),
        Wrong(
            (26 * 34) / (28 * 36),
            "That compares the number of windows; each of them is 9 numbers.",
        ),
        Wrong(
            im2col_growth((28, 36), 3, stride=3),
            "That is without overlap; with stride 1 neighbouring windows share six numbers.",
        ),
        hint="9·26·34 numbers, made of 28·36.",
        explanation="9·26·34 ÷ (28·36): speed is paid for with memory.",
    ),
    number(
        "2 channels of 7 by 9 become 4 with 3 by 3 kernels and stride 2. "
        "How many multiplications has the matrix product?",
        layer_counts(**LAYER, stride=2).multiply_adds,
        Wrong(
            layer_counts(**LAYER).multiply_adds,
            "The stride is ignored: there are 3·4 windows.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            layer_counts(**LAYER, stride=2).multiply_adds // 2,
            "Each window has the numbers of both channels.",
        ),
        Wrong(
            layer_counts(**LAYER, stride=2).weights,
            "These are the weights; each meets all windows.",
        ),
        hint="(4 × 18) times (18 × 12).",
        explanation="4·18·12: as many as the loops have, but in an order that processors like.",
    ),
)

"""Page 04: full, same and valid, and how differently "same" is understood."""

import numpy as np

from ... import convolve, correlate, output_size, padding_widths
from ...arithmetic import same_slice
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

IMAGE, KERNEL = (5, 7), (3, 2)
SAMPLES, TAPS = [1, 2, 3, 4, 5], [1, 10]
FULL = convolve(SAMPLES, TAPS)


def _kept(convention, size, kernel):
    return len(range(*same_slice(convention, size, kernel).indices(size + kernel - 1)))


QUESTIONS = (
    number(
        f"A kernel of {KERNEL[0]} rows and {KERNEL[1]} columns on {IMAGE[0]} rows and "
        f"{IMAGE[1]} columns, mode valid. What is the output's size?",
        output_size(IMAGE, KERNEL),
        Wrong(IMAGE, "That is mode same; valid keeps only windows that lie inside."),
        Wrong(output_size(IMAGE, KERNEL, padding="full"), "That is mode full, every overlap."),
        Wrong(
            output_size(IMAGE, KERNEL[::-1]),
            "The kernel's height and width are swapped.",
            Misconception.SWAPPED_AXES,
        ),
        Wrong(
            np.subtract(IMAGE, KERNEL),
            "That counts the steps; the place where the kernel starts is an output as well.",
        ),
        fields=("rows", "columns"),
        hint="(i − k) + 1 on each axis.",
        explanation="Valid: every tap meets a sample of the input.",
    ),
    number(
        f"The same {IMAGE[0]} by {IMAGE[1]} image and {KERNEL[0]} by {KERNEL[1]} kernel, "
        "mode full. What is the output's size?",
        output_size(IMAGE, KERNEL, padding="full"),
        Wrong(output_size(IMAGE, KERNEL), "That is mode valid, no overlap with the outside."),
        Wrong(
            np.add(IMAGE, KERNEL),
            "One too many: full padding is k − 1 on either side, so that one tap still meets "
            "a sample.",
        ),
        Wrong(
            output_size(IMAGE, KERNEL, padding="full")[::-1],
            "These are the right numbers in the wrong order: rows come first.",
            Misconception.SWAPPED_AXES,
        ),
        fields=("rows", "columns"),
        hint="Pad by k − 1 on either side and take the size formula.",
        explanation="i + (k − 1) on each axis: one output for every overlap.",
    ),
    number(
        "TensorFlow, PyTorch and ONNX SAME_UPPER: 5 samples, kernel 4, stride 1, "
        "and 5 samples come out. How many zeros stand before, how many after?",
        padding_widths(5, 4, padding="same"),
        Wrong(
            padding_widths(5, 4, padding="same_lower"),
            "The extra zero of an even kernel goes to the end, not to the beginning.",
            Misconception.EXTRA_PAD,
        ),
        Wrong((4 // 2, 4 // 2), "⌊k/2⌋ on both sides is for odd kernels; here 6 would come out."),
        Wrong(
            (sum(padding_widths(5, 4, padding="same")),) * 2,
            "k − 1 is the padding of both sides together.",
            Misconception.TOTAL_PADDING,
        ),
        fields=("before", "after"),
        hint="k − 1 zeros in all; the odd one goes to one side.",
        explanation="3 zeros in all: 1 before, and the odd one with the others after.",
    ),
    number(
        "padding='SAME' in TensorFlow: 6 samples, kernel 3, stride 2. "
        "How many zeros stand before, how many after?",
        padding_widths(6, 3, stride=2, padding="same"),
        Wrong(
            padding_widths(6, 3, padding="same"),
            "That is the padding for stride 1. With a stride fewer zeros are needed for the same "
            "3 outputs.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            padding_widths(6, 3, stride=2, padding="same_lower"),
            "One zero it is, but it goes to the end.",
            Misconception.EXTRA_PAD,
        ),
        Wrong((0, 0), "⌈6/2⌉ = 3 outputs are wanted, and without padding there are only 2."),
        fields=("before", "after"),
        hint="P = (o − 1)·s + k − i zeros in all, where o = ⌈i/s⌉.",
        explanation="P = 2·2 + 3 − 6 = 1. PyTorch with padding=1 has 3 outputs too, "
        "but of other windows.",
    ),
    number(
        "How many values has np.convolve(x, h, 'same') if x has 3 samples and h has 5?",
        _kept("numpy", 3, 5),
        Wrong(
            _kept("scipy.signal", 3, 5),
            "So it is in SciPy, which keeps the length of the first argument. "
            "NumPy keeps the length of the longer one.",
            Misconception.NUMPY_SAME,
        ),
        Wrong(output_size(3, 5, padding="full"), "That is mode full."),
        hint="NumPy swaps its arguments if the second one is longer.",
        explanation="max(3, 5): NumPy keeps the length of the longer of the two.",
    ),
    choice(
        f"x = {told(SAMPLES)} and h = {told(TAPS)}. "
        "What is their convolution in mode same in NumPy and in scipy.signal?",
        told(convolve(SAMPLES, TAPS, "same")),
        Wrong(
            told(FULL[same_slice("scipy.ndimage", 5, 2)]),
            "So does scipy.ndimage: for an even kernel it starts one sample later.",
            Misconception.EXTRA_PAD,
        ),
        Wrong(
            told(correlate(SAMPLES, TAPS, "same")),
            "The kernel was laid on as it is: without the flip this is cross-correlation.",
            Misconception.NO_FLIP,
        ),
        Wrong(told(FULL), "These are 6 values: that is mode full."),
        explanation="Of the full result the first 5 are kept: each sample arrives at once, "
        "and one step later tenfold.",
    ),
)

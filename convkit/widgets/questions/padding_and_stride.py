"""Page 05: the size formula, what the floor throws away, and what padding is."""

from ... import conv1d, output_size, remainder, use_count
from .question import Misconception, Wrong, number, told

__all__ = ["QUESTIONS"]

# An even kernel, so that stride and padding meet a remainder
LAYER = {"size": 224, "kernel": 7, "stride": 2, "padding": 3}
ROOM = LAYER["size"] + 2 * LAYER["padding"] - LAYER["kernel"]
IMAGE, WINDOW, STRIDES, PADS = (30, 41), (3, 5), (2, 3), (1, 0)
UNREAD = {"size": 30, "kernel": 5, "stride": 4, "padding": 1}
SERIES, WEIGHTS = [3, 1, 4, 1, 5, 9, 2], [1, 0, 2]

QUESTIONS = (
    number(
        "A kernel of 4 slides over 9 samples, one step at a time, without padding. "
        "How many outputs are there?",
        output_size(9, 4),
        Wrong(9 - 4, "9 − 4 counts the steps; the place where it starts is an output as well."),
        Wrong(9, "The kernel has to stay inside, so its last places are lost."),
        Wrong(9 + 4 - 1, "That is every overlap, mode full; here all taps have to meet a sample."),
        hint="Put the kernel at the left end and count how often it can move.",
        explanation="(9 − 4) + 1: the number of steps, and the place where it starts.",
    ),
    number(
        f"{LAYER['size']} rows, kernel {LAYER['kernel']}, stride {LAYER['stride']}, "
        f"padding {LAYER['padding']} on either side. How many rows has the output?",
        output_size(**LAYER),
        Wrong(
            ROOM / LAYER["stride"] + 1,
            "A place cannot be half: the floor is missing.",
            Misconception.NO_FLOOR,
        ),
        Wrong(
            -(-ROOM // LAYER["stride"]) + 1,
            "You rounded up, but the last window would hang over the end: round down.",
            Misconception.NO_FLOOR,
        ),
        Wrong(
            ROOM / (LAYER["stride"] + 1),
            "The + 1 stands behind the fraction, not under its line beside the stride.",
            Misconception.BRACKETING,
        ),
        Wrong(
            ROOM // (LAYER["stride"] + 1),
            "The + 1 stands behind the fraction, not under its line beside the stride.",
            Misconception.BRACKETING,
        ),
        Wrong(
            (ROOM - LAYER["padding"]) // LAYER["stride"] + 1,
            "Padding is counted per side, so it comes in twice.",
            Misconception.TOTAL_PADDING,
        ),
        hint="Take ⌊(i + 2p − k)/s⌋ + 1.",
        explanation=f"⌊{ROOM}/{LAYER['stride']}⌋ + 1: the floor throws half a step away.",
    ),
    number(
        f"An image of {IMAGE[0]} rows and {IMAGE[1]} columns meets a kernel of {WINDOW[0]} rows "
        f"and {WINDOW[1]} columns. Stride {STRIDES[0]} downwards and {STRIDES[1]} to the right, "
        f"padding {PADS[0]} above and below and none at the sides. What is the output's size?",
        output_size(IMAGE, WINDOW, STRIDES, PADS),
        Wrong(
            output_size(IMAGE, WINDOW, STRIDES, PADS)[::-1],
            "These are the right numbers in the wrong order: rows come first.",
            Misconception.SWAPPED_AXES,
        ),
        Wrong(
            output_size(IMAGE, WINDOW[::-1], STRIDES, PADS),
            "The kernel's height and width are swapped.",
            Misconception.SWAPPED_AXES,
        ),
        Wrong(
            output_size(IMAGE, WINDOW, STRIDES[::-1], PADS),
            "The strides are swapped: the first one belongs to the rows.",
            Misconception.SWAPPED_AXES,
        ),
        Wrong(
            output_size(IMAGE, WINDOW, 1, PADS),
            "The strides are left out: divide by them before you round down.",
            Misconception.STRIDE_IGNORED,
        ),
        fields=("rows", "columns"),
        hint="Each axis has a formula of its own: size, kernel, stride and padding of that axis.",
        explanation="The axes know nothing of each other; the formula is used twice.",
    ),
    number(
        f"{told(SERIES)} meets the kernel {told(WEIGHTS)} with stride 2. "
        "Nothing is flipped and nothing padded. What is the second output?",
        conv1d(SERIES, WEIGHTS, stride=2)[1],
        Wrong(
            conv1d(SERIES, WEIGHTS)[1],
            "The window has moved by one sample only: the stride is ignored.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            conv1d(SERIES, WEIGHTS[::-1], stride=2)[1],
            "You turned the kernel over; a layer lays it on as it is.",
            Misconception.NO_FLIP,
        ),
        hint="The second window begins at the third sample.",
        explanation="1·4 + 0·1 + 2·5: every second window of the stride-1 result is kept.",
    ),
    number(
        "8 samples, kernel 3, stride 1, padding 1: the output has 8 samples too. "
        "How many of them does the first input sample help to make?",
        use_count(8, 3, padding=1)[0],
        Wrong(
            use_count(8, 3, padding=1)[3],
            "So it is in the middle. Same padding keeps the size, but the samples at the border "
            "are still used less often.",
            Misconception.EQUAL_USE,
        ),
        Wrong(
            use_count(8, 3)[0],
            "That is so without padding; here the window can also stand half outside.",
        ),
        hint="List the windows that contain the first sample.",
        explanation=f"The samples are used {told(use_count(8, 3, padding=1))} times. "
        "Only full padding uses all of them equally often.",
    ),
    number(
        f"{UNREAD['size']} rows, kernel {UNREAD['kernel']}, stride {UNREAD['stride']}, padding "
        f"{UNREAD['padding']} on either side. How many rows of the padded input does no window "
        "reach?",
        remainder(**UNREAD),
        Wrong(
            0,
            "The division is not exact, so the floor leaves something over.",
            Misconception.NO_FLOOR,
        ),
        Wrong(
            (UNREAD["size"] - UNREAD["kernel"]) % UNREAD["stride"],
            "The padded input is longer than the input: count the padding too.",
        ),
        Wrong(
            (UNREAD["size"] + UNREAD["padding"] - UNREAD["kernel"]) % UNREAD["stride"],
            "Padding is counted per side, so it comes in twice.",
            Misconception.TOTAL_PADDING,
        ),
        hint="It is what the division (i + 2p − k) ÷ s leaves over.",
        explanation="(30 + 2 − 5) mod 4 rows at the end, of which the last one is padding.",
    ),
)

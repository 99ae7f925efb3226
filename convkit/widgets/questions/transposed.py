"""Page 08: back up, and why that is no inverse."""

from ... import conv_transpose1d, output_size, transposed_output_size
from ...arithmetic import direct_form, solve_output_padding
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

CROPPED = {"size": 5, "kernel": 4, "stride": 2, "padding": 1}
STAMPED = transposed_output_size(5, 4, stride=2)
DOWN = {"kernel": 5, "stride": 3, "padding": 2}
SMALL = output_size(17, **DOWN)
BACK = transposed_output_size(SMALL, **DOWN)
INPUT, STAMP = [1, 10], [1, 2, 3]
ALIKE = [size for size in range(1, 30) if output_size(size, **DOWN) == SMALL]


QUESTIONS = (
    number(
        "A transposed convolution has 4 samples, kernel 3, stride 2 and no padding. "
        "How many come out?",
        transposed_output_size(4, 3, stride=2),
        Wrong(
            2 * 4,
            "4 stamps have 3 distances of 2 between them, and the last stamp is 3 wide.",
        ),
        Wrong(
            output_size(4, 3, stride=2),
            "That is the direct convolution; the transposed one goes up.",
        ),
        Wrong(
            transposed_output_size(4, 3),
            "The stride is ignored: the stamps are set down 2 apart.",
            Misconception.STRIDE_IGNORED,
        ),
        hint="s·(i′ − 1) + k: where the last stamp begins, and how wide it is.",
        explanation="2·(4 − 1) + 3.",
    ),
    number(
        "5 samples, kernel 4, stride 2, padding 1, transposed. How many come out?",
        transposed_output_size(**CROPPED),
        Wrong(
            STAMPED + 2 * CROPPED["padding"],
            "You added the padding. In a transposed convolution it crops the output.",
            Misconception.PADDING_PADS,
        ),
        Wrong(
            transposed_output_size(5 + 2 * CROPPED["padding"], 4, stride=2),
            "You padded the input. The padding belongs to the direct convolution, so on the way "
            "back it crops.",
            Misconception.PADDING_PADS,
        ),
        Wrong(
            STAMPED - CROPPED["padding"],
            "It crops on either side.",
            Misconception.TOTAL_PADDING,
        ),
        Wrong(STAMPED, "That is so without padding."),
        hint="s·(i′ − 1) + k − 2p.",
        explanation="2·4 + 4 − 2: the stamps reach over 12 samples, and 1 is cropped on each side.",
    ),
    number(
        f"17 samples become {SMALL} with kernel 5, stride 3 and padding 2. "
        f"How many does a transposed convolution with the same settings make of the {SMALL}?",
        BACK,
        Wrong(
            17,
            "The same settings restore the size only where the division by the stride is exact. "
            "Here the floor has thrown a sample away.",
            Misconception.TRANSPOSED_INVERTS,
        ),
        Wrong(
            BACK + 4 * DOWN["padding"],
            "You added the padding; it crops the output.",
            Misconception.PADDING_PADS,
        ),
        hint="s·(i′ − 1) + k − 2p.",
        explanation=f"All of {', '.join(map(told, ALIKE))} become {SMALL}, and the way back "
        "takes the least of them, unless output padding tells.",
    ),
    number(
        "Which output padding brings back the 17 samples of the question before?",
        solve_output_padding(SMALL, 17, **DOWN),
        Wrong(
            0,
            "Without output padding 16 come out: the same settings do not invert.",
            Misconception.TRANSPOSED_INVERTS,
        ),
        Wrong(
            DOWN["stride"],
            "Output padding has to be below the stride: with as much as the stride, "
            "another input size fits better.",
            Misconception.OUTPUT_PADDING,
        ),
        hint="(i + 2p − k) mod s.",
        explanation="(17 + 4 − 5) mod 3: what the floor threw away comes back as output padding.",
    ),
    number(
        "5 samples, kernel 3, stride 2, padding 1. As a direct convolution the transposed one "
        "stretches its input with zeros and pads it. By how much on each side?",
        direct_form(5, 3, stride=2, padding=1).before,
        Wrong(
            direct_form(5, 3, stride=2).before,
            "k − 1 is right without padding; each padding of the direct convolution takes one off.",
            Misconception.PADDING_PADS,
        ),
        Wrong(0, "Then the outermost taps would never meet the outermost samples."),
        hint="p′ = k − 1 − p.",
        explanation="3 − 1 − 1: the more the direct one pads, the less the way back does.",
    ),
    choice(
        f"{told(INPUT)} is stamped with the kernel {told(STAMP)}, stride 2. What comes out?",
        told(conv_transpose1d(INPUT, STAMP, stride=2)),
        Wrong(
            told(conv_transpose1d(INPUT, STAMP[::-1], stride=2)),
            "So it comes out if the direct form slides the kernel as it is: there it has to be "
            "flipped.",
            Misconception.DIRECT_FORM_FLIP,
        ),
        Wrong(
            told(conv_transpose1d(INPUT, STAMP)),
            "The stamps are 1 apart here: the stride is ignored.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            told(conv_transpose1d(INPUT, STAMP, stride=3)),
            "The stamps are 3 apart here, so that they do not overlap.",
        ),
        explanation="1 2 3 at place 0 and 10 20 30 at place 2; where they overlap, they add up.",
    ),
)

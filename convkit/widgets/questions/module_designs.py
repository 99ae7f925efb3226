"""Page 16: the blocks that won, and what they save."""

from ... import span
from ...arithmetic import layer_counts, separable_counts, solve_padding
from .question import Misconception, Wrong, choice, number

__all__ = ["QUESTIONS"]

SIZE = (14, 18)


def _weights(in_channels, out_channels, kernel, groups=1):
    size = {"size": SIZE, "padding": kernel // 2}
    return layer_counts(in_channels, out_channels, **size, kernel=kernel, groups=groups).weights


REDUCE, MIDDLE, EXPAND = _weights(256, 64, 1), _weights(64, 64, 3), _weights(64, 256, 1)
BLOCK = REDUCE + MIDDLE + EXPAND
PAIR = separable_counts(128, 256, SIZE, 3, padding=1)

QUESTIONS = (
    number(
        "A bottleneck takes 256 channels to 64 by 1 by 1, works there with 3 by 3, and goes back "
        "to 256 by 1 by 1. How many weights has it, without biases?",
        BLOCK,
        Wrong(_weights(256, 256, 3), "That is one 3 by 3 layer on all 256 channels."),
        Wrong(BLOCK - EXPAND, "The way back to 256 channels is missing."),
        Wrong(MIDDLE, "The two 1 by 1 layers have weights as well."),
        Wrong(
            _weights(256, 64, 3) + MIDDLE + _weights(64, 256, 3),
            "A 1 by 1 kernel has one weight for each pair of channels, not nine.",
        ),
        hint="256·64 + 64·64·9 + 64·256.",
        explanation="Less than an eighth of a 3 by 3 layer on 256 channels.",
    ),
    number(
        "Two 3 by 3 layers on 64 channels see 5 by 5 pixels. "
        "How many weights have the two, without biases?",
        2 * _weights(64, 64, 3),
        Wrong(_weights(64, 64, 5), "That is one 5 by 5 layer, which sees as much and costs more."),
        Wrong(_weights(64, 64, 3), "That is one of the two."),
        Wrong(2 * _weights(64, 64, 3, groups=64), "Every output channel reads all 64 channels."),
        hint="2·64·64·9.",
        explanation="18 weights for each pair of channels in place of 25, "
        "and a non-linear step more.",
    ),
    number(
        "ResNeXt splits a 3 by 3 layer from 128 to 128 channels into 32 groups. "
        "How many weights are left, without biases?",
        _weights(128, 128, 3, groups=32),
        Wrong(_weights(128, 128, 3), "That is the layer without groups."),
        Wrong(
            _weights(128, 128, 3, groups=32) // 32,
            "That is one of the 32 groups.",
        ),
        Wrong(_weights(128, 128, 3, groups=128), "That is depthwise, with 128 groups."),
        hint="Each output channel reads 128/32 channels.",
        explanation="128·4·9, one part in 32 of the full layer.",
    ),
    number(
        "MobileNet puts a depthwise 3 by 3 and a pointwise layer for a standard one, "
        "from 128 to 256 channels. How many per cent of the weights are left? "
        "Two decimals will do.",
        100 * PAIR.ratio,
        Wrong(
            100 / 9,
            "Nearly: 1/k² is the pointwise part, and the depthwise part adds 1/C_out.",
        ),
        Wrong(100 / 256, "1/C_out is the depthwise part alone."),
        Wrong(
            100 * (1 / 128 + 1 / 9),
            "The depthwise part is one in C_out, 256, of the standard layer.",
        ),
        Wrong(PAIR.ratio, "That is the share itself; in per cent it is a hundred times that."),
        hint="1/C_out + 1/k².",
        explanation="(1/256 + 1/9)·100.",
    ),
    choice(
        "Why does ShuffleNet reorder the channels between two grouped layers?",
        "So that each group of the second layer reads from all groups of the first",
        Wrong(
            "To have fewer weights",
            "Reordering has no weights and saves none; the groups do that.",
        ),
        Wrong(
            "So that the layers become invariant to the order of channels",
            "Each channel keeps its own weights, so the order still matters.",
            Misconception.INVARIANCE,
        ),
        Wrong(
            "To share one bias among the groups",
            "Every output channel keeps its own bias.",
            Misconception.BIAS_PER_POSITION,
        ),
        explanation="With the same groups in both layers, "
        "what is in one group would never reach another.",
    ),
    number(
        "A branch of an atrous pyramid has a 3 by 3 kernel at dilation 12, with stride 1. "
        "How many zeros on each side keep the size?",
        solve_padding(40, 40, kernel=3, dilation=12).symmetric,
        Wrong(
            solve_padding(40, 40, kernel=3).symmetric,
            "That is for dilation 1; this kernel spans 25 pixels.",
        ),
        Wrong(
            span(3, 12) - 1,
            "That is the padding of both sides together.",
            Misconception.TOTAL_PADDING,
        ),
        Wrong(
            (span(3, 12 + 1) - 1) // 2,
            "Dilation 12 leaves 11 pixels between taps, not 12.",
            Misconception.DILATION_FROM_ZERO,
        ),
        Wrong(3 * 12 // 2, "The span is d·(k − 1) + 1, not d·k."),
        hint="Half of the span less 1.",
        explanation="(25 − 1)/2: for a kernel of 3 the padding is the dilation.",
    ),
)

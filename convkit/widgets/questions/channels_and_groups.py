"""Page 07: channels, groups and what a layer costs."""

from ...arithmetic import layer_counts, separable_counts
from .question import Misconception, Wrong, number

__all__ = ["QUESTIONS"]

WIDE = layer_counts(12, 24, size=(20, 30), kernel=(5, 3))
BIASED = layer_counts(3, 16, size=(12, 16), kernel=3)
PLACES = BIASED.outputs // 16
GROUPED = {"in_channels": 12, "out_channels": 18, "size": (10, 14), "kernel": 3}
STRIDED = {"in_channels": 3, "out_channels": 8, "size": (10, 14), "kernel": 3, "padding": 1}
PAIR = separable_counts(128, 256, size=(28, 36), kernel=3, padding=1)


def _divide(groups, in_channels, out_channels):
    try:
        layer_counts(in_channels, out_channels, 1, 1, groups=groups)
    except ValueError:
        return False
    return True


QUESTIONS = (
    number(
        "A layer takes 12 channels to 24 with kernels of 5 rows and 3 columns. "
        "How many weights has it, without biases?",
        WIDE.weights,
        Wrong(
            WIDE.weights // 12,
            "That is one kernel for each output channel; each needs one for every input channel.",
        ),
        Wrong(
            WIDE.weights // 24,
            "That is one filter, with its 12 kernels; there are 24 of them.",
        ),
        Wrong(WIDE.weights + 24, "The biases are counted; leave them out here."),
        hint="Output channels times input channels times taps.",
        explanation="24·12·5·3.",
    ),
    number(
        "3 channels become 16, and each output channel has 10 rows and 14 columns. "
        "How many biases has the layer?",
        BIASED.biases,
        Wrong(
            BIASED.biases * PLACES,
            "One bias serves all positions of its channel, as one kernel does.",
            Misconception.BIAS_PER_POSITION,
        ),
        Wrong(
            BIASED.biases * 3,
            "The three kernels of a filter are added up, and then one bias comes on top.",
        ),
        Wrong(1, "Each output channel has a bias of its own."),
        Wrong(
            PLACES,
            "A bias belongs to a channel, not to a position.",
            Misconception.BIAS_PER_POSITION,
        ),
        hint="One for each output channel.",
        explanation="16, one for each output channel.",
    ),
    number(
        "12 channels become 18 in 3 groups, with 3 by 3 kernels. "
        "How many weights are there, without biases?",
        layer_counts(**GROUPED, groups=3).weights,
        Wrong(
            layer_counts(**GROUPED).weights,
            "That is the layer without groups. In a group each output sees a third of the inputs.",
        ),
        Wrong(
            layer_counts(**GROUPED, groups=3).weights // 3,
            "That is one of the three groups.",
        ),
        Wrong(
            layer_counts(**GROUPED, groups=3).weights // 4,
            "Each output channel has a kernel for every input channel of its group, "
            "and these are 4.",
        ),
        hint="C_out·(C_in/g)·k².",
        explanation="18·4·9: a third of the weights of the full layer.",
    ),
    number(
        "8 channels go in and 12 come out. How many numbers of groups are possible?",
        sum(_divide(g, 8, 12) for g in range(1, 13)),
        Wrong(
            sum(_divide(g, 8, 8) for g in range(1, 13)),
            "8 groups divide the input channels; the output channels have to be divided as well.",
        ),
        Wrong(
            sum(_divide(g, 12, 12) for g in range(1, 13)),
            "These divide the output channels; the input channels have to be divided as well.",
        ),
        hint="Each group has as many input channels as the others, and as many output channels.",
        explanation="1, 2 and 4: the numbers that divide both 8 and 12.",
    ),
    number(
        "3 channels of 10 by 14 become 8 with 3 by 3 kernels, padding 1 and stride 2. "
        "How many multiply-adds is that?",
        layer_counts(**STRIDED, stride=2).multiply_adds,
        Wrong(
            layer_counts(**STRIDED).multiply_adds,
            "The stride is ignored: it halves the rows and the columns of the output.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            layer_counts(**STRIDED, stride=2).weights,
            "These are the weights; each of them is used at every position of the output.",
        ),
        Wrong(
            layer_counts(**STRIDED, stride=2).multiply_adds // 3,
            "Each output channel reads all three input channels.",
        ),
        hint="Weights times positions of one output channel.",
        explanation="8·3·9 weights, each at 5·7 positions.",
    ),
    number(
        "A depthwise 3 by 3 layer on 128 channels, then a pointwise one to 256. "
        "How many weights have the two together, without biases?",
        PAIR.weights,
        Wrong(
            PAIR.standard.weights,
            "That is the standard layer, for which the pair stands.",
        ),
        Wrong(PAIR.pointwise.weights, "The depthwise kernels are missing: one for each channel."),
        Wrong(PAIR.depthwise.weights, "The pointwise weights are missing, and they are most."),
        Wrong(
            PAIR.depthwise.weights * 256 // 128 + PAIR.pointwise.weights,
            "The depthwise layer works on the 128 channels that go in.",
        ),
        hint="128·9 for the first, 128·256 for the second.",
        explanation="128·9 + 128·256, about a ninth of the standard layer.",
    ),
)

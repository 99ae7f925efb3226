"""Page 06: what a dilated kernel spans, and what a deep unit sees."""

import numpy as np

from ... import convolve, span
from ...arithmetic import Layer, layer_counts, receptive_field
from .question import Misconception, Wrong, number

__all__ = ["QUESTIONS"]

DOUBLING = [Layer(3), Layer(3, dilation=2), Layer(3, dilation=4)]
STRIDED = [Layer(3, stride=2), Layer(3, stride=2), Layer(5)]
SPACED = [Layer(3, dilation=2)] * 3


def _read(layers):
    """Samples of the field to which a path leads."""
    paths = np.ones(1, int)
    for layer in layers:
        taps = np.zeros(span(layer.kernel, layer.dilation), int)
        taps[:: layer.dilation] = 1
        paths = convolve(paths, taps)
    return np.count_nonzero(paths)


def _own_stride_included(layers):
    jumps = np.cumprod([layer.stride for layer in layers])
    return 1 + sum((layer.kernel - 1) * jump for layer, jump in zip(layers, jumps, strict=True))


QUESTIONS = (
    number(
        "Which dilation does a convolution have whose taps are next to each other?",
        next(d for d in range(1, 9) if span(3, d) == 3),
        Wrong(
            0,
            "The dilation is the distance from tap to tap, and neighbours are 1 apart. "
            "Some lecture notes count the gaps between the taps and call this 0.",
            Misconception.DILATION_FROM_ZERO,
        ),
        hint="Count the steps from one tap to the next.",
        explanation="1 means none; with 0 all taps would lie on one sample.",
    ),
    number(
        "How many samples does a kernel of 3 span at dilation 4, from its first tap to its last?",
        span(3, 4),
        Wrong(3 * 4, "d·k is a common slip: 3 taps have only 2 distances between them."),
        Wrong(
            span(3, 4 + 1),
            "You put 4 samples between neighbouring taps. Dilation 4 leaves 3 between them.",
            Misconception.DILATION_FROM_ZERO,
        ),
        Wrong(3, "That is the number of taps; the gaps count too."),
        Wrong((3 - 1) * 4, "From the first tap to the last it is 8 steps, which touch one more."),
        hint="d·(k − 1) + 1.",
        explanation="4·(3 − 1) + 1.",
    ),
    number(
        "A 3 by 3 kernel at dilation 2 sees 5 by 5 pixels. How many weights has it?",
        layer_counts(1, 1, (9, 12), (3, 3), dilation=2).weights,
        Wrong(
            span(3, 2) ** 2,
            "That is the area it spans; between the taps there is nothing to learn.",
        ),
        Wrong(span(3, 2), "That is one side of the area it spans."),
        hint="Dilation moves the taps apart and adds none.",
        explanation="3·3: a wide view for the price of a narrow one.",
    ),
    number(
        "Three layers of kernel 3 and stride 1 have the dilations 1, 2 and 4. "
        "How many samples does a unit of the last one see?",
        receptive_field(DOUBLING).size,
        Wrong(
            receptive_field([Layer(3)] * 3).size,
            "That is so without dilation.",
        ),
        Wrong(
            sum(span(3, d) for d in (1, 2, 4)),
            "You added the spans; neighbouring windows overlap, so each layer adds its span "
            "less 1.",
        ),
        Wrong(
            receptive_field([Layer(3, dilation=d + 1) for d in (1, 2, 4)]).size,
            "You took the dilation for the number of samples between taps.",
            Misconception.DILATION_FROM_ZERO,
        ),
        hint="r = 1 + Σ d·(k − 1).",
        explanation="1 + 2 + 4 + 8: with doubled dilations the view doubles from layer to layer.",
    ),
    number(
        "Kernels 3, 3 and 5 with strides 2, 2 and 1, no dilation. "
        "How many samples does a unit of the last layer see?",
        receptive_field(STRIDED).size,
        Wrong(
            receptive_field([layer._replace(stride=1) for layer in STRIDED]).size,
            "The strides are ignored: above a stride of 2, one step is two samples of the input.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            _own_stride_included(STRIDED),
            "A layer's own stride widens what the layers above it see, not what it sees itself.",
        ),
        Wrong(
            sum(layer.kernel for layer in STRIDED),
            "You added the kernels; each layer adds (k − 1) times the strides below it.",
        ),
        hint="r = 1 + Σ (k − 1)·(product of the strides below).",
        explanation="1 + 2·1 + 2·2 + 4·4.",
    ),
    number(
        "Three layers of kernel 3, each with dilation 2, see a field of 13 samples. "
        "Of how many of these does the unit read anything at all?",
        _read(SPACED),
        Wrong(
            receptive_field(SPACED).size,
            "That is the field from end to end. Every path moves by an even number of samples, "
            "so every other one is left out: gridding.",
        ),
        Wrong(3**3, "27 paths lead down, but many of them end at the same sample."),
        Wrong(receptive_field(SPACED).size // 2, "Count both ends of the field."),
        hint="Write down which distances three steps of −2, 0 or +2 can reach.",
        explanation="−6, −4, … 4, 6: one dilation used again and again leaves a grid of holes.",
    ),
)

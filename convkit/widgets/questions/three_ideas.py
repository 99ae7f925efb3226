"""Page 10: sparse interactions, shared parameters, equivariance."""

import numpy as np

from ... import conv1d
from ...arithmetic import Layer, receptive_field, sharing_counts
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

COUNTS = sharing_counts(1000, 3)
THREE = [Layer(3)] * 3


def _peak(place, stride):
    """Where a spot at a sample stands in the output."""
    spot = np.zeros(20)
    spot[place] = 1
    return int(np.argmax(conv1d(spot, [1, 2, 1], stride=stride, padding=1)))


QUESTIONS = (
    number(
        "A bright spot moves 4 samples to the right, far from the borders, with stride 1. "
        "By how many samples does its answer in the output move?",
        _peak(12, 1) - _peak(8, 1),
        Wrong(
            0,
            "That would be invariance. Convolution is equivariant: the answer moves along.",
            Misconception.INVARIANCE,
        ),
        hint="Each output looks at its own window, and all windows use the same weights.",
        explanation="As far as the input: f(g(x)) = g(f(x)) for a shift g.",
    ),
    number(
        "The same with stride 2. By how many samples does the answer move?",
        _peak(12, 2) - _peak(8, 2),
        Wrong(
            _peak(12, 1) - _peak(8, 1),
            "The stride is ignored: neighbouring outputs look 2 samples apart.",
            Misconception.STRIDE_IGNORED,
        ),
        Wrong(
            0,
            "The answer does move, if by fewer samples: equivariance is not invariance.",
            Misconception.INVARIANCE,
        ),
        Wrong(2 * 4, "The output has fewer samples than the input, not more."),
        hint="Count in outputs, which lie 2 input samples apart.",
        explanation="4/2. A shift by 3 would fall between two outputs: "
        "with a stride, equivariance holds for its multiples alone.",
    ),
    choice(
        "g moves a picture by some pixels and f is a convolution. "
        "What does equivariance to shifts say?",
        "f(g(x)) = g(f(x))",
        Wrong(
            "f(g(x)) = f(x)",
            "That is invariance: the answer would not tell where anything is.",
            Misconception.INVARIANCE,
        ),
        Wrong(
            "f(x + c) = f(x) + c",
            "That adds c to the values. A shift moves positions.",
            Misconception.INVARIANCE,
        ),
        Wrong(
            "g(f(g(x))) = f(x)",
            "Moved before and after it would be moved twice.",
        ),
        explanation="First move and then filter, or first filter and then move: "
        "the same picture comes out, but for the borders.",
    ),
    number(
        f"1,000 samples become {told(1000 - 3 + 1)} with a kernel of 3. "
        "How many connections are there between inputs and outputs?",
        COUNTS.connections,
        Wrong(COUNTS.dense, "That is O(m·n), everything with everything."),
        Wrong(COUNTS.shared, "These are the weights, and each of them is used at every place."),
        Wrong(3 * 1000, "Without padding the outputs are fewer than the inputs."),
        hint="Each output reads three samples.",
        explanation="998·3, which is O(k·n), and only 3 different weights among them.",
    ),
    number(
        "Three layers of kernel 3 and stride 1. "
        "How many input samples reach one unit of the last layer?",
        receptive_field(THREE).size,
        Wrong(3, "These are direct; but what the three read has read more, layer by layer."),
        Wrong(3 * 3, "Windows of neighbours overlap, so each layer adds 2."),
        Wrong(3**3, "27 paths lead there, many of them from the same sample."),
        hint="1 + 2 + 2 + 2.",
        explanation="1 + 3·2: sparse from layer to layer, yet deep units see far.",
    ),
    choice(
        "For which change of the picture is a convolution equivariant as well?",
        "A picture that is twice as bright",
        Wrong(
            "A picture turned by a quarter",
            "The kernel would have to turn too: a vertical edge is no longer vertical.",
        ),
        Wrong(
            "A picture of twice the size",
            "The kernel stays small, so it sees other patterns.",
        ),
        Wrong(
            "A picture with 10 added to each value",
            "That adds 10 times the sum of the weights, and it is no change of positions.",
            Misconception.INVARIANCE,
        ),
        explanation="It is linear: twice the input gives twice the output. "
        "Rotation and scale have to be learned.",
    ),
)

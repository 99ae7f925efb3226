"""Page 02: the definition, and what follows from it."""

import numpy as np

from ... import conv1d, convolve, convolve_circular, correlate, output_size
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

X, H = [2, 0, 1], [1, 3, 5]
SERIES, WEIGHTS = [1, 2, 4, 7], [1, 0, 3]
RING, SPREAD = [1, 2, 3, 4], [1, 10, 100]
WAYS = convolve(np.ones(6, int), np.ones(4, int))  # of two dice; place 0 is a total of 2

QUESTIONS = (
    number(
        "5 samples are convolved with 3, and every overlap counts. How many values come out?",
        output_size(5, 3, padding="full"),
        Wrong(5 + 3, "One too many: at the first overlap one sample meets one tap."),
        Wrong(output_size(5, 3), "That is mode valid, where all three taps meet a sample."),
        Wrong(5, "That is mode same."),
        hint="The first index is 0 + 0 and the last one 4 + 2.",
        explanation="5 + 3 − 1.",
    ),
    number(
        f"(f ∗ g)[2] for f = {told(X)} and g = {told(H)}, both from index 0?",
        convolve(X, H)[2],
        Wrong(
            correlate(X, H, "valid")[0],
            "You paired equal indices. In a convolution the indices sum to a constant: "
            "one of the two is flipped.",
            Misconception.NO_FLIP,
        ),
        Wrong(convolve(X, H)[1], "That is (f ∗ g)[1]; indices begin at 0."),
        hint="All pairs whose indices sum to 2: f[0]·g[2] + f[1]·g[1] + f[2]·g[0].",
        explanation="2·5 + 0·3 + 1·1.",
    ),
    number(
        "A die with the faces 1 to 6 and one with 1 to 4 are thrown. "
        "In how many ways do they total 4?",
        WAYS[4 - 2],
        Wrong(WAYS[4], "Place 0 of the convolution is the lowest total, which is 2."),
        Wrong(
            -(-int(WAYS[4 - 2]) // 2),
            "1 and 3 is another throw than 3 and 1: the dice can be told apart.",
        ),
        hint="1 + 3, 2 + 2 and so on: pairs whose sum is 4.",
        explanation="1 + 3, 2 + 2 and 3 + 1: pairs with one sum are what a convolution adds up.",
    ),
    choice(
        f"A convolution layer has the weights {told(WEIGHTS)} and reads {told(SERIES)}, "
        "without padding. What does it give?",
        told(conv1d(SERIES, WEIGHTS)),
        Wrong(
            told(convolve(SERIES, WEIGHTS, "valid")),
            "That is convolution in the strict sense. Layers do not flip: they learn their "
            "weights, so a flip would change nothing but the order in which they are kept.",
            Misconception.NO_FLIP,
        ),
        Wrong(
            told(correlate(SERIES, WEIGHTS, "same")),
            "Without padding only two windows lie inside.",
        ),
        explanation="1 + 3·4 and 2 + 3·7: what the field calls convolution is cross-correlation.",
    ),
    choice(
        "The input of a convolution is delayed by 2 samples. What happens to the output?",
        "It is delayed by 2 samples.",
        Wrong(
            "It stays as it is.",
            "That would be invariance. A convolution is equivariant: what moves in moves out.",
            Misconception.INVARIANCE,
        ),
        Wrong(
            "Its values grow by 2.",
            "A delay moves positions; it adds nothing to the values.",
            Misconception.INVARIANCE,
        ),
        Wrong(
            "It comes 2 samples earlier.",
            "Only the kernel is flipped; time does not run backwards.",
            Misconception.NO_FLIP,
        ),
        explanation="Convolution is linear and shift-invariant as a system: "
        "the response to a later input is the later response.",
    ),
    number(
        f"Circular convolution of {told(RING)} with {told(SPREAD)}: what is the value at index 0?",
        convolve_circular(RING, SPREAD)[0],
        Wrong(
            convolve(RING, SPREAD)[0],
            "On a ring nothing lies before the first sample but the last one: it wraps round.",
        ),
        Wrong(
            np.dot(RING[:3], SPREAD),
            "You went forwards round the ring; the kernel is flipped, so go backwards.",
            Misconception.NO_FLIP,
        ),
        hint="1·x[0] + 10·x[−1] + 100·x[−2], where x[−1] is the last sample.",
        explanation="1·1 + 10·4 + 100·3.",
    ),
)

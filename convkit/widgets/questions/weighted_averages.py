"""Page 01: a noisy sensor, and averages whose weights sum to 1."""

import numpy as np

from ... import convolve, convolve_causal, correlate, filters, output_size
from .question import Misconception, Wrong, number, told

__all__ = ["QUESTIONS"]

READINGS = np.array([10, 13, 11, 18, 12])
MEAN, TENT = filters.box((1, 3))[0], filters.binomial((1, 3))[0]
NOW_FIRST, MINUTES = np.array([0.5, 0.3, 0.2]), np.array([20, 24, 22, 30])
STEADY = np.full(8, 20)
NINE = filters.box((1, 9))[0]


def _third(weights):
    return convolve(READINGS, weights, "same")[2]


def _causal(weights):
    return convolve_causal(MINUTES, weights)[3]


QUESTIONS = (
    number(
        f"A sensor reads {told(READINGS)}. Its moving average over 3 readings stands at the "
        "middle one of them. What is it at the third reading?",
        _third(MEAN),
        Wrong(
            _third(3 * MEAN),
            "That is the sum; the weights have to sum to 1, so divide by 3.",
            Misconception.UNNORMALISED,
        ),
        Wrong(READINGS.mean(), "That is the average of all five; take the three in the middle."),
        Wrong(np.median(READINGS[1:4]), "That is the median, the middle one of the three."),
        hint="The third reading and its two neighbours, each with weight 1/3.",
        explanation="(13 + 11 + 18)/3.",
    ),
    number(
        "The same readings with weights 1, 2, 1, made to sum to 1. What is the weighted average "
        "at the third reading?",
        _third(TENT),
        Wrong(
            _third(TENT / TENT.min()),
            "Weights 1, 2, 1 sum to 4: as they are they make everything four times as large.",
            Misconception.UNNORMALISED,
        ),
        Wrong(
            _third(TENT / TENT.min() / 3),
            "You divided by the number of weights; divide by their sum.",
            Misconception.UNNORMALISED,
        ),
        Wrong(_third(MEAN), "Here the reading in the middle counts twice."),
        hint="Divide 1·13 + 2·11 + 1·18 by the sum of the weights.",
        explanation="(13 + 2·11 + 18)/4.",
    ),
    number(
        "30 readings, a moving average over 7, and only places where all 7 are there. "
        "How many averages are there?",
        output_size(30, 7),
        Wrong(30 - 7, "One too few: the place where it starts counts as well."),
        Wrong(30, "At the ends some of the 7 would be missing."),
        Wrong(30 // 7, "The window moves by one reading, so neighbouring averages share six."),
        hint="The first average stands on readings 1 to 7, the last one on 24 to 30.",
        explanation="30 − 7 + 1.",
    ),
    number(
        f"Readings of the last four minutes, oldest first: {told(MINUTES)}. The newest counts "
        "0.5, the one before it 0.3, the one before that 0.2. What is the weighted average now?",
        _causal(NOW_FIRST),
        Wrong(
            _causal(NOW_FIRST[::-1]),
            "The weights run into the past while the readings run towards now: they meet turned "
            "over. That is the flip.",
            Misconception.NO_FLIP,
        ),
        Wrong(
            correlate(MINUTES, NOW_FIRST, "valid")[0],
            "These are the first three readings, and without the flip.",
            Misconception.NO_FLIP,
        ),
        hint="Weight 0.5 belongs to the last number of the list.",
        explanation="0.5·30 + 0.3·22 + 0.2·24: Σ g(t − t′) f(t′) pairs the newest with g(0).",
    ),
    number(
        "A steady signal of 20 is averaged over 5 readings, with zeros beyond its ends. "
        "What is the average at the very first reading?",
        convolve(STEADY, np.full(5, 1 / 5), "same")[0],
        Wrong(
            convolve(STEADY, np.full(5, 1 / 5), "same")[4],
            "So it is in the middle; at the edge two of the five readings are zeros.",
        ),
        Wrong(
            convolve(STEADY, np.ones(5), "same")[0],
            "That is the sum of three readings; the weights are 1/5 each.",
            Misconception.UNNORMALISED,
        ),
        hint="Three readings and two zeros, each with weight 1/5.",
        explanation="3·20/5: zeros at the border pull an average down. That is edge bias.",
    ),
    number(
        "The noise of each reading has a standard deviation of 6 and knows nothing of the others. "
        "What is left of it in an average over 9?",
        6 * np.linalg.norm(NINE),
        Wrong(6 * NINE[0], "Independent noise partly cancels, but not that well: divide by √9."),
        Wrong(6 * NINE.sum(), "The signal keeps its size, the noise does not."),
        hint="Variances add: the factor is the root of the sum of the squared weights.",
        explanation="6·√(9/81) = 6/√9.",
    ),
)

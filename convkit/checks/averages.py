"""Checks of the chapter on weighted averages of a noisy series."""

import numpy as np

from ..signals import convolve, convolve_causal, convolve_circular
from .report import Mistake, Report, Solution, compare

__all__ = ["check_exponential_average", "check_moving_average", "check_series_ends"]

SERIES = 20 + np.random.default_rng(0).normal(size=11)  # far from 0, as most sensors are
CASES = [
    (SERIES, np.array([4.0, 2, 1])),
    (np.array([3.0, 7, 1, 9, 4, 12]), np.array([2.0, 5, 1])),
    (SERIES, np.array([0.5, 0.25, 0.125, 0.125, 0])),
]
REVERSED = "The weights run the wrong way: weights[0] is for the newest sample of each window."


def check_moving_average(function: Solution) -> Report:
    """Check ``moving_average(series, weights)``: Σ_j weights[j]·series[t − j] ÷ Σ_j weights[j].

    weights[0] is for the newest sample, and t begins where the oldest weight has one too:
    m samples and n weights give m − n + 1 averages.

    Examples
    --------
    >>> print(check_moving_average(lambda x, w: convolve(x, w, "valid")).message.splitlines()[1])
    The weights do not sum to 1: the result is their sum times too large. Divide by it.
    """
    mistakes = [
        Mistake(
            lambda x, w: convolve(x, w, "valid"),
            "The weights do not sum to 1: the result is their sum times too large. Divide by it.",
        ),
        Mistake(
            lambda x, w: convolve(x, w, "valid") / len(w),
            "You divided by the number of weights, which is right only if every weight is 1; "
            "divide by their sum.",
        ),
        Mistake(
            lambda x, w: convolve(x, w, "valid") / w.max(),
            "You divided by the largest weight; an average needs weights that sum to 1, "
            "so divide by their sum.",
        ),
        Mistake(
            lambda x, w: convolve(x, np.ones(len(w)) / len(w), "valid"),
            "You took the plain average: the weights are ignored.",
        ),
        Mistake(lambda x, w: _average(x, w[::-1], "valid"), REVERSED),
        Mistake(lambda x, w: convolve(x, w[::-1], "valid"), f"{REVERSED} Nor do they sum to 1."),
        Mistake(
            lambda x, w: _average(x, w, "full")[: len(x)],
            "Your first averages take zeros for samples before the beginning, and are too small; "
            "begin where every weight has a sample.",
        ),
        Mistake(
            lambda x, w: _average(x, w, "valid")[:-1],
            "The last average is missing: n weights stand on m samples at m − n + 1 places.",
        ),
    ]
    return compare(function, lambda x, w: _average(x, w, "valid"), CASES, mistakes)


def check_series_ends(function: Solution) -> Report:
    """Check ``smooth(series, weights)``: as long as the series, and unbiased at its ends.

    Average t is centred, h = len(weights) // 2 samples on either side: it adds
    weights[j]·series[t + h − j] over the j that meet a sample, and divides by the sum of these
    weights alone. The number of weights is odd.

    Examples
    --------
    >>> pulled = lambda series, weights: convolve(series, weights / sum(weights), "same")
    >>> print(check_series_ends(pulled).message.splitlines()[1])
    The ends are pulled to 0: weights beyond the series still count. Divide by the sum of those
    that meet a sample.
    """
    mistakes = [
        Mistake(
            lambda x, w: _average(x, w, "same"),
            "The ends are pulled to 0: weights beyond the series still count. "
            "Divide by the sum of those that meet a sample.",
        ),
        Mistake(
            lambda x, w: convolve(x, w / w.sum(), "same", "nearest"),
            "You repeated the first and the last sample. That keeps the level but makes up data; "
            "here only samples of the series may count.",
        ),
        Mistake(
            lambda x, w: np.roll(convolve_circular(x, w / w.sum()), -(len(w) // 2)),
            "You wrapped around: the last samples count at the beginning, the first at the end.",
        ),
        Mistake(
            lambda x, w: convolve(x, w, "same") / convolve(np.ones(len(x)), w > -1, "same"),
            "You divided by the number of samples inside; divide by the sum of their weights.",
        ),
        Mistake(
            lambda x, w: _average(x, w, "valid"),
            "Your output is shorter than the series: give an average for the ends too.",
        ),
        Mistake(lambda x, w: _centred(x, w[::-1]), REVERSED),
        Mistake(
            lambda x, w: convolve(x, w, "same"),
            "The weights do not sum to 1: divide by the sum of those that meet a sample.",
        ),
    ]
    return compare(function, _centred, CASES, mistakes)


def check_exponential_average(function: Solution) -> Report:
    """Check ``exponential_average(series, alpha)``: as long as the series, unbiased at its start.

    A reading of age j has weight (1 − alpha)^j, and every average is divided by the sum of the
    weights that meet a reading.

    Examples
    --------
    >>> def from_zero(series, alpha):
    ...     return convolve_causal(series, alpha * (1 - alpha) ** np.arange(len(series)))
    >>> print(check_exponential_average(from_zero).message.splitlines()[1])
    The beginning is pulled to 0: the first t + 1 weights sum to 1 − (1 − alpha)^(t + 1) only.
    Divide by that.
    """
    cases = [(SERIES, 0.25), (CASES[1][0], 0.6)]
    mistakes = [
        Mistake(
            _from_zero,
            "The beginning is pulled to 0: the first t + 1 weights sum to "
            "1 − (1 − alpha)^(t + 1) only. Divide by that.",
        ),
        Mistake(
            lambda x, alpha: x[0] + _from_zero(x - x[0], alpha),
            "You began with the first reading as if it had always been there: it keeps the weight "
            "of all that came before it. Divide by the sum of the weights instead.",
        ),
        Mistake(
            lambda x, alpha: _exponential(x, 1 - alpha),
            "alpha and 1 − alpha are swapped: alpha is the share of the newest reading, and each "
            "older weight is 1 − alpha times the one before.",
        ),
        Mistake(
            lambda x, alpha: _from_zero(x, 1 - alpha),
            "alpha and 1 − alpha are swapped, and the beginning is pulled to 0.",
        ),
        Mistake(
            lambda x, alpha: np.cumsum(x) / np.arange(1, len(x) + 1),
            "That is the plain average of all readings so far: alpha is ignored.",
        ),
    ]
    return compare(function, _exponential, cases, mistakes)


def _from_zero(series, alpha):
    """The recursion h(t) = alpha·f(t) + (1 − alpha)·h(t − 1), begun with 0."""
    return convolve_causal(series, alpha * (1 - alpha) ** np.arange(len(series)))


def _exponential(series, alpha):
    return _from_zero(series, alpha) / _from_zero(np.ones(len(series)), alpha)


def _average(series, weights, mode):
    return convolve(series, weights / weights.sum(), mode)


def _centred(series, weights):
    return convolve(series, weights, "same") / convolve(np.ones(len(series)), weights, "same")

"""Solutions of the exercises on weighted averages."""

import numpy as np
from scipy import ndimage

from convkit import checks


def moving_average(series, weights):
    n, total = len(weights), sum(weights)
    return [
        sum(weights[j] * series[t - j] for j in range(n)) / total for t in range(n - 1, len(series))
    ]


def moving_average_of_windows(series, weights):
    shares = weights[::-1] / np.sum(weights)
    return np.lib.stride_tricks.sliding_window_view(series, len(shares)) @ shares


def ends_by_loops(series, weights, top=lambda weights, met: sum(met)):
    h, averages = len(weights) // 2, []
    for t in range(len(series)):
        inside = [j for j in range(len(weights)) if 0 <= t + h - j < len(series)]
        met = [weights[j] for j in inside]
        total = sum(weights[j] * series[t + h - j] for j in inside)
        averages.append(total / top(weights, met))
    return averages


def ends_by_scipy(series, weights):
    ones = np.ones_like(series)
    met = ndimage.convolve1d(ones, weights, mode="constant")
    return ndimage.convolve1d(series, weights, mode="constant") / met


def weighed(divide, reverse=False):
    """Sums over whole windows, divided in another way."""
    return lambda x, w: np.convolve(x, w[::-1] if reverse else w, "valid") / divide(w)


def from_the_beginning(series, weights):
    padded = [0.0] * (len(weights) - 1) + list(series)
    return moving_average(padded, weights)


def exponential(series, alpha, start=None, corrected=True):
    average, total, averages = 0.0 if start is None else series[start], 0.0, []
    for reading in series:
        average = alpha * reading + (1 - alpha) * average
        total = alpha + (1 - alpha) * total
        averages.append(average / total if corrected else average)
    return averages


def exponential_by_weights(series, alpha):
    ages = np.arange(len(series))
    return [np.average(series[: t + 1], weights=(1 - alpha) ** (t - ages[: t + 1])) for t in ages]


RIGHT = [
    (checks.check_moving_average, moving_average),
    (checks.check_moving_average, moving_average_of_windows),
    (checks.check_series_ends, ends_by_loops),
    (checks.check_series_ends, ends_by_scipy),
    (checks.check_exponential_average, exponential),
    (checks.check_exponential_average, exponential_by_weights),
]

WRONG = [
    (checks.check_moving_average, weighed(lambda w: 1), "do not sum to 1"),
    (checks.check_moving_average, weighed(len), "the number of weights"),
    (checks.check_moving_average, weighed(max), "the largest weight"),
    (
        checks.check_moving_average,
        lambda x, w: np.lib.stride_tricks.sliding_window_view(x, len(w)).mean(axis=1),
        "the weights are ignored",
    ),
    (checks.check_moving_average, weighed(sum, reverse=True), "run the wrong way"),
    (checks.check_moving_average, weighed(lambda w: 1, reverse=True), "Nor do they sum to 1"),
    (checks.check_moving_average, from_the_beginning, "take zeros for samples"),
    (
        checks.check_moving_average,
        lambda x, w: moving_average(x[:-1], w),
        "The last average is missing",
    ),
    (
        checks.check_series_ends,
        lambda x, w: ends_by_loops(x, w, lambda weights, met: sum(weights)),
        "pulled to 0",
    ),
    (
        checks.check_series_ends,
        lambda x, w: ndimage.convolve1d(x, w / w.sum(), mode="nearest"),
        "You repeated the first",
    ),
    (
        checks.check_series_ends,
        lambda x, w: ndimage.convolve1d(x, w / w.sum(), mode="wrap"),
        "You wrapped around",
    ),
    (
        checks.check_series_ends,
        lambda x, w: ends_by_loops(x, w, lambda weights, met: len(met)),
        "the number of samples inside",
    ),
    (checks.check_series_ends, moving_average, "shorter than the series"),
    (checks.check_series_ends, lambda x, w: ends_by_loops(x, w[::-1]), "run the wrong way"),
    (
        checks.check_series_ends,
        lambda x, w: ends_by_loops(x, w, lambda weights, met: 1),
        "do not sum to 1",
    ),
    (
        checks.check_exponential_average,
        lambda x, alpha: exponential(x, alpha, corrected=False),
        "pulled to 0: the first",
    ),
    (
        checks.check_exponential_average,
        lambda x, alpha: exponential(x, alpha, start=0, corrected=False),
        "as if it had always been there",
    ),
    (
        checks.check_exponential_average,
        lambda x, alpha: exponential(x, 1 - alpha),
        "alpha and 1 − alpha are swapped: alpha is",
    ),
    (
        checks.check_exponential_average,
        lambda x, alpha: exponential(x, 1 - alpha, corrected=False),
        "are swapped, and the beginning",
    ),
    (
        checks.check_exponential_average,
        lambda x, alpha: [x[: t + 1].mean() for t in range(len(x))],
        "alpha is ignored",
    ),
]

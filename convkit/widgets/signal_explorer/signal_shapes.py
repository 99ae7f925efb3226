"""The signals that the signal explorer offers: samples, functions and windows of weights."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ...filters.parts import gaussian_row, pascal_row

__all__ = ["CELL", "FUNCTIONS", "KNOTS", "SAMPLES", "WINDOWS", "Function", "drawn"]

CELL = 1 / 400  # of the grid on which integrals are computed, as in integrals.js
SIGMA = 0.4
# Knots of a function that the reader draws: lines from one to the next
KNOTS = np.linspace(-1, 1, 9)

SAMPLES = {
    "box": [1, 1, 1, 1],
    "triangle": [1, 2, 3, 2, 1],
    "exponential": [16, 8, 4, 2, 1],
    "impulse": [1, 0, 0, 0, 0],
    "step": [0, 0, 0, 1, 1, 1, 1, 1],
    "dice": [1 / 6] * 6,
    "alternating": [1, -1, 1, -1, 1, -1],
    "short": [1, 2, -1],
}


class Function(NamedTuple):
    """A function that is 0 outside of ``low`` to ``high``."""

    low: float
    high: float
    at: Callable[[np.ndarray], np.ndarray]

    def midpoints(self) -> np.ndarray:
        """Values in the middle of the cells from ``low`` to ``high``."""
        first, last = round(self.low / CELL), round(self.high / CELL)
        return self.at((np.arange(first, last) + 0.5) * CELL)


FUNCTIONS = {
    "box": Function(-0.5, 0.5, np.ones_like),
    "half-circle": Function(-1, 1, lambda x: np.sqrt(1 - x**2)),
    "triangle": Function(-1, 1, lambda x: 1 - np.abs(x)),
    "exponential": Function(0, 4, lambda x: np.exp(-2 * x)),
    "gaussian": Function(
        -1.6, 1.6, lambda x: np.exp(-((x / SIGMA) ** 2) / 2) / (SIGMA * np.sqrt(2 * np.pi))
    ),
    "impulse": Function(-0.05, 0.05, lambda x: np.full_like(x, 10)),
}

# Weights of a given width; each sums to 1
WINDOWS = {
    "moving average": lambda width: np.full(width, 1 / width),
    # Each weight is the one before times 1 − 2/(width + 1), so that it is 1 at width 1
    "exponential weights": lambda width: _scaled((1 - 2 / (width + 1)) ** np.arange(width)),
    "binomial weights": pascal_row,
    "Gaussian weights": lambda width: gaussian_row(width / 6, width),
}


def drawn(values: list[float]) -> Function:
    """Function that joins these values at ``KNOTS`` by lines."""
    return Function(-1, 1, lambda x: np.interp(x, KNOTS, values))


def _scaled(weights):
    return weights / weights.sum()

"""Check of the chapter on equivariance: the reader's test meets operations that differ."""

import numpy as np

from ..signals import convolve, convolve_circular
from .report import Mistake, Report, Solution, compare

__all__ = ["check_equivariance"]

SIGNAL = np.random.default_rng(0).normal(size=9)


def _changes(x):
    return convolve_circular(x, np.array([1, -1]))


def _smoothed(x):
    return convolve_circular(x, np.array([0.5, 0.3, 0.2]))


def _smoothed_over_zeros(x):
    return convolve(x, np.array([0.5, 0.3, 0.2]), "same")


def _squared(x):
    return x**2


def _brightened(x):
    return x + np.arange(len(x))


def _sorted(x):
    return np.sort(x)


def _highest_so_far(x):
    return np.maximum.accumulate(x)


def _second_half_off(x):
    return np.where(np.arange(len(x)) < len(x) // 2, x, 0)


def _turned(x):
    return x[::-1]


def check_equivariance(function: Solution) -> Report:
    """Check ``is_equivariant(f, x, shift)``: is f of the shifted x the shifted f of x?

    x is a series on a ring and shift a number of positions: what leaves at the end comes in at
    the beginning (``numpy.roll``). f gives a series of the same length.

    Examples
    --------
    >>> invariant = lambda f, x, shift: np.allclose(f(np.roll(x, shift)), f(x))
    >>> print(check_equivariance(invariant).message.splitlines()[1])
    That is invariance, an output that stays. Equivariance is an output that moves along: compare
    with the shifted f(x).
    """
    operations = [
        *(_changes, _smoothed, _smoothed_over_zeros, _squared, _brightened),
        *(_sorted, _highest_so_far, _second_half_off, _turned),
    ]
    cases = [(f, SIGNAL, shift) for f in operations for shift in (2, -1)]
    mistakes = [
        Mistake(
            lambda f, x, n: _equal(f(np.roll(x, n)), f(x)),
            "That is invariance, an output that stays. Equivariance is an output that moves "
            "along: compare with the shifted f(x).",
        ),
        Mistake(
            lambda f, x, n: _equal(f(x + n), f(x) + n),
            "You shifted the values, not the positions: x + shift is a brighter signal in the "
            "same place. Use np.roll(x, shift).",
        ),
        Mistake(
            lambda f, x, n: _equal(f(x + n), f(x)),
            "You shifted the values, not the positions, and asked for an output that stays. "
            "Use np.roll(x, shift) on both sides.",
        ),
        Mistake(
            lambda f, x, n: _equal(f(np.roll(x, n)), np.roll(f(x), -n)),
            "You shifted the output the other way; it has to move along with the input.",
        ),
        Mistake(
            lambda f, x, n: _equal(f(x), np.roll(f(x), n)),
            "You shifted the output alone: shift x too, before f.",
        ),
        Mistake(
            lambda f, x, n: _equal(np.sort(f(np.roll(x, n))), np.sort(f(x))),
            "You compared the values without their places; np.roll(f(x), shift) has both.",
        ),
        Mistake(
            lambda f, x, n: _equal(f(np.roll(x, n)).sum(), f(x).sum()),
            "You compared sums: every place has to agree.",
        ),
        Mistake(
            lambda f, x, n: bool(np.isclose(f(np.roll(x, n)), np.roll(f(x), n)).any()),
            "One place that agrees is not enough: every place has to.",
        ),
        Mistake(
            lambda f, x, n: True,
            "You find every operation equivariant. Compare f(np.roll(x, shift)) with "
            "np.roll(f(x), shift), values and places.",
        ),
    ]
    return compare(function, _is_equivariant, cases, mistakes)


def _is_equivariant(f, x, shift):
    return _equal(f(np.roll(x, shift)), np.roll(f(x), shift))


def _equal(a, b):
    return bool(np.allclose(a, b))

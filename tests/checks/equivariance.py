"""Solutions of the exercise on equivariance."""

import numpy as np

from convkit import checks


def by_indices(f, x, shift):
    """Every sample of f(shifted x) found where it has moved to."""
    n = len(x)
    moved, still = f(x[(np.arange(n) - shift) % n]), f(x)
    return all(abs(moved[(t + shift) % n] - still[t]) < 1e-9 for t in range(n))


def turned_round(x, shift):
    """Moved by cutting the series and putting the end in front."""
    cut = len(x) - shift % len(x)
    return np.concatenate([x[cut:], x[:cut]])


def by_difference(f, x, shift):
    return np.max(np.abs(f(turned_round(x, shift)) - turned_round(f(x), shift))) < 1e-12


def agree(left, right):
    return lambda f, x, shift: np.allclose(left(f, x, shift), right(f, x, shift))


def moved_first(f, x, shift):
    return f(turned_round(x, shift))


def moved_after(f, x, shift):
    return turned_round(f(x), shift)


def raised_first(f, x, shift):
    return f(x + shift)


def still(f, x, shift):
    return f(x)


RIGHT = [(checks.check_equivariance, by_indices), (checks.check_equivariance, by_difference)]

WRONG = [
    (checks.check_equivariance, agree(moved_first, still), "That is invariance"),
    (
        checks.check_equivariance,
        agree(raised_first, lambda f, x, n: f(x) + n),
        "You shifted the values, not the positions: x + shift is a brighter signal",
    ),
    (checks.check_equivariance, agree(raised_first, still), "asked for an output that stays"),
    (
        checks.check_equivariance,
        agree(moved_first, lambda f, x, n: turned_round(f(x), -n)),
        "You shifted the output the other way",
    ),
    (checks.check_equivariance, agree(still, moved_after), "You shifted the output alone"),
    (
        checks.check_equivariance,
        agree(lambda *given: sorted(moved_first(*given)), lambda *given: sorted(still(*given))),
        "without their places",
    ),
    (
        checks.check_equivariance,
        agree(lambda *given: np.mean(moved_first(*given)), lambda *given: np.mean(still(*given))),
        "You compared sums",
    ),
    (
        checks.check_equivariance,
        lambda *given: any(abs(moved_first(*given) - moved_after(*given)) < 1e-9),
        "One place that agrees is not enough",
    ),
    (checks.check_equivariance, lambda f, x, n: 1, "every operation equivariant"),
]

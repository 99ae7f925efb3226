"""Check of the chapter on backpropagation: gradients measured by finite differences."""

import numpy as np

from .report import Mistake, Report, Solution, compare

__all__ = ["check_finite_differences"]


# In both, the derivative by one entry depends on the others


def _energy(x):
    return (np.cumsum(x) ** 2).sum()


def _cubes(x):
    return (np.cumsum(x) ** 3).sum()


def check_finite_differences(function: Solution) -> Report:
    """Check ``gradient(loss, x, h)``: central differences, an array of the shape of x.

    Entry i is (loss with x[i] + h, less loss with x[i] − h) ÷ 2h, all else as it is.

    Examples
    --------
    >>> def forward(loss, x, h):
    ...     steps = h * np.eye(x.size).reshape(-1, *x.shape)
    ...     return np.reshape([(loss(x + e) - loss(x)) / h for e in steps], x.shape)
    >>> print(check_finite_differences(forward).message.splitlines()[1])
    You stepped to one side: that is off by a multiple of h. Step to both, and divide by 2h.
    """
    x = np.array([[0.5, -1, 2], [3, 0.25, -0.75]])
    cases = [(_energy, x[0], 0.125), (_cubes, x, 0.5), (_cubes, x[1], 0.25)]
    one_side = "You stepped to one side: that is off by a multiple of h."
    mistakes = [
        Mistake(
            lambda loss, x, h: _differences(loss, x, h, 0) / h,
            f"{one_side} Step to both, and divide by 2h.",
        ),
        Mistake(
            lambda loss, x, h: _differences(loss, x, 0, h) / h,
            f"{one_side} Step to both, and divide by 2h.",
        ),
        Mistake(
            lambda loss, x, h: _differences(loss, x, h, h) / h,
            "You divided by h, but the two points are 2h apart.",
        ),
        Mistake(
            lambda loss, x, h: _differences(loss, x, h, h) / 2 * h,
            "/ 2 * h divides by 2 and multiplies by h: put brackets round 2 * h.",
        ),
        Mistake(lambda loss, x, h: _differences(loss, x, h, h), "You did not divide by 2h."),
        Mistake(
            lambda loss, x, h: (loss(x + h) - loss(x - h)) / (2 * h),
            "You moved all entries at once: move one, and leave the others as they are.",
        ),
        *(
            Mistake(
                lambda loss, x, h, left=left: _differences(loss, x, h, h, left) / (2 * h),
                "You did not put x[i] back: every later difference is taken in another place.",
            )
            for left in (-1, 1)
        ),
    ]
    return compare(function, lambda f, x, h: _differences(f, x, h, h) / (2 * h), cases, mistakes)


def _differences(loss, x, ahead, back, left=0):
    """Change of the loss as each entry runs from −back to +ahead; ``left`` steps stay in x."""
    x, changes = x.copy(), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        before = x[place]
        x[place] = before + ahead
        after_step = loss(x)
        x[place] = before - back
        changes[place] = after_step - loss(x)
        x[place] = before + left * ahead
    return changes

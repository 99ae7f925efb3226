"""Values as the views take them: places in lists of names, and rows of numbers."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..arguments import integer

__all__ = ["on_slider", "opened_views", "place_of", "rows_of"]


def on_slider(name: str, value: Any, low: int, high: int) -> int:
    """Check a whole number that a slider from ``low`` to ``high`` shows at first."""
    number = integer(name, value, minimum=low)
    if number > high:
        raise ValueError(f"{name}={number} is above the slider's end; give {low} to {high}")
    return number


def opened_views(views: Sequence[str], known: Sequence[str]) -> list[str]:
    """Names of the views that are open at first, checked."""
    for name in views:
        if name not in known:
            raise ValueError(f"views has {name!r}, which is unknown; give some of {known}")
    return list(views)


def place_of(name: str, value: Any, known: Sequence[Any]) -> int:
    """Place of an argument among the values it may have."""
    if value not in known:
        raise ValueError(f"{name}={value!r} is unknown; give one of {', '.join(map(repr, known))}")
    return known.index(value)


def rows_of(matrix: np.ndarray) -> list[list[float]]:
    """Rows of numbers, the whole ones as ints: they take less room in the page.

    Examples
    --------
    >>> rows_of(np.array([[1.0, 0.5]]))
    [[1, 0.5]]
    """
    return [[int(n) if n == int(n) else n for n in row] for row in matrix.tolist()]

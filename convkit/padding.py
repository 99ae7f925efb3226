"""What lies beyond the border of the data: five rules, one function."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arguments import width_pairs
from .operands import regular_array

__all__ = ["pad"]

# our name -> NumPy's
BOUNDARIES: dict[str, Any] = {
    "zero": "constant",
    "nearest": "edge",
    "reflect": "reflect",
    "symmetric": "symmetric",
    "wrap": "wrap",
}


def pad(
    x: ArrayLike,
    widths: int | Sequence[int | Sequence[int]],
    boundary: str = "zero",
    value: Any = 0.0,
) -> np.ndarray:
    """Extend an array beyond its borders.

    With ``widths=2`` the samples ``1 2 3 4`` become

    ==========  ================================  =================================
    boundary    result                            what it is called elsewhere
    ==========  ================================  =================================
    zero        ``0 0 | 1 2 3 4 | 0 0``           constant (NumPy, SciPy), zeros (PyTorch)
    nearest     ``1 1 | 1 2 3 4 | 4 4``           edge (NumPy), replicate (PyTorch)
    reflect     ``3 2 | 1 2 3 4 | 3 2``           reflect (NumPy, PyTorch), mirror (SciPy)
    symmetric   ``2 1 | 1 2 3 4 | 4 3``           symmetric (NumPy), reflect (SciPy)
    wrap        ``3 4 | 1 2 3 4 | 1 2``           wrap (NumPy, SciPy), circular (PyTorch)
    ==========  ================================  =================================

    Parameters
    ----------
    x : array_like, at least 1-D, of any dtype
        It is not modified.
    widths : int, or one int or (before, after) pair per axis of x
        Samples to add, 0 or more; an int is for both sides.
    boundary : {"zero", "nearest", "reflect", "symmetric", "wrap"}
        Where the new samples come from.
    value : number
        What ``"zero"`` fills in, should it not be zero, rounded to the dtype of ``x`` if that has
        fractions; the other boundaries do not look at it.

    Returns
    -------
    ndarray of the dtype of ``x``; each axis is longer by its before + after

    Raises
    ------
    TypeError, ValueError
        ``x`` is ragged, masked or a single number, the widths do not fit its axes, a name is
        unknown, there are no samples to copy, or ``value`` is not a number that the dtype of ``x``
        can hold.

    Examples
    --------
    >>> pad([1, 2, 3, 4], 2, "reflect")
    array([3, 2, 1, 2, 3, 4, 3, 2])
    >>> pad([[1, 2], [3, 4]], ((0, 1), (1, 0)))
    array([[0, 1, 2],
           [0, 3, 4],
           [0, 0, 0]])
    """
    x = regular_array("x", x)
    if boundary not in tuple(BOUNDARIES):
        raise ValueError(
            f"boundary={boundary!r} is unknown; give one of {', '.join(map(repr, BOUNDARIES))}"
        )
    if x.ndim == 0:
        raise ValueError("x has no axis to pad (shape=()); give an array of at least one axis")
    pairs = width_pairs(widths, x.ndim, "widths")
    if boundary != "zero":
        if 0 in x.shape:
            raise ValueError(
                f"x has no samples to copy (shape={x.shape}); use boundary='zero' or give data"
            )
        return np.pad(x, pairs, mode=BOUNDARIES[boundary])
    return np.pad(x, pairs, mode="constant", constant_values=_fill(value, x.dtype))


def _fill(value: Any, dtype: np.dtype) -> np.ndarray:
    """``value`` in the type of the data: a float may round it, nothing else may change it."""
    given = np.asarray(value)
    if given.ndim == 0 and given.dtype.kind in "biufc":
        if not given:
            return np.zeros((), dtype)  # text and dates have a zero too
        with np.errstate(invalid="ignore", over="ignore"):
            fill = (given if dtype.kind == "c" else given.real).astype(dtype)
        rounds = dtype.kind in "fc" and np.can_cast(given.dtype, dtype, "same_kind")
        if fill.item() == given.item() or (rounds and np.isfinite(fill) == np.isfinite(given)):
            return fill
    raise ValueError(f"value={value!r} is not a number that {dtype} can hold; convert x first")

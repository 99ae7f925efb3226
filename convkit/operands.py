"""Data and settings of an operation, checked at the door: arrays, exact types, axes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .arguments import Integers, Padding, per_axis
from .arithmetic import Axis, output_size, resolve

__all__ = [
    "any_float",
    "direct_axes",
    "finish",
    "largest",
    "numbers",
    "real_numbers",
    "regular_array",
    "total",
    "types",
]


def regular_array(name: str, value: Any) -> np.ndarray:
    """Array of any dtype; what has no shape, or would lose its mask, is refused."""
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(
            f"{name} is a masked array, and its mask would be lost; "
            f"fill it first, for instance with {name}.filled(0)"
        )
    try:
        return np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} is not a regular array ({error}); give rows of equal length"
        ) from error


def numbers(name: str, value: Any, batch_rank: int | None = None) -> np.ndarray:
    """Array of real or complex numbers with an entry on every axis.

    Only a batch may have none: the first axis of an array of ``batch_rank`` axes.
    """
    array = regular_array(name, value)
    if array.dtype.kind not in "biufc":
        raise TypeError(
            f"{name} has dtype {array.dtype}, which is not a number; convert it, "
            "for instance with np.asarray(..., dtype=float)"
        )
    first = 1 if array.ndim == batch_rank else 0
    if 0 in array.shape[first:]:
        raise ValueError(f"{name} is empty (shape={array.shape}); every axis needs an entry")
    return array


def real_numbers(name: str, value: Any) -> np.ndarray:
    """Array of real numbers with an entry on every axis; no imaginary part is dropped."""
    array = numbers(name, value)
    if array.dtype.kind == "c":
        raise TypeError(
            f"{name} has dtype {array.dtype}, which is complex; "
            "give its size, np.abs, or its real part"
        )
    return array


def any_float(*arrays: np.ndarray) -> bool:
    """Tell whether any array holds floats, real or complex."""
    return any(array.dtype.kind in "fc" for array in arrays)


def largest(integers: np.ndarray) -> int:
    """Largest magnitude, as Python's exact integer."""
    return max(abs(int(integers.max(initial=0))), abs(int(integers.min(initial=0))))


def total(integers: np.ndarray) -> int:
    """Sum of the magnitudes, as Python's exact integer."""
    return sum(map(abs, integers.ravel().tolist()))


def types(*operands: np.ndarray, bound: Callable[[], int]) -> tuple[np.dtype, np.dtype]:
    """Type to compute in, and type to return, so that integers stay exact.

    ``bound`` tells, for integers, the largest magnitude that any partial sum can have.
    """
    promoted = np.result_type(*operands)  # in native byte order
    if promoted == np.float16:
        return np.dtype(np.float32), promoted  # as accelerators do: half the bits to store only
    if any_float(*operands):
        return promoted, promoted
    magnitude = bound()
    if magnitude <= 2**53:
        return np.dtype(np.float64), np.dtype(np.int64)  # every partial sum is exact, and BLAS runs
    return np.dtype(np.int64 if magnitude < 2**63 else object), np.dtype(np.int64)


def finish(result: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Convert a result to its type; Python's integers may turn out not to fit."""
    if result.dtype == object and not all(-(2**63) <= value < 2**63 for value in result.ravel()):
        raise ValueError(
            "the integer result does not fit in int64; convert x to float64 to get it rounded"
        )
    return result.astype(dtype, copy=False)


def direct_axes(
    size: tuple[int, ...],
    kernel: tuple[int, ...],
    stride: Integers,
    padding: Padding,
    dilation: Integers,
) -> tuple[Axis, ...]:
    """Settings of a direct convolution for each axis; one without output is refused."""
    stride = per_axis("stride", stride, len(size), minimum=1)
    dilation = per_axis("dilation", dilation, len(size), minimum=1)
    output_size(size, kernel, stride, padding, dilation)
    return resolve(size, kernel, stride, padding, dilation)[1]

"""What kernels are built from: checked numbers, coordinates of the taps, rows of weights."""

from collections.abc import Sequence
from math import ceil, cos, isfinite, radians, sin
from numbers import Real
from typing import Any

import numpy as np

from ..arguments import Integers, is_sequence, per_axis

__all__: list[str] = []

# Of any kernel made here, as many as 2048×2048: more than there are pixels in most pictures it
# could be laid on, and making one needs several arrays of that size at once, 32 MiB each
MOST_TAPS = 2**22


def real(name: str, value: Any) -> float:
    """Check that ``value`` is a finite real number, and return it as a float."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError(f"{name}={value!r} is not a real number; give a float")
    if not isfinite(value):
        raise ValueError(f"{name}={value} is not finite; give a finite number")
    return float(value)


def positive(name: str, value: Any) -> float:
    """Check that ``value`` is a finite real number above 0, and return it as a float."""
    number = real(name, value)
    if number <= 0:
        raise ValueError(f"{name}={number:g} is not above 0; give a positive number")
    return number


def affordable(shape: tuple[int, ...], **given: Any) -> tuple[int, int]:
    """Refuse a shape of more than MOST_TAPS; ``given`` are the arguments that it follows from."""
    rows, columns = shape
    if rows * columns > MOST_TAPS:
        told = ", ".join(f"{name}={value}" for name, value in given.items())
        raise ValueError(
            f"{told}: the kernel would have more than {MOST_TAPS} taps, as many as 2048×2048; "
            "ask for a smaller one"
        )
    return rows, columns


def shape_of(size: Integers) -> tuple[int, int]:
    """Check ``size``, an int or one per axis, and return one per axis."""
    return affordable(per_axis("size", size, 2, minimum=1), size=size)


def odd_shape(size: Integers) -> tuple[int, int]:
    """Check that ``size`` is odd along both axes, so that one tap is the centre."""
    rows, columns = shape_of(size)
    if rows % 2 == 0 or columns % 2 == 0:
        raise ValueError(f"size={(rows, columns)} has no centre; give odd sizes")
    return rows, columns


def centred(taps: int) -> np.ndarray:
    """Coordinates of the taps of one axis, counted from its middle."""
    return np.arange(taps) - (taps - 1) / 2


def direction(angle: float) -> tuple[float, float]:
    """Step to the right and step up along ``angle``, in degrees."""
    return cos(radians(angle)), sin(radians(angle))


def rotated(shape: tuple[int, ...], angle: float) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates of the taps along a direction and across it, to its left."""
    right, up = direction(angle)
    x, y = centred(shape[1]), -centred(shape[0])[:, None]  # rows count downwards
    return right * x + up * y, right * y - up * x


def shape_reaching(*reaches: float, **given: Any) -> tuple[int, int]:
    """Smallest odd shape whose outermost taps lie no nearer than ``reaches``, but for rounding.

    ``given`` are the arguments that the reaches follow from.
    """
    bounded = (min(MOST_TAPS, reach) for reach in reaches)  # infinity is no count of taps
    return affordable(tuple(2 * ceil(round(reach, 9)) + 1 for reach in bounded), **given)


def gaussian_shape(size: Integers | None, *sigmas: float, **given: Any) -> tuple[int, int]:
    """Odd shape asked for, else 4 standard deviations on either side, rounded half up.

    ``given`` are the arguments that the standard deviations follow from.
    """
    if size is not None:
        return odd_shape(size)
    return shape_reaching(*(float(np.floor(4 * sigma + 0.5)) for sigma in sigmas), **given)


def sigma_pair(sigma: float | Sequence[float]) -> tuple[float, float]:
    """Check a standard deviation, or one per axis, and return one per axis."""
    if not is_sequence(sigma):
        return (positive("sigma", sigma),) * 2
    entries = tuple(sigma)
    if len(entries) != 2:
        raise ValueError(
            f"sigma={entries} has length {len(entries)} but the number of axes is 2; "
            "give one number, or 2 of them"
        )
    return positive("sigma[0]", entries[0]), positive("sigma[1]", entries[1])


def squared_deviations(distance: np.ndarray, sigma: float) -> np.ndarray:
    """Squares of distances in standard deviations; infinity, where a bell has no weight left."""
    with np.errstate(over="ignore"):
        return (distance / sigma) ** 2


def gaussian_row(sigma: float, taps: int) -> np.ndarray:
    """Samples of exp(−j²/2σ²) around the middle tap, scaled to sum to 1."""
    row = np.exp(-squared_deviations(centred(taps), sigma) / 2)
    return row / row.sum()


def pascal_row(taps: int) -> np.ndarray:
    """A row of Pascal's triangle, scaled to sum to 1."""
    row = np.ones(1)
    for _ in range(taps - 1):
        row = np.convolve(row, [0.5, 0.5])
    return row

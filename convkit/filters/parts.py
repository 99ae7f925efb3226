"""What kernels are built from: checked numbers, coordinates of the taps, rows of weights."""

from collections.abc import Sequence
from math import ceil, cos, floor, isfinite, radians, sin
from numbers import Real
from typing import Any

import numpy as np

from ..arguments import Integers, is_sequence, per_axis

__all__: list[str] = []


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


def odd_shape(size: Integers) -> tuple[int, int]:
    """Check that ``size`` is odd along both axes, so that one tap is the centre."""
    rows, columns = per_axis("size", size, 2, minimum=1)
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


def shape_reaching(*reaches: float) -> tuple[int, ...]:
    """Smallest odd shape whose outermost taps lie no nearer than ``reaches``, but for rounding."""
    return tuple(2 * ceil(round(reach, 9)) + 1 for reach in reaches)


def gaussian_shape(*sigmas: float) -> tuple[int, ...]:
    """Shape that holds a Gaussian to 4 standard deviations on either side, rounded half up."""
    return shape_reaching(*(floor(4 * sigma + 0.5) for sigma in sigmas))


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


def gaussian_row(sigma: float, taps: int) -> np.ndarray:
    """Samples of exp(−j²/2σ²) around the middle tap, scaled to sum to 1."""
    row = np.exp(-((centred(taps) / sigma) ** 2) / 2)
    return row / row.sum()


def pascal_row(taps: int) -> np.ndarray:
    """A row of Pascal's triangle, scaled to sum to 1."""
    row = np.ones(1)
    for _ in range(taps - 1):
        row = np.convolve(row, [0.5, 0.5])
    return row

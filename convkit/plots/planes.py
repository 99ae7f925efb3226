"""Pictures have two axes: a signal is drawn as an image of one row."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import integer
from ..arithmetic import Axis, DirectForm, TransposedAxis
from ..operands import numbers

__all__ = ["as_plane", "chosen", "plane_operands", "told_setting"]

# Settings of an axis where nothing moves; all others are 0
STILL = {"size": 1, "kernel": 1, "stride": 1, "dilation": 1}

AnyAxis = TypeVar("AnyAxis", bound=Axis | DirectForm | TransposedAxis)


def plane_operands(name: str, x: ArrayLike, kernel: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Arrays of numbers, both with one axis or both with two."""
    data, weight = numbers(name, x), numbers("kernel", kernel)
    if data.ndim not in (1, 2) or weight.ndim != data.ndim:
        raise ValueError(
            f"{name} has {data.ndim} axes (shape={data.shape}) and kernel {weight.ndim} "
            f"(shape={weight.shape}); a picture shows two vectors or two matrices"
        )
    return data, weight


def as_plane(
    x: np.ndarray, kernel: np.ndarray, axes: tuple[AnyAxis, ...]
) -> tuple[np.ndarray, np.ndarray, tuple[AnyAxis, ...]]:
    """Put an axis of one entry, where nothing moves, in front of data that have one axis."""
    if x.ndim == 2:
        return x, kernel, axes
    kind: Any = type(axes[0])
    still = kind(*(STILL.get(field, 0) for field in kind._fields))
    return x[None], kernel[None], (still, *axes)


def chosen(number: int, count: int, what: str = "step") -> int:
    """Check the number of a step of a walk, or of something else of which there are ``count``."""
    if not 0 <= integer(what, number) < count:
        raise ValueError(f"{what}={number} is not a {what}; there are {count}, counted from 0")
    return number


def told_setting(axes: Sequence[Axis | TransposedAxis]) -> str:
    """Sentence about the setting: one number, or one for each axis where they differ."""
    told: dict[str, list[Any]] = {
        "Kernel": [axis.kernel for axis in axes],
        "stride": [axis.stride for axis in axes],
        "padding": [_both_ends(axis.before, axis.after) for axis in axes],
        "output padding": [getattr(axis, "output_padding", 0) for axis in axes],
        "dilation": [axis.dilation for axis in axes],
    }
    if not any(told["output padding"]):
        del told["output padding"]
    for name, values in told.items():
        if name != "Kernel" and len(set(values)) == 1:
            told[name] = values[:1]
    return ", ".join(f"{name} {' by '.join(map(str, v))}" for name, v in told.items()) + "."


def _both_ends(before: int, after: int) -> str:
    return str(before) if before == after else f"{before} before and {after} after"

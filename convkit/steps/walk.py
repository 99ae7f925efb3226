"""What both walks share: the map of each axis, its places in row order, its counts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, TypeVar

import numpy as np

from ..arithmetic import Axis, TransposedAxis

__all__ = ["axis_maps", "count", "walk"]

AnyStep = TypeVar("AnyStep")


def axis_maps(axes: Sequence[Axis | TransposedAxis], places: Sequence[int]) -> list[np.ndarray]:
    """Map of each axis, (places, k): where tap j of place t lies, s·t + d·j − before."""
    return [
        axis.stride * np.arange(number)[:, None]
        + axis.dilation * np.arange(axis.kernel)
        - axis.before
        for axis, number in zip(axes, places, strict=True)
    ]


def walk(
    maps: Sequence[np.ndarray],
    sizes: Sequence[int],
    step: Callable[..., AnyStep],
    tap: Callable[..., Any],
) -> Iterator[AnyStep]:
    """Every place in row order, with the index under each of its taps, inside ``sizes`` or not."""
    lists = [axis_map.tolist() for axis_map in maps]
    for place in product(*(range(len(axis_map)) for axis_map in lists)):
        rows = [axis_map[t] for axis_map, t in zip(lists, place, strict=True)]
        taps = []
        for kernel_index in product(*(range(len(row)) for row in rows)):
            index = tuple(row[j] for row, j in zip(rows, kernel_index, strict=True))
            inside = all(0 <= n < size for n, size in zip(index, sizes, strict=True))
            taps.append(tap(kernel_index, index, not inside))
        yield step(place, tuple(taps))


def count(maps: Sequence[np.ndarray], sizes: Sequence[int]) -> np.ndarray:
    """How often the maps point to each index: the axes are independent, so counts multiply."""
    counts = np.ones((), dtype=np.int64)
    for axis_map, size in zip(maps, sizes, strict=True):
        inside = axis_map[(axis_map >= 0) & (axis_map < size)]
        counts = np.multiply.outer(counts, np.bincount(inside, minlength=size))
    return counts

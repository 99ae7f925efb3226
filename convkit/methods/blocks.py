"""A convolution cut into blocks: a part of the outputs, and the inputs that these read.

What a block needs fits in the processor's cache and is bounded, however large the image.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from threading import local
from typing import Any, TypeAlias

import numpy as np

from ..arithmetic import Axis
from ..im2col import padded

__all__ = ["blocks", "cut", "lengths", "part", "scratch"]

Range: TypeAlias = tuple[int, int]  # first, and one beyond the last


def lengths(shape: Sequence[int], most: int) -> list[int]:
    """Sides of blocks of at most ``most`` entries: whole along the last axes, as far as it goes.

    >>> lengths((8, 56, 56), 500)  # one image, seven blocks of 8 rows
    [1, 8, 56]
    """
    sides = []
    for length in reversed(shape):
        count = -(-length // max(1, min(length, most)))
        sides.append(max(1, -(-length // max(1, count))))
        most //= sides[-1]
    return sides[::-1]


def blocks(shape: Sequence[int], sides: Sequence[int]) -> Iterator[tuple[Range, ...]]:
    """Cut an array of this shape into blocks; those at the end may be smaller.

    >>> list(blocks((1, 5), (1, 3)))
    [((0, 1), (0, 3)), ((0, 1), (3, 5))]
    """
    return product(
        *(
            [(first, min(first + side, length)) for first in range(0, length, side)]
            for length, side in zip(shape, sides, strict=True)
        )
    )


def part(axis: Axis, outputs: Range) -> tuple[slice, Axis]:
    """Inputs that some outputs of an axis read, and the setting that makes just these of them.

    Output t reads s·t − before and d·(k−1) samples on. What lies outside the input is padding,
    also beyond that of the setting, should there be no such output.
    """
    first, stop = outputs
    begin = first * axis.stride - axis.before
    end = (stop - 1) * axis.stride - axis.before + axis.span
    low = min(max(begin, 0), axis.size)
    high = max(low, min(end, axis.size))
    zeros = end - begin - (high - low)
    before = min(max(0, low - begin), zeros)
    return slice(low, high), axis._replace(size=high - low, before=before, after=zeros - before)


def cut(
    x: np.ndarray, axes: Sequence[Axis], outputs: Sequence[Range]
) -> tuple[np.ndarray, list[Axis]]:
    """Padded input of a block of outputs, and its setting, which has no padding left.

    It is a view of x where the block reads no padding, and else good until the next one is cut.
    """
    parts = [part(axis, each) for axis, each in zip(axes, outputs, strict=True)]
    inputs: Any = [inside for inside, _ in parts]
    wide = padded(
        x[..., *inputs],
        [axis for _, axis in parts],
        lambda shape, dtype: scratch("padded", dtype, *shape),
    )
    return wide, [axis._replace(size=axis.padded, before=0, after=0) for _, axis in parts]


class _Kept(local):
    """Of each thread its own, by the name of what stands there."""

    def __init__(self) -> None:
        self.memory: dict[str, np.ndarray] = {}


_kept = _Kept()


def scratch(name: str, dtype: np.dtype, *shape: int) -> np.ndarray:
    """Array of this shape with anything in it; the one of that name before is given up.

    The memory stays for the next block and the next call: to be given new memory, cleared page
    by page, takes the system longer than a small layer takes. Blocks are bounded, so it is too.
    """
    if dtype.hasobject:
        return np.empty(shape, dtype)
    count = prod(shape) * dtype.itemsize
    memory = _kept.memory.get(name)
    if memory is None or len(memory) < count:
        memory = _kept.memory[name] = np.empty(count, np.uint8)
    return memory[:count].view(dtype).reshape(shape)

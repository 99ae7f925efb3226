"""The walk of a kernel over its input, as plain data: which inputs meet which taps.

This is the one index map. Along an axis, output t meets input s·t + d·j − before at tap j;
an index below 0, or of the input's size or more, is padding.
Pictures, layers and explorers are all held equal to it by tests.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from .arithmetic import output_size, resolve

__all__ = ["Step", "Tap", "positions", "steps", "use_count"]


class Tap(NamedTuple):
    """One product of a step: which weight meets which input sample."""

    kernel: tuple[int, ...]
    input: tuple[int, ...]
    is_padding: bool


class Step(NamedTuple):
    """One output cell, and every product that its sum is made of."""

    output: tuple[int, ...]
    taps: tuple[Tap, ...]


def positions(size, kernel, stride=1, padding=0, dilation=1):
    """Input index under each tap, for each output: position[t, j] = s·t + d·j − before.

    Parameters
    ----------
    size, kernel, stride, padding, dilation
        As in :func:`convkit.output_size`.

    Returns
    -------
    ndarray of int64, shape (o, k), or one such array per axis where tuples were given
        Entries below 0, or of ``size`` or more, lie in the padding.

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.output_size`.

    Examples
    --------
    >>> positions(5, 3, stride=2, padding=1)
    array([[-1,  0,  1],
           [ 1,  2,  3],
           [ 3,  4,  5]])
    """
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    places = output_size(size, kernel, stride, padding, dilation)
    maps = [
        axis.stride * np.arange(o)[:, None] + axis.dilation * np.arange(axis.kernel) - axis.before
        for axis, o in zip(axes, (places,) if rank is None else places, strict=True)
    ]
    return maps[0] if rank is None else tuple(maps)


def steps(size, kernel, stride=1, padding=0, dilation=1) -> Iterator[Step]:
    """Every step of the walk, outputs and taps both in row order.

    Takes and raises what :func:`positions` does.

    Examples
    --------
    The first step of the walk above: its first tap lies on padding, the others on 0 and 1.

    >>> first = next(steps(5, 3, stride=2, padding=1))
    >>> [(tap.input, tap.is_padding) for tap in first.taps]
    [((-1,), True), ((0,), False), ((1,), False)]
    """
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    maps = positions(size, kernel, stride, padding, dilation)
    maps = [axis_map.tolist() for axis_map in ((maps,) if rank is None else maps)]
    return _walk(maps, [axis.size for axis in axes])


def _walk(maps, sizes):
    for output in product(*(range(len(axis_map)) for axis_map in maps)):
        rows = [axis_map[t] for axis_map, t in zip(maps, output, strict=True)]
        taps = []
        for kernel_index in product(*(range(len(row)) for row in rows)):
            source = tuple(row[j] for row, j in zip(rows, kernel_index, strict=True))
            inside = all(0 <= n < i for n, i in zip(source, sizes, strict=True))
            taps.append(Tap(kernel_index, source, not inside))
        yield Step(output, tuple(taps))


def use_count(size, kernel, stride=1, padding=0, dilation=1):
    """How many products each input sample takes part in.

    It is the transposed kernel matrix times ones, Cᵀ·1.
    Takes and raises what :func:`positions` does.

    Returns
    -------
    ndarray of int64, shape (i,), or the input's whole shape where tuples were given

    Examples
    --------
    "Same" padding reads the border less often than the middle:

    >>> use_count(8, 3, padding=1)
    array([2, 3, 3, 3, 3, 3, 3, 2])
    """
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    maps = positions(size, kernel, stride, padding, dilation)
    counts = np.ones((), dtype=np.int64)
    for axis, axis_map in zip(axes, (maps,) if rank is None else maps, strict=True):
        inside = axis_map[(axis_map >= 0) & (axis_map < axis.size)]
        counts = np.multiply.outer(counts, np.bincount(inside, minlength=axis.size))
    return counts

"""The walk of a direct convolution: every output, and the inputs that its window reads."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..arguments import Integers, Padding, PerAxis, in_kind
from ..arithmetic import output_size, resolve
from .walk import axis_maps, count, walk

__all__ = ["Step", "Tap", "positions", "steps", "use_count"]


class Tap(NamedTuple):
    """One product of a step: which weight meets which input sample."""

    kernel: tuple[int, ...]
    """index of the weight, one int per axis"""
    input: tuple[int, ...]
    """index of the input sample; it may lie outside of the input"""
    is_padding: bool
    """whether it does, and the sample is padding"""


class Step(NamedTuple):
    """One output cell, and every product that its sum is made of."""

    output: tuple[int, ...]
    """index of the output cell, one int per axis"""
    taps: tuple[Tap, ...]
    """its products, the taps in row order"""


def positions(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> PerAxis:
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
    rank, maps, _ = _axes(size, kernel, stride, padding, dilation)
    return in_kind(rank, maps)


def steps(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> Iterator[Step]:
    """Every step of the walk, outputs and taps both in row order.

    Takes and raises what :func:`positions` does.

    Returns
    -------
    iterator of Step

    Examples
    --------
    The first step of the walk that :func:`positions` shows: its first tap lies on padding, the
    others on 0 and 1.

    >>> first = next(steps(5, 3, stride=2, padding=1))
    >>> [(tap.input, tap.is_padding) for tap in first.taps]
    [((-1,), True), ((0,), False), ((1,), False)]
    """
    _, maps, sizes = _axes(size, kernel, stride, padding, dilation)
    return walk(maps, sizes, Step, Tap)


def use_count(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> np.ndarray:
    """How many products each input sample takes part in.

    It is Cᵀ·1, the transposed matrix of a kernel of ones times a vector of ones.
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
    _, maps, sizes = _axes(size, kernel, stride, padding, dilation)
    return count(maps, sizes)


def _axes(size, kernel, stride, padding, dilation):
    """Rank, the map of each axis, and how many inputs it points into."""
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    places = output_size(size, kernel, stride, padding, dilation)
    maps = axis_maps(axes, (places,) if rank is None else places)
    return rank, maps, [axis.size for axis in axes]

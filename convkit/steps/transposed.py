"""The walk of a transposed convolution: every input, and the outputs that its stamp falls on."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..arguments import Integers, Padding, PerAxis, in_kind
from ..arithmetic import resolve_transposed
from .walk import axis_maps, count, walk

__all__ = [
    "TransposedStep",
    "TransposedTap",
    "overlap_count",
    "transposed_positions",
    "transposed_steps",
]


class TransposedTap(NamedTuple):
    """One product of a stamp: which weight is added, times the input, to which output."""

    kernel: tuple[int, ...]
    """index of the weight, one int per axis"""
    output: tuple[int, ...]
    """index of the output sample; it may lie outside of the output"""
    is_cropped: bool
    """whether it does, and the product is dropped"""


class TransposedStep(NamedTuple):
    """One input cell of a transposed convolution, and every product that it hands out."""

    input: tuple[int, ...]
    """index of the input cell, one int per axis"""
    taps: tuple[TransposedTap, ...]
    """its products, the taps in row order"""


def transposed_positions(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Output index under each tap, for each input's stamp: position[t, j] = s·t + d·j − before.

    The stamping form of a transposed convolution adds x[t]·w[j] to y[position[t, j]].
    It is the map of the direct convolution whose input has the size of this output.

    Parameters
    ----------
    size, kernel, stride, padding, output_padding, dilation
        As in :func:`convkit.transposed_output_size`.

    Returns
    -------
    ndarray of int64, shape (i′, k), or one such array per axis where tuples were given
        Entries below 0, or of the output's size or more, are cropped.

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.transposed_output_size`.

    Examples
    --------
    Three stamps of 3 taps, 2 apart. Outputs 0 to 4 stay; −1 and 5 are cropped.

    >>> transposed_positions(3, 3, stride=2, padding=1)
    array([[-1,  0,  1],
           [ 1,  2,  3],
           [ 3,  4,  5]])
    """
    rank, maps, _ = _axes(size, kernel, stride, padding, output_padding, dilation)
    return in_kind(rank, maps)


def transposed_steps(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> Iterator[TransposedStep]:
    """Every stamp of a transposed convolution, inputs and taps both in row order.

    Takes and raises what :func:`transposed_positions` does.

    Returns
    -------
    iterator of TransposedStep

    Examples
    --------
    The first stamp of the map that :func:`transposed_positions` shows: its first tap is cropped,
    the others fall on 0 and 1.

    >>> first = next(transposed_steps(3, 3, stride=2, padding=1))
    >>> [(tap.output, tap.is_cropped) for tap in first.taps]
    [((-1,), True), ((0,), False), ((1,), False)]
    """
    _, maps, sizes = _axes(size, kernel, stride, padding, output_padding, dilation)
    return walk(maps, sizes, TransposedStep, TransposedTap)


def overlap_count(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> np.ndarray:
    """How many products each output sample of a transposed convolution is the sum of.

    Without dilation it is the same everywhere but near the border exactly if the stride divides
    the kernel; else it alternates, which shows as a checkerboard.
    Takes and raises what :func:`transposed_positions` does.

    Returns
    -------
    ndarray of int64, shape (o′,), or the output's whole shape where tuples were given

    Examples
    --------
    Stamps of 3 taps, 2 apart, overlap in every second sample; stamps of 4 overlap evenly.

    >>> overlap_count(4, 3, stride=2)
    array([1, 1, 2, 1, 2, 1, 2, 1, 1])
    >>> overlap_count(4, 4, stride=2, padding=1)
    array([1, 2, 2, 2, 2, 2, 2, 1])
    """
    _, maps, sizes = _axes(size, kernel, stride, padding, output_padding, dilation)
    return count(maps, sizes)


def _axes(size, kernel, stride, padding, output_padding, dilation):
    """Rank, the map of each axis, and how many outputs it points into."""
    rank, axes = resolve_transposed(size, kernel, stride, padding, output_padding, dilation)
    return rank, axis_maps(axes, [axis.size for axis in axes]), [axis.output for axis in axes]

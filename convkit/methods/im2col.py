"""Every window a column, every filter a row: convolution as one matrix multiplication.

The columns repeat every input up to prod(k) times, more than a cache holds. So they are made and
multiplied block by block.
"""

from collections.abc import Sequence

import numpy as np

from ..arithmetic import Axis
from ..im2col import windows_by_tap
from .blocks import blocks, cut, lengths, scratch

__all__ = ["correlate"]

COLUMNS = 2**18  # numbers in the columns of a block: 1 MiB of float32, what a core's cache holds
FEWEST = 512  # columns, or a multiplication spends its time on reading the filters
MOST = 2**24  # bytes of a block


def correlate(x: np.ndarray, weight: np.ndarray, axes: Sequence[Axis], groups: int) -> np.ndarray:
    """Multiply filters by columns, y = W·X, for each group and each block of outputs.

    A kernel of one tap has x itself as its columns, and nothing is copied.

    The error is that of a sum of C_in/groups·prod(k) products in the order of the BLAS: for 576
    of them, float32 and outputs of standard deviation 1, about 3·10⁻⁶ is the largest of 200,000.
    """
    images, out_channels, places = len(x), len(weight), [axis.places for axis in axes]
    filters = weight.reshape(groups, out_channels // groups, -1)
    rows = filters.shape[2]
    y = np.empty((images, out_channels, *places), weight.dtype)
    for (first, stop), *outputs in blocks((images, *places), _sides(x, axes, places, rows)):
        wide, settings = cut(x[first:stop], axes, outputs)
        by_tap = windows_by_tap(wide, settings)
        columns = _columns(by_tap).reshape(stop - first, groups, rows, -1)
        target = y[first:stop, :, *(slice(*each) for each in outputs)]
        # a view: blocks are whole along the last axes, so that their places are in a row
        np.matmul(filters, columns, out=target.reshape(stop - first, groups, len(filters[0]), -1))
    return y


def _columns(by_tap: np.ndarray) -> np.ndarray:
    """By-tap windows as an array that a reshape need not copy."""
    if by_tap.flags.c_contiguous:
        return by_tap
    columns = scratch("columns", by_tap.dtype, *by_tap.shape)
    columns[...] = by_tap
    return columns


def _sides(x: np.ndarray, axes: Sequence[Axis], places: list[int], rows: int) -> list[int]:
    shape = (len(x), *places)
    if x.flags.c_contiguous and all(
        axis == (axis.size, 1, 1, 0, 0, axis.dilation) for axis in axes
    ):
        return list(shape)
    most = min(max(COLUMNS // rows, FEWEST), MOST // (rows * x.itemsize))
    return lengths(shape, most)

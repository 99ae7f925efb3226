"""Tap by tap: the input times one tap, moved to where the tap reads it, and added up."""

from collections.abc import Sequence
from math import prod

import numpy as np

from ..arithmetic import Axis
from ..im2col import windows_by_tap
from .blocks import blocks, cut, lengths, scratch

__all__ = ["correlate"]

NUMBERS = 2**19  # of a block, in rows and products together
MOST = 2**24  # bytes of a block


def correlate(x: np.ndarray, weight: np.ndarray, axes: Sequence[Axis], groups: int) -> np.ndarray:
    """y[t] = Σ_j (w_j · x)[s·t + d·j]: one sum over the taps j of the last axis.

    The product w_j · x adds up the channels and the taps of the other axes. All taps of the last
    axis are filters of one multiplication, on rows that need no copy for each of them: for few
    channels a fraction 1/k of what im2col copies, and for many filters k times its output.

    The error is that of ``im2col``.
    """
    images, out_channels, last = len(x), len(weight), axes[-1]
    places = [axis.places for axis in axes]
    # (groups, k · C_out/groups, C_in/groups · other taps): the last axis leads
    filters = np.moveaxis(weight.reshape(groups, out_channels // groups, -1, last.kernel), 3, 1)
    filters = filters.reshape(groups, -1, filters.shape[3])
    row = (filters.shape[1] + filters.shape[2]) * groups * last.stride
    sides = lengths((images, *places), max(1, min(NUMBERS, MOST // x.itemsize) // row))
    y = np.empty((images, out_channels, *places), weight.dtype)
    for (first, stop), *outputs in blocks(y.shape[:1] + y.shape[2:], sides):
        wide, settings = cut(x[first:stop], axes, outputs)
        settings[-1] = settings[-1]._replace(kernel=1, stride=1)
        by_tap = windows_by_tap(wide, settings)
        rows = scratch("columns", weight.dtype, *by_tap.shape)
        rows[...] = by_tap
        products = scratch(
            *("products", weight.dtype, stop - first, groups, last.kernel, out_channels // groups),
            *(axis.places for axis in settings),
        )
        shape = stop - first, groups, -1, prod(axis.places for axis in settings)
        np.matmul(filters, rows.reshape(shape), out=products.reshape(shape))
        target = y[first:stop, :, *(slice(*each) for each in outputs)]
        target = target.reshape(stop - first, groups, -1, *target.shape[2:])
        _add_moved(products, last, target)
    return y


def _add_moved(products: np.ndarray, last: Axis, target: np.ndarray) -> None:
    """Add up the products of the taps, each moved to where the tap reads."""
    reach = last.stride * (target.shape[-1] - 1) + 1
    moved = [
        products[:, :, j, ..., last.dilation * j : last.dilation * j + reach : last.stride]
        for j in range(last.kernel)
    ]
    if len(moved) == 1:
        target[...] = moved[0]
        return
    np.add(moved[0], moved[1], out=target)
    for each in moved[2:]:
        target += each

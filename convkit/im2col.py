"""Windows laid out as the columns of a matrix, so that convolution is one multiplication."""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import ArrayLike

from .arguments import Integers, Padding, common_rank, per_axis
from .arithmetic import Axis, output_size
from .operands import direct_axes, finish, largest, numbers, regular_array, types

__all__ = ["col2im", "im2col"]


def im2col(
    x: ArrayLike,
    kernel_size: Integers,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> np.ndarray:
    """Copy every window of an image into a column of its own.

    Column l of the result holds the inputs that output l reads, so that
    ``weight.reshape(C_out, -1) @ im2col(x, ...)`` is the convolution.
    The columns are those of ``torch.nn.functional.unfold``.

    Parameters
    ----------
    x : array_like, shape (N, C, *spatial), or (C, *spatial) if ``kernel_size`` is a tuple
        Any dtype; it is not modified.
    kernel_size : int or tuple of int
        An int counts for every spatial axis.
    stride, padding, dilation
        As in :func:`convkit.output_size`.

    Returns
    -------
    ndarray of the dtype of ``x``, shape (N, C·prod(k), L), or (C·prod(k), L) without a batch
        Rows: channels slowest, then taps in row order. Columns: outputs in row order.

    Raises
    ------
    TypeError, ValueError
        The rank of ``x`` does not fit, or the setting is bad or has no output.

    Examples
    --------
    The 3×4 image with values 10·row + column has 2·3 windows of 2×2.
    The first column is its upper left window, 0 1 10 11:

    >>> image = 10 * np.arange(3)[:, None] + np.arange(4)
    >>> im2col(image[None], (2, 2))
    array([[ 0,  1,  2, 10, 11, 12],
           [ 1,  2,  3, 11, 12, 13],
           [10, 11, 12, 20, 21, 22],
           [11, 12, 13, 21, 22, 23]])
    """
    x = regular_array("x", x)
    rank = common_rank(kernel_size=kernel_size) or x.ndim - 2
    if rank < 1 or x.ndim not in (rank + 1, rank + 2):
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) but kernel_size={kernel_size!r} asks for "
            "(N, C, *spatial) or (C, *spatial); add the missing axes"
        )
    *batch, channels = x.shape[: x.ndim - rank]
    kernel = per_axis("kernel_size", kernel_size, rank, minimum=1)
    axes = direct_axes(x.shape[x.ndim - rank :], kernel, stride, padding, dilation)
    by_tap = windows_by_tap(padded(x, axes), axes)
    columns = by_tap.reshape(*batch, channels * prod(kernel), prod(by_tap.shape[-rank:]))
    return columns if columns.flags.writeable else columns.copy()  # never a view of the windows


def col2im(
    columns: ArrayLike,
    size: Integers,
    kernel_size: Integers,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> np.ndarray:
    """Add every column back to the place in the image that its window was read from.

    This is the adjoint (the transpose) of :func:`im2col`, ⟨im2col(x), z⟩ = ⟨x, col2im(z)⟩,
    and *not* its inverse: a sample that several windows read is added up as often, so that
    ``col2im(im2col(x))`` is :func:`convkit.use_count` times ``x``.
    What was read from the padding is dropped; samples that no window reads are 0.
    It does what ``torch.nn.functional.fold`` does.

    Parameters
    ----------
    columns : array_like, shape (N, C·prod(k), L), or (C·prod(k), L) without a batch
        Real or complex numbers in the order of :func:`im2col`; it is not modified.
    size : int or tuple of int
        Spatial shape of the image; an int is an image of one axis, or of as many equal axes
        as ``kernel_size`` has.
    kernel_size : int or tuple of int
        An int counts for every spatial axis.
    stride, padding, dilation
        As in :func:`convkit.output_size`, for an image of ``size``.

    Returns
    -------
    ndarray, shape (N, C, *size), or (C, *size) without a batch
        Floats keep their type. Integers and booleans give exact int64.

    Raises
    ------
    TypeError, ValueError
        The data are not numbers, the rows or columns are not as many as the setting asks for,
        the setting is bad or has no output, or an integer sum does not fit in int64.

    Examples
    --------
    Windows of 2 on 4 samples: the inner samples are read twice.

    >>> columns = im2col([[1, 2, 3, 4]], (2,))
    >>> columns
    array([[1, 2, 3],
           [2, 3, 4]])
    >>> col2im(columns, 4, 2)
    array([[1, 4, 6, 4]])
    """
    columns = numbers("columns", columns, batch_rank=3)
    rank = common_rank(size=size, kernel_size=kernel_size) or 1
    size = per_axis("size", size, rank, minimum=1)
    kernel = per_axis("kernel_size", kernel_size, rank, minimum=1)
    axes = direct_axes(size, kernel, stride, padding, dilation)
    places = output_size(size, kernel, stride, padding, dilation)
    if columns.ndim not in (2, 3):
        raise ValueError(
            f"columns has {columns.ndim} axes (shape={columns.shape}); "
            "give (N, C*prod(kernel_size), L) or (C*prod(kernel_size), L)"
        )
    *batch, rows, count = columns.shape
    if rows % prod(kernel):
        raise ValueError(
            f"columns has {rows} rows (shape={columns.shape}), not a multiple of "
            f"prod(kernel_size) = {prod(kernel)}; give one row for each tap of each channel"
        )
    if count != prod(places):
        raise ValueError(
            f"columns has {count} columns (shape={columns.shape}) but a size of {size} has "
            f"{prod(places)} windows ({' x '.join(map(str, places))}); give a column for each"
        )
    work, result = types(columns, bound=lambda: largest(columns) * prod(kernel))
    by_tap = columns.reshape(*batch, rows // prod(kernel), *kernel, *places)
    return finish(add_windows(by_tap.astype(work, copy=False), axes), result)


def padded(
    x: np.ndarray, axes: Sequence[Axis], new: Callable[..., np.ndarray] = np.empty
) -> np.ndarray:
    """Put the zeros of the setting round the last axes of x, or give x back if there are none.

    :func:`convkit.pad` knows every boundary, and takes ten times as long for a small block.
    ``new(shape, dtype)`` gives the memory.
    """
    if not any(axis.before or axis.after for axis in axes):
        return x
    wide = new((*x.shape[: x.ndim - len(axes)], *(axis.padded for axis in axes)), x.dtype)
    inside: list[Any] = [slice(axis.before, axis.before + axis.size) for axis in axes]
    for number, axis in enumerate(axes):
        border = wide.swapaxes(number - len(axes), -1)
        border[..., : axis.before] = 0
        border[..., axis.before + axis.size :] = 0
    wide[..., *inside] = x
    return wide


def windows_by_tap(padded: np.ndarray, axes: Sequence[Axis]) -> np.ndarray:
    """Read-only view (..., *k, *o) of the windows: the order of the columns."""
    lead = padded.ndim - len(axes)
    steps = padded.strides[lead:]
    return as_strided(
        padded,
        (*padded.shape[:lead], *(axis.kernel for axis in axes), *(axis.places for axis in axes)),
        (
            *padded.strides[:lead],
            *(step * axis.dilation for step, axis in zip(steps, axes, strict=True)),
            *(step * axis.stride for step, axis in zip(steps, axes, strict=True)),
        ),
        writeable=False,
    )


def add_windows(by_tap: np.ndarray, axes: Sequence[Axis]) -> np.ndarray:
    """Adjoint of padding and :func:`windows_by_tap`: (..., *k, *o) gives (..., *size).

    Tap j of window t is added to sample s·t + d·j of the padded image, whose padding is
    then cut off. Windows may be fewer than the image has room for.
    """
    rank = len(axes)
    image = np.zeros((*by_tap.shape[: -2 * rank], *(axis.padded for axis in axes)), by_tap.dtype)
    places = by_tap.shape[-rank:]
    for tap in np.ndindex(*(axis.kernel for axis in axes)):
        read: list[Any] = [
            slice(axis.dilation * j, axis.dilation * j + axis.stride * o, axis.stride)
            for axis, j, o in zip(axes, tap, places, strict=True)
        ]
        image[..., *read] += by_tap[..., *tap, *(slice(None),) * rank]
    kept: list[Any] = [slice(axis.before, axis.before + axis.size) for axis in axes]
    return image[..., *kept]

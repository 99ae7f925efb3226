"""Convolution as one matrix: a row for every output, a column for every input."""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arguments import Integers, Padding, integer, is_sequence, per_axis
from .arithmetic import Axis, output_size
from .memory import free_memory
from .operands import direct_axes, numbers
from .steps.walk import axis_maps

__all__ = ["kernel_matrix"]

GIB = 2**30


def kernel_matrix(
    weight: ArrayLike,
    size: Integers,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    groups: int = 1,
    format: str = "dense",
) -> Any:
    """Matrix C of a convolution layer: C[(o, t), (c, s·t + d·j − before)] = weight[o, c, j].

    ``kernel_matrix(weight, x.shape[1:]) @ x.ravel()`` is the convolution of one image, raveled.
    Whatever falls on padding has no column and is dropped: it would only meet zeros.
    With one axis and stride 1 the matrix is a Toeplitz matrix, with two it is doubly blocked.
    Its transpose is the matrix of the transposed convolution with the same weight and setting,
    for which ``size`` is the size of the *output*.

    Source: section 4.1 of *A guide to convolution arithmetic for deep learning*,
    arXiv:1603.07285; more axes, channels, groups, padding and dilation are added.

    Parameters
    ----------
    weight : array_like, shape (C_out, C_in/groups, *k), or (*k) for one channel in and out
        Real or complex numbers; it is not modified.
    size : int or tuple of int
        Spatial shape of the input, as many entries as *k* has; an int is one axis.
    stride, dilation : int or one int per spatial axis
    padding : int, tuple or str
        As in :func:`convkit.padding_widths`.
    groups : int
        As in :func:`convkit.conv2d`.
    format : {"dense", "sparse"}
        ``"sparse"`` stores the products alone, zero weights among them, and needs SciPy.

    Returns
    -------
    ndarray or scipy.sparse.csr_array, shape (C_out·prod(o), C_in·prod(size))
        Of the dtype of ``weight``. Rows: output channels slowest, then places in row order.
        Columns: likewise the inputs.

    Raises
    ------
    TypeError, ValueError
        An argument is bad, the shapes do not fit, or the setting has no output.
    MemoryError
        The matrix would not fit in the memory that is free; nothing was allocated.
    ModuleNotFoundError
        SciPy is asked for and not installed.

    Examples
    --------
    The kernel moves one sample a row; padding drops what would stand left of the first column.

    >>> kernel_matrix([1, 2, 3], 4)
    array([[1, 2, 3, 0],
           [0, 1, 2, 3]])
    >>> kernel_matrix([1, 2, 3], 4, stride=2, padding=1)
    array([[2, 3, 0, 0],
           [0, 1, 2, 3]])
    """
    weight = numbers("weight", weight)
    weight = weight.astype(weight.dtype.newbyteorder("="), copy=False)
    if format not in ("dense", "sparse"):
        raise ValueError(f"format={format!r} is unknown; give 'dense' or 'sparse'")
    size = tuple(size) if is_sequence(size) else (size,)
    rank = len(size)
    size = per_axis("size", size, rank, minimum=1)
    if weight.ndim not in (rank, rank + 2) or rank == 0:
        raise ValueError(
            f"weight has {weight.ndim} axes (shape={weight.shape}) but size={size} has {rank}; "
            f"give (C_out, C_in/groups, *k) or (*k) with one k for each entry of size"
        )
    groups = integer("groups", groups, minimum=1)
    weight = weight.reshape((1,) * (rank + 2 - weight.ndim) + weight.shape)
    if len(weight) % groups:
        raise ValueError(f"groups={groups} does not divide C_out={len(weight)}; use a divisor")
    axes = direct_axes(size, weight.shape[2:], stride, padding, dilation)
    shape, rows, columns, values = entries(weight, axes, groups, format)
    if format == "sparse":
        return _sparse(shape, rows, columns, values)
    matrix = np.zeros(shape, weight.dtype)
    matrix[rows, columns] = values
    return matrix


def entries(
    weight: np.ndarray, axes: Sequence[Axis], groups: int, format: str = "sparse"
) -> tuple[tuple[int, int], np.ndarray, np.ndarray, np.ndarray]:
    """Shape of the kernel matrix, and the row, column and value of each of its products.

    Arguments are checked already; weight is (C_out, C_in/groups, *k), of any dtype.
    No place of the matrix comes twice: the taps of a window read different inputs.
    """
    size, kernel, stride, before, after, dilation = zip(*axes, strict=True)
    places = output_size(size, kernel, stride, tuple(zip(before, after, strict=True)), dilation)
    filters, channels, taps = len(weight), weight.shape[1], prod(kernel)
    shape = filters * prod(places), channels * groups * prod(size)
    products = filters * channels * prod(places) * taps
    _refuse_beyond_memory(format, shape, products, weight.dtype)

    source, inside = _sources(axis_maps(axes, places), size)
    place, tap = np.nonzero(inside)
    first_channel = np.arange(filters) // (filters // groups) * channels
    channel = (first_channel[:, None] + np.arange(channels))[..., None]
    rows = np.arange(filters)[:, None, None] * prod(places) + place
    columns = channel * prod(size) + source[inside]
    values = weight.reshape(filters, channels, taps)[..., tap]
    rows, columns, values = (each.ravel() for each in np.broadcast_arrays(rows, columns, values))
    return shape, rows, columns, values


def _sources(maps: Sequence[np.ndarray], sizes: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Flat input index under each tap of each place, (places, taps), and whether it is input."""
    flat, inside = np.zeros((1, 1), np.int64), np.ones((1, 1), bool)
    for axis_map, size in zip(maps, sizes, strict=True):
        shape = len(flat) * len(axis_map), flat.shape[1] * axis_map.shape[1]
        within = (axis_map >= 0) & (axis_map < size)
        flat = (flat[:, None, :, None] * size + axis_map[:, None]).reshape(shape)
        inside = (inside[:, None, :, None] & within[:, None]).reshape(shape)
    return flat, inside


def _sparse(shape, rows, columns, values):
    try:
        from scipy import sparse
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "format='sparse' needs SciPy, which is not installed; "
            "install it (pip install scipy) or give format='dense'",
            name="scipy",
        ) from error
    return sparse.coo_array((values, (rows, columns)), shape=shape).tocsr()


def _refuse_beyond_memory(format, shape, products, dtype):
    """Refuse before anything is allocated, and say what would fit."""
    free = free_memory()
    stored = products * (dtype.itemsize + 16)  # each with the two indices that place it
    wanted = prod(shape) * dtype.itemsize if format == "dense" else stored
    if wanted <= free:
        return
    instead = "convolve without a matrix (convkit.conv1d, conv2d, conv3d)"
    if format == "dense" and stored <= free:
        instead = f"give format='sparse', at most {stored / GIB:.3g} GiB, or {instead}"
    raise MemoryError(
        f"the {format} kernel matrix of shape {shape} and dtype {dtype} takes "
        f"{wanted / GIB:.3g} GiB but {free / GIB:.3g} GiB are free; {instead}"
    )

"""Windows laid out as the columns of a matrix, so that convolution is one multiplication."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .arguments import is_sequence, per_axis
from .arithmetic import output_size, padding_widths, span
from .padding import pad

__all__ = ["im2col"]


def im2col(x, kernel_size, *, stride=1, padding=0, dilation=1):
    """Copy every window of an image into a column of its own.

    Column l of the result holds the inputs that output l reads, so that
    ``weight.reshape(C_out, -1) @ im2col(x, ...)`` is the convolution.

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
    x = np.asarray(x)
    rank = len(tuple(kernel_size)) if is_sequence(kernel_size) else x.ndim - 2
    if rank < 1 or x.ndim not in (rank + 1, rank + 2):
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) but kernel_size={kernel_size!r} asks for "
            "(N, C, *spatial) or (C, *spatial); add the missing axes"
        )
    spatial = x.shape[x.ndim - rank :]
    kernel = per_axis("kernel_size", kernel_size, rank, minimum=1)
    setting = (kernel, stride, padding, dilation)
    output_size(spatial, *setting)  # refuses a setting without output
    lead = x.ndim - rank
    padded = pad(x, ((0, 0),) * lead + padding_widths(spatial, *setting))
    view = windows(
        padded, kernel, per_axis("stride", stride, rank, 1), per_axis("dilation", dilation, rank, 1)
    )
    outputs, taps = range(lead, lead + rank), range(lead + rank, lead + 2 * rank)
    columns = view.transpose(*range(lead), *taps, *outputs)
    length = int(np.prod([columns.shape[a] for a in range(lead + rank, lead + 2 * rank)]))
    rows = x.shape[lead - 1] * int(np.prod(kernel))
    columns = columns.reshape(*x.shape[: lead - 1], rows, length)
    return columns if columns.flags.writeable else columns.copy()  # never a view of the windows


def windows(padded, kernel, stride, dilation):
    """Read-only view (..., *o, *k) of the windows of the last axes; all settings are tuples."""
    rank = len(kernel)
    axes = tuple(range(padded.ndim - rank, padded.ndim))
    view = sliding_window_view(padded, span(kernel, dilation), axes)
    every = tuple(slice(None, None, step) for step in (*stride, *dilation))
    return view[(..., *every)]

"""Transposed convolution layers with PyTorch's meaning: every input stamps the kernel."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding, per_axis
from ..arithmetic import Axis, resolve_transposed
from ..im2col import add_windows
from ..operands import finish, largest, numbers, total, types
from .shapes import TRANSPOSED, bias_of, full_rank, transposed_channels

__all__ = ["conv_transpose1d", "conv_transpose2d", "conv_transpose3d"]


def conv_transpose1d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    groups: int = 1,
) -> np.ndarray:
    """1-D transposed convolution layer: as :func:`conv_transpose2d` with one spatial axis.

    ``x`` is (N, C_in, L) or (C_in, L) and ``weight`` (C_in, C_out/groups, k), or they are two
    vectors. Parameters, result and errors are those of :func:`conv_transpose2d`.

    Examples
    --------
    The stamps 1·(10, 1), 2·(10, 1), 3·(10, 1), set down 2 apart, and then 1 apart:

    >>> conv_transpose1d([1, 2, 3], [10, 1], stride=2)
    array([10,  1, 20,  2, 30,  3])
    >>> conv_transpose1d([1, 2, 3], [10, 1])
    array([10, 21, 32,  3])

    Padding crops the result:

    >>> conv_transpose1d([1, 2, 3], [10, 1], padding=1)
    array([21, 32])
    """
    setting = (stride, padding, output_padding, dilation, groups)
    return _conv_transpose(1, x, weight, bias, *setting)


def conv_transpose2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    groups: int = 1,
) -> np.ndarray:
    """2-D transposed convolution layer: every input stamps the kernel, scaled, on the output.

    For one image and one group, every product

        x[c, u, v] · weight[c, o, a, b]   is added to   y[o, s·u + d·a − p, s·v + d·b − p]

    and dropped where that index falls outside ``y``. If C is the matrix of the convolution with
    these settings, this is Cᵀ: it carries the shape back, and the gradient, but it does not
    invert C. ``padding`` is the padding of that convolution, so here it *crops* the output.
    The same numbers come from a direct convolution with the reversed kernel
    (:func:`convkit.arithmetic.direct_form`).

    Sources: relationships 8 to 14 of *A guide to convolution arithmetic for deep learning*,
    arXiv:1603.07285; ``torch.nn.functional.conv_transpose2d``.

    Parameters
    ----------
    x : array_like, shape (N, C_in, H, W) or (C_in, H, W), or (H, W) with a weight of shape (h, w)
        Real or complex numbers, in any memory layout; it is not modified. N may be 0.
    weight : array_like, shape (C_in, C_out/groups, h, w), or (h, w) with an x of shape (H, W)
        The channels of ``x`` come first: a layer and its transposed one share their weight.
        The second form is for teaching: two matrices in, one matrix out.
    bias : array_like, shape (C_out,), optional
        Added to every place of its channel; one number in the teaching form.
    stride, dilation : int or one int per spatial axis
        Distance between stamps, and between the taps of a stamp (1 means no gap).
    padding : int, tuple or str
        What is cropped, in the forms of :func:`convkit.transposed_output_size`; ``"same"`` and
        ``"same_lower"`` leave stride · size samples.
    output_padding : int or one int per spatial axis
        Samples added at the end of the output, fewer than max(stride, dilation).
    groups : int
        Cut the channels into this many groups that do not see each other; it divides C_in.

    Returns
    -------
    ndarray, shape (N, C_out, H', W'), without the axes that ``x`` lacks
        H' and W' as :func:`convkit.transposed_output_size` says. Floats keep NumPy's promoted
        type: float32 where all are float32, float64 beside a list. Integers and booleans alone
        give exact int64.

    Raises
    ------
    TypeError
        The data are not numbers, or a setting is not a whole number.
    ValueError
        The shapes, groups or setting do not fit, everything is cropped,
        or an integer result does not fit in int64.

    Examples
    --------
    One row of two inputs, stride 2: the kernel times 1, and beside it the kernel times 10.

    >>> conv_transpose2d([[1, 10]], [[1, 2], [3, 4], [5, 6]], stride=2)
    array([[ 1,  2, 10, 20],
           [ 3,  4, 30, 40],
           [ 5,  6, 50, 60]])
    """
    setting = (stride, padding, output_padding, dilation, groups)
    return _conv_transpose(2, x, weight, bias, *setting)


def conv_transpose3d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    groups: int = 1,
) -> np.ndarray:
    """3-D transposed convolution layer: as :func:`conv_transpose2d` with three spatial axes.

    ``x`` is (N, C_in, D, H, W) or (C_in, D, H, W) and ``weight`` (C_in, C_out/groups, d, h, w), or
    they are two blocks (D, H, W) and (d, h, w). Parameters, result and errors are those of
    :func:`conv_transpose2d`.

    Examples
    --------
    The kernel [[1, 2], [3, 4]] times 1, and one column on the same times 10:

    >>> conv_transpose3d([[[1, 10]]], [[[1, 2]], [[3, 4]]])
    array([[[ 1, 12, 20]],
           [[ 3, 34, 40]]])
    """
    setting = (stride, padding, output_padding, dilation, groups)
    return _conv_transpose(3, x, weight, bias, *setting)


def _conv_transpose(
    rank: int,
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None,
    stride: Integers,
    padding: Padding,
    output_padding: Integers,
    dilation: Integers,
    groups: int,
) -> np.ndarray:
    x, weight = numbers("x", x, batch_rank=rank + 2), numbers("weight", weight)
    lacking, plain = rank + 2 - x.ndim, weight.ndim == rank
    x, weight = full_rank(rank, x, weight, TRANSPOSED)
    bias = bias_of(bias, transposed_channels(x, weight, groups), plain, x, weight)
    axes = transposed_axes(x.shape[2:], weight.shape[2:], stride, padding, output_padding, dilation)
    y = stamped(x, weight, bias, axes, groups)
    return y.reshape(y.shape[lacking:])


def transposed_axes(
    size: tuple[int, ...],
    kernel: tuple[int, ...],
    stride: Integers,
    padding: Padding,
    output_padding: Integers,
    dilation: Integers,
) -> tuple[Axis, ...]:
    """Axes of the direct convolution that is transposed: its input is the output here."""
    stride = per_axis("stride", stride, len(size), minimum=1)
    output_padding = per_axis("output_padding", output_padding, len(size), minimum=0)
    dilation = per_axis("dilation", dilation, len(size), minimum=1)
    axes = resolve_transposed(size, kernel, stride, padding, output_padding, dilation)[1]
    return tuple(Axis(a.output, a.kernel, a.stride, a.before, a.after, a.dilation) for a in axes)


def stamped(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None,
    axes: Sequence[Axis],
    groups: int,
) -> np.ndarray:
    """Cᵀ·x + bias for checked operands: the columns weightᵀ·x, added up as an image.

    ``axes`` are those of the direct convolution C, which has the channels of ``x`` as output.
    """
    (images, channels, *places), (_, group_channels, *kernel) = x.shape, weight.shape
    biases = [] if bias is None else [bias]
    # what each output channel of a group gathers: (groups, C_in/groups, C_out/groups, taps)
    by_group = weight.reshape(groups, channels // groups, group_channels, prod(kernel))
    gathered = by_group.swapaxes(1, 2).reshape(groups * group_channels, -1)
    work, result = types(
        *(x, weight, *biases),
        bound=lambda: largest(x) * max(map(total, gathered)) + sum(map(largest, biases)),
    )
    filters = by_group.astype(work).reshape(groups, channels // groups, -1).swapaxes(1, 2)
    vectors = x.astype(work, copy=False).reshape(images, groups, channels // groups, prod(places))
    columns = (filters @ vectors).reshape(images, groups * group_channels, *kernel, *places)
    y = add_windows(columns, axes)
    for each in biases:
        y = y + each.astype(work).reshape(-1, *(1,) * len(axes))
    return finish(y, result)

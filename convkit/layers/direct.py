"""Convolution layers with PyTorch's meaning: cross-correlation along one, two or three axes."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding
from ..arithmetic import Axis
from ..methods import METHODS, ROUNDING, choose
from ..methods.blocks import blocks, cut, lengths
from ..operands import direct_axes, finish, largest, numbers, total, types
from .shapes import bias_of, direct_channels, full_rank

__all__ = ["conv1d", "conv2d", "conv3d"]

CONVERTED = 2**20  # numbers of a block that are converted at once


def conv1d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    groups: int = 1,
    method: str = "auto",
) -> np.ndarray:
    """1-D convolution layer: as :func:`conv2d` with one spatial axis.

    ``x`` is (N, C_in, L) or (C_in, L) and ``weight`` (C_out, C_in/groups, k), or they are two
    vectors. Parameters, result and errors are those of :func:`conv2d`.

    Examples
    --------
    1·10 + 2·1, 2·10 + 3·1, 3·10 + 4·1:

    >>> conv1d([1, 2, 3, 4], [10, 1])
    array([12, 23, 34])
    """
    return _conv(1, x, weight, bias, stride, padding, dilation, groups, method)


def conv2d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    groups: int = 1,
    method: str = "auto",
) -> np.ndarray:
    """2-D convolution layer: slide the weights over the image, multiply and add up.

    For one image and one group,

        y[o, u, v] = bias[o] + Σ_c Σ_a Σ_b  weight[o, c, a, b] · x[c, s·u + d·a − p, s·v + d·b − p]

    with stride s, dilation d and p samples of padding before (each axis can have its own), and
    with zeros where an index falls outside ``x``. The kernel is not flipped: this is
    cross-correlation, which deep-learning libraries call convolution (*A guide to convolution
    arithmetic for deep learning*, arXiv:1603.07285; ``torch.nn.functional.conv2d``).

    Parameters
    ----------
    x : array_like, shape (N, C_in, H, W) or (C_in, H, W), or (H, W) with a weight of shape (h, w)
        Real or complex numbers, in any memory layout; it is not modified. N may be 0.
    weight : array_like, shape (C_out, C_in/groups, h, w), or (h, w) with an x of shape (H, W)
        The second form is for teaching: two matrices in, one matrix out.
    bias : array_like, shape (C_out,), optional
        Added to every place of its channel; one number in the teaching form.
    stride, dilation : int or one int per spatial axis
        Distance between places, and between taps (1 means no gap).
    padding : int, tuple or str
        As in :func:`convkit.padding_widths`: ``"valid"``, ``"same"``, ``"same_lower"``,
        ``"full"``, an int, or one int or (before, after) pair per spatial axis.
    groups : int
        Cut the channels into this many groups that do not see each other;
        it divides C_in and C_out.
    method : str
        How to compute: ``"loops"``, ``"im2col"``, ``"taps"``, ``"kernel_matrix"``, ``"fft"``,
        ``"winograd"`` or ``"winograd_2x2"`` (:mod:`convkit.methods`); the result is the same but
        for rounding. ``"auto"`` takes the quickest for the shapes, and for integers an exact one.

    Returns
    -------
    ndarray, shape (N, C_out, H', W'), without the axes that ``x`` lacks
        H' and W' as :func:`convkit.output_size` says. Floats keep NumPy's promoted type:
        float32 where all are float32, float64 beside a list. Integers and booleans alone give
        exact int64.

    Raises
    ------
    TypeError
        The data are not numbers, or a setting is not a whole number.
    ValueError
        The shapes, groups or setting do not fit, there is no output, the method cannot do
        the setting, or an integer result does not fit in int64.

    Examples
    --------
    An image whose values name their place, 10·row + column, and a kernel without symmetry.
    The first output is 1·0 + 2·1 + 3·10 + 4·11 = 76:

    >>> image = 10 * np.arange(3)[:, None] + np.arange(4)
    >>> conv2d(image, [[1, 2], [3, 4]])
    array([[ 76,  86,  96],
           [176, 186, 196]])
    """
    return _conv(2, x, weight, bias, stride, padding, dilation, groups, method)


def conv3d(
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    groups: int = 1,
    method: str = "auto",
) -> np.ndarray:
    """3-D convolution layer: as :func:`conv2d` with three spatial axes.

    ``x`` is (N, C_in, D, H, W) or (C_in, D, H, W) and ``weight`` (C_out, C_in/groups, d, h, w), or
    they are two blocks (D, H, W) and (d, h, w). Parameters, result and errors are those of
    :func:`conv2d`.

    Examples
    --------
    The eight corners of a 2×2×2 block of ones, added up:

    >>> conv3d(np.ones((2, 2, 2)), np.ones((2, 2, 2)))
    array([[[8.]]])
    """
    return _conv(3, x, weight, bias, stride, padding, dilation, groups, method)


def _conv(
    rank: int,
    x: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike | None,
    stride: Integers,
    padding: Padding,
    dilation: Integers,
    groups: int,
    method: str,
) -> np.ndarray:
    x, weight = numbers("x", x, batch_rank=rank + 2), numbers("weight", weight)
    if method not in (known := ("auto", *METHODS)):
        raise ValueError(f"method={method!r} is unknown; give one of {', '.join(map(repr, known))}")
    lacking, plain = rank + 2 - x.ndim, weight.ndim == rank
    x, weight = full_rank(rank, x, weight)
    bias = bias_of(bias, direct_channels(x, weight, groups), plain, x, weight)
    axes = direct_axes(x.shape[2:], weight.shape[2:], stride, padding, dilation)
    y = convolved(x, weight, bias, axes, groups, method)
    return y.reshape(y.shape[lacking:])


def convolved(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None,
    axes: Sequence[Axis],
    groups: int,
    method: str = "auto",
) -> np.ndarray:
    """C·x + bias for checked operands: x is (N, C_in, *spatial)."""
    biases = [] if bias is None else [bias]
    work, result = types(
        *(x, weight, *biases),
        bound=lambda: largest(x) * max(map(total, weight)) + sum(map(largest, biases)),
    )
    exact = result.kind not in "fc"
    if exact and method in ROUNDING:
        raise ValueError(
            f"method={method!r} computes with fractions, which would round the integers given "
            f"(x {x.dtype}, weight {weight.dtype}); "
            "give method='auto' or 'im2col', or convert x to float64"
        )
    weight = weight.astype(work, copy=False)
    if method == "auto":
        method = choose(x, weight, axes, groups, exact)
    biases = [each.astype(work).reshape(-1, *(1,) * len(axes)) for each in biases]
    if x.dtype == work == result:
        return _with_bias(METHODS[method](x, weight, axes, groups), biases)

    # What has to be converted is so block by block: twice as much memory would be a pity
    y = np.empty((len(x), len(weight), *(axis.places for axis in axes)), result)
    shape = (len(x), *y.shape[2:])
    reads = max(len(weight), x.shape[1] * prod(axis.stride for axis in axes))
    for (first, stop), *outputs in blocks(shape, lengths(shape, max(1, CONVERTED // reads))):
        wide, settings = cut(x[first:stop], axes, outputs)
        block = METHODS[method](wide.astype(work), weight, settings, groups)
        target = y[first:stop, :, *(slice(*each) for each in outputs)]
        target[...] = finish(_with_bias(block, biases), result)
    return y


def _with_bias(y: np.ndarray, biases: list[np.ndarray]) -> np.ndarray:
    for each in biases:
        y += each
    return y

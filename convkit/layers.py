"""Convolution layers with PyTorch's meaning: cross-correlation along one, two or three axes."""

import numpy as np

from .arguments import integer, per_axis
from .arithmetic import output_size, padding_widths
from .methods import METHODS
from .padding import pad

__all__ = ["conv1d", "conv2d", "conv3d"]


def conv1d(x, weight, bias=None, *, stride=1, padding=0, dilation=1, groups=1, method="auto"):
    """1-D convolution layer: as :func:`conv2d` with one spatial axis.

    Examples
    --------
    1·10 + 2·1, 2·10 + 3·1, 3·10 + 4·1:

    >>> conv1d([1, 2, 3, 4], [10, 1])
    array([12, 23, 34])
    """
    return _conv(1, x, weight, bias, stride, padding, dilation, groups, method)


def conv2d(x, weight, bias=None, *, stride=1, padding=0, dilation=1, groups=1, method="auto"):
    """2-D convolution layer: slide the weights over the image, multiply and add up.

    For one image and one group,

        y[o, u, v] = bias[o] + Σ_c Σ_a Σ_b  weight[o, c, a, b] · x[c, s·u + d·a − p, s·v + d·b − p]

    with zeros where an index falls outside ``x``. The kernel is not flipped: this is
    cross-correlation, which deep-learning libraries call convolution (*A guide to convolution
    arithmetic for deep learning*, arXiv:1603.07285; ``torch.nn.functional.conv2d``).

    Parameters
    ----------
    x : array_like, shape (N, C_in, H, W) or (C_in, H, W), or (H, W) with a weight of shape (h, w)
        Real or complex numbers, in any memory layout; it is not modified.
    weight : array_like, shape (C_out, C_in/groups, h, w), or (h, w) with an ``x`` of shape (H, W)
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
    method : {"auto", "loops", "im2col"}
        How to compute; the result is the same but for rounding. ``"auto"`` is ``"im2col"``.

    Returns
    -------
    ndarray, shape (N, C_out, H', W'), without the axes that ``x`` lacks
        H' and W' as :func:`convkit.output_size` says. Floats keep NumPy's promoted type
        (float32 in, float32 out). Integers and booleans give exact int64.

    Raises
    ------
    TypeError
        The data are not numbers, or a setting is not a whole number.
    ValueError
        The shapes, groups or setting do not fit, there is no output,
        or an integer result does not fit in int64.

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


def conv3d(x, weight, bias=None, *, stride=1, padding=0, dilation=1, groups=1, method="auto"):
    """3-D convolution layer: as :func:`conv2d` with three spatial axes.

    Examples
    --------
    The eight corners of a 2×2×2 block of ones, added up:

    >>> conv3d(np.ones((2, 2, 2)), np.ones((2, 2, 2)))
    array([[[8.]]])
    """
    return _conv(3, x, weight, bias, stride, padding, dilation, groups, method)


def _conv(rank, x, weight, bias, stride, padding, dilation, groups, method):
    x, weight = _numbers("x", x), _numbers("weight", weight)
    bias = None if bias is None else _numbers("bias", _weak(bias, x, weight))
    if method not in (known := ("auto", *METHODS)):
        raise ValueError(f"method={method!r} is unknown; give one of {', '.join(map(repr, known))}")

    missing = rank + 2 - x.ndim  # axes to add so that x is (N, C_in, *spatial)
    plain = weight.ndim == rank  # the teaching form
    _check_ranks(rank, x, weight)
    x = x.reshape((1,) * missing + x.shape)
    weight = weight.reshape(1, 1, *weight.shape) if plain else weight
    groups = integer("groups", groups, minimum=1)
    bias = _check_channels(x, weight, bias, groups, plain)

    stride = per_axis("stride", stride, rank, minimum=1)
    dilation = per_axis("dilation", dilation, rank, minimum=1)
    setting = (x.shape[2:], weight.shape[2:], stride, padding, dilation)
    output_size(*setting)  # refuses a setting without output
    padded = pad(x, ((0, 0), (0, 0), *padding_widths(*setting)))

    work, result = _dtypes(x, weight, bias)
    correlate = METHODS["im2col" if method == "auto" else method]
    y = correlate(
        padded.astype(work, copy=False), weight.astype(work, copy=False), stride, dilation, groups
    )
    if bias is not None:
        y = y + bias.astype(work).reshape(-1, *(1,) * rank)
    return _finish(y, result).reshape(y.shape[missing:])


def _weak(number, *data):
    """Let a bare Python number take the type of float data, as in NumPy's own arithmetic."""
    if type(number) in (int, float, complex) and _any_float(data):
        return np.asarray(number, np.result_type(*data, number))
    return number


def _any_float(arrays):
    return any(array.dtype.kind in "fc" for array in arrays)


def _numbers(name, value):
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} is not a regular array ({error}); give rows of equal length"
        ) from error
    if array.dtype.kind not in "biufc":
        raise TypeError(
            f"{name} has dtype {array.dtype}, which is not a number; convert it, "
            "for instance with np.asarray(..., dtype=float)"
        )
    if array.size == 0:
        raise ValueError(f"{name} is empty (shape={array.shape}); every axis needs an entry")
    return array


def _check_ranks(rank, x, weight):
    axes = ("L", "H, W", "D, H, W")[rank - 1]
    taps = ("k", "h, w", "d, h, w")[rank - 1]
    if weight.ndim == rank and x.ndim != rank:
        raise ValueError(
            f"weight has {rank} axes (shape={weight.shape}), so x must be ({axes}) "
            f"but it has shape {x.shape}; give weight as (C_out, C_in/groups, {taps})"
        )
    if weight.ndim not in (rank, rank + 2):
        raise ValueError(
            f"weight has {weight.ndim} axes (shape={weight.shape}); "
            f"give (C_out, C_in/groups, {taps}), or ({taps}) with an x of ({axes})"
        )
    if weight.ndim == rank + 2 and x.ndim not in (rank + 1, rank + 2):
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) but weight has shape {weight.shape}; "
            f"give x as (N, C_in, {axes}) or (C_in, {axes})"
        )


def _check_channels(x, weight, bias, groups, plain):
    """Refuse channel counts that do not fit; return the bias as one number per channel."""
    channels, (out_channels, group_channels) = x.shape[1], weight.shape[:2]
    for name, count in (("C_in", channels), ("C_out", out_channels)):
        if count % groups:
            raise ValueError(f"groups={groups} does not divide {name}={count}; use a divisor")
    if group_channels * groups != channels:
        raise ValueError(
            f"weight expects {group_channels} channels in each of {groups} group(s) "
            f"(shape={weight.shape}) but x has {channels} (shape={x.shape}); "
            f"weight.shape[1] must be C_in/groups = {channels // groups}"
        )
    if bias is None:
        return None
    if plain and bias.ndim == 0:
        return bias.reshape(1)
    if bias.shape != (out_channels,):
        raise ValueError(
            f"bias has shape {bias.shape} but there are {out_channels} output channel(s); "
            f"give shape ({out_channels},)"
        )
    return bias


def _dtypes(x, weight, bias):
    """The type to compute in, and the type to return, so that integers stay exact."""
    operands = [x, weight] + ([] if bias is None else [bias])
    promoted = np.result_type(*operands).newbyteorder("=")
    if promoted == np.float16:
        return np.dtype(np.float32), promoted  # as accelerators do: half the bits to store only
    if _any_float(operands):
        return promoted, promoted
    largest = max(abs(int(x.max())), abs(int(x.min())))
    bound = largest * max(sum(abs(w) for w in o.ravel().tolist()) for o in weight)
    if bias is not None:
        bound += max(abs(b) for b in bias.tolist())
    if bound <= 2**53:
        return np.dtype(np.float64), np.dtype(np.int64)  # every partial sum is exact, and BLAS runs
    return np.dtype(np.int64 if bound < 2**63 else object), np.dtype(np.int64)


def _finish(y, dtype):
    """Convert the result to its type; Python's integers may turn out not to fit."""
    if y.dtype == object and not all(-(2**63) <= value < 2**63 for value in y.ravel()):
        raise ValueError(
            "the integer result does not fit in int64; convert x to float64 to get it rounded"
        )
    return y.astype(dtype, copy=False)

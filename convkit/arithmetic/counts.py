"""What a layer costs: weights, biases, multiply-adds, bytes.

Here the number of axes counts, so give the kernel or the size as a tuple for anything but
one axis: ``(3, 3)`` has 9 taps, ``3`` has 3.
"""

from math import prod
from typing import Any, NamedTuple

import numpy as np

from ..arguments import Integers, Padding, integer
from .sizes import axes_and_places

__all__ = ["LayerCounts", "SeparableCounts", "layer_counts", "separable_counts"]


class LayerCounts(NamedTuple):
    """What one layer needs for one image."""

    weights: int
    """C_out·(C_in/g)·∏k"""
    biases: int
    """C_out, or 0 without"""
    multiply_adds: int
    """products, those with padding included; adding the biases is not counted"""
    inputs: int
    """numbers of the input, over all channels"""
    outputs: int
    """numbers of the output, over all channels"""
    weight_bytes: int
    """bytes of weights and biases"""
    activation_bytes: int
    """bytes of input and output"""


class SeparableCounts(NamedTuple):
    """A standard layer beside the depthwise-separable pair that may stand for it."""

    standard: LayerCounts
    """the layer itself, in one group"""
    depthwise: LayerCounts
    """C_in groups, one channel to one channel each"""
    pointwise: LayerCounts
    """kernel 1, from C_in to C_out channels"""

    @property
    def weights(self) -> int:
        """Weights of the pair."""
        return self.depthwise.weights + self.pointwise.weights

    @property
    def multiply_adds(self) -> int:
        """Multiply-adds of the pair."""
        return self.depthwise.multiply_adds + self.pointwise.multiply_adds

    @property
    def ratio(self) -> float:
        """Weights of the pair ÷ those of the layer, 1/C_out + 1/∏k; so it is for multiply-adds."""
        return self.weights / self.standard.weights


def layer_counts(
    in_channels: int,
    out_channels: int,
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    *,
    groups: int = 1,
    bias: bool = True,
    dtype: Any = "float32",
) -> LayerCounts:
    """Count C_out·(C_in/g)·∏k weights, C_out biases, and ∏o·C_out·(C_in/g)·∏k multiply-adds.

    Parameters
    ----------
    in_channels, out_channels, groups : int
        C_in, C_out, and the number g of groups, which divides both.
    size, kernel, stride, padding, dilation
        As in :func:`convkit.output_size`; ints alone mean one axis.
    bias : bool
        Whether every output channel has a bias.
    dtype : anything that ``numpy.dtype`` takes
        The type in which all numbers are kept, for the bytes.

    Returns
    -------
    LayerCounts

    Raises
    ------
    TypeError, ValueError
        A setting is bad, there is no output, the groups do not divide the channels,
        or the type is unknown.

    Examples
    --------
    8 filters of 3×3×3 on a colour image have 8·27 weights, used at each of 4·6 places:

    >>> counts = layer_counts(3, 8, size=(6, 8), kernel=3)
    >>> counts.weights, counts.biases, counts.multiply_adds
    (216, 8, 5184)
    >>> counts.weight_bytes  # 4 bytes each
    896
    """
    in_channels = integer("in_channels", in_channels, minimum=1)
    out_channels = integer("out_channels", out_channels, minimum=1)
    groups = integer("groups", groups, minimum=1)
    for name, count in (("in_channels", in_channels), ("out_channels", out_channels)):
        if count % groups:
            raise ValueError(f"groups={groups} does not divide {name}={count}; use a divisor")
    axes, places = axes_and_places(size, kernel, stride, padding, dilation)
    weights = out_channels * (in_channels // groups) * prod(axis.kernel for axis in axes)
    biases = out_channels if bias else 0
    inputs = in_channels * prod(axis.size for axis in axes)
    outputs = out_channels * prod(places)
    width = _bytes(dtype)
    return LayerCounts(
        weights=weights,
        biases=biases,
        multiply_adds=weights * prod(places),
        inputs=inputs,
        outputs=outputs,
        weight_bytes=(weights + biases) * width,
        activation_bytes=(inputs + outputs) * width,
    )


def separable_counts(
    in_channels: int,
    out_channels: int,
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> SeparableCounts:
    """Compare a layer with a depthwise one, C_in groups, and a pointwise one, kernel 1, after it.

    Takes the first arguments of :func:`layer_counts`, and raises what it raises; no layer has
    biases, and bytes are those of float32.

    Returns
    -------
    SeparableCounts

    Examples
    --------
    128·9 + 128·256 weights instead of 128·256·9:

    >>> counts = separable_counts(128, 256, size=(28, 28), kernel=3, padding=1)
    >>> counts.weights, counts.standard.weights
    (33920, 294912)
    >>> round(counts.ratio, 3)  # 1/256 + 1/9
    0.115
    """
    setting = (size, kernel, stride, padding, dilation)
    _, places = axes_and_places(*setting)
    return SeparableCounts(
        standard=layer_counts(in_channels, out_channels, *setting, bias=False),
        depthwise=layer_counts(in_channels, in_channels, *setting, groups=in_channels, bias=False),
        pointwise=layer_counts(in_channels, out_channels, places, 1, bias=False),
    )


def _bytes(dtype: Any) -> int:
    try:
        known = None if dtype is None else np.dtype(dtype)
    except TypeError:
        known = None
    if known is None or known.kind not in "biufc":
        raise TypeError(f"dtype={dtype!r} is no type of numbers; give one such as 'float32'")
    return int(known.itemsize)

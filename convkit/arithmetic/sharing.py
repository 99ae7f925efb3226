"""What sharing one kernel between all places saves, and what im2col costs.

Here the number of axes counts, so give the kernel or the size as a tuple for anything but
one axis: ``(3, 3)`` has 9 taps, ``3`` has 3.
"""

from math import prod
from typing import NamedTuple

from ..arguments import Integers, Padding
from .axes import Axis
from .sizes import axes_and_places

__all__ = ["SharingCounts", "im2col_growth", "sharing_counts"]


class SharingCounts(NamedTuple):
    """Weights between one map and the next: all to all, windows only, one kernel for all."""

    dense: int
    """a weight from every input to every output: the entries of the kernel matrix"""
    local: int
    """a weight for every tap of every output"""
    shared: int
    """the taps of one kernel"""
    connections: int
    """taps that meet the input, and not padding: what is not 0 in the kernel matrix"""

    @property
    def density(self) -> float:
        """Share of the kernel matrix that is filled."""
        return self.connections / self.dense


def sharing_counts(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> SharingCounts:
    """Count weights from one map to the next: ∏i·∏o dense, ∏o·∏k local, ∏k shared.

    Takes what :func:`convkit.padding_widths` takes, and raises what :func:`convkit.output_size`
    raises; ints alone mean one axis.

    Returns
    -------
    SharingCounts

    Examples
    --------
    From 28×28 to 26×26 with a 3×3 kernel; the kernel matrix is 1.15 % full:

    >>> counts = sharing_counts((28, 28), 3)
    >>> counts.dense, counts.local, counts.shared
    (529984, 6084, 9)
    >>> round(100 * counts.density, 2)
    1.15
    """
    axes, places = axes_and_places(size, kernel, stride, padding, dilation)
    taps = prod(axis.kernel for axis in axes)
    return SharingCounts(
        dense=prod(axis.size for axis in axes) * prod(places),
        local=prod(places) * taps,
        shared=taps,
        connections=prod(_connections(axis, o) for axis, o in zip(axes, places, strict=True)),
    )


def im2col_growth(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> float:
    """Bytes of the columns of im2col ÷ bytes of the image, ∏k·∏o / ∏i, near ∏k/∏s.

    Takes what :func:`convkit.padding_widths` takes, and raises what :func:`convkit.output_size`
    raises; ints alone mean one axis.

    Returns
    -------
    float

    Examples
    --------
    9·26·26 numbers for 28·28:

    >>> round(im2col_growth((28, 28), 3), 2)
    7.76
    """
    axes, places = axes_and_places(size, kernel, stride, padding, dilation)
    columns = prod(places) * prod(axis.kernel for axis in axes)
    return columns / prod(axis.size for axis in axes)


def _connections(axis: Axis, places: int) -> int:
    """Pairs of an output and a tap that meet the input: 0 ≤ s·t + d·j − before < i."""
    taps = range(axis.kernel)
    # s·t ≥ low and s·t < low + i, for each tap j
    lows = [axis.before - axis.dilation * j for j in taps]
    ends = [min(places, -(-(low + axis.size) // axis.stride)) for low in lows]
    begins = [max(0, -(-low // axis.stride)) for low in lows]
    return sum(max(0, end - begin) for begin, end in zip(begins, ends, strict=True))

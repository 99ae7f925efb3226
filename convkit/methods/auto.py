"""The quickest method for a setting, by a rule of three comparisons.

The methods do the same sums, and differ in what they copy and in how often they multiply. With C
channels and O filters in a group, k taps along the last axis, K taps in all, and P places in all
images, the numbers that each output place costs, beside C·O·K multiplications, are

* ``im2col``: C·K copied,
* ``taps``: C·K/k copied, and O·k products written and read again,
* ``winograd``: C·O·K/4 multiplications only, but 36/16 transformed inputs of C channels, the
  transforms of the outputs of O filters, and once the transform of 9·C·O weights to 36·C·O,
* ``fft``: multiplications that do not grow with K, and transforms of C inputs and O outputs.

Two of the limits follow from the counts; the others were measured with NumPy's OpenBLAS on one
x86-64 core, where the curves of time over O, C, P and K cross (``benchmarks/layers.py`` shows the
methods side by side). They lie where a choice costs little if it is wrong.

``winograd`` and ``fft`` compute with fractions on the way. Both are left out for integers, and
stay within ten times the largest error of ``im2col``, as the tests see to.
"""

from collections.abc import Sequence
from math import prod

import numpy as np

from ..arithmetic import Axis
from . import fft, winograd

__all__ = ["choose"]

TILES_OF_4 = 512  # places from which on the 36·C·O transformed weights pay for themselves
TILES_OF_2 = 128  # and the 16·C·O of the smaller tiles
LARGE_KERNEL = 400  # taps from which on a transform is quicker than the products
SPECTRA = 2**25  # bytes that transformed weights may take, so that all stays within 64 MiB


def choose(
    x: np.ndarray, weight: np.ndarray, axes: Sequence[Axis], groups: int, exact: bool
) -> str:
    """Name of the method that is quickest for these shapes.

    Parameters
    ----------
    x, weight, axes, groups
        What ``correlate`` of a method takes; only their shapes and the dtype count.
    exact : bool
        Whether the data are integers, which must not be rounded.

    Returns
    -------
    str
        A key of ``METHODS``.

    Examples
    --------
    A layer of 3×3 with 64 channels in and out, on 56×56 places:

    >>> axes = (Axis(56, 3, stride=1, before=1, after=1, dilation=1),) * 2
    >>> x, weight = np.ones((1, 64, 56, 56)), np.ones((64, 64, 3, 3))
    >>> choose(x, weight, axes, 1, exact=False)
    'winograd'
    >>> choose(x, weight, axes, 1, exact=True)
    'im2col'
    """
    channels, filters = weight.shape[1], len(weight) // groups
    taps, last, itemsize = prod(weight.shape[2:]), axes[-1], weight.dtype.itemsize
    if not exact and winograd.fits(axes) and _many(channels, filters):
        places = len(x) * prod(axis.places for axis in axes)
        for name, window, enough in (
            ("winograd", 6, TILES_OF_4),
            ("winograd_2x2", 4, TILES_OF_2),
        ):
            transformed = window**2 * len(weight) * channels * itemsize
            if places >= enough and transformed <= SPECTRA:
                return name
    if not exact and taps >= LARGE_KERNEL * prod(axis.stride for axis in axes):
        maps = len(weight) * channels + 2 * channels * groups + 3 * len(weight)
        if 2 * maps * prod(fft.lengths(axes)) * itemsize <= SPECTRA:
            return "fft"
    if last.stride == 1 and 2 * filters * last.kernel < channels * (taps - taps // last.kernel):
        return "taps"
    return "im2col"


def _many(channels: int, filters: int) -> bool:
    """Tell whether the multiplications saved outweigh the transforms: C·O against both."""
    return 24 / filters + 13 / channels < 1

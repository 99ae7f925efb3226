"""Ways to compute the same convolution: one file a rung, one signature.

Each offers ``correlate(x, weight, axes, groups)`` with

* ``x``: (N, C_in, *size), as it was given, without padding,
* ``weight``: (C_out, C_in/groups, *k), of the same dtype,
* ``axes``: for each spatial axis a :class:`convkit.arithmetic.Axis`, its padding among the rest,

and returns (N, C_out, *o) of that dtype, an array of its own. :mod:`convkit.layers` checks the
arguments. A method that cannot do a setting raises a ValueError.

>>> list(METHODS)
['loops', 'im2col', 'taps', 'kernel_matrix', 'fft', 'winograd', 'winograd_2x2']
"""

from collections.abc import Callable

import numpy as np

from . import fft, im2col, kernel_matrix, loops, taps, winograd
from .auto import choose

METHODS: dict[str, Callable[..., np.ndarray]] = {
    "loops": loops.correlate,
    "im2col": im2col.correlate,
    "taps": taps.correlate,
    "kernel_matrix": kernel_matrix.correlate,
    "fft": fft.correlate,
    "winograd": winograd.correlate_4x4,
    "winograd_2x2": winograd.correlate_2x2,
}
# These compute with fractions on the way, even where all data are whole
ROUNDING = frozenset({"fft", "winograd", "winograd_2x2"})

__all__ = ["METHODS", "ROUNDING", "choose"]

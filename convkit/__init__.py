"""Convolution, exact and visible: the package behind the convolution book.

The mathematics is here at the top and needs NumPy alone.
``filters`` has named kernels, ``images`` reads pictures, ``plots`` draws,
``widgets`` has the explorers, ``checks`` looks at solutions of the book's exercises.
"""

from . import filters
from .arithmetic import output_size, padding_widths, remainder, span
from .im2col import im2col
from .layers import conv1d, conv2d, conv3d
from .padding import pad
from .steps import positions, steps, use_count

__all__ = [
    "conv1d",
    "conv2d",
    "conv3d",
    "filters",
    "im2col",
    "output_size",
    "pad",
    "padding_widths",
    "positions",
    "remainder",
    "span",
    "steps",
    "use_count",
]

"""Convolution, exact and visible: the package behind the convolution book.

The mathematics is here at the top and needs NumPy alone.
``arithmetic`` has sizes, receptive fields and costs, ``filters`` has named kernels,
``images`` reads pictures, ``plots`` draws, ``animate`` makes GIFs,
``widgets`` has the explorers, ``checks`` looks at solutions of the book's exercises.
"""

from . import arithmetic, filters
from .arithmetic import output_size, padding_widths, remainder, span, transposed_output_size
from .im2col import col2im, im2col
from .layers import (
    conv1d,
    conv2d,
    conv3d,
    conv_backward,
    conv_transpose1d,
    conv_transpose2d,
    conv_transpose3d,
    conv_transpose_backward,
)
from .matrix import kernel_matrix
from .padding import pad
from .signals import convolve, convolve_causal, convolve_circular, correlate
from .steps import (
    overlap_count,
    positions,
    steps,
    transposed_positions,
    transposed_steps,
    use_count,
)

__all__ = [
    "arithmetic",
    "col2im",
    "conv1d",
    "conv2d",
    "conv3d",
    "conv_backward",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "conv_transpose_backward",
    "convolve",
    "convolve_causal",
    "convolve_circular",
    "correlate",
    "filters",
    "im2col",
    "kernel_matrix",
    "output_size",
    "overlap_count",
    "pad",
    "padding_widths",
    "positions",
    "remainder",
    "span",
    "steps",
    "transposed_output_size",
    "transposed_positions",
    "transposed_steps",
    "use_count",
]

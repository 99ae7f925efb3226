"""Layers with PyTorch's meaning: convolution, transposed convolution, and both backward."""

from .backward import conv_backward, conv_transpose_backward
from .direct import conv1d, conv2d, conv3d
from .transposed import conv_transpose1d, conv_transpose2d, conv_transpose3d

__all__ = [
    "conv1d",
    "conv2d",
    "conv3d",
    "conv_backward",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "conv_transpose_backward",
]

"""Every window a column, every filter a row: convolution as one matrix multiplication."""

import numpy as np

from ..arithmetic import output_size
from ..im2col import im2col

__all__ = ["correlate"]


def correlate(
    padded: np.ndarray,
    weight: np.ndarray,
    stride: tuple[int, ...],
    dilation: tuple[int, ...],
    groups: int,
) -> np.ndarray:
    """Multiply the filters of each group by the windows of its channels."""
    out_channels, _, *kernel = weight.shape
    places = output_size(padded.shape[2:], kernel, stride, 0, dilation)
    columns = im2col(padded, kernel, stride=stride, dilation=dilation)
    images, rows, length = columns.shape
    columns = columns.reshape(images, groups, rows // groups, length)
    filters = weight.reshape(groups, out_channels // groups, rows // groups)
    return (filters @ columns).reshape(images, out_channels, *places)

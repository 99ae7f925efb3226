"""Every window a column, every filter a row: convolution as one matrix multiplication."""

from ..arithmetic import output_size
from ..im2col import im2col

__all__ = ["correlate"]


def correlate(padded, weight, stride, dilation, groups):
    """Multiply the filters of each group by the windows of its channels."""
    out_channels, _, *kernel = weight.shape
    places = output_size(padded.shape[2:], kernel, stride, 0, dilation)
    columns = im2col(padded, kernel, stride=stride, dilation=dilation)
    columns = columns.reshape(len(padded), groups, -1, columns.shape[-1])
    filters = weight.reshape(groups, out_channels // groups, -1)
    return (filters @ columns).reshape(len(padded), out_channels, *places)

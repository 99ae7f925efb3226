"""The layer as one matrix, of which only the products are stored, times every image."""

import numpy as np

from ..arithmetic import output_size, resolve
from ..matrix import entries

__all__ = ["correlate"]


def correlate(
    padded: np.ndarray,
    weight: np.ndarray,
    stride: tuple[int, ...],
    dilation: tuple[int, ...],
    groups: int,
) -> np.ndarray:
    """Add up each row: its entries times the inputs that they stand for."""
    setting = (padded.shape[2:], weight.shape[2:], stride, 0, dilation)
    (height, width), rows, columns, values = entries(weight, resolve(*setting)[1], groups)
    y = np.zeros((len(padded), height), padded.dtype)
    for row_sums, vector in zip(y, padded.reshape(len(padded), width), strict=True):
        np.add.at(row_sums, rows, values * vector[columns])
    return y.reshape(len(padded), len(weight), *output_size(*setting))

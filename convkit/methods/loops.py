"""The definition, read aloud: at every place, multiply the window by the weights and add up."""

import numpy as np

from ..arithmetic import output_size, span

__all__ = ["correlate"]


def correlate(
    padded: np.ndarray,
    weight: np.ndarray,
    stride: tuple[int, ...],
    dilation: tuple[int, ...],
    groups: int,
) -> np.ndarray:
    """Loop over images, output channels and places."""
    out_channels, group_channels, *kernel = weight.shape
    places = output_size(padded.shape[2:], kernel, stride, 0, dilation)
    reach = span(kernel, dilation)
    y = np.empty((len(padded), out_channels, *places), padded.dtype)
    for image, o in np.ndindex(y.shape[:2]):
        first = o // (out_channels // groups) * group_channels
        channels = padded[image, first : first + group_channels]
        for place in np.ndindex(places):
            window = tuple(
                slice(s * t, s * t + r, d)
                for s, t, r, d in zip(stride, place, reach, dilation, strict=True)
            )
            y[image, o, *place] = np.sum(channels[:, *window] * weight[o])
    return y

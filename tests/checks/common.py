"""What the solutions share: sums over windows, without convkit."""

import numpy as np


def windows(image, shape):
    return np.lib.stride_tricks.sliding_window_view(np.asarray(image, dtype=float), shape)


def summed(image, kernel):
    """Correlation of two matrices, without padding."""
    return (windows(image, kernel.shape) * kernel).sum(axis=(2, 3))


def turned(kernel):
    return np.rot90(kernel, 2)


def correlated(f, g):
    """Correlation of two series, full: the kernel as it stands."""
    return np.convolve(f, g[::-1])

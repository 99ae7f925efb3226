"""The picture that the filters are tried on, and how it is filtered."""

import numpy as np

from convkit import conv2d, pad

from ..oracles import named

# Values that name their place, squared: not even their second differences are symmetric
IMAGE = named(6, 7) ** 2.0
SIZES = [1, 2, 3, 4, 5, 9, (1, 3), (3, 1), (2, 5), (5, 2), (7, 4)]


def filtered(kernel, image=IMAGE):
    """The image as scipy.ndimage has it, mirrored at its border (its mode "reflect")."""
    widths = [((k - 1) // 2, k // 2) for k in kernel.shape]
    return conv2d(pad(image, widths, "symmetric"), kernel)


def shape_of(size):
    return (size, size) if isinstance(size, int) else size


def centre_of_mass(kernel):
    """Mean place of the weights, rows and columns from the centre."""
    places = np.indices(kernel.shape) - (np.array(kernel.shape).reshape(2, 1, 1) - 1) / 2
    return (places * kernel).sum(axis=(1, 2)) / kernel.sum()

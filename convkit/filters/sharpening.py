"""Kernels that exaggerate: the pixel, and more of what sets it off from its surroundings."""

import numpy as np

from .derivatives import laplacian
from .parts import real
from .points import identity
from .smoothing import gaussian

__all__ = ["sharpen", "unsharp"]


def sharpen() -> np.ndarray:
    """Exaggerate each pixel's difference from its eight neighbours: the pixel minus `laplacian(8)`.

    Examples
    --------
    The weights sum to 9 − 8 = 1, so brightness stays:

    >>> sharpen()
    array([[-1., -1., -1.],
           [-1.,  9., -1.],
           [-1., -1., -1.]])
    """
    return identity(3) - laplacian(8)


def unsharp(amount: float = 1.0, sigma: float = 1.0) -> np.ndarray:
    """Add what a blur takes away: identity + amount·(identity − gaussian(sigma)). Sum 1.

    Named after the unsharp mask of the darkroom: a blurred negative laid over the picture
    (J. A. C. Yule, *Unsharp masks and a new method of increasing definition in prints*, 1944).

    Parameters
    ----------
    amount : float
        How much of the difference to add. 0 leaves the picture alone, −1 is the blur itself.
    sigma : float
        Width of the blur, as in :func:`gaussian`, which sets the size of the kernel.

    Raises
    ------
    TypeError, ValueError
        ``amount`` is not a finite number, ``sigma`` is not one above 0, or the kernel would have
        more than 2²² taps.

    Examples
    --------
    Far from the centre only the blur counts, times −amount:

    >>> bool(unsharp(2.0, sigma=1.0)[0, 0] == -2 * gaussian(1.0)[0, 0])
    True
    """
    blur = gaussian(sigma)
    centre = identity(blur.shape)
    return centre + real("amount", amount) * (centre - blur)

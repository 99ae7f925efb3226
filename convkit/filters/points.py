"""Kernels with a single one: the picture itself, or the picture moved."""

import numpy as np

from ..arguments import Integers, integer
from .parts import affordable, odd_shape

__all__ = ["identity", "shift"]


def identity(size: Integers = 3) -> np.ndarray:
    """One at the centre, zeros around it: the image comes back unchanged. Sum 1.

    Parameters
    ----------
    size : odd int, or one per axis
        An even kernel has no centre.

    Raises
    ------
    TypeError, ValueError
        A size is not a whole number, is below 1, or is even, or the kernel would have more than
        2²² taps.

    Examples
    --------
    >>> identity((1, 3))
    array([[0., 1., 0.]])
    """
    shape = odd_shape(size)
    kernel = np.zeros(shape)
    kernel[shape[0] // 2, shape[1] // 2] = 1
    return kernel


def shift(down: int, right: int) -> np.ndarray:
    """One off the centre: the picture moves ``down`` rows and ``right`` columns. Sum 1.

    A pixel is fetched from where it came from, so the one stands on the other side of the centre:
    kernel[a, b] = 1 where (a, b) = centre − (down, right).

    Parameters
    ----------
    down, right : int
        Negative numbers move up and left.

    Returns
    -------
    ndarray, shape (2·|down| + 1, 2·|right| + 1)

    Raises
    ------
    TypeError, ValueError
        A number is not whole, or the kernel would have more than 2²² taps.

    Examples
    --------
    One column to the right: every pixel takes the value of its left neighbour.

    >>> shift(0, 1)
    array([[1., 0., 0.]])
    >>> shift(-1, 1)
    array([[0., 0., 0.],
           [0., 0., 0.],
           [1., 0., 0.]])
    """
    down, right = integer("down", down), integer("right", right)
    shape = 2 * abs(down) + 1, 2 * abs(right) + 1
    kernel = np.zeros(affordable(shape, down=down, right=right))
    kernel[abs(down) - down, abs(right) - right] = 1
    return kernel

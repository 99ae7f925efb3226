"""Averages: weights that are nowhere negative and sum to 1."""

from collections.abc import Sequence

import numpy as np

from ..arguments import Integers
from .parts import gaussian_row, gaussian_shape, pascal_row, shape_of, sigma_pair

__all__ = ["binomial", "box", "gaussian"]


def box(size: Integers = 3) -> np.ndarray:
    """Plain average: h·w equal weights, 1/(h·w) each. Sum 1, separable.

    Parameters
    ----------
    size : int, or one per axis

    Raises
    ------
    TypeError, ValueError
        A size is not a whole number, or is below 1, or the kernel would have more than 2²² taps.

    Examples
    --------
    >>> box((2, 4))
    array([[0.125, 0.125, 0.125, 0.125],
           [0.125, 0.125, 0.125, 0.125]])
    """
    rows, columns = shape_of(size)
    return np.full((rows, columns), 1 / (rows * columns))


def binomial(size: Integers = 3) -> np.ndarray:
    """Smooth average: rows of Pascal's triangle, multiplied and scaled. Sum 1, separable.

    It comes close to a Gaussian of variance (k−1)/4 along an axis of k taps
    (Burt and Adelson, *The Laplacian pyramid as a compact image code*, 1983).
    Takes and raises what :func:`box` does.

    Examples
    --------
    1 2 1 down times 1 2 1 across, over 16:

    >>> 16 * binomial(3)
    array([[1., 2., 1.],
           [2., 4., 2.],
           [1., 2., 1.]])
    """
    rows, columns = shape_of(size)
    return np.outer(pascal_row(rows), pascal_row(columns))


def gaussian(sigma: float | Sequence[float] = 1.0, size: Integers | None = None) -> np.ndarray:
    """Average weighted by nearness, exp(−(i²/2σ₀² + j²/2σ₁²)) over its sum. Sum 1, separable.

    The bell curve sampled at the taps, i rows and j columns from the centre, and normalised.

    Parameters
    ----------
    sigma : float, or one per axis
        Standard deviation in pixels: blur down the rows, and across the columns.
    size : odd int, or one per axis, optional
        By default the bell is cut off 4 standard deviations from the centre: ⌊4σ + ½⌋ taps on
        either side, as in ``scipy.ndimage.gaussian_filter`` with its ``truncate=4``.

    Raises
    ------
    TypeError, ValueError
        ``sigma`` is not a finite number above 0, a size is not a whole number, below 1 or even,
        or the kernel would have more than 2²² taps.

    Examples
    --------
    With σ² = 1/(2 ln 2) the weight halves one pixel away, so a row is 1 2 1 over 4:

    >>> (16 * gaussian((2 * np.log(2)) ** -0.5, size=3)).round(9)
    array([[1., 2., 1.],
           [2., 4., 2.],
           [1., 2., 1.]])
    """
    sigmas = sigma_pair(sigma)
    shape = gaussian_shape(size, *sigmas, sigma=sigma)
    down, across = map(gaussian_row, sigmas, shape)
    return np.outer(down, across)

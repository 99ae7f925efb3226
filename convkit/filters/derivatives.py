"""Slopes and curvatures: weights that sum to 0, so that flat areas give 0."""

from collections.abc import Sequence

import numpy as np

from ..arguments import Integers, integer
from .parts import centred, gaussian_row, gaussian_shape, real, sigma_pair

__all__ = [
    "laplacian",
    "laplacian_of_gaussian",
    "nine_point_laplacian",
    "prewitt",
    "scharr",
    "sobel",
]

SECOND = np.array([1.0, -2.0, 1.0])
CENTRE = np.array([0.0, 1.0, 0.0])
STRAIGHT = np.outer(SECOND, CENTRE) + np.outer(CENTRE, SECOND)
TWICE = np.outer(SECOND, SECOND)  # down and then across; the corners are its own


def sobel(axis: int) -> np.ndarray:
    """Change along an axis, smoothed 1 2 1 across it. Sum 0, separable.

    It is 8 times the slope: 2 pixels apart, and weights 1 + 2 + 1.
    I. Sobel and G. Feldman, *A 3×3 isotropic gradient operator for image processing*, 1968.

    Parameters
    ----------
    axis : 0 or 1
        0 answers to change down the rows (horizontal edges), 1 to change across the columns.

    Raises
    ------
    TypeError, ValueError
        ``axis`` is neither 0 nor 1.

    Examples
    --------
    >>> sobel(axis=0)
    array([[-1., -2., -1.],
           [ 0.,  0.,  0.],
           [ 1.,  2.,  1.]])
    """
    return _slope(axis, smooth=[1, 2, 1])


def prewitt(axis: int) -> np.ndarray:
    """Change along an axis, averaged 1 1 1 across it. Sum 0, separable.

    It is 6 times the slope. J. Prewitt, *Object enhancement and extraction*, 1970.
    Takes and raises what :func:`sobel` does.

    Examples
    --------
    >>> prewitt(axis=1)
    array([[-1.,  0.,  1.],
           [-1.,  0.,  1.],
           [-1.,  0.,  1.]])
    """
    return _slope(axis, smooth=[1, 1, 1])


def scharr(axis: int) -> np.ndarray:
    """Change along an axis, smoothed 3 10 3 across it. Sum 0, separable.

    It is 32 times the slope, with weights chosen so that the direction of the gradient errs least.
    B. Jähne, H. Scharr and S. Körkel, *Principles of filter design*, in *Handbook of Computer
    Vision and Applications*, 1999; H. Scharr, *Optimale Operatoren in der Digitalen
    Bildverarbeitung*, 2000. These are the small whole numbers in general use (OpenCV's
    ``Scharr``, for one); 47 162 47 come closer to the optimum.
    Takes and raises what :func:`sobel` does.

    Examples
    --------
    >>> scharr(axis=1)
    array([[ -3.,   0.,   3.],
           [-10.,   0.,  10.],
           [ -3.,   0.,   3.]])
    """
    return _slope(axis, smooth=[3, 10, 3])


def laplacian(neighbours: int = 4) -> np.ndarray:
    """How much the neighbours exceed the pixel: second derivatives, added up. Sum 0.

    Parameters
    ----------
    neighbours : 4 or 8
        4 adds the second differences 1 −2 1 down and across; 8 adds those along both diagonals,
        which makes it 3 times the second derivatives.

    Raises
    ------
    TypeError, ValueError
        ``neighbours`` is neither 4 nor 8.

    See Also
    --------
    nine_point_laplacian : other weights for the corners.

    Examples
    --------
    >>> laplacian(4)
    array([[ 0.,  1.,  0.],
           [ 1., -4.,  1.],
           [ 0.,  1.,  0.]])
    """
    if integer("neighbours", neighbours) not in (4, 8):
        raise ValueError(f"neighbours={neighbours} is not known; give 4 or 8")
    return STRAIGHT.copy() if neighbours == 4 else 3 * STRAIGHT + TWICE


def nine_point_laplacian(diagonal: float = 1 / 3) -> np.ndarray:
    """Second derivatives from eight neighbours: (1−γ)·straight + γ·diagonal. Sum 0.

    The straight differences are ``laplacian(4)``; the diagonal ones look at the four corners,
    √2 away, and are halved. With the column δ = 1 −2 1, all of it is ``laplacian(4)`` + γ/2·δδᵀ.

    Parameters
    ----------
    diagonal : float from 0 to 1
        The share γ of the diagonals:

        * 0: ``laplacian(4)``;
        * 1/3: corners 1, sides 4, centre −20, over 6, whose error is the same in all directions
          to leading order (L. Collatz, *The Numerical Treatment of Differential Equations*,
          1960, Mehrstellenverfahren; M. Patra and M. Karttunen, 2006); MATLAB's ``fspecial``
          by default;
        * 1/2: corners 1, sides 2, centre −12, over 4 (Y. Oono and S. Puri, 1987);
        * 2/3: ``laplacian(8)`` over 3.

    Raises
    ------
    TypeError, ValueError
        ``diagonal`` is not a number from 0 to 1.

    Examples
    --------
    >>> 4 * nine_point_laplacian(1 / 2)
    array([[  1.,   2.,   1.],
           [  2., -12.,   2.],
           [  1.,   2.,   1.]])
    """
    share = real("diagonal", diagonal)
    if not 0 <= share <= 1:
        raise ValueError(f"diagonal={share:g} is not a share; give a number from 0 to 1")
    return STRAIGHT + share / 2 * TWICE


def laplacian_of_gaussian(
    sigma: float | Sequence[float] = 1.0, size: Integers | None = None
) -> np.ndarray:
    """Blur and add up second derivatives in one: g″(i)·g(j) + g(i)·g″(j). Sum 0.

    g is the row of :func:`gaussian`, and g″(j) = (j² − v)/σ⁴ · g(j) its second derivative.
    v is the variance of the sampled row: it makes the weights sum to 0 but for rounding, and is
    less than σ² where the tails are cut off or the bell is narrower than a pixel.
    D. Marr and E. Hildreth, *Theory of edge detection*, 1980.
    The sign is that of :func:`laplacian`: a bright spot answers with a negative number.

    Parameters
    ----------
    sigma, size
        As in :func:`gaussian`.

    Raises
    ------
    TypeError, ValueError
        As :func:`gaussian`, or the neighbours of the centre have no weight.

    Examples
    --------
    With σ² = 1/(2 ln 2) the row is 1 2 1 over 4, v is ½ and the row's derivative 1 −2 1 over 8σ⁴.
    The two products add up to corners of 2, a centre of −8, over 32σ⁴:

    >>> sigma = (2 * np.log(2)) ** -0.5
    >>> (16 * sigma**4 * laplacian_of_gaussian(sigma, size=3)).round(9) + 0
    array([[ 1.,  0.,  1.],
           [ 0., -4.,  0.],
           [ 1.,  0.,  1.]])
    """
    sigmas = sigma_pair(sigma)
    shape = gaussian_shape(size, *sigmas, sigma=sigma)
    down, across = map(gaussian_row, sigmas, shape)
    return np.outer(_bend(down, sigmas[0]), across) + np.outer(down, _bend(across, sigmas[1]))


def _slope(axis: int, smooth: list[int]) -> np.ndarray:
    if integer("axis", axis) not in (0, 1):
        raise ValueError(f"axis={axis} is not an axis of an image; give 0 (rows) or 1 (columns)")
    down = np.outer([-1.0, 0.0, 1.0], smooth)
    return down if axis == 0 else down.T


def _bend(row: np.ndarray, sigma: float) -> np.ndarray:
    """Second derivative of a sampled Gaussian, with weights that sum to 0."""
    square = centred(len(row)) ** 2
    variance = square @ row
    if variance == 0:
        raise ValueError(
            f"sigma={sigma:g} with {len(row)} tap(s) gives the neighbours of the centre no weight, "
            "so nothing can bend; give a larger sigma or a size of 3 or more"
        )
    area = sigma * sigma  # beyond all numbers for a huge sigma, where a power would be an error
    return (square - variance) / area / area * row

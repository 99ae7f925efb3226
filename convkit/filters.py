"""Named kernels, built from their parts.

All are written for cross-correlation, as the layers of :mod:`convkit.layers` apply them:
what stands at the upper left multiplies the pixel at the upper left. All are float64.
"""

import numpy as np

from .arguments import integer, per_axis

__all__ = [
    "binomial",
    "box",
    "emboss",
    "identity",
    "laplacian",
    "prewitt",
    "sharpen",
    "sobel",
]


def identity(size=3):
    """One at the centre, zeros around it: the image comes back unchanged.

    Parameters
    ----------
    size : odd int, or one per axis
        An even kernel has no centre.

    Examples
    --------
    >>> identity((1, 3))
    array([[0., 1., 0.]])
    """
    shape = per_axis("size", size, 2, minimum=1)
    if any(k % 2 == 0 for k in shape):
        raise ValueError(f"size={shape} has no centre; give odd sizes")
    kernel = np.zeros(shape)
    kernel[shape[0] // 2, shape[1] // 2] = 1
    return kernel


def box(size=3):
    """Plain average: h·w equal weights that sum to 1.

    Examples
    --------
    >>> box((2, 4))
    array([[0.125, 0.125, 0.125, 0.125],
           [0.125, 0.125, 0.125, 0.125]])
    """
    shape = per_axis("size", size, 2, minimum=1)
    return np.full(shape, 1 / (shape[0] * shape[1]))


def binomial(size=3):
    """Smooth average: rows of Pascal's triangle, multiplied and scaled to sum to 1.

    It comes close to a Gaussian of variance (k−1)/4 along an axis of k taps
    (Burt and Adelson, *The Laplacian pyramid as a compact image code*, 1983).

    Examples
    --------
    1 2 1 down times 1 2 1 across, over 16:

    >>> 16 * binomial(3)
    array([[1., 2., 1.],
           [2., 4., 2.],
           [1., 2., 1.]])
    """
    rows, columns = per_axis("size", size, 2, minimum=1)
    return np.outer(_pascal(rows), _pascal(columns))


def sharpen():
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


def emboss(size=3):
    """Lower right minus upper left: slopes light up as if lit from the upper left.

    The weight is −1 above the diagonal that runs from lower left to upper right, +1 below it,
    and 0 on it, so the weights sum to 0 at any size.

    Examples
    --------
    >>> emboss()
    array([[-1., -1.,  0.],
           [-1.,  0.,  1.],
           [ 0.,  1.,  1.]])
    """
    rows, columns = per_axis("size", size, 2, minimum=1)
    down = np.linspace(-1, 1, rows) if rows > 1 else np.zeros(1)
    across = np.linspace(-1, 1, columns) if columns > 1 else np.zeros(1)
    return np.sign(np.round(np.add.outer(down, across), 12))


def sobel(axis):
    """Change along an axis, smoothed 1 2 1 across it.

    I. Sobel and G. Feldman, *A 3×3 isotropic gradient operator for image processing*, 1968.

    Parameters
    ----------
    axis : 0 or 1
        0 answers to change down the rows (horizontal edges), 1 to change across the columns.

    Examples
    --------
    >>> sobel(axis=0)
    array([[-1., -2., -1.],
           [ 0.,  0.,  0.],
           [ 1.,  2.,  1.]])
    """
    return _derivative(axis, smooth=[1, 2, 1])


def prewitt(axis):
    """Change along an axis, averaged 1 1 1 across it.

    J. Prewitt, *Object enhancement and extraction*, 1970. ``axis`` as in :func:`sobel`.

    Examples
    --------
    >>> prewitt(axis=1)
    array([[-1.,  0.,  1.],
           [-1.,  0.,  1.],
           [-1.,  0.,  1.]])
    """
    return _derivative(axis, smooth=[1, 1, 1])


def laplacian(neighbours=4):
    """How much the neighbours exceed the pixel: second derivatives, added up.

    Parameters
    ----------
    neighbours : 4 or 8
        4 adds the second differences down and across; 8 counts the corners as well.

    Examples
    --------
    >>> laplacian(4)
    array([[ 0.,  1.,  0.],
           [ 1., -4.,  1.],
           [ 0.,  1.,  0.]])
    """
    if integer("neighbours", neighbours) not in (4, 8):
        raise ValueError(f"neighbours={neighbours} is not known; give 4 or 8")
    if neighbours == 8:
        return np.ones((3, 3)) - 9 * identity(3)
    second = np.array([1.0, -2.0, 1.0])
    kernel = np.zeros((3, 3))
    kernel[:, 1] += second
    kernel[1, :] += second
    return kernel


def _derivative(axis, smooth):
    if integer("axis", axis) not in (0, 1):
        raise ValueError(f"axis={axis} is not an axis of an image; give 0 (rows) or 1 (columns)")
    down = np.outer([-1.0, 0.0, 1.0], smooth)
    return down if axis == 0 else down.T


def _pascal(taps):
    row = np.ones(1)
    for _ in range(taps - 1):
        row = np.convolve(row, [0.5, 0.5])
    return row

"""Kernels with a direction: light from a corner, waves, and movement.

Angles are in degrees, counter-clockwise from "to the right" as the picture is seen:
90 points up, towards row 0.
"""

from math import hypot

import numpy as np

from ..arguments import Integers
from .parts import (
    centred,
    direction,
    gaussian_shape,
    positive,
    real,
    rotated,
    shape_of,
    shape_reaching,
    squared_deviations,
)

__all__ = ["emboss", "gabor", "motion"]


def emboss(size: Integers = 3) -> np.ndarray:
    """Lower right minus upper left: slopes light up as if lit from the upper left. Sum 0.

    The weight is −1 above the diagonal that runs from lower left to upper right, +1 below it,
    and 0 on it.

    Parameters
    ----------
    size : int, or one per axis

    Raises
    ------
    TypeError, ValueError
        A size is not a whole number, or is below 1, or the kernel would have more than 2²² taps.

    Examples
    --------
    >>> emboss()
    array([[-1., -1.,  0.],
           [-1.,  0.,  1.],
           [ 0.,  1.,  1.]])
    """
    rows, columns = shape_of(size)
    down = max(columns - 1, 1) * centred(rows)  # from −1 to 1, times (rows−1)·(columns−1)/2
    across = max(rows - 1, 1) * centred(columns)
    return np.sign(np.add.outer(down, across))


def gabor(
    wavelength: float,
    angle: float = 0.0,
    sigma: float | None = None,
    aspect: float = 1.0,
    phase: float = 0.0,
    size: Integers | None = None,
) -> np.ndarray:
    """Wave under a bell: exp(−(u² + γ²v²)/2σ²) · cos(2πu/λ + φ).

    u runs along ``angle`` and v across it, both in pixels from the centre, so the stripes that it
    answers to stand across ``angle``. J. Daugman, *Uncertainty relation for resolution in space,
    spatial frequency, and orientation optimized by two-dimensional visual cortical filters*, 1985.

    The weights sum to about 2πσ²/γ · exp(−2π²σ²/λ²) · cos φ: to 0 at φ = ±90°, where the kernel
    is odd, and close to it elsewhere unless σ is small for λ.

    Parameters
    ----------
    wavelength : float
        λ, pixels from crest to crest, above 2 (two samples a wave).
    angle : float
        Direction of the wave in degrees, counter-clockwise from "to the right".
    sigma : float, optional
        Standard deviation of the bell along the wave; 0.56·λ by default, a bandwidth of one octave.
    aspect : float
        γ, the bell's width along the wave over that along the stripes; below 1, stripes are long.
    phase : float
        φ in degrees: 0 puts a crest at the centre, 90 a falling slope.
    size : odd int, or one per axis, optional
        By default ⌊4s + ½⌋ taps on either side, s the bell's standard deviation along that axis.

    Raises
    ------
    TypeError, ValueError
        A number is not finite, not above 0 where it must be, ``wavelength`` is 2 or less,
        a size is not a whole number, below 1 or even, or the kernel would have more than 2²² taps.

    Examples
    --------
    Upright stripes, 4 pixels from crest to crest, under a bell so wide that it hardly shows:

    >>> gabor(4, sigma=1000, size=(1, 5)).round(3) + 0
    array([[-1.,  0.,  1.,  0., -1.]])
    """
    wavelength = positive("wavelength", wavelength)
    if wavelength <= 2:
        raise ValueError(
            f"wavelength={wavelength:g} is too short for pixels to show; give more than 2"
        )
    angle, phase, aspect = real("angle", angle), real("phase", phase), positive("aspect", aspect)
    along = 0.56 * wavelength if sigma is None else positive("sigma", sigma)
    across = positive("sigma/aspect", along / aspect)
    right, up = direction(angle)
    # of the turned bell, down and across
    sigmas = hypot(up * along, right * across), hypot(right * along, up * across)
    given = {"wavelength": wavelength} if sigma is None else {"sigma": sigma}
    u, v = rotated(gaussian_shape(size, *sigmas, **given, aspect=aspect), angle)
    bell = np.exp(-(squared_deviations(u, along) + squared_deviations(v, across)) / 2)
    return bell * np.cos(2 * np.pi * u / wavelength + np.radians(phase))


def motion(length: float = 9.0, angle: float = 0.0) -> np.ndarray:
    """Average along a line: the streak that a moving camera leaves. Sum 1.

    The line runs from the centre of its first pixel to that of its last, ``length`` − 1 long.
    A tap at distance r from it weighs max(0, 1 − r), over the sum: tilted lines have soft edges.

    Parameters
    ----------
    length : float, 1 or more
        Pixels that the line covers.
    angle : float
        Its direction in degrees, counter-clockwise from "to the right".

    Returns
    -------
    ndarray of odd shape, just large enough for the line

    Raises
    ------
    TypeError, ValueError
        A number is not finite, ``length`` is below 1, or the kernel would have more than 2²² taps.

    Examples
    --------
    >>> 4 * motion(4)  # one pixel of half weight at either end
    array([[0.5, 1. , 1. , 1. , 0.5]])

    The corners lie on this line, and the other four are 1/√2 away from it:

    >>> kernel = motion(1 + 8**0.5, angle=45)
    >>> (kernel / kernel[1, 1]).round(3)
    array([[0.   , 0.293, 1.   ],
           [0.293, 1.   , 0.293],
           [1.   , 0.293, 0.   ]])
    """
    length, angle = real("length", length), real("angle", angle)
    if length < 1:
        raise ValueError(f"length={length:g} is less than a pixel; give 1 or more")
    half = (length - 1) / 2
    right, up = direction(angle)
    shape = shape_reaching(half * abs(up), half * abs(right), length=length)
    along, across = rotated(shape, angle)
    distance = np.hypot(np.maximum(np.abs(along) - half, 0), across)
    weights = np.maximum(1 - distance, 0)
    return weights / weights.sum()

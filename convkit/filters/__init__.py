"""Named kernels, built from their parts.

All are written for cross-correlation, as :func:`convkit.conv2d` and :func:`convkit.correlate`
apply them: what stands at the upper left multiplies the pixel at the upper left.
:func:`convkit.convolve` turns a kernel by half first, which changes those without that symmetry:
it moves a shift the other way, and swaps the sign of a slope.

Every kernel is a float64 matrix, made afresh. What its weights sum to says what it does to a
flat area: 1 keeps its brightness, 0 answers to change alone.

None has more than 2²² taps, as many as 2048×2048: what asks for more is refused, since no picture
is that large here and memory would run out without a word.
"""

from .derivatives import (
    laplacian,
    laplacian_of_gaussian,
    nine_point_laplacian,
    prewitt,
    scharr,
    sobel,
)
from .oriented import emboss, gabor, motion
from .points import identity, shift
from .separable import separable_parts
from .sharpening import sharpen, unsharp
from .smoothing import binomial, box, gaussian

__all__ = [
    "binomial",
    "box",
    "emboss",
    "gabor",
    "gaussian",
    "identity",
    "laplacian",
    "laplacian_of_gaussian",
    "motion",
    "nine_point_laplacian",
    "prewitt",
    "scharr",
    "separable_parts",
    "sharpen",
    "shift",
    "sobel",
    "unsharp",
]

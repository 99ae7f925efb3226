"""Convolution and correlation of plain arrays, as mathematics and signal processing define them.

Both slide one array over the other; ``convolve`` flips the kernel first, ``correlate`` does not.
"""

import numpy as np
from numpy.typing import ArrayLike

from .operands import finish, largest, numbers, total, types
from .padding import pad

__all__ = ["convolve", "convolve_causal", "convolve_circular", "correlate"]

# mode -> samples that a kernel of k taps needs before and after x
WIDTHS = {
    "full": lambda k: (k - 1, k - 1),
    "same": lambda k: (k // 2, (k - 1) // 2),
    "valid": lambda k: (0, 0),
}


def convolve(
    x: ArrayLike, kernel: ArrayLike, mode: str = "full", boundary: str = "zero"
) -> np.ndarray:
    """Convolution: y[t] = Σ_j kernel[j] · x[t − j], the indices running along every axis.

    That is the definition of mathematics, ``numpy.convolve`` and ``scipy.signal.convolve``:
    the kernel is flipped. Deep-learning layers do not flip; they compute :func:`correlate`.

    Parameters
    ----------
    x, kernel : array_like, of the same number of axes
        Real or complex numbers, at least one on every axis; they are not modified.
        The kernel may be longer than ``x``.
    mode : {"full", "same", "valid"}
        Which t to keep, for i samples and k taps along an axis:

        * ``"full"``: all where the two overlap, i + k − 1 of them;
        * ``"same"``: i of them, beginning with number ⌊(k−1)/2⌋ of the full result, as in
          ``scipy.signal``. (``numpy.convolve`` keeps max(i, k); ``scipy.ndimage`` begins
          one later for an even k.)
        * ``"valid"``: those where x has a sample under every tap, i − k + 1 of them.
    boundary : {"zero", "nearest", "reflect", "symmetric", "wrap"}
        What stands beyond the border of ``x`` for ``"full"`` and ``"same"``,
        as in :func:`convkit.pad`; ``"valid"`` does not look there.

    Returns
    -------
    ndarray
        Floats keep NumPy's promoted type: float32 where both are float32, float64 beside a list.
        Integers and booleans alone give exact int64.

    Raises
    ------
    TypeError
        The data are not numbers.
    ValueError
        The numbers of axes differ, an array is empty or ragged, a name is unknown, the kernel does
        not fit into ``x`` in mode ``"valid"``, or an integer result does not fit in int64.

    Examples
    --------
    Digit by digit, 12 · 34 = 300 + 100 + 8, before any carrying:

    >>> convolve([1, 2], [3, 4])
    array([ 3, 10,  8])

    With the kernel [1, 10] every sample arrives twice, at once and, one step later, tenfold:

    >>> convolve([1, 2, 3, 4, 5], [1, 10], mode="same")
    array([ 1, 12, 23, 34, 45])
    >>> convolve([1, 2, 3, 4, 5], [1, 10], mode="same", boundary="wrap")
    array([51, 12, 23, 34, 45])
    """
    x, kernel = _operands(x, kernel)
    return _slide(x, np.flip(kernel), _widths(x, kernel, mode), boundary)


def correlate(
    x: ArrayLike, kernel: ArrayLike, mode: str = "full", boundary: str = "zero"
) -> np.ndarray:
    """Cross-correlation: y[t] = Σ_j conj(kernel[j]) · x[t + j], the kernel not flipped.

    As in ``numpy.correlate`` and ``scipy.signal.correlate`` a complex kernel is conjugated, so
    that a signal correlated with itself gives its energy at t = 0; layers
    (:func:`convkit.conv1d`) do not conjugate. Equal to ``convolve(x, np.flip(np.conj(kernel)))``;
    parameters, result and errors are those of :func:`convolve`.
    The full result begins with t = −(k−1). (For an even k
    ``scipy.signal.correlate2d`` begins its ``"same"`` one later than ``scipy.signal.correlate``.)

    Examples
    --------
    1·10 + 2·1, 2·10 + 3·1, 3·10 + 4·1:

    >>> correlate([1, 2, 3, 4], [10, 1], mode="valid")
    array([12, 23, 34])
    >>> correlate([1j, 2], [1j, 2], mode="valid")  # 1 + 4
    array([5.+0.j])
    """
    x, kernel = _operands(x, kernel)
    return _slide(x, kernel.conj(), _widths(x, kernel, mode), boundary)


def convolve_causal(x: ArrayLike, kernel: ArrayLike) -> np.ndarray:
    """Convolution that looks only back: y[t] = Σ_j kernel[j] · x[t − j], 0 ≤ t < len(x).

    What can be computed while the samples arrive: the first len(x) values of
    ``convolve(x, kernel)``, with zeros before the beginning.

    Parameters
    ----------
    x, kernel : array_like, 1-D
        As in :func:`convolve`. kernel[0] weighs the present, kernel[j] what was j steps ago.

    Returns
    -------
    ndarray, shape (len(x),), typed as by :func:`convolve`

    Raises
    ------
    TypeError, ValueError
        As :func:`convolve`, or there is more than one axis.

    Examples
    --------
    The change since the last sample; before the first one there is 0:

    >>> convolve_causal([1, 4, 9, 16], [1, -1])
    array([1, 3, 5, 7])
    """
    x, kernel = _operands(x, kernel)
    if x.ndim != 1:
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}), and only one can be time; "
            "give one sequence at a time"
        )
    return _slide(x, np.flip(kernel), [(len(kernel) - 1, 0)], "zero")


def convolve_circular(x: ArrayLike, kernel: ArrayLike) -> np.ndarray:
    """Convolution on a ring: y[t] = Σ_j kernel[j] · x[(t − j) mod len(x)], along every axis.

    The discrete Fourier transform turns it into products: it equals
    ``ifft(fft(x) · fft(kernel))``, for a kernel as long as ``x`` or padded with zeros to it.

    Parameters
    ----------
    x, kernel : array_like, of the same number of axes
        As in :func:`convolve`. A kernel longer than ``x`` goes round more than once.

    Returns
    -------
    ndarray of the shape of ``x``, typed as by :func:`convolve`

    Raises
    ------
    TypeError, ValueError
        As :func:`convolve`.

    Examples
    --------
    One step later; what leaves at the end comes in at the beginning:

    >>> convolve_circular([1, 2, 3, 4], [0, 1])
    array([4, 1, 2, 3])
    """
    x, kernel = _operands(x, kernel)
    return _slide(x, np.flip(kernel), [(k - 1, 0) for k in kernel.shape], "wrap")


def _operands(x, kernel):
    x, kernel = numbers("x", x), numbers("kernel", kernel)
    if x.ndim != kernel.ndim or x.ndim == 0:
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) and kernel has {kernel.ndim} "
            f"(shape={kernel.shape}); give both the same number of axes, at least one"
        )
    return x, kernel


def _widths(x, kernel, mode):
    if mode not in tuple(WIDTHS):
        raise ValueError(f"mode={mode!r} is unknown; give one of {', '.join(map(repr, WIDTHS))}")
    if mode == "valid" and any(k > i for i, k in zip(x.shape, kernel.shape, strict=True)):
        raise ValueError(
            f"kernel (shape={kernel.shape}) does not fit into x (shape={x.shape}), so no place "
            "is valid; use mode='full' or 'same', or a smaller kernel"
        )
    return [WIDTHS[mode](k) for k in kernel.shape]


def _slide(x, kernel, widths, boundary):
    """The one sum: y[t] = Σ_j kernel[j] · padded[t + j], a whole shifted copy for each tap."""
    padded = pad(x, widths, boundary)
    work, result = types(x, kernel, bound=lambda: largest(x) * total(kernel))
    padded, kernel = padded.astype(work, copy=False), kernel.astype(work, copy=False)
    y = np.zeros(np.subtract(padded.shape, kernel.shape) + 1, work)
    for tap in np.ndindex(kernel.shape):
        y += kernel[tap] * padded[tuple(map(slice, tap, np.add(tap, y.shape)))]
    return finish(y, result)

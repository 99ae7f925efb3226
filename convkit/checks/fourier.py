"""Checks of the chapter on the Fourier transform."""

import numpy as np
from numpy.fft import fft, ifft, irfft, rfft

from ..arithmetic import output_size
from ..signals import convolve, convolve_circular
from .report import Mistake, Report, Solution, compare

__all__ = ["check_fft_convolve", "check_fft_length"]


def check_fft_length(function: Solution) -> Report:
    """Check ``length(m, n)``: the shortest transform that convolves without wrap-around.

    Examples
    --------
    >>> print(check_fft_length(max).message.splitlines()[1])
    That wraps around: the full result has m + n − 1 values, and what is too long for the ring
    falls on its beginning.
    """
    wraps = (
        "That wraps around: the full result has m + n − 1 values, "
        "and what is too long for the ring falls on its beginning."
    )
    longer = "That is enough, but not the shortest: the full result has m + n − 1 values."
    mistakes = [
        Mistake(max, wraps),
        Mistake(lambda m, n: m, wraps),
        Mistake(lambda m, n: m + n - 2, wraps),
        Mistake(lambda m, n: m + n, longer),
        Mistake(lambda m, n: 2 * max(m, n), longer),
        Mistake(lambda m, n: 2 * max(m, n) - 1, longer),
        Mistake(lambda m, n: 1 << (m + n - 2).bit_length(), longer),
    ]
    cases = [(8, 3), (5, 6), (13, 4)]
    return compare(function, lambda m, n: output_size(m, n, padding="full"), cases, mistakes)


def check_fft_convolve(function: Solution) -> Report:
    """Check ``fft_convolve(f, g)``: all m + n − 1 values of the convolution, through ``fft``.

    Examples
    --------
    >>> wraps = lambda f, g: ifft(fft(f) * fft(g, len(f))).real
    >>> print(check_fft_convolve(wraps).message.splitlines()[1])
    The end wraps around and is added to the beginning: the product of spectra convolves on a ring.
    Pad both with zeros to m + n − 1 first.
    """
    cases = [
        (np.array([1, 2, 3, 4, 5]), np.array([1, 10, 100])),
        (np.array([3, -1, 4, 1, 5, 9, 2]), np.array([2, 7])),
        (np.array([0.5, 8, 3, 1]), np.array([6, -2, 1, 4.5])),
    ]
    wraps = (
        "The end wraps around and is added to the beginning: the product of spectra convolves on "
        "a ring. Pad both with zeros to m + n − 1 first."
    )
    mistakes = [
        Mistake(convolve_circular, wraps),
        Mistake(
            lambda f, g: np.append(convolve_circular(f, g), np.zeros(len(g) - 1)),
            f"{wraps} Zeros put after the result come too late.",
        ),
        Mistake(lambda f, g: _on_ring(f, g, len(f) + len(g) - 2), wraps),
        Mistake(
            lambda f, g: np.append(convolve(f, g), 0),
            "Your result is one too long: it has m + n − 1 values.",
        ),
        *(
            Mistake(
                lambda f, g, length=length: _on_ring(f, g, length(len(f) + len(g) - 1)),
                "Longer transforms are fine, but the zeros that they leave behind the result are "
                "not part of it: cut it to m + n − 1 values.",
            )
            for length in (lambda full: 1 << (full - 1).bit_length(), lambda full: 16)
        ),
        Mistake(
            lambda f, g: _by_halves(f, g, len(f) + len(g) - 1),
            "irfft takes the length as its second argument: half a spectrum does not tell whether "
            "the number of samples was odd.",
        ),
        Mistake(
            lambda f, g: convolve(f, g)[: len(f)],
            "You cut the result off: it has m + n − 1 values.",
        ),
        Mistake(
            lambda f, g: convolve(f, g[::-1]),
            "The flip came in: with the conjugate spectrum, or g reversed, it is "
            "cross-correlation. Take the plain product.",
        ),
        Mistake(
            lambda f, g: _on_ring(f, g, len(f) + len(g) - 1, conjugate=True),
            "You conjugated a spectrum: that is cross-correlation. Take the plain product.",
        ),
        Mistake(
            lambda f, g: fft(f, len(f) + len(g) - 1) * fft(g, len(f) + len(g) - 1),
            "That is the spectrum of the result: the way back, ifft, is missing.",
        ),
        Mistake(
            lambda f, g: convolve(f, g) / (len(f) + len(g) - 1),
            "You divided by the length; ifft does that already.",
        ),
    ]
    return compare(function, convolve, cases, mistakes)


def _on_ring(f, g, length, conjugate=False):
    spectrum = fft(g, length)
    return ifft(fft(f, length) * (spectrum.conj() if conjugate else spectrum)).real


def _by_halves(f, g, length):
    """Through the halves of the spectra, the length of the result forgotten."""
    return irfft(rfft(f, length) * rfft(g, length))

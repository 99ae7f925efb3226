"""Solutions of the exercises on the Fourier transform."""

import numpy as np
from scipy import fft, signal

from convkit import checks

from .common import correlated


def product_of_spectra(f, g, length=None):
    length = length or len(f) + len(g) - 1
    return np.fft.irfft(np.fft.rfft(f, length) * np.fft.rfft(g, length), length)


def by_fast_length(f, g):
    length = fft.next_fast_len(len(f) + len(g) + 10)
    return product_of_spectra(f, g, length)[: len(f) + len(g) - 1]


def spectra(f, g):
    length = len(f) + len(g) - 1
    return np.fft.fft(f, length), np.fft.fft(g, length)


def product_of_halves(f, g):
    length = len(f) + len(g) - 1
    return np.fft.rfft(f, length) * np.fft.rfft(g, length)


def of_spectra(combine):
    return lambda f, g: np.fft.ifft(combine(*spectra(f, g))).real


RIGHT = [
    *(
        (checks.check_fft_convolve, convolve)
        for convolve in (product_of_spectra, by_fast_length, signal.fftconvolve)
    ),
    (checks.check_fft_convolve, of_spectra(np.multiply)),
    (checks.check_fft_length, lambda m, n: len(np.convolve(np.ones(m), np.ones(n)))),
]

WRONG = [
    (
        checks.check_fft_convolve,
        lambda f, g: product_of_spectra(f, g, len(f)),
        "The end wraps around",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: product_of_spectra(f, g, len(f) + len(g) - 2),
        "The end wraps around",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: np.pad(product_of_spectra(f, g, len(f)), (0, len(g) - 1)),
        "Zeros put after the result come too late",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: product_of_spectra(f, g, len(f) + len(g)),
        "one too long",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: product_of_spectra(f, g, 8),
        "Longer transforms are fine",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: product_of_spectra(f, g, 16),
        "Longer transforms are fine",
    ),
    (
        checks.check_fft_convolve,
        lambda f, g: np.fft.irfft(product_of_halves(f, g)),
        "irfft takes the length",
    ),
    (checks.check_fft_convolve, lambda f, g: product_of_spectra(f, g)[: len(f)], "You cut"),
    (checks.check_fft_convolve, correlated, "The flip came in"),
    (
        checks.check_fft_convolve,
        of_spectra(lambda f, g: f * np.conj(g)),
        "You conjugated a spectrum",
    ),
    (checks.check_fft_convolve, lambda f, g: np.multiply(*spectra(f, g)), "ifft, is missing"),
    (
        checks.check_fft_convolve,
        of_spectra(lambda f, g: f * g / len(f)),
        "You divided by the length",
    ),
    (checks.check_fft_length, lambda m, n: m if m > n else n, "That wraps around"),
    (checks.check_fft_length, lambda m, n: len(range(m)), "That wraps around"),
    (checks.check_fft_length, lambda m, n: (m - 1) + (n - 1), "That wraps around"),
    (checks.check_fft_length, lambda m, n: m + n, "not the shortest"),
    (checks.check_fft_length, lambda m, n: max(m + m, n + n), "not the shortest"),
    (checks.check_fft_length, lambda m, n: max(m, n) + max(m, n) - 1, "not the shortest"),
    (checks.check_fft_length, lambda m, n: 2 ** int(np.ceil(np.log2(m + n - 1))), "the shortest"),
]

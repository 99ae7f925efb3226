"""Solutions of the exercises on the definition of convolution."""

import numpy as np
from scipy import signal

from convkit import checks

from .common import correlated


def by_definition(f, g):
    y = [0.0] * (len(f) + len(g) - 1)
    for t in range(len(y)):
        for j in range(len(g)):
            if 0 <= t - j < len(f):
                y[t] += f[t - j] * g[j]
    return y


def by_shifted_copies(f, g):
    shifted = [np.pad(f * g[j], (j, len(g) - 1 - j)) for j in range(len(g))]
    return np.sum(shifted, axis=0)


def same_by_windows(f, g):
    n = len(g)
    padded = np.pad(np.asarray(f, float), (n // 2, (n - 1) // 2))
    return np.einsum("tj,j->t", np.lib.stride_tricks.sliding_window_view(padded, n), g[::-1])


def causal_by_loops(x, kernel, sign=-1):
    return [
        sum(kernel[j] * x[t + sign * j] for j in range(len(kernel)) if 0 <= t + sign * j < len(x))
        for t in range(len(x))
    ]


def on_a_ring(x, kernel, sign=-1, offset=0):
    return [
        sum(kernel[j] * x[(t + offset + sign * j) % len(x)] for j in range(len(kernel)))
        for t in range(len(x))
    ]


def circular_by_spectra(x, kernel):
    wrapped = np.zeros(len(x))
    np.add.at(wrapped, np.arange(len(kernel)) % len(x), kernel)
    return np.fft.ifft(np.fft.fft(x) * np.fft.fft(wrapped)).real


def of(y, cut):
    """A convolution of these two, cut in this way."""
    return lambda f, g: cut(y(f, g), len(f), len(g))


def short(y, m, n):
    return y[:-1]


def long(y, m, n):
    return [*y, 0]


def as_first(y, m, n):
    return y[:m]


def inside(y, m, n):
    return y[min(m, n) - 1 : max(m, n)]


def both_flipped(f, g):
    return np.convolve(f[::-1], g[::-1])


def other_flipped(f, g):
    return np.convolve(f[::-1], g)


LENGTHS = [
    (short, "one short"),
    (long, "one too long"),
    (as_first, "as many values as f has"),
    (inside, "full overlap alone"),
]
FLIPS = [
    (correlated, "The flip is missing"),
    (other_flipped, "The flip is missing"),
    (both_flipped, "You flipped both"),
]

RIGHT = [
    *((checks.check_convolve, f) for f in (by_definition, by_shifted_copies, signal.fftconvolve)),
    (checks.check_convolve_same, same_by_windows),
    (checks.check_convolve_same, lambda f, g: signal.convolve(f, g, mode="same")),
    (checks.check_causal, causal_by_loops),
    (checks.check_causal, lambda x, kernel: signal.lfilter(kernel, [1.0], x)),
    (checks.check_circular, on_a_ring),
    (checks.check_circular, circular_by_spectra),
]

WRONG = [
    *((checks.check_convolve, flip, words) for flip, words in FLIPS),
    *((checks.check_convolve, of(np.convolve, cut), words) for cut, words in LENGTHS),
    *((checks.check_convolve, of(flip, cut), words) for flip, words in FLIPS for cut, _ in LENGTHS),
    *((checks.check_convolve, of(flip, cut), words) for flip, _ in FLIPS for cut, words in LENGTHS),
    (checks.check_convolve_same, lambda f, g: np.convolve(f, g, "same"), "as numpy.convolve does"),
    (
        checks.check_convolve_same,
        lambda f, g: [*np.convolve(f, g), 0][len(g) // 2 :][: len(f)],
        "you begin one late",
    ),
    (checks.check_convolve_same, of(np.convolve, as_first), "You kept the first values"),
    (
        checks.check_convolve_same,
        lambda f, g: by_definition(f, g)[-len(f) :],
        "You kept the last values",
    ),
    (checks.check_convolve_same, lambda f, g: same_by_windows(f, g[::-1]), "The flip is missing"),
    (
        checks.check_convolve_same,
        lambda f, g: correlated(f, g)[len(g) // 2 :][: len(f)],
        "The flip is missing",
    ),
    (checks.check_convolve_same, np.convolve, "That is the full result"),
    (checks.check_causal, lambda x, k: signal.convolve(x, k, "same"), "do not centre the kernel"),
    (
        checks.check_causal,
        lambda x, k: by_definition(x, k)[len(k) - 1 :],
        "Keep the first values of the full result",
    ),
    (
        checks.check_causal,
        lambda x, k: causal_by_loops(x, k[::-1]),
        "yours run the other way",
    ),
    (
        checks.check_causal,
        lambda x, k: causal_by_loops(x, k, sign=1),
        "you paired kernel[j] with x[t + j]",
    ),
    (checks.check_causal, np.convolve, "That is the full result"),
    (checks.check_causal, on_a_ring, "A negative index wraps around"),
    (checks.check_circular, causal_by_loops, "You stop at the border"),
    (checks.check_circular, lambda x, k: on_a_ring(x, k, sign=1), "The flip is missing"),
    (
        checks.check_circular,
        lambda x, k: on_a_ring(x, k[::-1]),
        "The kernel runs the other way",
    ),
    (
        checks.check_circular,
        lambda x, k: on_a_ring(x, k, offset=(len(k) - 1) // 2),
        "You centred the kernel",
    ),
    (
        checks.check_circular,
        lambda x, k: np.fft.ifft(np.fft.fft(x) * np.fft.fft(k, len(x))).real,
        "a long kernel goes round more than once",
    ),
    (checks.check_circular, np.convolve, "A ring has no ends"),
]

"""Print what the signal explorer's JavaScript must compute, as JSON lines of [topic, ...].

Sums come from convkit, integrals from SciPy's quadrature, windows from the Python twin.
"""

import json
from itertools import product

import numpy as np
from scipy.integrate import quad

from convkit import convolve, convolve_causal, convolve_circular, correlate
from convkit.widgets.signal_explorer.signal_shapes import FUNCTIONS, WINDOWS, drawn

OWN = [0, 0.25, -0.5, 0.75, 1, 1, 0.5, 0.5, 0]


def sums():
    """Result, first t and shift of every mode for all sizes up to 7."""
    rng = np.random.default_rng(0)
    for i, k in product(range(1, 8), repeat=2):
        f, g = rng.integers(-9, 10, i), rng.integers(-9, 10, k)
        full, other = convolve(f, g), correlate(f, g)
        for mode, flip in product(("full", "same", "valid", "causal", "circular"), (True, False)):
            slide = convolve if flip else correlate
            if mode == "valid" and k > i:
                y = None
            elif mode in ("full", "same", "valid"):
                y = slide(f, g, mode)
            elif mode == "causal":
                y = convolve_causal(f, g) if flip else other[k - 1 :]
            elif flip:
                y = convolve_circular(f, g)
            else:
                y = np.array([sum(g[j] * f[(t + j) % i] for j in range(k)) for t in range(i)])
            yield "sums", f.tolist(), g.tolist(), mode, flip, y if y is None else y.tolist()
        yield "full", f.tolist(), g.tolist(), full.tolist(), other.tolist()


def integrals():
    """Every pair of functions, flipped and not, at places with and without overlap."""
    functions = [*FUNCTIONS.values(), drawn(OWN)]
    for (a, f), (b, g) in product(enumerate(functions), repeat=2):
        for t, flip in product((-1.2, -0.35, 0, 0.4, 1.05, 2.5), (True, False)):
            low, high = (t - g.high, t - g.low) if flip else (t + g.low, t + g.high)
            low, high = max(low, f.low), min(high, f.high)

            def integrand(x, f=f, g=g, t=t, flip=flip):
                return float(f.at(np.float64(x)) * g.at(np.float64(t - x if flip else x - t)))

            kinks = [x for x in np.arange(-40, 41) / 20 if low < x < high] or None
            area = 0 if high <= low else quad(integrand, low, high, points=kinks, limit=300)[0]
            yield "integral", a, b, t, flip, area


def windows():
    """Weights of every kind and width."""
    for n, weights in enumerate(WINDOWS.values()):
        for width in range(1, 42):
            yield "window", n, width, weights(width).tolist()


if __name__ == "__main__":
    print(json.dumps(["own", OWN]))
    for topic in (sums, integrals, windows):
        for line in topic():
            print(json.dumps(line))

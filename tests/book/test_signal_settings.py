"""What the signal explorer says on random settings, against convkit and SciPy's quadrature."""

import numpy as np

from convkit.widgets.signal_explorer import MODES
from convkit.widgets.signal_explorer.signal_shapes import WINDOWS

from .signals import (
    PRICES,
    SIGNALS,
    Signals,
    check_functions,
    check_samples,
    check_series,
    places,
)


def test_200_settings_of_samples_at_random(demo):
    signals = Signals(demo("signal_explorer('dice')"))
    rng = np.random.default_rng(0)
    without = 0
    for _ in range(200):
        chosen = {n: int(rng.integers(len(SIGNALS["samples"][n]))) for n in "fg"}
        mode, flip, swap = int(rng.integers(5)), bool(rng.integers(2)), bool(rng.integers(2))
        f, g = (np.asarray(SIGNALS["samples"][n][chosen[n]], float) for n in "fg")
        if swap:
            f, g = g, f
        step = int(rng.integers(max(1, len(places(f, g, MODES[mode], flip)))))
        signals.set(**chosen, mode=mode, flip=flip, swap=swap, step=step)
        without += not check_samples(signals, f, g, MODES[mode], flip, step)
    assert without > 5


def test_200_settings_of_functions_at_random(demo):
    signals = Signals(demo("signal_explorer()"))
    rng = np.random.default_rng(1)
    meeting = 0
    for _ in range(200):
        chosen = {n: int(rng.integers(len(SIGNALS["functions"][n]))) for n in "fg"}
        flip, swap = bool(rng.integers(2)), bool(rng.integers(2))
        f, g = (SIGNALS["functions"][n][chosen[n]] for n in "fg")
        if swap:
            f, g = g, f
        first = f.low + g.low if flip else f.low - g.high
        last = f.high + g.high if flip else f.high - g.low
        step = int(rng.integers(round((last - first) * 20) + 1))
        signals.set(**chosen, flip=flip, swap=swap, step=step)
        meeting += check_functions(signals, f, g, flip, round(first + step / 20, 2))
    assert meeting > 150


def test_200_settings_of_a_series_at_random(demo):
    signals = Signals(demo("signal_explorer('prices')"))
    rng = np.random.default_rng(2)
    beyond = 0
    for turn in range(200):
        width = int(rng.integers(1, 42))
        kind, mode, flip = int(rng.integers(4)), int(rng.integers(5)), bool(rng.integers(2))
        g = [*WINDOWS.values()][kind](width)
        step = int(rng.integers(len(places(PRICES, g, MODES[mode], flip)))) if turn % 2 else 0
        signals.set(g=kind, width=width, mode=mode, flip=flip, step=step)
        beyond += check_series(signals, g, MODES[mode], flip, step)
    assert beyond > 20

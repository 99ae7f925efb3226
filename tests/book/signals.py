"""Drive the signal explorer, and know what it must show: convkit, and SciPy's quadrature."""

import re

import numpy as np
import pytest
from scipy.integrate import quad

from convkit import convolve, correlate
from convkit.samples import share_prices
from convkit.widgets.signal_explorer import MODES, OWN
from convkit.widgets.signal_explorer.signal_shapes import FUNCTIONS, SAMPLES, WINDOWS, drawn

from .driven import Driven

SIGNALS = {
    "samples": {n: [*SAMPLES.values(), OWN["samples"][n]] for n in "fg"},
    "functions": {n: [*FUNCTIONS.values(), drawn(OWN["functions"][n])] for n in "fg"},
}
PRICES = share_prices()[:250]
SWAP, FLIP = "switch f and g", "flip the one that slides (convolution)"
# Walks over everything that can be drawn, and says its heights
HEIGHTS = """editor => {
    const [canvas, told] = [editor.querySelector("canvas"), editor.querySelector("[role=status]")];
    const press = (key) => canvas.dispatchEvent(new KeyboardEvent("keydown", { key }));
    const heights = [];
    for (let n = 0; n < 30; n += 1) press("ArrowLeft");
    for (let last = ""; told.textContent !== last; press("ArrowRight")) {
        last = told.textContent;
        heights.push(Number(last.split(" = ")[1].replace("−", "-")));
    }
    return heights;
}"""


class Signals(Driven):
    """The explorer of a page, driven like a reader does and read by what it says."""

    last = ".noUi-handle[aria-label='t']"

    @property
    def slider(self):
        return self.handle("t")

    @property
    def result(self):
        return self.root.locator(".convkit-signals canvas").nth(2)

    def set(self, **settings):
        """Set traits by a link."""
        self.open_link(settings)

    def note(self):
        return self.text(".convkit-signals .convkit-note")

    def t(self):
        return float(self.slider.get_attribute("aria-valuetext"))  # valuenow has one decimal

    def type(self, *keys):
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)
        self.painted()

    def at(self, t):
        """Pixels from the left of a plot at which t stands, by the numbers of its axis."""
        still, moving = 5, 3  # samples of the explorers that ask for this
        low, high = 1 - moving - 0.5, still + moving - 2 + 0.5
        width = self.result.bounding_box()["width"]
        return 40 + (width - 50) * (t - low) / (high - low)

    def heights(self, name):
        """Samples of f or g, or a function's values at its knots, from the view that draws them."""
        return self.root.locator(".convkit-drawings > div").nth("fg".index(name)).evaluate(HEIGHTS)

    def agrees(self):
        """Compare sentence and note with convkit, for the setting of the controls.

        What the reader drew is read where it can be drawn: let that view be open.
        """
        at = self.chosen()
        flip = bool(at[FLIP])
        if "weights g" in at:
            width, g = self.value("width of g"), [*WINDOWS.values()][at["weights g"]]
            check_series(self, g(width), MODES[at["mode"]], flip)
            return
        kind = "samples" if "mode" in at else "functions"
        pair = []
        for name in "fg":
            named = SIGNALS[kind][name][:-1]
            if at[name] < len(named):
                pair.append(named[at[name]])
            else:
                heights = self.heights(name)
                pair.append(heights if kind == "samples" else drawn(heights))
        f, g = reversed(pair) if at[SWAP] else pair
        if kind == "samples":
            f, g = (np.asarray(values, float) for values in (f, g))
            check_samples(self, f, g, MODES[at["mode"]], flip, rounding=5e-4)
        else:
            check_functions(self, f, g, flip)


def places(f, g, mode, flip):
    """Every t of the result with its place in the full one, counted by hand."""
    i, k = len(f), len(g)
    full = np.arange(i + k - 1) if flip else np.arange(1 - k, i)
    if mode == "full":
        return [(t, t) for t in full]
    if mode == "valid":
        covered = [t for t in full if (0 <= t - k + 1 and t < i if flip else 0 <= t <= i - k)]
        return [(t, t) for t in covered]
    begin = full[(k - 1) // 2] if flip else full[k - 1 - k // 2]
    return [(t, t + begin if mode == "same" else t) for t in range(i)]


def value_at(f, g, mode, flip, place):
    if mode == "circular":
        return sum(g[j] * f[(place + (-j if flip else j)) % len(f)] for j in range(len(g)))
    full = convolve(f, g) if flip else correlate(f, g)
    return full[place if flip else place + len(g) - 1]


def said(text):
    return float(re.search(r" = (-?[\d.]+):", text)[1])


def check_samples(signals, f, g, mode, flip, step=None, rounding=0):
    """Compare what is shown with convkit at the slider's t; whether there is a result at all.

    ``rounding`` says how far samples may lie from what was read of them.
    """
    every, sentence, note = places(f, g, mode, flip), signals.sentence(), signals.note()
    told = (f, g, mode, flip, sentence)
    if not every:
        assert sentence.startswith("No result: "), told
        return False
    t, place = every[step] if step is not None else dict_of(every)[signals.t()]
    assert signals.t() == t, told
    assert f"[{place}] = " in sentence, told
    if mode == "same":
        assert sentence.startswith(f"same[{t}] = "), told
    expected = value_at(f, g, mode, flip, place)
    near = 6e-4 + rounding * (np.abs(f).sum() + np.abs(g).sum())
    assert said(sentence) == pytest.approx(expected, abs=near), told
    written = re.search(r"\] = ([^:=]*·[^:=]*) = ", sentence)
    if written:
        pairs = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", written[1])
        total = sum(float(a) * float(b) for a, b in pairs)
        assert total == pytest.approx(said(sentence), abs=0.05), told
    assert f"gives {len(every)} result{'s' if len(every) > 1 else ''}" in note, told
    sum_told = float(re.search(r"add up to (-?[\d.]+)\.( |$)", note)[1])
    assert sum_told == pytest.approx(g.sum(), abs=6e-4 + rounding * len(g)), told
    return True


def dict_of(every):
    """Each t with itself and its place."""
    return {float(t): (t, place) for t, place in every}


def check_functions(signals, f, g, flip, t=None):
    """Compare what is shown with SciPy's quadrature; whether the two functions meet."""
    first = f.low + g.low if flip else f.low - g.high
    last = f.high + g.high if flip else f.high - g.low
    sentence, note = signals.sentence(), signals.note()
    told = (f, g, flip, t, sentence)
    t = round(signals.t(), 2) if t is None else t
    assert signals.t() == pytest.approx(t), told
    assert f"overlap for t = {first:g} to {last:g}." in note, told
    low, high = (t - g.high, t - g.low) if flip else (t + g.low, t + g.high)
    low, high = max(low, f.low), min(high, f.high)
    if high - low < 1e-9:
        assert "= 0: the two do not overlap" in sentence, told
        return False

    def product(x):
        return float(f.at(np.float64(x)) * g.at(np.float64(t - x if flip else x - t)))

    kinks = [x for x in np.arange(-80, 81) / 20 if low < x < high] or None
    area, _ = quad(product, low, high, points=kinks, limit=400)
    assert said(sentence) == pytest.approx(area, abs=6e-4), told
    return True


def check_series(signals, g, mode, flip, step=None):
    """Compare what is shown with convkit; whether the window hangs over an end."""
    every, sentence = places(PRICES, g, mode, flip), signals.sentence()
    t, place = every[step] if step is not None else dict_of(every)[signals.t()]
    told = (len(g), mode, flip, t, sentence)
    found = re.match(r"At t = (-?\d+) the result is (-?[\d.]+), a sum of", sentence)
    assert int(found[1]) == t == signals.t(), told
    expected = value_at(PRICES, g, mode, flip, place)
    assert float(found[2]) == pytest.approx(expected, abs=6e-4), told
    assert "add up to 1." in signals.note(), told
    met = place + np.arange(len(g)) * (-1 if flip else 1)
    inside = (met >= 0) & (met < len(PRICES))
    only = re.search(r"add up to ([\d.]+) only, of 1:", sentence)
    assert bool(only) == (mode != "circular" and not inside.all()), told
    if only:
        assert float(only[1]) == pytest.approx(g[inside].sum(), abs=6e-4), told
    return bool(only)

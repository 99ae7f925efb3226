"""The signal explorer in a browser, against convkit and SciPy's quadrature."""

import re

import numpy as np
import pytest
from scipy.integrate import quad

from convkit import convolve, correlate
from convkit.widgets.signal_explorer import MODES, OWN
from convkit.widgets.signal_explorer.signal_shapes import FUNCTIONS, SAMPLES, WINDOWS, drawn, prices

SIGNALS = {
    "samples": {n: [*SAMPLES.values(), OWN["samples"][n]] for n in "fg"},
    "functions": {n: [*FUNCTIONS.values(), drawn(OWN["functions"][n])] for n in "fg"},
}
PRICES = prices()


class Signals:
    """The explorer of a page, driven like a reader does and read by what it says."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator(".convkit-explorer")
        self.slider.wait_for(state="attached")
        self.painted()

    @property
    def slider(self):
        return self.root.locator(".noUi-handle[aria-label='t']")

    @property
    def result(self):
        return self.root.locator(".convkit-signals canvas").nth(2)

    def painted(self):
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
        )

    def set(self, **settings):
        """Set traits by a link."""
        text = ",".join(f"{name}={int(value)}" for name, value in settings.items())
        self.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:{text}")
        self.painted()

    def sentence(self):
        return self.root.locator(".convkit-sentence").inner_text().replace("−", "-")

    def note(self):
        return self.root.locator(".convkit-signals .convkit-note").inner_text().replace("−", "-")

    def t(self):
        return float(self.slider.get_attribute("aria-valuetext"))  # valuenow has one decimal

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.painted()

    def choose(self, label, index):
        self.root.locator(f"select[aria-label='{label}']").select_option(index=index)
        self.painted()

    def at(self, t):
        """Pixels from the left of a plot at which t stands, by the numbers of its axis."""
        still, moving = 5, 3  # samples of the explorers that ask for this
        low, high = 1 - moving - 0.5, still + moving - 2 + 0.5
        width = self.result.bounding_box()["width"]
        return 40 + (width - 50) * (t - low) / (high - low)


FIVE = "signal_explorer([1, 2, 3, 4, 5], [1, 2, 3], t=0, drawing=True)"


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
        every = places(f, g, MODES[mode], flip)
        step = int(rng.integers(max(1, len(every))))
        signals.set(**chosen, mode=mode, flip=flip, swap=swap, step=step)
        told = (chosen, MODES[mode], flip, swap, step, signals.sentence())
        if not every:
            assert signals.sentence().startswith("No result: "), told
            without += 1
            continue
        t, place = every[step]
        assert signals.t() == t, told
        assert f"[{place}] = " in signals.sentence(), told
        assert said(signals.sentence()) == pytest.approx(
            value_at(f, g, MODES[mode], flip, place), abs=6e-4
        ), told
        written = re.search(r"\] = ([^:=]*·[^:=]*) = ", signals.sentence())
        if written:
            pairs = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", written[1])
            total = sum(float(a) * float(b) for a, b in pairs)
            assert total == pytest.approx(said(signals.sentence()), abs=0.02), told
        count = f"gives {len(every)} result{'s' if len(every) > 1 else ''}"
        assert count in signals.note(), told
        assert f"add up to {np.round(g.sum(), 3):g}." in signals.note(), told
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
        t = round(first + step / 20, 2)
        signals.set(**chosen, flip=flip, swap=swap, step=step)
        told = (chosen, flip, swap, t, signals.sentence())
        assert signals.t() == pytest.approx(t), told
        low, high = (t - g.high, t - g.low) if flip else (t + g.low, t + g.high)
        low, high = max(low, f.low), min(high, f.high)
        if high - low < 1e-9:
            assert "= 0: the two do not overlap" in signals.sentence(), told
            continue

        def product(x, f=f, g=g, t=t, flip=flip):
            return float(f.at(np.float64(x)) * g.at(np.float64(t - x if flip else x - t)))

        kinks = [x for x in np.arange(-80, 81) / 20 if low < x < high] or None
        area, _ = quad(product, low, high, points=kinks, limit=400)
        assert said(signals.sentence()) == pytest.approx(area, abs=6e-4), told
        assert f"overlap for t = {first:g} to {last:g}." in signals.note(), told
        meeting += 1
    assert meeting > 150


def test_200_settings_of_a_series_at_random(demo):
    signals = Signals(demo("signal_explorer('prices')"))
    rng = np.random.default_rng(2)
    beyond = 0
    for turn in range(200):
        width = int(rng.integers(1, 42))
        kind, mode, flip = int(rng.integers(4)), int(rng.integers(5)), bool(rng.integers(2))
        g = [*WINDOWS.values()][kind](width)
        every = places(PRICES, g, MODES[mode], flip)
        step = int(rng.integers(len(every))) if turn % 2 else 0
        signals.set(g=kind, width=width, mode=mode, flip=flip, step=step)
        t, place = every[step]
        told = (kind, width, MODES[mode], flip, t, signals.sentence())
        found = re.match(r"At t = (-?\d+) the result is (-?[\d.]+), a sum of", signals.sentence())
        assert int(found[1]) == t == signals.t(), told
        expected = value_at(PRICES, g, MODES[mode], flip, place)
        assert float(found[2]) == pytest.approx(expected, abs=6e-4), told
        assert "add up to 1." in signals.note(), told
        met = place + np.arange(width) * (-1 if flip else 1)
        used = g[(met >= 0) & (met < len(PRICES))].sum() if mode != 4 else 1
        only = re.search(r"add up to ([\d.]+) only, of 1:", signals.sentence())
        assert bool(only) == (mode != 4 and bool(((met < 0) | (met >= len(PRICES))).any())), told
        if only:
            assert float(only[1]) == pytest.approx(used, abs=6e-4), told
            beyond += 1
    assert beyond > 20


def test_t_is_moved_by_slider_keys_mouse_and_play(demo):
    signals = Signals(demo(FIVE))
    signals.slider.focus()
    signals.press("ArrowRight", "ArrowRight")
    assert signals.sentence() == "(f ∗ g)[2] = 1·3 + 2·2 + 3·1 = 10: 3 products."
    signals.result.focus()
    for key, t in {"ArrowRight": 3, "End": 6, "ArrowUp": 6, "ArrowLeft": 5, "Home": 0}.items():
        signals.press(key)
        assert signals.t() == t, key
    signals.press("ArrowLeft", "ArrowUp")
    assert signals.t() == 1
    for plot in range(3):
        for t in (4, 2):
            box = signals.root.locator(".convkit-signals canvas").nth(plot).bounding_box()
            signals.page.mouse.move(box["x"] + signals.at(t), box["y"] + 50)
            signals.painted()
            assert signals.t() == t, plot
    signals.set(flip=0)  # t begins below 0
    signals.page.mouse.move(box["x"] + signals.at(-1), box["y"] + 50)
    signals.painted()
    assert signals.t() == -1
    signals.set(flip=1, step=2)
    signals.page.mouse.move(0, 0)
    play = signals.root.locator(".widget-play button").first
    play.click()
    sentence = signals.root.locator(".convkit-sentence").element_handle()
    signals.page.wait_for_function("e => /\\)\\[4\\]/.test(e.textContent)", arg=sentence)
    play.click()
    stopped = signals.sentence()
    signals.page.wait_for_timeout(500)
    assert signals.sentence() == stopped


def test_t_and_drawings_by_touch(demo):
    page = demo(FIVE, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    signals = Signals(page)
    signals.result.scroll_into_view_if_needed()
    signals.result.tap(position={"x": signals.at(5), "y": 60})
    signals.painted()
    assert signals.t() == 5
    drawing = signals.root.locator(".convkit-drawings canvas").first
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    drawing.tap(position={"x": 40 + (box["width"] - 50) * 0.5, "y": 20})  # the third of five
    signals.painted()
    told = signals.root.locator(".convkit-drawings .convkit-note").first.inner_text()
    value = float(re.fullmatch(r"f\[2\] = (\d+\.?\d*)", told)[1])
    assert value > 6
    expected = value * 3 + 4 * 2 + 5
    signals.set(step=4)
    assert said(signals.sentence()) == expected


def test_drawing_by_mouse_and_keys_makes_the_signal_the_readers_own(demo):
    signals = Signals(demo("signal_explorer('box', 'triangle', continuous=False, drawing=True)"))
    f, g = signals.root.locator(".convkit-drawings canvas").all()
    told = signals.root.locator(".convkit-drawings .convkit-note")
    choice = signals.root.locator("select[aria-label=f]")
    f.focus()
    signals.press("ArrowRight", "ArrowRight")
    assert told.first.inner_text() == "f[2] = 1"
    assert choice.evaluate("s => s.selectedIndex") == 0
    signals.press("ArrowUp")
    assert told.first.inner_text() == "f[2] = 1.1"
    assert choice.evaluate("s => s.selectedIndex") == len(SAMPLES)
    signals.set(step=2)
    assert said(signals.sentence()) == pytest.approx(3 + 2 + 1.1)
    signals.press("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowDown")
    assert told.first.inner_text() == "f[0] = 0.9"
    g.scroll_into_view_if_needed()
    box = g.bounding_box()
    signals.page.mouse.move(box["x"] + 45 + (box["width"] - 50) * 0.1, box["y"] + 60)
    signals.page.mouse.down()
    for n in range(5):  # across all of them, downwards
        x = 40 + (box["width"] - 50) * (n + 0.5) / 5
        signals.page.mouse.move(box["x"] + x, box["y"] + 30 + 20 * n)
    signals.page.mouse.up()
    signals.page.mouse.move(box["x"] + 60, box["y"] + 100)  # no longer held
    signals.painted()
    values = []
    g.focus()
    signals.press(*["ArrowLeft"] * 5)
    for _ in range(5):
        values.append(float(told.nth(1).inner_text().split(" = ")[1].replace("−", "-")))
        signals.press("ArrowRight")
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 5
    signals.set(step=0)
    assert said(signals.sentence()) == pytest.approx(0.9 * values[0], abs=1e-3)


def test_a_drawn_function_is_integrated(demo):
    signals = Signals(demo("signal_explorer('box', 'box', drawing=True, t=0)"))
    assert said(signals.sentence()) == 1
    signals.root.locator(".convkit-drawings canvas").first.focus()
    signals.press(*["ArrowRight"] * 4, *["ArrowUp"] * 3)
    # knots ±½ and ±¼ at 1, the middle at 1.3: a roof of area 0.3·¼ more
    assert said(signals.sentence()) == pytest.approx(1.075)


def test_switching_and_the_flip_say_what_they_change(demo):
    signals = Signals(demo(FIVE))
    signals.set(step=3)
    before = signals.sentence()
    signals.root.get_by_label("switch f and g").check()
    signals.painted()
    assert said(signals.sentence()) == said(before) == 16
    assert signals.sentence().startswith("(g ∗ f)[3] = ")
    assert "the result is the same" in signals.note()
    signals.choose("mode", 1)
    assert "the result is not the same: mode same" in signals.note()
    signals.choose("mode", 0)
    signals.root.get_by_label("flip the one").uncheck()
    signals.painted()
    assert "cross-correlation is turned round" in signals.note()
    signals.root.get_by_label("switch f and g").uncheck()
    signals.painted()
    assert "it differs from convolution, ∗, at 9 of 9 places" in signals.note()
    signals.choose("mode", 3)
    assert "this looks into the future" in signals.sentence()
    signals.choose("mode", 2)
    signals.root.get_by_label("switch f and g").check()
    signals.painted()
    assert signals.sentence().startswith(
        "No result: f has 5 samples but g has 3, so f never lies wholly on g."
    )


def test_the_hatched_area_and_the_bars_are_drawn_where_the_signals_meet(demo):
    filled = """canvas => {
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
        const seen = new Set();
        for (let n = 0; n < data.length; n += 4) {
            const [r, g, b] = data.slice(n, n + 3);
            if (data[n + 3] > 200 && g > r + 20 && g > b + 8) seen.add((n / 4) % width);
        }
        return [Math.min(...seen), Math.max(...seen)].map(x => x / window.devicePixelRatio);
    }"""
    signals = Signals(demo(FIVE))
    product = signals.root.locator(".convkit-signals canvas").nth(1)
    for t, (low, high) in {0: (0, 0), 3: (1, 3), 6: (4, 4)}.items():
        signals.set(step=t)
        left, right = product.evaluate(filled)
        half = 0.3 * (signals.at(1) - signals.at(0))
        assert left == pytest.approx(signals.at(low) - half, abs=8)
        assert right == pytest.approx(signals.at(high) + half, abs=8)
    signals.set(step=3)
    inside = "([canvas, x]) => canvas.getContext('2d').getImageData(x, 82, 1, 1).data[3]"
    for tau, alpha in {0: 0, 2: 255, 4: 0}.items():
        canvas = product.element_handle()
        assert signals.page.evaluate(inside, [canvas, round(signals.at(tau))]) == alpha, tau


def test_nothing_below_moves_while_a_control_moves(demo):
    for width in (360, 760):
        for expression in (FIVE, "signal_explorer()", "signal_explorer('prices')"):
            page = demo(expression, viewport={"width": width, "height": 900})
            signals = Signals(page)
            top = "e => e.getBoundingClientRect().top + scrollY"
            below = signals.root.locator(".convkit-controls")
            place = below.evaluate(top)
            for mode in (0, 1, 2, 3):
                for flip, swap, step in ((0, 0, 0), (0, 1, 2)):
                    signals.set(mode=mode, flip=flip, swap=swap, step=step)
                    assert below.evaluate(top) == place, (width, expression, mode, flip, swap)


def test_1000_moves_at_random_leave_no_error_and_no_wrong_number(demo):
    signals = Signals(demo("signal_explorer('exponential', 'short', drawing=True)"))
    rng = np.random.default_rng(3)
    keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]
    lists = {"f": len(SAMPLES), "g": len(SAMPLES), "mode": len(MODES)}
    boxes = [signals.root.get_by_label(label) for label in ("switch f and g", "flip the one")]
    drawings = signals.root.locator(".convkit-drawings canvas").all()
    checked = 0
    for move in range(1000):
        kind = rng.integers(20)
        if kind < 2:
            label = str(rng.choice([*lists]))
            select = signals.root.locator(f"select[aria-label='{label}']")
            select.select_option(index=int(rng.integers(lists[label])))
        elif kind < 3:
            boxes[rng.integers(2)].click()
        elif kind < 12:
            (signals.slider, signals.result)[rng.integers(2)].focus()
            signals.page.keyboard.press(str(rng.choice([*keys, "Home", "End"])))
        else:
            drawings[rng.integers(2)].focus()
            signals.page.keyboard.press(str(rng.choice(keys)))
        if move % 5:
            continue
        signals.painted()
        sentence = signals.sentence()
        assert "undefined" not in sentence and "NaN" not in sentence
        written = re.search(r"\] = ([^:=]*·[^:=]*) = ", sentence)
        if written:
            pairs = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", written[1])
            total = sum(float(a) * float(b) for a, b in pairs)
            assert total == pytest.approx(said(sentence), abs=0.05), sentence
            assert signals.t() == int(re.search(r"(?:same|\))\[(-?\d+)\]", sentence)[1])
            checked += 1
    assert checked > 100


def test_the_link_reopens_the_setting_and_a_hostile_one_does_nothing(demo):
    signals = Signals(demo(FIVE))
    signals.set(f=1, g=4, mode=1, flip=0, swap=1, step=3)
    told = signals.sentence(), signals.note()
    for text in ("mode=9", "f=99", "kind=1", "t=3", "first=5", "__proto__=1", "step=-1"):
        signals.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:{text}")
        signals.painted()
        assert (signals.sentence(), signals.note()) == told


def test_every_control_has_a_name(demo):
    for expression in (FIVE, "signal_explorer(drawing=True)", "signal_explorer('prices')"):
        nameless = Signals(demo(expression)).root.evaluate(
            """root => [...root.querySelectorAll(
                "button, select, input, canvas, .noUi-handle, .widget-readout")]
                .filter(e => e.getClientRects().length
                    && !e.ariaLabel && !e.title && !e.closest("label") && !e.textContent)
                .map(e => e.outerHTML)"""
        )
        assert nameless == []

"""The controls and plots of the signal explorer: mouse, touch, keys, drawing, links."""

import re

import pytest

from convkit.widgets.signal_explorer.signal_shapes import SAMPLES

from .moves import wait_told
from .signals import Signals, said

FIVE = "signal_explorer([1, 2, 3, 4, 5], [1, 2, 3], t=0, drawing=True)"


def test_t_is_moved_by_slider_keys_mouse_and_play(demo):
    signals = Signals(demo(FIVE))
    signals.slider.focus()
    signals.type("ArrowRight", "ArrowRight")
    assert signals.sentence() == "(f ∗ g)[2] = 1·3 + 2·2 + 3·1 = 10: 3 products."
    signals.result.focus()
    for key, t in {"ArrowRight": 3, "End": 6, "ArrowUp": 6, "ArrowLeft": 5, "Home": 0}.items():
        signals.type(key)
        assert signals.t() == t, key
    signals.type("ArrowLeft", "ArrowUp")
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
    wait_told(signals.root.locator(".convkit-sentence"), r"\)\[4\]")
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
    signals.type("ArrowRight", "ArrowRight")
    assert told.first.inner_text() == "f[2] = 1"
    assert choice.evaluate("s => s.selectedIndex") == 0
    signals.type("ArrowUp")
    assert told.first.inner_text() == "f[2] = 1.1"
    assert choice.evaluate("s => s.selectedIndex") == len(SAMPLES)
    signals.set(step=2)
    assert said(signals.sentence()) == pytest.approx(3 + 2 + 1.1)
    signals.type("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowDown")
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
    signals.type(*["ArrowLeft"] * 5)
    for _ in range(5):
        values.append(float(told.nth(1).inner_text().split(" = ")[1].replace("−", "-")))
        signals.type("ArrowRight")
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 5
    signals.set(step=0)
    assert said(signals.sentence()) == pytest.approx(0.9 * values[0], abs=1e-3)


def test_a_drawn_function_is_integrated(demo):
    signals = Signals(demo("signal_explorer('box', 'box', drawing=True, t=0)"))
    assert said(signals.sentence()) == 1
    signals.root.locator(".convkit-drawings canvas").first.focus()
    signals.type(*["ArrowRight"] * 4, *["ArrowUp"] * 3)
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

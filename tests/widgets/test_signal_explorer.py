import re

import ipywidgets
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import Link
from scipy.integrate import quad

from convkit import convolve, convolve_causal, convolve_circular, correlate
from convkit.samples import share_prices
from convkit.widgets import signal_explorer
from convkit.widgets.signal_explorer.signal_shapes import FUNCTIONS, SAMPLES, WINDOWS

from .controls import controls

KINDS = {
    "samples": {"f": "dice", "g": "dice"},
    "functions": {"f": "box", "g": "half-circle"},
    "series": {"f": "prices", "g": "moving average"},
}
COMMON = {"t", "first", "last", "step", "last_step", "flip", "g"}


def test_its_controls_are_real_ipywidgets():
    kinds = {name: type(found) for name, found in controls(signal_explorer("dice")).items()}
    assert kinds["t"] is ipywidgets.IntSlider
    assert kinds["f"] is kinds["g"] is kinds["mode"] is ipywidgets.Dropdown
    assert kinds["switch f and g"] is ipywidgets.Checkbox
    assert type(controls(signal_explorer())["t"]) is ipywidgets.FloatSlider
    assert type(controls(signal_explorer("prices"))["width of g"]) is ipywidgets.IntSlider


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("samples", {"f", "mode", "swap"}),
        ("functions", {"f", "swap"}),
        ("series", {"width", "mode"}),
    ],
)
def test_every_control_is_linked_in_the_browser(kind, more):
    explorer = signal_explorer(**KINDS[kind])
    links = [w for w in _instances.values() if isinstance(w, Link)]
    ends = [end for link in links for end in (link.source, link.target)]
    assert {trait for widget, trait in ends if widget is explorer.view} == COMMON | more
    linked = {widget for widget, _ in ends}
    assert all(control in linked for control in controls(explorer).values())


@pytest.mark.parametrize(
    ("f", "g", "kind"),
    [
        ("box", None, "functions"),
        ("box", "half-circle", "functions"),
        ("box", "dice", "samples"),
        ("dice", None, "samples"),
        ([1, 2, 3, 4, 5], None, "samples"),
        ("box", [1, 2, -1], "samples"),
        (np.arange(5), np.array([1, 2, 3]), "samples"),
        ("prices", None, "series"),
        ([1, 2, 3], "binomial weights", "series"),
        (np.arange(30), None, "series"),
        ("prices", [0.5, 0.3, 0.2], "series"),
    ],
)
def test_what_is_given_decides_the_kind(f, g, kind):
    assert signal_explorer(f, g).view.kind == kind


def test_names_of_both_kinds_are_told_apart_by_continuous():
    explorer = signal_explorer("box", "exponential", continuous=False)
    still, moving = explorer.view.signals()
    assert (still.tolist(), moving.tolist()) == (SAMPLES["box"], SAMPLES["exponential"])
    own = signal_explorer([0, 0, 1, 1, 1, 0, 0, 0, 0], "box", continuous=True).view
    assert own.kind == "functions"
    assert own.signals()[0].at(np.array([-0.625])) == 0.5


@pytest.mark.parametrize("flip", [True, False])
@pytest.mark.parametrize("swap", [True, False])
@pytest.mark.parametrize("mode", ["full", "same", "valid", "causal", "circular"])
def test_the_first_frame_tells_the_sums_of_convkit(mode, flip, swap):
    f, g = ([5, 1, 2, 7, 3], [1, 10, 100, 2]) if not swap else ([1, 10, 100, 2], [5, 1, 2, 7, 3])
    slide = convolve if flip else correlate
    k = 4
    expected = {
        "causal": lambda x, w: convolve_causal(x, w) if flip else correlate(x, w)[k - 1 :],
        # to correlate is to convolve with the kernel turned, which begins k − 1 earlier
        "circular": lambda x, w: (
            convolve_circular(x, w) if flip else np.roll(convolve_circular(x, w[::-1]), 1 - k)
        ),
    }.get(mode, lambda x, w: slide(x, w, mode))(*((g, f) if swap else (f, g)))
    first = {"full": 0 if flip else 1 - k, "valid": k - 1 if flip else 0}.get(mode, 0)
    for n, value in enumerate(expected):
        explorer = signal_explorer(f, g, mode=mode, flip=flip, swap=swap, t=first + n)
        told = repr(explorer)
        assert re.search(r"(?<=\] = )[\d.]+(?=, a sum)", told)[0] == f"{value:.4g}"
        assert f"{len(expected)} results, t = {first} to {first + len(expected) - 1}." in told
        assert explorer.view.step == n
        begin = 1 if flip else -2  # where "same" begins in the full result, for four taps
        assert (f"same[{n}] = " in told) == (mode == "same")
        assert mode != "same" or f"[{n + begin}] = " in told


def test_the_first_frame_tells_integrals():
    for f, g, t, flip in (
        ("exponential", "triangle", 0.35, True),
        ("exponential", "half-circle", 0.35, False),
        ("gaussian", "exponential", 1.0, True),
        ("box", "exponential", -1.2, False),
    ):
        told = repr(signal_explorer(f, g, t=t, flip=flip))
        a, b = FUNCTIONS[f], FUNCTIONS[g]
        low, high = (t - b.high, t - b.low) if flip else (t + b.low, t + b.high)
        edges = max(low, a.low), min(high, a.high)

        def integrand(x, a=a, b=b, t=t, flip=flip):
            return float(a.at(np.float64(x)) * b.at(np.float64(t - x if flip else x - t)))

        inner = [x for x in (0, t) if edges[0] < x < edges[1]] or None
        area, _ = quad(integrand, *edges, points=inner)
        assert float(re.search(r"\) = ([\d.]+)", told)[1]) == pytest.approx(area, abs=1e-4)


def test_box_with_box_is_a_triangle():
    moment = signal_explorer("box", "box").view.moment()
    np.testing.assert_allclose(moment.times, np.linspace(-1, 1, 41), atol=1e-12)
    np.testing.assert_allclose(moment.result, 1 - np.abs(moment.times), atol=1e-12)


@pytest.mark.parametrize("name", WINDOWS)
@pytest.mark.parametrize("width", [1, 2, 9, 41])
def test_windows_are_as_wide_as_asked_and_sum_to_1(name, width):
    weights = WINDOWS[name](width)
    assert weights.shape == (width,)
    assert weights.sum() == pytest.approx(1)
    assert (np.diff(weights) <= 1e-15).all() or np.allclose(weights, weights[::-1])


def test_the_series_is_smoothed_as_by_convolve():
    explorer = signal_explorer("prices", "exponential weights", width=21, t=60)
    y = convolve(share_prices()[:250], WINDOWS["exponential weights"](21), "same")
    assert f"same[60] = (f ∗ g)[70] = {y[60]:.4g}, a sum of 21 products" in repr(explorer)
    plain = WINDOWS["exponential weights"](3)
    np.testing.assert_allclose(plain, np.array([1, 1 / 2, 1 / 4]) / 1.75)


def test_no_result_is_told_not_raised():
    explorer = signal_explorer([1, 2], [1, 2, 3], mode="valid")
    assert repr(explorer) == (
        "g has 3 samples but f has 2, so it never lies wholly on it: there is no result."
    )


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = signal_explorer()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    from convkit.widgets.signal_explorer import SOURCE, WORDS

    found = [control for kind in KINDS.values() for control in controls(signal_explorer(**kind))]
    found += controls(signal_explorer("prices", [1]))["weights g"].options
    found += [
        option
        for kind in KINDS.values()
        for control in controls(signal_explorer(**kind)).values()
        for option in getattr(control, "options", ())
    ]
    for key, words in WORDS.items():
        stem = key.removesuffix("_one").removesuffix("_many")
        in_browser = f"words.{key}" in SOURCE or f'"{stem}"' in SOURCE
        in_python = set([words] if isinstance(words, str) else words) <= set(found)
        assert in_browser or in_python, key


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"f": "sawtooth"}, r"f='sawtooth' is unknown here; give one of \('box', 'triangle', 'exp"),
        ({"f": "dice", "continuous": True}, "f='dice' is unknown here; give one of"),
        ({"f": "prices", "g": "box"}, r"g='box' is unknown here; give one of \('moving average'"),
        ({"f": "prices", "continuous": True}, "continuous=True is for functions"),
        ({"f": [1, 2], "continuous": True}, "f has 2 values; for a function give 9"),
        ({"f": "dice", "mode": "half"}, "mode='half' is unknown; give one of"),
        ({"mode": "same"}, "mode='same' is for samples"),
        ({"f": "prices", "swap": True}, "swap=True is for two short signals"),
        ({"f": "prices", "width": 42}, "width=42 is above the slider's end; give 1 to 41"),
        ({"f": "prices", "width": 0}, "width=0 is below 1"),
        ({"f": [1], "g": np.ones(25)}, "g has 25 samples; give at most 24"),
        ({"f": np.ones(501)}, "f has 501 samples; give at most 500"),
        ({"f": [[1, 2]]}, r"f has shape \(1, 2\); give one row"),
        ({"f": [1, np.nan]}, "give one row of finite real numbers"),
        ({"f": ["a"]}, "f has dtype <U1"),
        ({"f": "dice", "g": "dice", "t": 11}, "t=11 is no place of the result; they go from 0 to"),
        ({"t": 0.33}, "t=0.33 is no place of the result"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        signal_explorer(**arguments)

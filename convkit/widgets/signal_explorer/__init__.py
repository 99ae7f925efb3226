"""The explorer of one-dimensional signals: flip, shift, multiply, add up."""

import numpy as np
import traitlets

from ...operands import numbers
from ...plots import Picture
from ...samples import share_prices
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import on_slider
from .signal_frame import Moment, frame
from .signal_shapes import CELL, FUNCTIONS, KNOTS, SAMPLES, WINDOWS, drawn

__all__ = ["signal_explorer"]

SOURCE, STYLE, WORDS = view_sources("signal_explorer")
MODES = ("full", "same", "valid", "causal", "circular")  # as in signals.js
SPACING = 0.05  # between the places t of functions, as in signal_settings.js
LONGEST = 24  # samples that can be drawn by hand
WIDEST = 41  # taps of a window
LONGEST_SERIES = 500
DAYS = 250  # of the share prices
NAMES = {"samples": SAMPLES, "functions": FUNCTIONS, "series": WINDOWS}  # of each kind of g
DEFAULTS = {"samples": "short", "functions": "half-circle", "series": "moving average"}
# What the reader's own drawings begin with; none is symmetric
OWN = {
    "samples": {"f": [1, 3, 2, 4, 1], "g": [3, 1, -1]},
    "functions": {
        "f": [0, 0.25, 0.5, 0.75, 1, 1, 0.5, 0.5, 0],
        "g": [0, 0, 1, 0.75, 0.5, 0.25, 0, 0, 0],
    },
    "series": {"g": []},
}


class SignalView(View):
    """Two signals, one sliding over the other, their product and its sum."""

    _esm = SOURCE
    _css = STYLE

    kind = traitlets.Unicode("samples").tag(sync=True)  # "samples", "functions" or "series"
    samples = traitlets.List().tag(sync=True)  # the named signals of kind "samples"
    f = traitlets.Int(0).tag(sync=True)  # place in the list of the kind; past its end: drawn
    g = traitlets.Int(0).tag(sync=True)
    f_drawn = traitlets.List().tag(sync=True)
    g_drawn = traitlets.List().tag(sync=True)
    width = traitlets.Int(9).tag(sync=True)  # of a window
    mode = traitlets.Int(0).tag(sync=True)  # place in MODES
    flip = traitlets.Bool(True).tag(sync=True)
    swap = traitlets.Bool(False).tag(sync=True)  # g stays and f slides
    t = traitlets.Float(0).tag(sync=True)
    first = traitlets.Float(0).tag(sync=True)  # of all t
    last = traitlets.Float(1).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)  # t counted from the first
    last_step = traitlets.Int(1).tag(sync=True)
    drawing = traitlets.Bool(False).tag(sync=True)  # whether the view for drawing is open at first
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends

    def signals(self):
        """The signal that stays and the one that slides: arrays, or functions."""
        pair = [self._chosen(name) for name in ("f", "g")]
        return pair[::-1] if self.swap else pair

    def _chosen(self, name):
        choice, own = getattr(self, name), getattr(self, f"{name}_drawn")
        if self.kind == "functions":
            return [*FUNCTIONS.values(), drawn(own)][choice]
        if self.kind == "samples":
            return np.asarray([*self.samples, own][choice])
        if name == "g" and choice < len(WINDOWS):
            return [*WINDOWS.values()][choice](self.width)
        return np.asarray(own)

    def moment(self) -> Moment:
        """What there is to see at t, computed by convkit; without a result its times are empty."""
        still, moving = self.signals()
        if self.kind == "functions":
            return Moment.of_functions(still, moving, self.flip, SPACING, CELL)
        return Moment.of_samples(still, moving, self.flip, MODES[self.mode])

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        return frame(self.moment(), self.t, names="gf" if self.swap else "fg")


def signal_explorer(
    f="box",
    g=None,
    *,
    continuous=None,
    mode=None,
    flip=True,
    swap=False,
    width=9,
    t=None,
    drawing=False,
):
    """Explore a convolution of two signals: one slides over the other, step by step.

    The view shows both signals, their product, and the result as it grows with t. Samples give
    a sum, functions an integral, and a long series with a window of weights its smooth curve.

    Parameters
    ----------
    f : str or array_like, 1-D
        * A function: ``"box"``, ``"half-circle"``, ``"triangle"``, ``"exponential"``,
          ``"gaussian"`` or ``"impulse"``.
        * Samples, at most 24: ``"box"``, ``"triangle"``, ``"exponential"``, ``"impulse"``,
          ``"step"``, ``"dice"``, ``"alternating"``, ``"short"``, or an array.
        * A series: ``"prices"``, 250 closing prices of a share, or an array of more than 24.
    g : str or array_like, 1-D, optional
        For a series a window of weights: ``"moving average"``, ``"exponential weights"``,
        ``"binomial weights"``, ``"Gaussian weights"``, or an array of weights of your own.
        Else as ``f``. By default ``"half-circle"`` beside a function, ``"short"`` beside samples
        and ``"moving average"`` beside a series.
    continuous : bool, optional
        Take names for functions (True) or for samples (False). By default for functions,
        where both can be.
    mode : {"full", "same", "valid", "causal", "circular"}, optional
        Which t to keep; "same" by default for a series, else "full". Functions know no other.
    flip : bool
        True for convolution, False for cross-correlation.
    swap : bool
        Let g stay and f slide.
    width : int
        Number of weights of a window, 1 to 41.
    t : number, optional
        Where the walk stands at first; in its middle by default.
    drawing : bool
        Whether the view where f and g are drawn by hand is open at first.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        A name is unknown or of the other kind, or a value is out of its range.

    Examples
    --------
    Six ways of 36 to throw 7 with two dice; each counts from 0 here:

    >>> signal_explorer("dice", "dice", t=5)
    (f ∗ g)[5] = 0.1667, a sum of 6 products. f has 6 samples and g 6: 11 results, t = 0 to 10.
    >>> signal_explorer("box", "half-circle", t=0)
    (f ∗ g)(0) = 0.9566, the area under the product. The two overlap for t = -1.5 to 1.5.
    """
    kind = _kind(f, g, continuous)
    if kind == "series":
        choice_f, drawn_f = (
            0,
            _values("f", share_prices()[:DAYS] if isinstance(f, str) else f, LONGEST_SERIES),
        )
    else:
        choice_f, drawn_f = _choice("f", f, kind, LONGEST)
    given = DEFAULTS[kind] if g is None else g
    choice_g, drawn_g = _choice("g", given, kind, WIDEST if kind == "series" else LONGEST)
    standard = "same" if kind == "series" else "full"
    mode = standard if mode is None else mode
    if mode not in MODES:
        raise ValueError(f"mode={mode!r} is unknown; give one of {MODES}")
    if kind == "functions" and mode != "full":
        raise ValueError(f"mode={mode!r} is for samples; functions know 'full' alone")
    if kind == "series" and swap:
        raise ValueError("swap=True is for two short signals; beside a series, leave it False")
    on_slider("width", width, 1, WIDEST)
    view = SignalView(
        kind=kind,
        samples=[*SAMPLES.values()] if kind == "samples" else [],
        f=choice_f,
        g=choice_g,
        f_drawn=drawn_f,
        g_drawn=drawn_g,
        width=width,
        mode=MODES.index(mode),
        flip=flip,
        swap=swap,
        drawing=drawing,
    )
    _stand(view, t)
    view.ranges = _link_ranges(view, has_own=bool(drawn_g))
    return Explorer(view, _controls(view, has_own=bool(drawn_g)))


def _kind(f, g, continuous):
    """Samples, functions or a series, by what is given."""
    given = [f] if g is None else [f, g]
    has_window = isinstance(g, str) and g in WINDOWS and not isinstance(f, str)
    if has_window or (f == "prices" if isinstance(f, str) else np.size(f) > LONGEST):
        if continuous:
            raise ValueError("continuous=True is for functions; a series has samples: leave it out")
        return "series"
    if continuous is None:
        continuous = all(isinstance(name, str) and name in FUNCTIONS for name in given)
    return "functions" if continuous else "samples"


def _choice(name, given, kind, most):
    """Place of a signal in its list, and what the reader's own begins with."""
    names = NAMES[kind]
    if isinstance(given, str):
        if given not in names:
            raise ValueError(f"{name}={given!r} is unknown here; give one of {tuple(names)}")
        return [*names].index(given), list(OWN[kind][name])
    values = _values(name, given, most)
    if kind == "functions" and len(values) != len(KNOTS):
        raise ValueError(
            f"{name} has {len(values)} values; for a function give {len(KNOTS)}, from τ = −1 to 1"
        )
    return len(names), values


def _values(name, given, most):
    values = numbers(name, given)
    if values.ndim != 1 or values.dtype.kind == "c" or not np.isfinite(values).all():
        raise ValueError(f"{name} has shape {values.shape}; give one row of finite real numbers")
    if len(values) > most:
        raise ValueError(f"{name} has {len(values)} samples; give at most {most}")
    return values.tolist()


def _stand(view, t):
    """Set the ends of t, and t between them."""
    times = view.moment().times.tolist()
    if len(times) == 0:
        return
    view.first, view.last, view.last_step = times[0], times[-1], len(times) - 1
    step = len(times) // 2 if t is None else int(np.abs(np.subtract(times, t)).argmin())
    if t is not None and not np.isclose(times[step], t):
        raise ValueError(f"t={t} is no place of the result; they go from {times[0]} to {times[-1]}")
    view.step, view.t = step, times[step]


def _link_ranges(view, has_own):
    """Every trait that a link sets, in the order in which they must be set."""
    last = len(NAMES[view.kind]) - (not has_own)
    return {
        **({} if view.kind == "series" else {"f": (0, last), "swap": (0, 1)}),
        **({"width": (1, WIDEST)} if view.kind == "series" else {}),
        "g": (0, last),
        **({} if view.kind == "functions" else {"mode": (0, len(MODES) - 1)}),
        "flip": (0, 1),
        "step": (0, 9999),
    }


def _controls(view, has_own):
    build = Controls(view)
    clock = build.clock(
        "t",
        WORDS["t"],
        ("first", "last"),
        "step",
        "last_step",
        spacing=SPACING if view.kind == "functions" else 1,
        interval=400 if view.kind == "samples" else 100,
    )
    if view.kind == "series":
        own = [WORDS["own_weights"]] if has_own else []
        chosen = [
            build.dropdown("g", WORDS["window"], [*WORDS["windows"], *own]),
            build.slider("width", WORDS["width"], 1, WIDEST),
        ]
    else:
        options = [*WORDS[view.kind], WORDS["own"]]
        chosen = [build.dropdown(name, WORDS[name], options) for name in ("f", "g")]
        chosen.append(build.checkbox("swap", WORDS["swap"]))
    if view.kind != "functions":
        chosen.append(build.dropdown("mode", WORDS["mode"], WORDS["modes"]))
    return [
        clock,
        *chosen,
        build.checkbox("flip", WORDS["flip"]),
    ]

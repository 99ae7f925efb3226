"""The first frame of the signal explorer: what it shows at one t, computed by convkit."""

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from ...drawing import Picture
from ...palette import palette_of
from ...signals import convolve, convolve_causal, convolve_circular, correlate

__all__ = ["Moment", "frame"]

STYLES = {"f": ("input", "-", "o"), "g": ("kernel", "--", "s"), "result": ("output", "-", "^")}
JOINED = 40  # samples, above which a line shows them


@dataclass
class Moment:
    """Two signals and their result: every series is a pair of places and values."""

    continuous: bool
    flip: bool
    sizes: tuple[int, ...]
    still: tuple[np.ndarray, np.ndarray]
    moving: tuple[np.ndarray, np.ndarray]
    """As it stands at the place 0 of the full result"""
    times: np.ndarray
    result: np.ndarray
    shift: int = 0
    """What mode "same" adds to its t to tell the place of the full result"""
    ring: bool = False

    def standing(self, t):
        """Where the moving signal stands when it has slid to t."""
        places = self.moving[0] + t + self.shift
        return np.mod(places, self.sizes[0]) if self.ring else places

    @classmethod
    def of_samples(cls, f, g, flip, mode):
        """Two arrays; there are no times where mode "valid" leaves none."""
        i, k = len(f), len(g)
        first = {"full": 0 if flip else 1 - k, "valid": k - 1 if flip else 0}.get(mode, 0)
        shift = 0 if mode != "same" else (k - 1) // 2 if flip else -(k // 2)
        places = -np.arange(k) if flip else np.arange(k)
        result = np.zeros(0) if mode == "valid" and k > i else _result(f, g, flip, mode)
        return cls(
            continuous=False,
            flip=flip,
            sizes=(i, k),
            still=(np.arange(i), f),
            moving=(places, g),
            times=first + np.arange(len(result)),
            result=result,
            shift=shift,
            ring=mode == "circular",
        )

    @classmethod
    def of_functions(cls, f, g, flip, spacing, cell):
        """Two functions; integrals by the midpoint rule."""
        low, high = (f.low + g.low, f.high + g.high) if flip else (f.low - g.high, f.high - g.low)
        slide = convolve if flip else correlate
        # Entry n of the sums belongs to t = low + (n + 1)·cell; at both ends nothing overlaps
        sums = np.pad(slide(f.midpoints(), g.midpoints()), 1) * cell
        count = round((high - low) / spacing) + 1
        return cls(
            continuous=True,
            flip=flip,
            sizes=(),
            still=_curve(f),
            moving=((-1 if flip else 1) * _curve(g)[0], _curve(g)[1]),
            times=np.round(low + spacing * np.arange(count), 2),
            result=sums[:: round(spacing / cell)],
        )


def _curve(function):
    """Points of a function, with its jumps at both ends."""
    places = np.linspace(function.low, function.high, 401)
    return np.pad(places, 1, "edge"), np.pad(function.at(places), 1)


def _result(f, g, flip, mode):
    if mode in ("full", "same", "valid"):
        return convolve(f, g, mode) if flip else correlate(f, g, mode)
    if mode == "causal":
        return convolve_causal(f, g) if flip else correlate(f, g)[len(g) - 1 :]
    # To look ahead by j on a ring is to look back by j on the ring turned round
    return convolve_circular(f, g) if flip else convolve_circular(f[::-1], g)[::-1]


def frame(moment: Moment, t: float, names: str) -> Picture:
    """Both signals and the result at t; ``names`` are those of the still and the moving one."""
    palette = palette_of("light")
    figure = Figure((7.4, 3.6), facecolor=palette["surface"], layout="constrained")
    upper, lower = figure.subplots(2, sharex=True)
    values = moment.moving[1]
    joined = moment.continuous or len(moment.still[1]) > JOINED
    shifted = f"{names[1]}, {'flipped and ' if moment.flip else ''}shifted to t"
    beside = upper if _is_alike(moment.still[1], values) else upper.twinx()
    _draw(upper, *moment.still, STYLES[names[0]], names[0], palette, joined)
    moving = moment.standing(t), values, STYLES[names[1]], shifted, palette
    _draw(beside, *moving, moment.continuous, crowded=joined)
    _draw(lower, moment.times, moment.result, STYLES["result"], "result", palette, joined)
    for axis in figure.axes:
        axis.axvline(t, color=palette["muted"], linewidth=1, linestyle=":")
        axis.spines[["top"]].set_visible(False)
        axis.tick_params(colors=palette["muted"], labelsize=8)
    figure.legend(loc="outside upper left", ncols=3, fontsize=9, frameon=False)
    return Picture(figure, _told(moment, t, names))


def _is_alike(one, other):
    tall = [np.abs(values).max() for values in (one, other)]
    return max(tall) <= 5 * min(tall)


def _draw(axis, places, values, style, label, palette, joined, crowded=False):
    role, line, mark = style
    colour = palette[role]
    axis.axhline(0, color=palette["line"], linewidth=0.8, zorder=0)
    if joined:
        axis.plot(places, values, linestyle=line, color=colour, label=label)
        return
    # Many samples side by side get thin strokes and small marks
    line, width, size = ("-", 0.5, 2) if crowded else (line, 1.4, 6)
    axis.vlines(places, 0, values, colors=colour, linestyles=line, linewidth=width)
    axis.plot(
        places, values, linestyle="none", marker=mark, markersize=size, color=colour, label=label
    )


def _told(moment, t, names):
    if len(moment.times) == 0:
        return (
            f"{names[1]} has {moment.sizes[1]} samples but {names[0]} has {moment.sizes[0]}, "
            "so it never lies wholly on it: there is no result."
        )
    value = moment.result[np.abs(moment.times - t).argmin()]
    whole = f"({names[0]} {'∗' if moment.flip else '⋆'} {names[1]})"
    first, last = moment.times[0], moment.times[-1]
    if moment.continuous:
        return (
            f"{whole}({t:g}) = {value:.4g}, the area under the product. "
            f"The two overlap for t = {first:g} to {last:g}."
        )
    count = moment.sizes[1]
    met = moment.standing(t)
    inside = np.count_nonzero((met >= 0) & (met < moment.sizes[0]))
    label = f"{whole}[{t + moment.shift:g}]"
    label = f"same[{t:g}] = {label}" if moment.shift else label
    return (
        f"{label} = {value:.4g}, a sum of {inside} products. "
        f"{names[0]} has {moment.sizes[0]} samples and {names[1]} {count}: "
        f"{len(moment.times)} results, t = {first:g} to {last:g}."
    )

"""What is measured on a machine: curves over a size, and the roof that the machine sets."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from numpy.typing import ArrayLike

from ..drawing import Picture
from ..operands import real_numbers
from ..palette import palette_of
from .given import counted, known_role
from .series import LINES

__all__ = ["curves", "roofline"]

# Told apart by mark, whatever their colours
MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
MILLIARD = 1e9
MANY = 1000  # times the least value, from which on ticks would be crowded


def curves(
    series: Sequence[tuple[str, ArrayLike, ArrayLike, str]],
    description: str,
    *,
    x: str,
    y: str = "milliseconds",
    theme: str = "light",
) -> Picture:
    """Draw positive values over a size, on two axes with equal factors at equal distances.

    What grows like a power of the size is a straight line, and the power is its slope.

    Parameters
    ----------
    series : list of (label, places, values, role)
        One to four. ``places`` and ``values`` are rows of positive numbers of one length.
        ``role`` is ``"input"``, ``"kernel"`` or ``"output"`` and chooses the colour. Line style
        and mark differ from one series to the next.
    description : str
        What a reader should see in it; the first and the last value of each are added.
    x, y : str
        What stands below and beside the axes.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        There are too few or too many series, values that cannot be drawn, or a role or the theme
        is unknown.

    Examples
    --------
    >>> curves([("loops", [8, 16], [0.5, 2], "input")], "Four times as long.", x="side")
    Four times as long. loops, from 0.5 at 8 to 2 at 16.
    """
    counted("series", series, len(LINES))
    palette = palette_of(theme)
    figure, axis = _logarithmic(palette, x, y)
    told, ticks = [], set()
    for (label, given, measured, role), line, mark in zip(series, LINES, MARKS, strict=False):
        places, values = _positive(f"the places of {label}", given), _positive(label, measured)
        if len(places) != len(values):
            raise ValueError(f"{label} has {len(values)} values for {len(places)} places")
        colour = palette[known_role(label, role)]
        style: dict[str, Any] = {"color": colour, "label": label, "linestyle": line}
        axis.plot(places, values, marker=mark, markersize=5, linewidth=1.6, **style)
        told.append(
            f"{label}, from {values[0]:.3g} at {places[0]:,.10g} "
            f"to {values[-1]:.3g} at {places[-1]:,.10g}"
        )
        ticks.update(places.tolist())
    _plain_numbers(axis.xaxis)
    _plain_numbers(axis.yaxis)
    axis.set_xticks(sorted(ticks))
    axis.legend(fontsize=9, frameon=False, labelcolor=palette["text"], handlelength=3)
    return Picture(figure, f"{description} {'; '.join(told)}.")


def roofline(
    rate: float,
    bandwidth: float,
    points: Sequence[tuple[str, float, float, str]],
    description: str,
    *,
    theme: str = "light",
) -> Picture:
    """Draw the speed that a machine allows, and the speeds that were reached.

    A computation that makes n products of each byte it fetches cannot make more of them in a
    second than ``bandwidth``·n, nor more than ``rate``: a slope, then a flat roof.

    Parameters
    ----------
    rate : float
        Products that the machine makes in a second.
    bandwidth : float
        Bytes that it moves in a second.
    points : list of (label, intensity, speed, role)
        One to eight. ``intensity`` is in products a byte, ``speed`` in products a second.
        ``role`` is ``"input"``, ``"kernel"`` or ``"output"`` and chooses the colour; the marks
        differ.
    description : str
        What a reader should see in it; the edge of the roof and all points are added.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        There are too few or too many points, one that cannot be drawn, or a role or the theme is
        unknown.

    Notes
    -----
    S. Williams, A. Waterman and D. Patterson, *Roofline: an insightful visual performance model
    for multicore architectures*, 2009, doi:10.1145/1498765.1498785.

    Examples
    --------
    >>> roofline(8e9, 2e9, [("copy", 0.5, 0.6e9, "input")], "Under the slope.")
    Under the slope. Slope up to 4 products a byte, roof at 8 thousand million
    a second. copy, 0.5 products a byte, 0.6 thousand million a second, 60 % of what is
    allowed there.
    """
    counted("points", points, len(MARKS))
    palette = palette_of(theme)
    limits = _positive("rate and bandwidth", [rate, bandwidth])
    edge = limits[0] / limits[1]
    figure, axis = _logarithmic(palette, "products a byte", "thousand million products a second")
    told, marks, intensities = [], [], [edge]
    for (label, intensity, speed, role), mark in zip(points, MARKS, strict=False):
        intensity, speed = map(float, _positive(label, [intensity, speed]))
        allowed = min(rate, bandwidth * intensity)
        colour = palette[known_role(label, role)]
        style: dict[str, Any] = {"color": colour, "label": label, "marker": mark}
        marks += axis.plot([intensity], [speed / MILLIARD], linestyle="none", markersize=7, **style)
        told.append(
            f"{label}, {intensity:.3g} products a byte, {speed / MILLIARD:.3g} "
            "thousand million a second, "
            f"{100 * speed / allowed:.0f} % of what is allowed there"
        )
        intensities.append(intensity)
    ends = np.array([min(intensities) / 2, edge, max(intensities) * 2])
    roof = np.minimum(rate, bandwidth * ends) / MILLIARD
    axis.plot(ends, roof, color=palette["text"], linewidth=1.4, zorder=2)
    _plain_numbers(axis.xaxis)
    _plain_numbers(axis.yaxis)
    style = {"fontsize": 9, "frameon": False, "labelcolor": palette["text"]}
    axis.legend(handles=marks, loc="center left", bbox_to_anchor=(1.01, 0.5), **style)
    limit = (
        f"Slope up to {edge:.3g} products a byte, "
        f"roof at {rate / MILLIARD:.3g} thousand million a second."
    )
    return Picture(figure, f"{description} {limit} {'; '.join(told)}.")


def _logarithmic(palette: dict[str, str], x: str, y: str) -> tuple[Figure, Axes]:
    figure = Figure((7.4, 3.2), facecolor=palette["surface"], layout="constrained")
    axis = figure.add_subplot(facecolor=palette["surface"], xscale="log", yscale="log")
    axis.spines[["top", "right"]].set_visible(False)
    axis.spines[["left", "bottom"]].set_color(palette["line"])
    axis.tick_params(which="both", colors=palette["muted"], labelsize=8)
    axis.set_xlabel(x, fontsize=9, color=palette["muted"])
    axis.set_ylabel(y, fontsize=9, color=palette["muted"])
    return figure, axis


def _plain_numbers(axis: Axis) -> None:
    """Ticks at 1, 2, 5 and 10, or at 1 and 10 where these are many, and no powers of ten."""
    low, high = axis.get_view_interval()
    subs = (1.0, 2.0, 5.0) if high / low < MANY else (1.0,)
    axis.set_major_locator(LogLocator(subs=subs, numticks=12))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))


def _positive(label: str, values: ArrayLike) -> np.ndarray:
    values = real_numbers(label, values)
    if values.ndim != 1:
        raise ValueError(
            f"{label}: {values.dtype} of shape {values.shape}; give one row of real numbers"
        )
    bad = values[~(np.isfinite(values) & (values > 0))]
    if bad.size:
        raise ValueError(
            f"{label}: the value {bad[0]:.4g} cannot be drawn, for "
            "equal factors at equal distances need positive numbers; leave it out"
        )
    return values

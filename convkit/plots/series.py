"""One-dimensional data: samples as stems, or as lines where they are many."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from ..drawing import Picture
from ..operands import real_numbers
from ..palette import palette_of
from .given import counted, known_role

__all__ = ["signals"]

# Told apart by line and mark, whatever their colours
LINES: tuple[Any, ...] = ("-", "--", ":", "-.")
MARKS = ("o", "s", "^", "D")
APART = 0.12  # between stems of one sample


def signals(
    series: Sequence[tuple[str, ArrayLike, str]],
    description: str,
    *,
    lines: bool = False,
    starts: Sequence[int] | None = None,
    theme: str = "light",
) -> Picture:
    """Draw signals over one axis of sample numbers, with a legend.

    Parameters
    ----------
    series : list of (label, values, role)
        One to four. ``values`` is 1-D and real; ``role`` is ``"input"``, ``"kernel"`` or
        ``"output"`` and chooses the colour. Line style and mark differ from one series to the
        next.
    description : str
        What a reader should see in it; the least and the greatest value of each are added.
    lines : bool
        Join the samples instead of drawing a stem for each.
    starts : list of int, optional
        Number of the first sample of each series, 0 by default.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        There are too few or too many series, one is not a row of real numbers, the starts are not
        as many, or a role or the theme is unknown.

    Examples
    --------
    >>> signals([("x", [1, 4, 9], "input"), ("change", [3, 5], "output")], "It grows.",
    ...         starts=[0, 1])
    It grows. x, 3 samples from 1 to 9; change, 2 samples from 3 to 5.
    """
    palette = palette_of(theme)
    counted("series", series, len(LINES))
    starts = [0] * len(series) if starts is None else list(starts)
    if len(starts) != len(series):
        raise ValueError(f"there are {len(series)} series but {len(starts)} starts; give one each")
    figure = Figure((7.4, 2.8), facecolor=palette["surface"], layout="constrained")
    axis = figure.add_subplot(facecolor=palette["surface"])
    told: list[str] = []
    for (label, values, role), line, mark, start in zip(series, LINES, MARKS, starts, strict=False):
        values = real_numbers(label, values)
        if values.ndim != 1:
            raise ValueError(
                f"{label} has {values.ndim} axes (shape={values.shape}); give 1-D data"
            )
        where = start + np.arange(len(values))
        aside = APART * (len(told) - (len(series) - 1) / 2)
        colour = palette[known_role(label, role)]
        style: dict[str, Any] = {"color": colour, "label": label}
        if lines:
            axis.plot(where, values, linestyle=line, linewidth=1.8, **style)
        else:
            axis.vlines(where + aside, 0, values, colors=colour, linestyles=line, linewidth=1.4)
            axis.plot(where + aside, values, linestyle="none", marker=mark, markersize=5, **style)
        told.append(f"{label}, {len(values)} samples from {values.min():.4g} to {values.max():.4g}")
    axis.axhline(0, color=palette["line"], linewidth=0.8, zorder=0)
    axis.spines[["top", "right"]].set_visible(False)
    axis.spines[["left", "bottom"]].set_color(palette["line"])
    axis.tick_params(colors=palette["muted"], labelsize=8)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_xlabel("sample", fontsize=9, color=palette["muted"])
    axis.legend(fontsize=9, frameon=False, labelcolor=palette["text"], handlelength=2.6)
    return Picture(figure, f"{description} {'; '.join(told)}.")

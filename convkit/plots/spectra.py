"""What is told frequency by frequency: responses of filters, spectra of signals."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from ..drawing import Picture
from ..operands import real_numbers
from ..palette import palette_of
from .given import counted, known_role
from .series import LINES

__all__ = ["spectra"]


def spectra(
    series: Sequence[tuple[str, ArrayLike, str]],
    description: str,
    *,
    log: bool = False,
    theme: str = "light",
) -> Picture:
    """Draw values over the frequencies from 0 to 1/2, as lines with a legend.

    Parameters
    ----------
    series : list of (label, values, role)
        One to four. ``values`` is 1-D and real: one for each of equally spaced frequencies, the
        first for 0 and the last for 1/2, the fastest wave that samples can hold. So are the
        magnitudes of ``numpy.fft.rfft`` of an even number of samples. ``role`` is ``"input"``,
        ``"kernel"`` or ``"output"`` and chooses the colour. Line style differs from one series
        to the next.
    description : str
        What a reader should see in it; the least and the greatest value of each are added.
    log : bool
        Powers of ten at equal distances; all values must be positive.
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
    The mean of two neighbours, |cos πf|, leaves nothing of the fastest wave:

    >>> spectra([("mean of two", [1, 0.7071, 0], "kernel")], "Falls to nothing.")
    Falls to nothing. mean of two, from 0 to 1.
    """
    palette = palette_of(theme)
    counted("series", series, len(LINES))
    figure = Figure((7.4, 2.8), facecolor=palette["surface"], layout="constrained")
    axis = figure.add_subplot(facecolor=palette["surface"])
    told: list[str] = []
    for (label, values, role), line in zip(series, LINES, strict=False):
        values = _checked(label, values, log)
        style: dict[str, Any] = {"color": palette[known_role(label, role)], "label": label}
        frequencies = np.linspace(0, 0.5, len(values))
        axis.plot(frequencies, values, linestyle=line, linewidth=1.8, **style)
        told.append(f"{label}, from {values.min():.4g} to {values.max():.4g}")
    if log:
        axis.set_yscale("log")
    else:
        axis.axhline(0, color=palette["line"], linewidth=0.8, zorder=0)
    axis.spines[["top", "right"]].set_visible(False)
    axis.spines[["left", "bottom"]].set_color(palette["line"])
    axis.tick_params(which="both", colors=palette["muted"], labelsize=8)
    axis.set_xlim(0, 0.5)
    axis.set_xlabel("frequency, in waves per sample", fontsize=9, color=palette["muted"])
    axis.legend(fontsize=9, frameon=False, labelcolor=palette["text"], handlelength=2.6)
    return Picture(figure, f"{description} {'; '.join(told)}.")


def _checked(label: str, values: ArrayLike, log: bool) -> np.ndarray:
    values = real_numbers(label, values)
    if values.ndim != 1 or len(values) < 2:
        raise ValueError(
            f"{label} has shape {values.shape}; give one row of at least 2 values, "
            "for the frequencies from 0 to 1/2"
        )
    if not np.isfinite(values).all():
        raise ValueError(f"{label} has values that are not finite; leave them out")
    if log and values.min() <= 0:
        raise ValueError(
            f"{label} has the value {values.min():.4g}, and powers of ten are positive; "
            "draw it with log=False"
        )
    return values

"""The receptive field of a unit deep in a stack of layers: a cone down to the input."""

from collections.abc import Sequence

import numpy as np

from ..arguments import integer
from ..arithmetic import Layer, ReceptiveField, padding_widths, receptive_fields
from ..drawing import Part, Picture, grid_figure
from ..palette import palette_of
from ..steps import positions
from .planes import chosen

__all__ = ["receptive_field"]

LABEL = 4  # columns left of the samples


def receptive_field(
    layers: Sequence[Layer], size: int, unit: int | None = None, *, theme: str = "light"
) -> Picture:
    """All that a unit of the last layer sees, layer by layer down to the input, on one axis.

    Parameters
    ----------
    layers : sequence of convkit.arithmetic.Layer
        The stack, from the input on; all settings are ints.
    size : int
        Samples of the input.
    unit : int, optional
        Which unit of the last layer; the middle one by default.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        Every unit stands over the middle of its own field. What is seen is outlined and
        filled; what lies in the padding is dotted.
    """
    sizes, maps, settled = [integer("size", size, minimum=1)], [], []
    for n, (kernel, stride, padding, dilation) in enumerate(layers):
        setting = (sizes[-1], kernel, stride, padding, dilation)
        widths, axis_map = padding_widths(*setting), positions(*setting)
        if isinstance(axis_map, tuple):
            raise ValueError(f"layers[{n}] has more than one axis; give ints, for one axis")
        maps.append(axis_map)
        settled.append(Layer(kernel, stride, widths, dilation))
        sizes.append(len(axis_map))
    fields = [ReceptiveField(1, 1, 0), *receptive_fields(settled)]
    unit = chosen(sizes[-1] // 2 if unit is None else unit, sizes[-1], "unit")
    seen = _seen(maps, unit)

    palette = palette_of(theme)
    places = [_middle(field, np.arange(n)) for field, n in zip(fields, sizes, strict=True)]
    hidden = [
        _middle(f, u[(u < 0) | (u >= n)]) for f, u, n in zip(fields, seen, sizes, strict=True)
    ]
    every = np.concatenate([*places, *hidden])
    first, columns = every.min() - LABEL, int(np.ceil(np.ptp(every))) + 1 + LABEL
    part = Part("receptive field", "text", (2 * len(sizes) - 1, columns))
    figure, (grid,) = grid_figure([part], palette)
    for level, (field, count) in enumerate(zip(fields, sizes, strict=True)):
        row = 2 * (len(sizes) - 1 - level)
        role = "output" if level else "input"
        label = {"ha": "left", "va": "center", "fontsize": 8, "color": palette[role]}
        grid.axis.text(0, row + 0.5, f"layer {level}" if level else "input", **label)
        for u in sorted({*range(count), *seen[level].tolist()}):
            column = _middle(field, u) - first
            if not 0 <= u < count:
                grid.empty(row, column)
            elif u in seen[level]:
                grid.fill(row, column, role)
            else:
                grid.mark(row, column, fill=False)
            if u in seen[level]:
                grid.outline(row, column, "kernel", linewidth=1.6)
            if 0 <= u < count:
                grid.write(row, column, str(u))
        if level:
            for u in seen[level][(seen[level] >= 0) & (seen[level] < count)]:
                for below in maps[level - 1][u]:
                    ends = _middle(field, u), _middle(fields[level - 1], below)
                    across = np.subtract(ends, first) + 0.5
                    grid.axis.plot(across, (row + 1, row + 2), color=palette["kernel"], lw=0.8)

    start, end = fields[-1].region(unit)
    inside = seen[0][(seen[0] >= 0) & (seen[0] < size)]
    return Picture(
        figure,
        f"Unit {unit} of {sizes[-1]} after {len(maps)} layers: its receptive field of "
        f"{fields[-1].size} samples reaches from {start} to {end}. "
        f"It reads {len(inside)} of the {size} input samples.",
    )


def _seen(maps: Sequence[np.ndarray], unit: int) -> list[np.ndarray]:
    """Units of each level that a unit of the last one depends on, padding included."""
    seen = [np.array([unit])]
    for axis_map in reversed(maps):
        inside = seen[0][(seen[0] >= 0) & (seen[0] < len(axis_map))]
        seen.insert(0, np.unique(axis_map[inside]))
    return seen


def _middle(field: ReceptiveField, unit):
    """Input coordinate over which a unit stands."""
    return field.start + unit * field.stride + (field.size - 1) / 2

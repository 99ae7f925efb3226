"""The receptive field of a unit deep in a stack of layers: a cone down to the input."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..arguments import integer
from ..arithmetic import Layer, ReceptiveField, padding_widths, receptive_fields
from ..drawing import Grid, Part, Picture, grid_figure
from ..palette import palette_of
from ..steps import positions
from .planes import chosen

__all__ = ["receptive_field"]

LABEL = 4  # columns left of the samples


class Level(NamedTuple):
    """The input, or the units after a layer: how many there are, and which a deep unit sees."""

    name: str
    role: str
    size: int
    field: ReceptiveField
    seen: np.ndarray

    def has(self, unit: np.ndarray) -> np.ndarray:
        """Tell whether units are there, and not in the padding of the next layer."""
        return (unit >= 0) & (unit < self.size)

    def middle(self, unit: np.ndarray) -> np.ndarray:
        """Input coordinate of the middle of a unit's own field."""
        return self.field.start + unit * self.field.stride + (self.field.size - 1) / 2


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
        filled; what lies in the padding is dashed.

    Raises
    ------
    TypeError, ValueError
        A setting is bad, there are no layers, a layer has no output or more than one axis, there
        is no such unit, or the theme is unknown.

    Examples
    --------
    >>> from convkit.arithmetic import Layer
    >>> receptive_field([Layer(3), Layer(3)], 7)
    Unit 1 of 3 after 2 layers: its receptive field of 5 samples reaches from 1 to 5.
    It reads 5 of the 7 input samples.
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
    names = ["input", *(f"layer {n}" for n in range(1, len(sizes)))]
    roles = ["input", *["output"] * len(maps)]
    levels = [*map(Level, names, roles, sizes, fields, _seen(maps, unit))]

    every = np.concatenate([level.middle(_shown(level)) for level in levels])
    first, columns = every.min() - LABEL, int(np.ceil(np.ptp(every))) + 1 + LABEL
    part = Part("receptive field", "text", (2 * len(levels) - 1, columns))
    figure, (grid,) = grid_figure([part], palette_of(theme))
    for n, level in enumerate(levels):
        row = 2 * (len(maps) - n)
        _draw_units(grid, level, row, first)
        if n:
            _draw_links(grid, level, levels[n - 1], maps[n - 1], row, first)

    start, end = fields[-1].region(unit)
    read = np.count_nonzero(levels[0].has(levels[0].seen))
    depth = "1 layer" if len(maps) == 1 else f"{len(maps)} layers"
    return Picture(
        figure,
        f"Unit {unit} of {sizes[-1]} after {depth}: its receptive field of "
        f"{fields[-1].size} samples reaches from {start} to {end}. "
        f"It reads {read} of the {size} input samples.",
    )


def _seen(maps: Sequence[np.ndarray], unit: int) -> list[np.ndarray]:
    """Units of each level that a unit of the last one depends on, padding included."""
    seen = [np.array([unit])]
    for axis_map in reversed(maps):
        inside = seen[0][(seen[0] >= 0) & (seen[0] < len(axis_map))]
        seen.insert(0, np.unique(axis_map[inside]))
    return seen


def _shown(level: Level) -> np.ndarray:
    return np.union1d(np.arange(level.size), level.seen)


def _draw_units(grid: Grid, level: Level, row: int, first: float) -> None:
    colour = grid.palette[level.role]
    grid.axis.text(0, row + 0.5, level.name, ha="left", va="center", fontsize=8, color=colour)
    for unit in _shown(level):
        column = float(level.middle(unit) - first)
        is_inside, is_seen = level.has(unit), unit in level.seen
        if is_inside:
            grid.write(row, column, str(unit))
        if is_inside and is_seen:
            grid.fill(row, column, level.role)
        elif is_inside:
            grid.mark(row, column, fill=False)
        if is_seen:
            line = "solid" if is_inside else "dashed"
            grid.outline(row, column, role="kernel", linewidth=1.6, linestyle=line)


def _draw_links(
    grid: Grid, level: Level, below: Level, axis_map: np.ndarray, row: int, first: float
) -> None:
    """Draw a line from each seen unit to all that it reads on the level below."""
    for unit in level.seen[level.has(level.seen)]:
        for source in axis_map[unit]:
            ends = np.array([level.middle(unit), below.middle(source)]) - first + 0.5
            grid.axis.plot(ends, (row + 1, row + 2), color=grid.palette["kernel"], linewidth=0.8)

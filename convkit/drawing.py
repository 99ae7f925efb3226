"""What every figure is drawn with: a picture that describes itself, and grids of cells."""

from collections.abc import Sequence
from io import BytesIO
from os import PathLike
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextPath
from PIL import Image

__all__ = ["INCH", "Grid", "Part", "Picture", "grid_figure", "sides", "strongest_grey"]

INCH = 96  # CSS pixels
SCALE = 2  # drawn at twice the size it is shown, for sharp screens
WIDTH = 7.4  # inches that a page has for the cells
CELL = 0.36  # inches, where there is room
TITLE = 9  # points
LINE = 0.17  # inches of each line of a title


class Picture:
    """A figure and the sentence that says what it shows.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Kept as the attribute ``figure``.
    description : str
        The sentence; it is the text form of the picture.
    photo : bool
        Photos are stored as JPEG and diagrams as PNG.
    """

    def __init__(self, figure: Figure, description: str, *, photo: bool = False):
        self.figure = figure
        self.description = description
        self.photo = photo

    def __repr__(self) -> str:
        return self.description

    def _repr_png_(self):
        return None if self.photo else self._rendered("png")

    def _repr_jpeg_(self):
        return self._rendered("jpeg") if self.photo else None

    def save(self, path: str | PathLike) -> None:
        """Write the figure; the ending of the file's name chooses the format.

        Raises
        ------
        ValueError
            Matplotlib knows no format of that ending.
        OSError
            The file cannot be written.
        """
        self.figure.savefig(path, dpi=INCH * SCALE)

    def _rendered(self, format):
        """Bytes without empty margins, and the size at which to show them."""
        buffer = BytesIO()
        self.figure.savefig(buffer, format=format, dpi=INCH * SCALE, bbox_inches="tight")
        with Image.open(buffer) as picture:
            width, height = picture.size
        return buffer.getvalue(), {"width": width // SCALE, "height": height // SCALE}


class Part(NamedTuple):
    """What a figure needs to know of a matrix to make room for it."""

    title: str
    role: str
    """``"input"``, ``"kernel"`` or ``"output"``: chooses the colour"""
    shape: tuple[int, ...]


class Grid:
    """One matrix of a figure: cells of size 1 under a title, the first at the upper left."""

    def __init__(self, axis: Axes, part: Part, palette: dict[str, str], cell: float):
        self.axis, self.palette, self.role, self.cell = axis, palette, part.role, cell
        rows, columns = part.shape
        axis.set(xlim=(0, columns), ylim=(rows, 0), aspect="equal")
        axis.set_axis_off()
        axis.set_title(part.title, fontsize=TITLE, color=palette[part.role], loc="left", pad=3)

    def mark(self, row: float, column: float, columns: int = 1, **style: Any) -> Artist:
        """Draw the outline or the ground of a cell, or of several in a row."""
        style = {"edgecolor": self.palette["line"], "linewidth": 0.8, "zorder": 0, **style}
        return self.axis.add_artist(Rectangle((column, row), columns, 1, clip_on=False, **style))

    def fill(self, row: float, column: float, role: str | None = None) -> Artist:
        """Draw the ground of a cell in the colour of its role."""
        return self.mark(row, column, facecolor=self.palette[f"{role or self.role}-fill"])

    def empty(self, row: float, column: float, **style: Any) -> Artist:
        """Draw the ground of a cell that is no sample: dotted, as padding."""
        style = {"facecolor": self.palette["surface"], "linestyle": ":", "zorder": 1, **style}
        return self.mark(row, column, **style)

    def hatch(self, row: float, column: float) -> Artist:
        """Strike out a cell that takes no part."""
        muted = self.palette["muted"]
        return self.mark(row, column, fill=False, hatch="////", edgecolor=muted, zorder=2)

    def outline(self, row: float, column: float, *, role: str, **style: Any) -> Artist:
        """Draw a thick line round a cell, in the colour of a role."""
        style = {"linewidth": 2.5, "fill": False, "zorder": 4, **style}
        return self.mark(row, column, edgecolor=self.palette[role], **style)

    def write(self, row: float, column: float, text: str, role: str = "text") -> Artist:
        """Write into the middle of a cell, as large as there is room for."""
        size = min(8, 30 * self.cell, 100 * self.cell / max(1, len(text)))
        x, y, colour = column + 0.5, row + 0.53, self.palette[role]
        return self.axis.text(
            x, y, text, ha="center", va="center", fontsize=size, color=colour, zorder=5
        )

    def ground(self, rows: int, columns: int) -> None:
        """Draw the ground of every cell."""
        for place in np.ndindex(rows, columns):
            self.fill(*place)

    def numbers(self, values: np.ndarray, corner: Sequence[int] = (0, 0)) -> list[Artist]:
        """Write a number into every cell that is not masked, from the cell ``corner`` on."""
        return [
            self.write(row + corner[0], column + corner[1], f"{value:.4g}")
            for (row, column), value in np.ma.ndenumerate(values)
        ]

    def shades(self, values: np.ndarray, limits: tuple[float, float]) -> list[Artist]:
        """Show values as shades of grey between two limits."""
        rows, columns = values.shape
        darkest, brightest = limits
        extent = (0, columns, rows, 0)
        return [self.axis.imshow(values, cmap="gray", vmin=darkest, vmax=brightest, extent=extent)]

    def matrix(self, values: np.ndarray, shaded: bool = False) -> None:
        """Draw a cell and its number, or its shade of grey, for every value."""
        if shaded:
            self.shades(values, strongest_grey(values))
        else:
            self.ground(*values.shape)
            self.numbers(values)


def strongest_grey(values: np.ndarray) -> tuple[float, float]:
    """Values to show as black and as white; zero is black, or middle grey beside negatives."""
    limit = np.abs(values).max()
    return (-limit if values.min() < 0 else 0), limit


def grid_figure(
    parts: Sequence[Part], palette: dict[str, str], *, stacked: bool = False
) -> tuple[Figure, list[Grid]]:
    """Figure with a grid for each part, all with cells of one size.

    They stand side by side, aligned at the top, or ``stacked`` one below the other.
    """
    lines = [part.title.count("\n") + 1 for part in parts]
    if not stacked:
        lines = [max(lines)] * len(parts)
    widths = [part.shape[1] for part in parts]
    across = max(widths) + 1 if stacked else sum(widths) + len(parts)
    cell = min(CELL, WIDTH / across)
    slots = [max(w * cell, _width(part.title)) for w, part in zip(widths, parts, strict=True)]
    heights = [
        part.shape[0] * cell + 0.1 + LINE * above for part, above in zip(parts, lines, strict=True)
    ]
    if stacked:
        size = max(slots) + cell, sum(heights) + 0.1
        corners = [(0.5 * cell, sum(heights[: n + 1])) for n in range(len(parts))]
    else:
        size = sum(slots) + len(parts) * cell, max(heights) + 0.1
        lefts = np.cumsum([0.5 * cell, *(slot + cell for slot in slots[:-1])])
        corners = list(zip(lefts, heights, strict=True))
    figure = Figure(figsize=size, facecolor=palette["surface"])
    grids = []
    for part, (left, bottom) in zip(parts, corners, strict=True):
        rows, columns = part.shape
        box = (left, size[1] - bottom, columns * cell, rows * cell)
        axis = figure.add_axes(tuple(np.divide(box, (*size, *size))))
        grids.append(Grid(axis, part, palette, cell))
    return figure, grids


def sides(shape: Sequence[int]) -> str:
    """Shape in words: "5 by 6", or "5 samples" on one axis."""
    return " by ".join(map(str, shape)) if len(shape) > 1 else f"{shape[0]} samples"


def _width(title: str) -> float:
    """Inches that the longest line of a title takes."""
    return (
        max(TextPath((0, 0), line, size=TITLE).get_extents().width for line in title.split("\n"))
        / 72
    )

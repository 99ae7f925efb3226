"""What every figure is drawn with: a picture that describes itself, grids, marks."""

from io import BytesIO

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from .palette import LIGHT

__all__ = ["Picture", "draw_grid", "frame", "grid_axes", "mark", "write"]

INCH = 96  # CSS pixels
SCALE = 2  # drawn at twice the size it is shown, for sharp screens


class Picture:
    """A figure and the sentence that says what it shows.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    description : str
    photo : bool
        Photos are stored as JPEG and diagrams as PNG.
    """

    def __init__(self, figure, description, *, photo=False):
        self.figure = figure
        self.description = description
        self.photo = photo

    def __repr__(self):
        return self.description

    def _repr_png_(self):
        return None if self.photo else self._rendered("png")

    def _repr_jpeg_(self):
        return self._rendered("jpeg") if self.photo else None

    def save(self, path):
        """Write the figure; the ending of the file's name chooses the format."""
        self.figure.savefig(path, dpi=INCH * SCALE)

    def _rendered(self, format):
        """Bytes without empty margins, and the size at which to show them."""
        buffer = BytesIO()
        self.figure.savefig(buffer, format=format, dpi=INCH * SCALE, bbox_inches="tight")
        with Image.open(buffer) as picture:
            width, height = picture.size
        return buffer.getvalue(), {"width": width // SCALE, "height": height // SCALE}


def grid_axes(shapes, cell=0.36):
    """A figure with one axis per matrix, all with cells of one size, aligned at the top."""
    widths = [columns for _, columns in shapes]
    height = max(rows for rows, _ in shapes)
    cell = min(cell, 7.4 / (sum(widths) + len(shapes)))
    figure = Figure(
        figsize=((sum(widths) + len(shapes)) * cell, height * cell + 0.45), facecolor="white"
    )
    axes, left = [], 0.5
    across, down = figure.get_figwidth(), figure.get_figheight()
    for rows, columns in shapes:
        box = (
            left * cell / across,
            (height - rows + 0.2) * cell / down,
            columns * cell / across,
            rows * cell / down,
        )
        axes.append(figure.add_axes(box))
        left += columns + 1
    return figure, axes


def frame(axis, rows, columns, title, role):
    """Make room for cells of size 1, the first at the upper left, under a title."""
    axis.set(xlim=(0, columns), ylim=(rows, 0), aspect="equal")
    axis.set_axis_off()
    axis.set_title(title, fontsize=9, color=LIGHT[role], loc="left", pad=3)


def draw_grid(axis, title, values, role, shaded=False):
    """Draw a matrix: a cell and its number, or its shade of grey, for every value."""
    rows, columns = values.shape
    frame(axis, rows, columns, title, role)
    if shaded:
        limit = np.abs(values).max()
        darkest = -limit if values.min() < 0 else 0
        axis.imshow(values, cmap="gray", vmin=darkest, vmax=limit, extent=(0, columns, rows, 0))
        return
    for row, column in np.ndindex(values.shape):
        mark(axis, row, column, facecolor=LIGHT[f"{role}-fill"])
        write(axis, row, column, f"{values[row, column]:.4g}")


def mark(axis, row, column, **style):
    """Draw the outline or the ground of a cell."""
    style = {"edgecolor": LIGHT["line"], "linewidth": 0.8, "zorder": 0} | style
    axis.add_patch(Rectangle((column, row), 1, 1, clip_on=False, **style))


def write(axis, row, column, text):
    """Write into the middle of a cell."""
    style = {"ha": "center", "va": "center", "fontsize": 8, "color": LIGHT["text"]}
    axis.text(column + 0.5, row + 0.53, text, zorder=5, **style)

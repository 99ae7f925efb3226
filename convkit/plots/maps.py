"""Photos, matrices with their numbers, and maps of how often each cell is used."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from ..arguments import integer
from ..drawing import Part, Picture, grid_figure, sides
from ..operands import real_numbers
from ..palette import palette_of
from ..steps import overlap_count, use_count
from .given import counted, known_role

__all__ = ["grids", "overlap_maps", "photos", "use_maps"]


def photos(
    images: Sequence[ArrayLike], titles: Sequence[str], *, columns: int = 3, theme: str = "light"
) -> Picture:
    """Show pictures side by side, in grey or in colour.

    Parameters
    ----------
    images : list of array_like, shape (height, width) or (height, width, 3)
        At least one. Values in [0, 1] are shown as they are, from black to white.
        A picture with any value outside has a scale of its own: 0 is middle grey, and black and
        white are ± the magnitude that 99.5 % of its values stay below; its title says so.
    titles : list of str
        One for each picture.
    columns : int
        Pictures a row, at the most; 1 or more.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        There are no images or not as many titles, one is not of real numbers or has another shape,
        ``columns`` is not a whole number or is below 1, or the theme is unknown.

    Examples
    --------
    >>> photos([[[0, 0.5, 1]], [[-1, 0, 1]]], ["ramp", "slope"])
    2 pictures: ramp; slope, 0 is middle grey, ±1 and beyond the ends.
    """
    counted("images", images)
    if len(titles) != len(images):
        raise ValueError(f"there are {len(images)} images but {len(titles)} titles; give one each")
    palette = palette_of(theme)
    columns = min(integer("columns", columns, minimum=1), len(images))
    rows = -(-len(images) // columns)
    pictures = [_pixels(f"images[{n}]", image) for n, image in enumerate(images)]
    height, width = pictures[0].shape[:2]
    across = 7.6 / columns
    levels = [_levels(pixels) for pixels in pictures]
    title_lines = 3 if any(note for _, note in levels) else 1
    size = (7.6, rows * (across * height / width + 0.15 + 0.2 * title_lines))
    figure = Figure(size, facecolor=palette["surface"], layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False, gridspec_kw={"wspace": 0.04}).ravel()
    told = []
    for axis, (shown, note), title in zip(axes, levels, titles, strict=False):
        axis.imshow(shown, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
        lines = title + note.replace(", ", ",\n")  # else neighbours overlap
        axis.set_title(lines, fontsize=10, color=palette["text"])
        told.append(title + note.replace("\n", ", "))
    for axis in axes:
        axis.set_axis_off()
    count = "A picture" if len(images) == 1 else f"{len(images)} pictures"
    return Picture(figure, f"{count}: {'; '.join(told)}.", photo=True)


def _pixels(name: str, image: ArrayLike) -> np.ndarray:
    pixels = real_numbers(name, image).astype(float)
    if pixels.ndim not in (2, 3) or pixels.shape[2:] not in ((), (3,)):
        raise ValueError(
            f"{name} has shape {pixels.shape}, which is no picture; "
            "give (height, width) in grey or (height, width, 3) in colour"
        )
    return pixels


def grids(
    parts: Sequence[tuple[str, ArrayLike, str]], description: str, *, theme: str = "light"
) -> Picture:
    """Matrices with their numbers in the cells, side by side.

    Parameters
    ----------
    parts : list of (title, values, role)
        At least one. ``values`` is a matrix, or a vector for a single row. ``role`` is
        ``"input"``, ``"kernel"`` or ``"output"`` and chooses the colour.
    description : str
        What a reader should see in it; nothing is added.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        A role or the theme is unknown, or there is nothing to draw.

    Examples
    --------
    >>> grids([("x", [[1, 2], [3, 4]], "input"), ("x turned", [[4, 3], [2, 1]], "output")],
    ...       "Four numbers, and the same turned by half.")
    Four numbers, and the same turned by half.
    """
    counted("parts", parts)
    matrices = [np.atleast_2d(values) for _, values, _ in parts]
    figure, drawn = grid_figure(
        [
            Part(title, known_role(title, role), matrix.shape)
            for (title, _, role), matrix in zip(parts, matrices, strict=True)
        ],
        palette_of(theme),
    )
    for grid, matrix in zip(drawn, matrices, strict=True):
        grid.matrix(matrix)
    return Picture(figure, description)


def use_maps(
    size: Sequence[int],
    kernel: Sequence[int],
    settings: Sequence[tuple[str, dict[str, Any]]],
    *,
    theme: str = "light",
) -> Picture:
    """How many products each pixel takes part in: one map a setting, more in stronger colour.

    Parameters
    ----------
    size, kernel : tuple of int
        Height and width.
    settings : list of (title, dict)
        At least one. The dict holds what :func:`convkit.use_count` takes besides:
        ``stride``, ``padding`` and ``dilation``.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.use_count`, or there are no settings or the theme is unknown.

    Examples
    --------
    >>> use_maps((4, 5), (3, 3), [("valid", {}), ("same", {"padding": 1})])
    Products that each of 4 by 5 pixels is in: valid, 1 to 6 with 1 at the corner;
    same, 4 to 9 with 4 at the corner.
    """
    maps = [(title, use_count(size, kernel, **setting)) for title, setting in settings]
    return _count_maps(maps, "input", f"Products that each of {sides(size)} pixels is in", theme)


def overlap_maps(
    size: Sequence[int], settings: Sequence[tuple[str, dict[str, Any]]], *, theme: str = "light"
) -> Picture:
    """How many stamps of a transposed convolution meet in each output: one map a setting.

    Parameters
    ----------
    size : tuple of int
        Height and width of the input of the transposed convolution.
    settings : list of (title, dict)
        At least one. The dict holds what :func:`convkit.overlap_count` takes besides: the
        ``kernel``, and ``stride``, ``padding``, ``output_padding`` and ``dilation``.
    theme : {"light", "dark"}

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.overlap_count`, or there are no settings or the theme is unknown.

    Examples
    --------
    Stamps of 3×3 that are 2 apart meet in a checkerboard, stamps of 2×2 nowhere:

    >>> overlap_maps((3, 4), [("3×3", {"kernel": 3, "stride": 2}),
    ...                       ("2×2", {"kernel": 2, "stride": 2})])
    Products that each output of 3 by 4 stamps is the sum of: 3×3, 1 to 4 with 1 at the corner;
    2×2, 1 to 1 with 1 at the corner.
    """
    maps = [(title, overlap_count(size, **setting)) for title, setting in settings]
    told = f"Products that each output of {sides(size)} stamps is the sum of"
    return _count_maps(maps, "output", told, theme)


def _count_maps(maps, role, subject, theme):
    """Maps of counts, one a setting and all on one scale."""
    counted("settings", maps)
    palette = palette_of(theme)
    most = max(1, *(counts.max() for _, counts in maps))
    figure, drawn = grid_figure(
        [Part(title, role, counts.shape) for title, counts in maps], palette
    )
    told = []
    for grid, (title, counts) in zip(drawn, maps, strict=True):
        grid.matrix(counts)
        for place in np.ndindex(counts.shape):
            share = 0.5 * counts[place] / most
            grid.mark(*place, facecolor=palette[role], alpha=share, zorder=1)
        told.append(f"{title}, {counts.min()} to {counts.max()} with {counts[0, 0]} at the corner")
    return Picture(figure, f"{subject}: {'; '.join(told)}.")


def _levels(image):
    """Values from 0 to 1 for the screen, and what the title must add."""
    if image.min() >= 0 and image.max() <= 1:
        return image, ""
    size = np.abs(image)
    largest = np.quantile(size, 0.995) or size.max()  # a few extremes must not dim all others
    end = np.format_float_positional(largest, precision=2, fractional=False, trim="-")
    note = f"\n0 is middle grey, ±{end} and beyond the ends"
    return np.clip(0.5 + 0.5 * image / largest, 0, 1), note

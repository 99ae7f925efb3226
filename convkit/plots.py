"""Figures that carry their own description.

Every function returns a :class:`Picture`. Its text form is a full sentence about what the
figure shows, with the numbers in it, and becomes the alternative text on the page.
"""

import numpy as np
from matplotlib.figure import Figure

from .arithmetic import padding_widths
from .drawing import Picture, draw_grid, frame, grid_axes, mark, write
from .layers import conv2d
from .padding import pad
from .palette import LIGHT
from .steps import positions, steps, use_count

__all__ = ["Picture", "convolution_step", "grids", "photos", "placements", "use_maps"]


def photos(images, titles, *, columns=3):
    """Show pictures side by side, all at one scale of grey.

    Parameters
    ----------
    images : list of array_like, shape (height, width) or (height, width, 3)
        Values in [0, 1] are shown as they are.
        A picture with any value outside is shown so that 0 is middle grey, and black and white
        are the magnitude that 99.5 % of its values stay below; its title says so.
    titles : list of str
    columns : int
        Pictures a row.

    Returns
    -------
    Picture
    """
    if len(titles) != len(images):
        raise ValueError(f"there are {len(images)} images but {len(titles)} titles; give one each")
    columns = min(columns, len(images))
    rows = -(-len(images) // columns)
    height, width = np.shape(images[0])[:2]
    across = 7.6 / columns
    levels = [_levels(np.asarray(image, dtype=float)) for image in images]
    title_lines = 3 if any(note for _, note in levels) else 1
    size = (7.6, rows * (across * height / width + 0.15 + 0.2 * title_lines))
    figure = Figure(size, facecolor="white", layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False, gridspec_kw={"wspace": 0.04}).ravel()
    told = []
    for axis, (shown, note), title in zip(axes, levels, titles, strict=False):
        axis.imshow(shown, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
        lines = title + note.replace(", ", ",\n")  # else neighbours overlap
        axis.set_title(lines, fontsize=10, color=LIGHT["text"])
        told.append(title + note.replace("\n", ", "))
    for axis in axes:
        axis.set_axis_off()
    return Picture(figure, f"{len(images)} pictures: {'; '.join(told)}.", photo=True)


def grids(parts, description):
    """Matrices with their numbers in the cells, side by side.

    Parameters
    ----------
    parts : list of (title, values, role)
        ``role`` is ``"input"``, ``"kernel"`` or ``"output"`` and chooses the colour.
    description : str
        What a reader should see in it.

    Returns
    -------
    Picture
    """
    parts = [(title, np.atleast_2d(values), role) for title, values, role in parts]
    figure, axes = grid_axes([values.shape for _, values, _ in parts])
    for axis, (title, values, role) in zip(axes, parts, strict=True):
        draw_grid(axis, title, values, role)
    return Picture(figure, description)


def convolution_step(image, kernel, step=0, *, stride=1, padding=0, dilation=1, shaded=False):
    """One step of the walk: the padded input with the kernel on it, the kernel, the output.

    Parameters
    ----------
    image, kernel : array_like, 2-D
    step : int
        Which output cell, counted in row order.
    stride, padding, dilation
        As in :func:`convkit.conv2d`.
    shaded : bool
        Show the values of input and output as shades of grey, as of a photo.

    Returns
    -------
    Picture
    """
    image, kernel = np.asarray(image), np.asarray(kernel)
    setting = (image.shape, kernel.shape, stride, padding, dilation)
    output = conv2d(image, kernel, stride=stride, padding=padding, dilation=dilation)
    walk = list(steps(*setting))
    if not 0 <= step < len(walk):
        raise ValueError(f"step={step} is not a step; the walk has {len(walk)}, counted from 0")
    widths = padding_widths(*setting)
    padded = pad(image, widths)
    corner = (widths[0][0], widths[1][0])
    here = walk[step]

    figure, axes = grid_axes([padded.shape, kernel.shape, output.shape])
    title = "input, padded" if padded.size > image.size else "input"
    draw_grid(axes[0], title, padded, "input", shaded)
    ground = {"fill": False} if shaded else {"facecolor": LIGHT["surface"]}
    for row, column in np.argwhere(pad(np.ones_like(image), widths) == 0):
        mark(axes[0], row, column, linestyle=":", zorder=1, **ground)
    for tap in here.taps:
        row, column = (n + c for n, c in zip(tap.input, corner, strict=True))
        mark(axes[0], row, column, edgecolor=LIGHT["kernel"], linewidth=2.5, fill=False, zorder=4)
    draw_grid(axes[1], "kernel", kernel, "kernel")
    draw_grid(axes[2], "output", output, "output", shaded)
    mark(axes[2], *here.output, edgecolor=LIGHT["text"], linewidth=2.5, fill=False, zorder=4)

    on_padding = sum(tap.is_padding for tap in here.taps)
    sizes = " by ".join(map(str, image.shape)), " by ".join(map(str, output.shape))
    return Picture(
        figure,
        f"Input {sizes[0]}, output {sizes[1]}. "
        f"Output {list(here.output)} is {output[here.output]:g}: "
        f"{len(here.taps)} products, {on_padding} of them with padding.",
    )


def placements(size, kernel, stride=1, padding=0, dilation=1):
    """Every place of a kernel along one axis: a row for each window, under the padded samples.

    Takes what :func:`convkit.positions` takes for one axis.

    Returns
    -------
    Picture
        Samples carry their index, padding is dotted and samples that no window reads are hatched.
    """
    before, after = padding_widths(size, kernel, stride, padding, dilation)
    windows = positions(size, kernel, stride, padding, dilation)
    samples = range(-before, size + after)
    figure, (left, right) = grid_axes([(len(windows) + 1, len(samples)), (len(windows) + 1, 1)])
    frame(left, len(windows) + 1, len(samples), "samples", "input")
    frame(right, len(windows) + 1, 1, "output", "output")
    outside = {"facecolor": LIGHT["surface"], "linestyle": ":"}
    for column, sample in enumerate(samples):
        inside = 0 <= sample < size
        mark(left, 0, column, **({"facecolor": LIGHT["input-fill"]} if inside else outside))
        if sample not in windows:
            mark(left, 0, column, fill=False, hatch="////", edgecolor=LIGHT["muted"], zorder=1)
        write(left, 0, column, sample if inside else "·")
    tile = {"facecolor": LIGHT["kernel-fill"], "edgecolor": LIGHT["kernel"]}
    for row, window in enumerate(windows, 1):
        for tap, sample in enumerate(window):
            mark(left, row, sample + before, **tile)
            write(left, row, sample + before, f"w{tap}")
        mark(right, row, 0, facecolor=LIGHT["output-fill"])
        write(right, row, 0, row - 1)

    unread = [f"{n}" if 0 <= n < size else f"{n} (padding)" for n in samples if n not in windows]
    told = f"No window reads {', '.join(unread)}." if unread else "Every sample is read."
    begins = ", ".join(str(window[0]) for window in windows)
    return Picture(
        figure,
        f"{size} samples, padded by {before} before and {after} after. "
        f"{len(windows)} windows of {kernel} begin at {begins}. {told}",
    )


def use_maps(size, kernel, settings):
    """How many products each pixel takes part in: one map a setting, more in stronger colour.

    Parameters
    ----------
    size, kernel : tuple of int
        Height and width.
    settings : list of (title, dict)
        The dict holds the stride, padding and dilation that :func:`convkit.use_count` takes.

    Returns
    -------
    Picture
    """
    maps = [(title, use_count(size, kernel, **setting)) for title, setting in settings]
    most = max(1, *(counts.max() for _, counts in maps))  # one scale for all
    figure, axes = grid_axes([size] * len(maps))
    told = []
    for axis, (title, counts) in zip(axes, maps, strict=True):
        draw_grid(axis, title, counts, "input")
        for place in np.ndindex(counts.shape):
            share = 0.5 * counts[place] / most
            mark(axis, *place, facecolor=LIGHT["input"], alpha=share, zorder=1)
        told.append(f"{title}, {counts.min()} to {counts.max()} with {counts[0, 0]} at the corner")
    sizes = f"{size[0]} by {size[1]}"
    return Picture(figure, f"Products that each of {sizes} pixels is in: {'; '.join(told)}.")


def _levels(image):
    """Values from 0 to 1 for the screen, and what the title must add."""
    if image.min() >= 0 and image.max() <= 1:
        return image, ""
    size = np.abs(image)
    largest = np.quantile(size, 0.995) or size.max()  # a few extremes must not dim all others
    note = f"\n0 is middle grey, ±{largest:.2g} and beyond the ends"
    return np.clip(0.5 + 0.5 * image / largest, 0, 1), note

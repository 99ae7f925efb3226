"""The walk of a direct convolution: one step of it, and all of it along one axis."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding
from ..arithmetic import padding_widths
from ..drawing import Part, Picture, grid_figure, sides, strongest_grey
from ..layers import conv2d
from ..operands import direct_axes
from ..padding import pad
from ..palette import palette_of
from ..steps import positions, steps
from .planes import as_plane, chosen, plane_operands, told_setting

__all__ = ["DirectWalk", "convolution_step", "placements"]


def convolution_step(
    image: ArrayLike,
    kernel: ArrayLike,
    step: int = 0,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    shaded: bool = False,
    theme: str = "light",
) -> Picture:
    """One step of the walk: the padded input with the kernel on it, the kernel, the output.

    Parameters
    ----------
    image, kernel : array_like, both 1-D or both 2-D
    step : int
        Which output cell, counted in row order.
    stride, padding, dilation
        As in :func:`convkit.conv2d`.
    shaded : bool
        Show the values of input and output as shades of grey, as of a photo.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        Padding is dotted and what no window reads is hatched.

    Raises
    ------
    TypeError, ValueError
        The arrays are not two vectors or two matrices, a setting is bad or has no output, there is
        no such step, or the theme is unknown.

    Examples
    --------
    Output 0 is 0·10 + 1·1, its first tap on padding:

    >>> convolution_step([1, 2, 3], [10, 1], padding=1)
    Input 3 samples, output 4 samples. Output [0] is 1: 2 products, 1 of them with padding.
    """
    walk = DirectWalk(
        image,
        kernel,
        stride=stride,
        padding=padding,
        dilation=dilation,
        shaded=shaded,
        theme=theme,
    )
    chosen(step, len(walk.steps))
    walk.draw(step)
    return Picture(walk.figure, f"{walk.sizes} {walk.told(step)}")


class DirectWalk:
    """Input, kernel and output of a convolution, on which any step can be drawn."""

    def __init__(
        self,
        image: ArrayLike,
        kernel: ArrayLike,
        *,
        stride: Integers = 1,
        padding: Padding = 0,
        dilation: Integers = 1,
        shaded: bool = False,
        theme: str = "light",
    ):
        image, kernel = plane_operands("image", image, kernel)
        self.rank = image.ndim
        axes = direct_axes(image.shape, kernel.shape, stride, padding, dilation)
        self.setting = told_setting(axes)
        image, kernel, axes = as_plane(image, kernel, axes)
        size, spans, stride, before, after, dilation = zip(*axes, strict=True)
        widths = tuple(zip(before, after, strict=True))
        setting: dict[str, Any] = {"stride": stride, "padding": widths, "dilation": dilation}
        self.corner, self.shaded = before, shaded
        self.output = conv2d(image, kernel, **setting)
        self.steps = list(steps(size, spans, **setting))
        padded = pad(image, widths)
        self.sizes = f"Input {self._sides(size)}, output {self._sides(self.output.shape)}."

        parts = [
            Part("input, padded" if padded.size > image.size else "input", "input", padded.shape),
            Part("kernel", "kernel", kernel.shape),
            Part("output", "output", self.output.shape),
        ]
        self.figure, (self.left, self.middle, self.right) = grid_figure(
            parts, palette_of(theme), stacked=self.rank == 1
        )
        self.left.matrix(padded, shaded)
        for place in np.argwhere(pad(np.ones_like(image, bool), widths) == 0):
            self.left.empty(*place, **({"fill": False} if shaded else {}))
        read = {tap.input for step in self.steps for tap in step.taps}
        for place in np.ndindex(padded.shape):
            if tuple(n - c for n, c in zip(place, self.corner, strict=True)) not in read:
                self.left.hatch(*place)
        self.middle.matrix(kernel)
        if not shaded:
            self.right.ground(*self.output.shape)

    def draw(self, number: int, so_far: bool = False) -> list[Any]:
        """Draw a step: its window, its output, and all outputs, or those ``so_far`` reached."""
        step = self.steps[number]
        later = np.arange(self.output.size).reshape(self.output.shape) > number
        shown = np.ma.array(self.output, mask=later & so_far)
        if self.shaded:
            drawn = self.right.shades(shown, strongest_grey(self.output))
        else:
            drawn = self.right.numbers(shown)
        for tap in step.taps:
            place = (n + c for n, c in zip(tap.input, self.corner, strict=True))
            drawn.append(self.left.outline(*place, role="kernel"))
        if self.shaded:  # seen on every grey
            drawn.append(self.right.outline(*step.output, role="surface", linewidth=4.5))
        return [*drawn, self.right.outline(*step.output, role="text")]

    def told(self, number: int) -> str:
        """Sentence about a step."""
        step = self.steps[number]
        on_padding = sum(tap.is_padding for tap in step.taps)
        return (
            f"Output {list(step.output[-self.rank :])} is {self.output[step.output]:g}: "
            f"{len(step.taps)} products, {on_padding} of them with padding."
        )

    def _sides(self, shape):
        return sides(shape[-self.rank :])


def placements(
    size: int,
    kernel: int,
    stride: int = 1,
    padding: Padding = 0,
    dilation: int = 1,
    *,
    theme: str = "light",
) -> Picture:
    """Every place of a kernel along one axis: a row for each window, under the padded samples.

    Takes and raises what :func:`convkit.positions` does, of ints for one axis.

    Parameters
    ----------
    size, kernel, stride, padding, dilation
        As in :func:`convkit.positions`.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        Samples carry their index, padding is dotted and samples that no window reads are hatched.

    Examples
    --------
    >>> placements(6, 3, stride=2)
    6 samples, padded by 0 before and 0 after. 2 windows of 3 begin at 0, 2.
    No window reads 5.
    """
    palette = palette_of(theme)
    before, after = padding_widths(size, kernel, stride, padding, dilation)
    windows = positions(size, kernel, stride, padding, dilation)
    samples = range(-before, size + after)
    rows = len(windows) + 1
    parts = Part("samples", "input", (rows, len(samples))), Part("output", "output", (rows, 1))
    figure, (left, right) = grid_figure(parts, palette)
    for column, sample in enumerate(samples):
        inside = 0 <= sample < size
        (left.fill if inside else left.empty)(0, column)
        if sample not in windows:
            left.hatch(0, column)
        left.write(0, column, str(sample) if inside else "·")
    for row, window in enumerate(windows, 1):
        for tap, sample in enumerate(window):
            left.mark(
                row,
                sample + before,
                facecolor=palette["kernel-fill"],
                edgecolor=palette["kernel"],
            )
            left.write(row, sample + before, f"w{tap}")
        right.fill(row, 0)
        right.write(row, 0, str(row - 1))

    unread = [f"{n}" if 0 <= n < size else f"{n} (padding)" for n in samples if n not in windows]
    told = f"No window reads {', '.join(unread)}." if unread else "Every sample is read."
    begins = ", ".join(str(window[0]) for window in windows)
    return Picture(
        figure,
        f"{size} samples, padded by {before} before and {after} after. "
        f"{len(windows)} windows of {kernel} begin at {begins}. {told}",
    )

"""The walk of a transposed convolution: one stamp of it."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding
from ..arithmetic import resolve_transposed
from ..drawing import Part, Picture, grid_figure, sides
from ..layers import conv_transpose2d
from ..palette import palette_of
from ..steps import transposed_steps
from .planes import as_plane, chosen, plane_operands, told_setting

__all__ = ["GIVEN", "TAKEN", "TransposedWalk", "transposed_step"]

# Both names of each map, so that nobody has to guess which convolution is meant
TAKEN = "input of the transposed\n= output of the direct"
GIVEN = "output of the transposed\n= input of the direct"


def transposed_step(
    x: ArrayLike,
    kernel: ArrayLike,
    step: int = 0,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    theme: str = "light",
) -> Picture:
    """One stamp of a transposed convolution: an input, the kernel times it, where that falls.

    Parameters
    ----------
    x, kernel : array_like, both 1-D or both 2-D
    step : int
        Which input cell, counted in row order.
    stride, padding, output_padding, dilation
        As in :func:`convkit.conv_transpose2d`.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        What the padding crops is dotted and bears no number.

    Raises
    ------
    TypeError, ValueError
        The arrays are not two vectors or two matrices, a setting is bad, everything is cropped,
        there is no such step, or the theme is unknown.

    Examples
    --------
    >>> transposed_step([1, 2], [10, 1], step=1, stride=2)
    Input of the transposed convolution 2 samples, output 4 samples. Input [1] is 2: its stamp,
    that number times the kernel, has 2 products, 0 of them cropped.
    """
    walk = TransposedWalk(
        x,
        kernel,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
        theme=theme,
    )
    chosen(step, len(walk.steps))
    walk.draw(step)
    return Picture(walk.figure, f"{walk.sizes} {walk.told(step)}")


class TransposedWalk:
    """Input, kernel, stamp and output of a transposed convolution, to draw any step on."""

    def __init__(
        self,
        x: ArrayLike,
        kernel: ArrayLike,
        *,
        stride: Integers = 1,
        padding: Padding = 0,
        output_padding: Integers = 0,
        dilation: Integers = 1,
        theme: str = "light",
    ):
        x, kernel = plane_operands("x", x, kernel)
        self.rank = x.ndim
        _, axes = resolve_transposed(
            x.shape, kernel.shape, stride, padding, output_padding, dilation
        )
        self.setting = told_setting(axes)
        self.x, self.kernel, axes = as_plane(x, kernel, axes)
        size, spans, stride, before, after, added, dilation = zip(*axes, strict=True)
        setting: dict[str, Any] = {
            "stride": stride,
            "padding": tuple(zip(before, after, strict=True)),
            "output_padding": added,
            "dilation": dilation,
        }
        self.corner = before
        self.output = conv_transpose2d(self.x, self.kernel, **setting)
        self.steps = list(transposed_steps(size, spans, **setting))
        # all that the stamps reach, and all that stays: output padding may lie beyond the stamps
        canvas = [a.before + max(a.output, a.output + a.after - a.output_padding) for a in axes]
        self.sizes = (
            f"Input of the transposed convolution {self._sides(size)}, "
            f"output {self._sides(self.output.shape)}."
        )
        parts = [
            Part(TAKEN, "input", size),
            Part("kernel", "kernel", spans),
            Part("stamp:\ninput × kernel", "kernel", spans),
            Part(GIVEN, "output", tuple(canvas)),
        ]
        self.figure, (self.taken, middle, self.stamp, self.given) = grid_figure(
            parts, palette_of(theme), stacked=self.rank == 1
        )
        self.taken.matrix(self.x)
        middle.matrix(self.kernel)
        self.stamp.ground(*spans)
        stays = np.zeros(canvas, bool)
        stays[tuple(slice(b, b + o) for b, o in zip(before, self.output.shape, strict=True))] = True
        for place in np.ndindex(*canvas):
            (self.given.fill if stays[place] else self.given.empty)(*place)

    def draw(self, number: int, so_far: bool = False) -> list[Any]:
        """Draw a step: its input, its stamp, and the output, or what is ``so_far`` added up."""
        step = self.steps[number]
        output = self._added_up(number) if so_far else self.output
        drawn = self.stamp.numbers(self.x[step.input] * self.kernel)
        drawn += self.given.numbers(output, self.corner)
        drawn.append(self.taken.outline(*step.input, role="text"))
        for tap in step.taps:
            place = (n + c for n, c in zip(tap.output, self.corner, strict=True))
            line = "dashed" if tap.is_cropped else "solid"
            drawn.append(self.given.outline(*place, role="kernel", linestyle=line))
        return drawn

    def told(self, number: int) -> str:
        """Sentence about a step."""
        step = self.steps[number]
        cropped = sum(tap.is_cropped for tap in step.taps)
        return (
            f"Input {list(step.input[-self.rank :])} is {self.x[step.input]:g}: its stamp, "
            f"that number times the kernel, has {len(step.taps)} products, "
            f"{cropped} of them cropped."
        )

    def _added_up(self, number: int) -> np.ndarray:
        """Output after a step: all stamps up to its own."""
        output = np.zeros_like(self.output)
        for step in self.steps[: number + 1]:
            for tap in step.taps:
                if not tap.is_cropped:
                    output[tap.output] += self.x[step.input] * self.kernel[tap.kernel]
        return output

    def _sides(self, shape):
        return sides(shape[-self.rank :])

"""The direct convolution that a transposed one equals: stretch, pad or crop, reverse."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from .. import arithmetic
from ..arguments import Integers, Padding
from ..arithmetic import DirectForm
from ..drawing import Part, Picture, grid_figure, sides
from ..layers import conv2d
from ..palette import palette_of
from ..steps import steps
from .planes import as_plane, chosen, plane_operands
from .transposed import GIVEN, TAKEN

__all__ = ["direct_form"]


def direct_form(
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
    """Transposed convolution as a direct one: stretched and padded input, reversed kernel.

    Parameters
    ----------
    x, kernel : array_like, both 1-D or both 2-D
    step : int
        Which output cell, counted in row order; its window is marked.
    stride, padding, output_padding, dilation
        Of the transposed convolution, as in :func:`convkit.conv_transpose2d`.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        Zeros that are put in are dotted; samples that are cropped away are hatched.

    Raises
    ------
    TypeError, ValueError
        The arrays are not two vectors or two matrices, a setting is bad, everything is cropped,
        there is no such step, or the theme is unknown.

    Examples
    --------
    The input becomes 0 1 0 2 0, and the kernel 1 10; output 0 is 0·1 + 1·10:

    >>> direct_form([1, 2], [10, 1], stride=2)
    Input 2 samples, 1 zero put between neighbours, padded by 1 before and padded by 1 after.
    The reversed kernel moves over it by 1 and gives 4 samples. Output [0] is 10.
    """
    x, kernel = plane_operands("x", x, kernel)
    rank = x.ndim
    forms = arithmetic.direct_form(x.shape, kernel.shape, stride, padding, output_padding, dilation)
    x, kernel, forms = as_plane(x, kernel, forms)
    canvas, is_sample = _stretched(x, forms)
    corner = [max(0, -form.before) for form in forms]
    ends = [n - max(0, -form.after) for form, n in zip(forms, canvas.shape, strict=True)]
    kept = tuple(map(slice, corner, ends))
    reversed_kernel, apart = kernel[::-1, ::-1], tuple(form.dilation for form in forms)
    output = conv2d(canvas[kept], reversed_kernel, dilation=apart)
    walk = list(steps(canvas[kept].shape, kernel.shape, dilation=apart))
    here = walk[chosen(step, len(walk))]

    parts = [
        Part(TAKEN, "input", x.shape),
        Part("the same,\nstretched and padded", "input", canvas.shape),
        Part("kernel,\nreversed", "kernel", kernel.shape),
        Part(GIVEN, "output", output.shape),
    ]
    figure, (taken, wide, middle, given) = grid_figure(parts, palette_of(theme), stacked=rank == 1)
    taken.matrix(x)
    wide.numbers(canvas)
    is_cropped = np.ones(canvas.shape, bool)
    is_cropped[kept] = False
    for place in np.ndindex(canvas.shape):
        (wide.fill if is_sample[place] else wide.empty)(*place)
        if is_cropped[place]:
            wide.hatch(*place)
    for tap in here.taps:
        place = (n + c for n, c in zip(tap.input, corner, strict=True))
        wide.outline(*place, role="kernel")
    middle.matrix(reversed_kernel)
    given.matrix(output)
    given.outline(*here.output, role="text")

    told = [_told(form) for form in forms[-rank:]]
    ways = told[0] if len(set(told)) == 1 else f"rows: {told[0]}; columns: {told[1]}"
    return Picture(
        figure,
        f"Input {sides(x.shape[-rank:])}, {ways}. The reversed kernel moves over it by 1 and "
        f"gives {sides(output.shape[-rank:])}. "
        f"Output {list(here.output[-rank:])} is {output[here.output]:g}.",
    )


def _stretched(x: np.ndarray, forms: Sequence[DirectForm]) -> tuple[np.ndarray, np.ndarray]:
    """Input with the zeros between and around its samples, and where its samples are."""
    shape = [max(0, f.before) + f.stretched + max(0, f.after) for f in forms]
    samples = tuple(
        slice(max(0, f.before), max(0, f.before) + f.stretched, f.zeros_between + 1) for f in forms
    )
    canvas, is_sample = np.zeros(shape, x.dtype), np.zeros(shape, bool)
    canvas[samples], is_sample[samples] = x, True
    return canvas, is_sample


def _told(form: DirectForm) -> str:
    ends = [
        f"{'padded' if width >= 0 else 'cropped'} by {abs(width)} {end}"
        for width, end in ((form.before, "before"), (form.after, "after"))
    ]
    zeros = "1 zero" if form.zeros_between == 1 else f"{form.zeros_between} zeros"
    return f"{zeros} put between neighbours, {' and '.join(ends)}"

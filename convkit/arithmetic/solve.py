"""Which padding, and which output padding, leads from one size to another?"""

from typing import NamedTuple

from ..arguments import Integers, Padding, PerAxis, in_kind, labelled
from .axes import reach, rows
from .transposed import resolve_transposed

__all__ = ["PaddingSolution", "solve_output_padding", "solve_padding"]

SAME = ("same", "same_lower")


class PaddingSolution(NamedTuple):
    """All paddings that lead from one size to another along an axis."""

    widths: tuple[tuple[int, int], ...]
    """every (before, after) that fits, those with the least padding first"""
    symmetric: int | None
    """least padding on either side that fits, if any does"""


def solve_padding(
    size: Integers, output: Integers, kernel: Integers, stride: Integers = 1, dilation: Integers = 1
) -> PerAxis:
    """Which paddings lead from one size to another: s(o−1) + k̂ ≤ i + P < s·o + k̂.

    Parameters
    ----------
    size, output : int or tuple of int
        Size that goes in, and size that is to come out; give the same twice to keep the size.
    kernel, stride, dilation : int or tuple of int
        The rest of the setting.

    Returns
    -------
    PaddingSolution, or a tuple of one per axis where tuples were given

    Raises
    ------
    TypeError, ValueError
        An argument is bad, or more comes out even without padding.

    Examples
    --------
    >>> solve_padding(7, 7, kernel=3)
    PaddingSolution(widths=((0, 2), (1, 1), (2, 0)), symmetric=1)
    >>> solve_padding(7, 7, kernel=2)  # an even kernel has no symmetric one
    PaddingSolution(widths=((0, 1), (1, 0)), symmetric=None)
    """
    rank, settings = rows(
        0, size=size, output=output, kernel=kernel, stride=stride, dilation=dilation
    )
    answers = []
    for where, ((i, o, k, s, d), _) in labelled(rank, settings):
        least = s * (o - 1) + reach(k, d) - i
        totals = range(max(0, least), least + s)
        if not totals:
            raise ValueError(
                f"{where}no padding gives output={o}: size={i}, kernel={k}, stride={s}, "
                f"dilation={d} give {(i - reach(k, d)) // s + 1} without any, and padding only "
                "adds; use a larger kernel or stride"
            )
        widths = tuple((before, p - before) for p in totals for before in range(p + 1))
        symmetric = next((before for before, after in widths if before == after), None)
        answers.append(PaddingSolution(widths, symmetric))
    return in_kind(rank, answers)


def solve_output_padding(
    size: Integers,
    output: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Output padding that a transposed convolution needs: a = o′ − (s(i′−1) + k̂ − before − after).

    Parameters
    ----------
    size, output : int or tuple of int
        Size that goes in, and size that is to come out.
        To restore what a direct convolution read, give its output size, then its input size.
    kernel, stride, padding, dilation
        As in :func:`convkit.transposed_output_size`.

    Returns
    -------
    int or tuple of int

    Raises
    ------
    TypeError, ValueError
        An argument is bad, or no output padding of 0 to max(stride, dilation) − 1 leads there.

    Examples
    --------
    A kernel of 3 with stride 2 makes 3 of 7 and of 8 samples. The way back has to be told:

    >>> solve_output_padding(3, 7, kernel=3, stride=2)
    0
    >>> solve_output_padding(3, 8, kernel=3, stride=2)
    1
    """
    rank, settings = rows(
        padding, size=size, output=output, kernel=kernel, stride=stride, dilation=dilation
    )
    # The most that may be asked for; "same" lets none stand beside it
    most = [0 if widths in SAME else max(s, d) - 1 for (_, _, _, s, d), widths in settings]
    _, axes = resolve_transposed(size, kernel, stride, padding, in_kind(rank, most), dilation)
    answers = []
    for (where, axis), extra, ((_, wanted, *_), _) in zip(
        labelled(rank, axes), most, settings, strict=True
    ):
        least = axis.output - extra
        if not least <= wanted <= axis.output:
            raise ValueError(
                f"{where}no output padding gives output={wanted}: size={axis.size}, "
                f"kernel={axis.kernel}, stride={axis.stride}, "
                f"padding={axis.before}+{axis.after}, dilation={axis.dilation} reach "
                f"{least} to {axis.output}; change these"
            )
        answers.append(wanted - least)
    return in_kind(rank, answers)

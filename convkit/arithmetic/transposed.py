"""Sizes of transposed convolutions, and the direct convolution that each of them equals.

Notation, per axis: the transposed convolution takes i′ samples to o′; kernel k, stride s,
dilation d and padding are those of the direct convolution whose matrix it transposes.
Its padding therefore *crops* what it gives; it adds nothing to what it takes.

Source: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*,
arXiv:1603.07285, relationships 8 to 14; dilation, asymmetric and large padding are added.
"""

from typing import NamedTuple

from ..arguments import Integers, Padding, PerAxis, in_kind, labelled
from .axes import halves, reach, rows

__all__ = [
    "DirectForm",
    "TransposedAxis",
    "direct_form",
    "resolve_transposed",
    "transposed_output_size",
]


class TransposedAxis(NamedTuple):
    """The settings of one axis of a transposed convolution, checked; all are ints."""

    size: int
    kernel: int
    stride: int
    before: int
    after: int
    output_padding: int
    dilation: int

    @property
    def span(self) -> int:
        """Samples from the kernel's first tap to its last."""
        return reach(self.kernel, self.dilation)

    @property
    def output(self) -> int:
        """Samples of the result, o′ = s(i′−1) + k̂ − before − after + output_padding."""
        stamped = self.stride * (self.size - 1) + self.span
        return stamped - self.before - self.after + self.output_padding


class DirectForm(NamedTuple):
    """One axis of the direct convolution that equals a transposed one.

    Its stride is 1 and its kernel is *reversed*. Its input is first stretched, with
    ``zeros_between`` zeros between neighbours, and then padded; where a width is below 0,
    that many samples are cropped away at that end instead.
    """

    size: int
    """i′, samples of the input as it was given"""
    kernel: int
    """taps"""
    zeros_between: int
    """s−1, zeros put between neighbours"""
    before: int
    """zeros put before the stretched input, k̂−1 less the padding there"""
    after: int
    """zeros put after it, with the output padding"""
    dilation: int
    """samples from one tap to the next; 1 means no gap"""

    @property
    def stretched(self) -> int:
        """Samples of the input with the zeros between its units, s(i′−1) + 1."""
        return (self.zeros_between + 1) * (self.size - 1) + 1

    @property
    def output(self) -> int:
        """Samples of the result, by relationship 2: it has stride 1."""
        span = reach(self.kernel, self.dilation)
        return self.stretched + self.before + self.after - span + 1


def transposed_output_size(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Size that a transposed convolution gives: o′ = s(i′−1) + k̂ − before − after + a.

    Relationship 14 of Dumoulin and Visin, with the span k̂ for their k, the two sides of the
    padding for their 2p, and ``output_padding`` for their a;
    ``torch.nn.ConvTranspose2d`` has the same.

    Parameters
    ----------
    size, kernel, stride, dilation : int or tuple of int
        Size that goes in, and the setting of the direct convolution that is transposed.
    padding : int, tuple or str
        Padding of that direct convolution, which crops the result:

        * an int, one int or ``(before, after)`` pair per axis, as in
          :func:`convkit.padding_widths`;
        * ``"valid"``: nothing is cropped;
        * ``"same"``: as much as leaves s·i′ samples, k̂−s, the odd one at the end
          (Keras's ``same``, ONNX's SAME_UPPER); if k̂ < s, s−k̂ zeros are added at the end;
        * ``"same_lower"``: the same, the odd one at the beginning (ONNX's SAME_LOWER);
        * ``"full"``: k̂−1 on either side.
    output_padding : int or tuple of int
        Samples added at the end of the result, fewer than max(stride, dilation).
        They tell apart the inputs that the floor of a direct convolution maps to one size.

    Returns
    -------
    int or tuple of int

    Raises
    ------
    TypeError, ValueError
        An argument is bad, ``output_padding`` is too large or stands beside ``"same"``,
        or the padding crops everything.

    Examples
    --------
    Three stamps of 3 samples, set down 2 apart, reach over 2·(3−1) + 3 samples:

    >>> transposed_output_size(3, 3, stride=2)
    7
    >>> transposed_output_size(3, 3, stride=2, padding=1)
    5
    >>> transposed_output_size(3, 3, stride=2, padding=1, output_padding=1)
    6
    """
    rank, axes = resolve_transposed(size, kernel, stride, padding, output_padding, dilation)
    return in_kind(rank, [axis.output for axis in axes])


def direct_form(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Direct convolution that equals a transposed one: stretch, pad, reverse the kernel.

    Put s−1 zeros between neighbours, pad by k̂−1−before at the beginning and by
    k̂−1−after + output_padding at the end, and cross-correlate with the reversed kernel,
    with stride 1 and the same dilation. A width below 0 crops.
    Relationships 8 to 14 of Dumoulin and Visin give the widths; the reversal they leave unsaid.

    Takes and raises what :func:`transposed_output_size` does.

    Returns
    -------
    DirectForm, or a tuple of one per axis where tuples were given

    Examples
    --------
    Three samples, one zero between neighbours, one zero before and two after: 8 samples,
    on which a kernel of 3 has 6 places.

    >>> form = direct_form(3, 3, stride=2, padding=1, output_padding=1)
    >>> form.zeros_between, form.before, form.after
    (1, 1, 2)
    >>> form.stretched, form.output
    (5, 6)
    """
    rank, axes = resolve_transposed(size, kernel, stride, padding, output_padding, dilation)
    return in_kind(
        rank,
        [
            DirectForm(
                size=axis.size,
                kernel=axis.kernel,
                zeros_between=axis.stride - 1,
                before=axis.span - 1 - axis.before,
                after=axis.span - 1 - axis.after + axis.output_padding,
                dilation=axis.dilation,
            )
            for axis in axes
        ],
    )


def resolve_transposed(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
) -> tuple[int | None, tuple[TransposedAxis, ...]]:
    """Check all settings once, and give one :class:`TransposedAxis` per axis.

    The first value is the number of axes, or None where every argument was an int.
    """
    rank, settings = rows(
        padding,
        size=size,
        kernel=kernel,
        stride=stride,
        output_padding=output_padding,
        dilation=dilation,
    )
    axes = []
    for where, ((i, k, s, a, d), widths) in labelled(rank, settings):
        if a >= max(s, d):
            raise ValueError(
                f"{where}output_padding={a} is not below max(stride, dilation) = {max(s, d)} "
                f"(stride={s}, dilation={d}); give 0 to {max(s, d) - 1}, or a larger size"
            )
        if isinstance(widths, str):
            before, after, a = _named(where, widths, reach(k, d), s, a)
        else:
            before, after = widths
        axis = TransposedAxis(i, k, s, before, after, a, d)
        if axis.output < 1:
            raise ValueError(
                f"{where}padding={axis.before}+{axis.after} crops all of the "
                f"{axis.output + axis.before + axis.after} samples (size={i}, kernel={k}, "
                f"stride={s}, output_padding={a}, dilation={d}); "
                "the padding of a transposed convolution crops its output: give less"
            )
        axes.append(axis)
    return rank, tuple(axes)


def _named(where: str, name: str, span: int, stride: int, added: int) -> tuple[int, int, int]:
    """Widths cropped before and after, and samples added at the end, that a name stands for."""
    if name == "valid":
        return 0, 0, added
    if name == "full":
        return span - 1, span - 1, added
    if added:
        raise ValueError(
            f"{where}output_padding={added} beside padding={name!r}, which already fixes the "
            "size at stride * size; give output_padding=0, or the padding as numbers"
        )
    return *halves(max(0, span - stride), name), max(0, stride - span)

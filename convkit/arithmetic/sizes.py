"""Spans, padding widths and output sizes.

Notation, per axis: input size i, kernel size k, stride s, dilation d (1 means none),
``before`` and ``after`` samples of padding, output size o.
The kernel's *span* is the number of samples from its first tap to its last, d·(k−1) + 1.

Every function takes ints (one axis) or tuples (one entry per axis) and answers in kind:
ints give an int, any tuple gives a tuple, and an int beside tuples counts for every axis.

Source of the relationships: Dumoulin and Visin, *A guide to convolution arithmetic for
deep learning*, arXiv:1603.07285; dilation and the two sides of the padding are added.
"""

from typing import Any

from ..arguments import Integers, Padding, PerAxis, common_rank, in_kind, labelled, per_axis
from .axes import Axis, reach, resolve, room

__all__ = ["axes_and_places", "output_size", "padding_widths", "remainder", "span"]

ROUNDINGS = ("floor", "ceil", "cover_all")


def span(kernel: Integers, dilation: Integers = 1) -> PerAxis:
    """Samples from the kernel's first tap to its last: k̂ = d·(k−1) + 1.

    Parameters
    ----------
    kernel, dilation : int or tuple of int
        Number of taps, and distance between neighbouring taps (1 means no gap).

    Returns
    -------
    int or tuple of int

    Raises
    ------
    TypeError, ValueError
        An argument is not a whole number, is below 1, or has the wrong number of entries.

    Examples
    --------
    Three taps, two apart, reach over 2·(3−1) + 1 samples:

    >>> span(3, dilation=2)
    5
    """
    rank = common_rank(kernel=kernel, dilation=dilation)
    kernels = per_axis("kernel", kernel, rank or 1, minimum=1)
    dilations = per_axis("dilation", dilation, rank or 1, minimum=1)
    return in_kind(rank, [reach(k, d) for k, d in zip(kernels, dilations, strict=True)])


def padding_widths(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Samples added before and after the input on each axis, whatever form ``padding`` has.

    Parameters
    ----------
    size, kernel, stride, dilation : int or tuple of int
        The setting of the convolution.
    padding : int, tuple or str
        * an int: this many on either side of every axis;
        * one int per axis, or one ``(before, after)`` pair per axis;
          where all else is an int there is one axis, and two ints are its pair;
        * ``"valid"``: none;
        * ``"same"``: as many as give ⌈i/s⌉ outputs, P = max(0, (⌈i/s⌉−1)·s + k̂ − i),
          the odd one at the end (TensorFlow's SAME, ONNX's SAME_UPPER);
        * ``"same_lower"``: the same number, the odd one at the beginning (ONNX's SAME_LOWER);
        * ``"full"``: k̂−1 on either side, so that every overlap counts.

    Returns
    -------
    (before, after), or one such pair per axis

    Raises
    ------
    TypeError, ValueError
        An argument is not a whole number, is too small, has the wrong number of entries,
        or is a name other than those above.

    Examples
    --------
    An even kernel needs one sample more on one side:

    >>> padding_widths(5, 2, padding="same")
    (0, 1)
    >>> padding_widths((6, 8), 3, stride=2, padding="full")
    ((2, 2), (2, 2))
    """
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    return in_kind(rank, [(axis.before, axis.after) for axis in axes])


def output_size(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    *,
    rounding: str = "floor",
) -> PerAxis:
    """Number of places the kernel can stand: o = ⌊(i + before + after − k̂) / s⌋ + 1.

    Relationship 6 of Dumoulin and Visin, with the span k̂ for their k (relationship 15)
    and the two sides of the padding for their 2p.

    Parameters
    ----------
    size, kernel, stride, dilation : int or tuple of int
        The setting of the convolution.
    padding : int, tuple or str
        As in :func:`padding_widths`.
    rounding : {"floor", "ceil", "cover_all"}
        What to do when the last stride does not fit.
        ``"floor"`` leaves the trailing samples unread, as every convolution layer does.
        ``"cover_all"`` adds a window that hangs over the end, ⌈(i + P − k̂)/s⌉ + 1.
        ``"ceil"`` does too, and then drops a last window that begins in the padding after the
        input: the rule of PyTorch's pooling layers with ``ceil_mode``.

    Returns
    -------
    int or tuple of int

    Raises
    ------
    TypeError, ValueError
        An argument is bad, or the kernel's span exceeds the padded input.

    Examples
    --------
    >>> output_size(7, 3, stride=2)  # (7 - 3) / 2 + 1
    3
    >>> output_size(8, 3, stride=2)  # the floor of 2.5, and 1: the last sample is not read
    3
    >>> output_size(8, 3, stride=2, rounding="ceil")
    4
    >>> output_size((600, 512), 3, padding="same")
    (600, 512)
    """
    if rounding not in ROUNDINGS:
        raise ValueError(f"rounding={rounding!r} is unknown; give one of {', '.join(ROUNDINGS)}")
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    return in_kind(rank, [_places(axis, rounding, where) for where, axis in labelled(rank, axes)])


def remainder(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> PerAxis:
    """Trailing samples of the padded input that the floor throws away: (i + P − k̂) mod s.

    Takes what :func:`padding_widths` takes, and raises what :func:`output_size` raises.

    Returns
    -------
    int or tuple of int

    Examples
    --------
    Windows of 3, two apart, on 8 samples begin at 0, 2 and 4 and end at 6; sample 7 is left:

    >>> remainder(8, 3, stride=2)
    1
    """
    rank, axes = resolve(size, kernel, stride, padding, dilation)
    return in_kind(rank, [room(where, axis) % axis.stride for where, axis in labelled(rank, axes)])


def axes_and_places(*setting: Any) -> tuple[tuple[Axis, ...], tuple[int, ...]]:
    """Settings and output sizes as one entry per axis, even where all are ints."""
    rank, axes = resolve(*setting)
    places = output_size(*setting)
    return axes, (places,) if rank is None else places


def _places(axis: Axis, rounding: str, where: str) -> int:
    """Output size of one axis."""
    free = room(where, axis)
    if rounding == "floor":
        return free // axis.stride + 1
    places = -(-free // axis.stride) + 1
    begins_after_input = (places - 1) * axis.stride >= axis.size + axis.before
    return places - 1 if rounding == "ceil" and begins_after_input else places

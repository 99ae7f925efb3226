"""What a unit deep in a stack of layers sees of the input: size, stride and start.

Layer by layer, with span k̂, stride s and padding p before: a receptive field of r samples
becomes r + (k̂−1)·S, where S, the distance between the fields of neighbouring units, becomes
S·s, and the first field, which began at sample b, begins at b − p·S.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..arguments import Integers, Padding, PerAxis, common_rank, in_kind, is_sequence, per_axis
from .axes import named_widths, reach, rows, speaks_of_axes

__all__ = ["Layer", "ReceptiveField", "receptive_field", "receptive_fields"]


class Layer(NamedTuple):
    """The settings of one layer of a stack; ints, or one entry per axis."""

    kernel: Integers
    """taps"""
    stride: Integers = 1
    """samples from one window to the next"""
    padding: Padding = 0
    """in the forms of :func:`convkit.padding_widths`"""
    dilation: Integers = 1
    """samples from one tap to the next; 1 means no gap"""


class ReceptiveField(NamedTuple):
    """The input samples that units see: ints, or tuples of one entry per axis."""

    size: PerAxis
    """samples that a unit sees, from the first to the last"""
    stride: PerAxis
    """samples from the field of a unit to that of its neighbour"""
    start: PerAxis
    """first sample that unit 0 sees; below 0 it lies in the padding"""

    def region(self, unit: Integers) -> PerAxis:
        """First and last input index that a unit sees, as a pair, or one pair per axis.

        Units count from 0, and an int counts for every axis.
        Indices below 0, or of the input's size or more, lie in the padding.

        Raises
        ------
        TypeError, ValueError
            ``unit`` is not a whole number, is below 0, or has the wrong number of entries.

        Examples
        --------
        Unit 2 of two layers of kernel 3 and stride 2 sees 7 samples, from 2·4:

        >>> receptive_field([Layer(3, stride=2), Layer(3, stride=2)]).region(2)
        (8, 14)
        """
        rank = len(self.size) if is_sequence(self.size) else None
        units = per_axis("unit", unit, rank or 1, minimum=0)
        fields = zip(*self, strict=True) if rank else [tuple(self)]
        firsts = [(b + u * s, r) for u, (r, s, b) in zip(units, fields, strict=True)]
        return in_kind(rank, [(first, first + r - 1) for first, r in firsts])


def receptive_field(layers: Sequence[Layer]) -> ReceptiveField:
    """Receptive field of the last layer's units: r = 1 + Σ (k̂_l − 1)·∏ s_m over the m before l.

    Parameters
    ----------
    layers : sequence of Layer
        The stack, from the input on. ``"same"`` beside a stride depends on the size of the
        input and is refused; every other padding of :func:`convkit.padding_widths` will do.

    Returns
    -------
    ReceptiveField
        Ints where all settings are ints, tuples otherwise. It is the nominal field: where the
        index into a middle layer lies in that layer's padding, zeros are seen and no input.

    Raises
    ------
    TypeError, ValueError
        A setting is bad, the layers disagree on the number of axes, or there are none.

    Examples
    --------
    Three kernels of 3 with dilations 1, 2 and 4 see 1 + 2 + 4 + 8 samples:

    >>> receptive_field([Layer(3), Layer(3, dilation=2), Layer(3, dilation=4)])
    ReceptiveField(size=15, stride=1, start=0)

    Strides multiply, and the padding of a later layer counts in strides of the earlier ones:

    >>> receptive_field([Layer(3, stride=2, padding=1), Layer((5, 3), padding=((2, 2), (1, 1)))])
    ReceptiveField(size=(11, 7), stride=(2, 2), start=(-5, -3))
    """
    return receptive_fields(layers)[-1]


def receptive_fields(layers: Sequence[Layer]) -> list[ReceptiveField]:
    """Receptive fields of the units after each layer in turn.

    Takes and raises what :func:`receptive_field` does.

    Returns
    -------
    list of ReceptiveField

    Examples
    --------
    >>> receptive_fields([Layer(3, stride=2), Layer(3)])
    [ReceptiveField(size=3, stride=2, start=0), ReceptiveField(size=7, stride=2, start=0)]
    """
    layers = tuple(layers)
    for n, layer in enumerate(layers):
        if not isinstance(layer, Layer):
            raise TypeError(
                f"layers[{n}]={layer!r} is not a Layer; "
                "give Layer(kernel, stride, padding, dilation)"
            )
    if not layers:
        raise ValueError("layers is empty; give at least one Layer")
    rank = _rank(layers)
    fields = [(1, 1, 0)] * (rank or 1)
    told = []
    for n, layer in enumerate(layers):
        fields = [
            (r + (span - 1) * jump, jump * s, start - before * jump)
            for (r, jump, start), (span, s, before) in zip(
                fields, _axes(f"layers[{n}].", layer, rank), strict=True
            )
        ]
        columns = zip(*fields, strict=True)
        told.append(ReceptiveField(*(in_kind(rank, column) for column in columns)))
    return told


def _rank(layers: Sequence[Layer]) -> int | None:
    """Number of axes that the layers speak of, or None if every setting is an int."""
    settings = {
        f"layers[{n}].{name}": value
        for n, layer in enumerate(layers)
        for name, value in layer._asdict().items()
        if name != "padding" or speaks_of_axes(value)
    }
    return common_rank(**settings)


def _axes(prefix: str, layer: Layer, rank: int | None) -> list[tuple[int, int, int]]:
    """Span, stride and padding before, for each axis of a layer."""
    kernel: Any = layer.kernel
    if rank is not None and not is_sequence(kernel):
        kernel = (kernel,) * rank
    _, settings = rows(
        layer.padding, prefix, kernel=kernel, stride=layer.stride, dilation=layer.dilation
    )
    axes = []
    for (k, s, d), widths in settings:
        if isinstance(widths, str):
            if s > 1 and widths.startswith("same"):
                raise ValueError(
                    f"{prefix}padding={widths!r} beside stride={s} depends on the size of the "
                    "input; give numbers, for instance those of padding_widths"
                )
            widths = named_widths(widths, 1, k, s, d)  # without a stride, any size will do
        axes.append((reach(k, d), s, widths[0]))
    return axes

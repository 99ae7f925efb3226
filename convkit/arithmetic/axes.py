"""The settings of a direct convolution, checked once and set out axis by axis."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from ..arguments import Integers, Padding, common_rank, is_sequence, per_axis, width_pairs

__all__ = [
    "Axis",
    "Widths",
    "halves",
    "named_widths",
    "reach",
    "resolve",
    "room",
    "rows",
    "speaks_of_axes",
]

PADDING_NAMES = ("valid", "same", "same_lower", "full")

# The padding of one axis: (before, after), or a name that stands for them
Widths: TypeAlias = tuple[int, int] | str


class Axis(NamedTuple):
    """The settings of one axis, checked: all ints, padding split into its two sides."""

    size: int
    """samples of the input, without padding"""
    kernel: int
    """taps"""
    stride: int
    """samples from one window to the next"""
    before: int
    """samples of padding before the input"""
    after: int
    """samples of padding after it"""
    dilation: int
    """samples from one tap to the next; 1 means no gap"""

    @property
    def padded(self) -> int:
        """Samples of the padded input."""
        return self.size + self.before + self.after

    @property
    def span(self) -> int:
        """Samples from the kernel's first tap to its last."""
        return reach(self.kernel, self.dilation)

    @property
    def places(self) -> int:
        """Outputs: the windows that the padded input has room for."""
        return (self.padded - self.span) // self.stride + 1


def resolve(
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
) -> tuple[int | None, tuple[Axis, ...]]:
    """Check all settings once, and give one :class:`Axis` per axis.

    The first value is the number of axes, or None where every argument was an int.
    """
    rank, settings = rows(padding, size=size, kernel=kernel, stride=stride, dilation=dilation)
    return rank, tuple(
        Axis(i, k, s, *(named_widths(p, i, k, s, d) if isinstance(p, str) else p), d)
        for (i, k, s, d), p in settings
    )


def rows(
    padding: Any, prefix: str = "", **settings: Integers
) -> tuple[int | None, list[tuple[tuple[int, ...], Widths]]]:
    """Give the settings of each axis: its ints in the order of the names, and its padding.

    The first value is the number of axes, or None where every argument was an int.
    ``prefix`` stands before the names in errors.
    """
    rank = common_rank(**settings)
    if rank is None and speaks_of_axes(padding):
        rank = len(padding)
    count = rank or 1
    if count == 1 and is_sequence(padding) and not speaks_of_axes(padding):
        if rank is None or len(padding) == 2:
            padding = (padding,)  # one axis, and two ints: its two sides
    columns = [
        per_axis(prefix + name, value, count, minimum=0 if name == "output_padding" else 1)
        for name, value in settings.items()
    ]
    widths = _widths(prefix + "padding", padding, count)
    return rank, list(zip(zip(*columns, strict=True), widths, strict=True))


def speaks_of_axes(padding: Any) -> bool:
    """Tell whether padding has entries of its own for each axis: (before, after) pairs."""
    return is_sequence(padding) and any(is_sequence(entry) for entry in padding)


def room(where: str, axis: Axis) -> int:
    """Samples that the kernel can move; refuse one that does not fit into the padded input."""
    if axis.padded < axis.span:
        raise ValueError(
            f"{where}kernel spans {axis.span} samples "
            f"(kernel={axis.kernel}, dilation={axis.dilation}) but the padded input has "
            f"{axis.padded} (size={axis.size}, padding={axis.before}+{axis.after}); "
            "pad more or use a smaller kernel"
        )
    return axis.padded - axis.span


def reach(kernel: int, dilation: int) -> int:
    """Samples from the first tap to the last of one axis, d·(k−1) + 1."""
    return dilation * (kernel - 1) + 1


def _widths(name: str, padding: Any, count: int) -> Sequence[Widths]:
    if not isinstance(padding, str):
        return width_pairs(padding, count, name)
    if padding not in PADDING_NAMES:
        names = ", ".join(map(repr, PADDING_NAMES))
        raise ValueError(
            f"{name}={padding!r} is unknown; give {names}, an int, "
            "or one int or (before, after) pair per axis"
        )
    return [padding] * count


def named_widths(name: str, size: int, kernel: int, stride: int, dilation: int) -> tuple[int, int]:
    """Widths that a name stands for in a direct convolution."""
    span = reach(kernel, dilation)
    if name == "valid":
        return 0, 0
    if name == "full":
        return span - 1, span - 1
    total = max(0, (-(-size // stride) - 1) * stride + span - size)
    return halves(total, name)


def halves(total: int, name: str) -> tuple[int, int]:
    """Split padding in two; the odd sample at the end ("same") or the beginning."""
    smaller, larger = total // 2, total - total // 2
    return (smaller, larger) if name == "same" else (larger, smaller)

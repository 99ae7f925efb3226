"""Which settings, out of those offered, lead from one size to another?"""

from itertools import product
from typing import Any, NamedTuple

from ..arguments import Integers, integer, is_sequence
from .axes import reach, rows

__all__ = ["Settings", "TransposedSettings", "solve_settings", "solve_transposed_settings"]


class Settings(NamedTuple):
    """Settings in the order of :func:`convkit.output_size`: ``output_size(size, *settings)``."""

    kernel: int
    """taps"""
    stride: int
    """samples from one window to the next"""
    padding: int
    """samples added on either side"""
    dilation: int
    """samples from one tap to the next; 1 means no gap"""


class TransposedSettings(NamedTuple):
    """Settings in the order of :func:`convkit.transposed_output_size`, for after the size."""

    kernel: int
    """taps"""
    stride: int
    """samples from one stamp to the next"""
    padding: int
    """samples cropped on either side"""
    output_padding: int
    """samples added at the end"""
    dilation: int
    """samples from one tap to the next; 1 means no gap"""


def solve_settings(
    size: Integers,
    output: Integers,
    *,
    kernel: Integers = range(1, 8),
    stride: Integers = range(1, 5),
    padding: Integers = range(4),
    dilation: Integers = 1,
) -> list[Settings]:
    """Which settings of a convolution lead from one size to another, out of those offered.

    Parameters
    ----------
    size, output : int or tuple of int
        Size that goes in, and size that is to come out.
        Of several axes, every one has to get there with the same settings.
    kernel, stride, padding, dilation : int or sequence of int
        What to try, each for every axis and padding on either side.

    Returns
    -------
    list of Settings
        In the order of the numbers offered, the kernel changing slowest and the dilation fastest.

    Raises
    ------
    TypeError, ValueError
        An argument is bad, or nothing offered leads there.

    Examples
    --------
    >>> for settings in solve_settings(224, 112, kernel=(3, 7)):
    ...     print(settings)
    Settings(kernel=3, stride=2, padding=1, dilation=1)
    Settings(kernel=7, stride=2, padding=3, dilation=1)
    """
    sizes = _sizes(size, output)
    offered = _offered(kernel, stride, padding, dilation)
    found = [
        Settings(k, s, p, d)
        for k, s, p, d in product(*offered.values())
        # where the kernel does not fit, the formula gives 0 or less, and so no size
        if all((i + 2 * p - reach(k, d)) // s + 1 == o for i, o in sizes)
    ]
    if not found:
        raise _nothing(size, output, offered)
    return found


def solve_transposed_settings(
    size: Integers,
    output: Integers,
    *,
    kernel: Integers = range(1, 8),
    stride: Integers = range(1, 5),
    padding: Integers = range(4),
    dilation: Integers = 1,
) -> list[TransposedSettings]:
    """Which settings of a transposed convolution lead from one size to another.

    Takes and raises what :func:`solve_settings` does. The output padding is not offered but
    answered: it is the one that the other settings call for.

    Examples
    --------
    >>> for settings in solve_transposed_settings(112, 224, kernel=(3, 4), stride=2):
    ...     print(settings)
    TransposedSettings(kernel=3, stride=2, padding=1, output_padding=1, dilation=1)
    TransposedSettings(kernel=4, stride=2, padding=1, output_padding=0, dilation=1)
    """
    sizes = _sizes(size, output)
    offered = _offered(kernel, stride, padding, dilation)
    found = []
    for k, s, p, d in product(*offered.values()):
        missing = {o - (s * (i - 1) + reach(k, d) - 2 * p) for i, o in sizes}
        if len(missing) == 1 and 0 <= (a := missing.pop()) < max(s, d):
            found.append(TransposedSettings(k, s, p, a, d))
    if not found:
        raise _nothing(size, output, offered)
    return found


def _sizes(size: Integers, output: Integers) -> list[tuple[int, ...]]:
    """Every axis as (size, output)."""
    return [sizes for sizes, _ in rows(0, size=size, output=output)[1]]


def _offered(
    kernel: Integers, stride: Integers, padding: Integers, dilation: Integers
) -> dict[str, tuple[int, ...]]:
    """Check what is offered: at least one number for every setting."""
    choices: dict[str, Any] = {
        "kernel": kernel,
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
    }
    offered = {}
    for name, value in choices.items():
        entries = tuple(value) if is_sequence(value) else (value,)
        if not entries:
            raise ValueError(f"{name} offers nothing; give an int or several")
        minimum = 0 if name == "padding" else 1
        offered[name] = tuple(integer(name, entry, minimum) for entry in entries)
    return offered


def _nothing(size: Integers, output: Integers, offered: dict[str, tuple[int, ...]]) -> ValueError:
    told = ", ".join(
        f"{name} {min(entries)} to {max(entries)}" if len(entries) > 1 else f"{name} {entries[0]}"
        for name, entries in offered.items()
    )
    return ValueError(f"nothing leads from size={size} to output={output} with {told}; offer more")

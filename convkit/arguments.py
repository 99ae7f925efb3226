"""Arguments checked once, at the door: ints, or one int or pair per axis."""

from collections.abc import Sequence
from operator import index
from typing import Any, TypeAlias, TypeGuard

__all__ = [
    "Integers",
    "Padding",
    "PerAxis",
    "common_rank",
    "in_kind",
    "integer",
    "is_sequence",
    "labelled",
    "per_axis",
    "width_pairs",
]

Integers: TypeAlias = int | Sequence[int]
Padding: TypeAlias = int | str | Sequence[int | Sequence[int]]
# An int where every argument was an int, a tuple otherwise: no checker can tell which
PerAxis: TypeAlias = Any


def integer(name: str, value: Any, minimum: int | None = None) -> int:
    """Check that ``value`` is a whole number, not below any ``minimum``; return it as an int."""
    try:
        number: int | None = index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise TypeError(f"{name}={value!r} is not a whole number; give an int")
    if minimum is not None and number < minimum:
        raise ValueError(f"{name}={number} is below {minimum}; give {minimum} or more")
    return number


def per_axis(name: str, value: Any, rank: int, minimum: int) -> tuple[int, ...]:
    """Check an int or one int per axis, and return one int per axis."""
    if not is_sequence(value):
        return (integer(name, value, minimum),) * rank
    entries = tuple(integer(f"{name}[{a}]", entry, minimum) for a, entry in enumerate(value))
    if len(entries) != rank:
        raise ValueError(
            f"{name}={entries} has length {len(entries)} but the number of axes is {rank}; "
            f"give one int, or {rank} of them"
        )
    return entries


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Tell whether an argument speaks of the axes one by one."""
    if isinstance(value, str | bytes):
        return False
    return isinstance(value, Sequence) or getattr(value, "ndim", 0) > 0  # or an array with axes


def width_pairs(padding: Any, rank: int, name: str = "padding") -> list[tuple[int, int]]:
    """Padding as (before, after) pairs, from an int or one int or pair per axis."""
    if not is_sequence(padding):
        width = integer(name, padding, 0)
        return [(width, width)] * rank
    entries = tuple(padding)
    if len(entries) != rank:
        raise ValueError(
            f"{name}={entries} has length {len(entries)} but the number of axes is {rank}; "
            f"give one int, or {rank} ints or (before, after) pairs"
        )
    pairs = [tuple(entry) if is_sequence(entry) else (entry, entry) for entry in entries]
    for a, pair in enumerate(pairs):
        if len(pair) != 2:
            raise ValueError(
                f"{name}[{a}]={pair} has length {len(pair)}; give an int or (before, after)"
            )
    return [
        (integer(f"{name}[{a}]", before, 0), integer(f"{name}[{a}]", after, 0))
        for a, (before, after) in enumerate(pairs)
    ]


def common_rank(**arguments: Any) -> int | None:
    """Number of axes that the arguments speak of, or None if every one is an int."""
    lengths = {n: len(tuple(v)) for n, v in arguments.items() if is_sequence(v)}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise ValueError(f"the arguments disagree on the number of axes: {told}; make them equal")
    if 0 in lengths.values():
        raise ValueError(f"{next(iter(lengths))}=() names no axis; give at least one entry")
    return next(iter(lengths.values()), None)


def in_kind(rank: int | None, values: Sequence[Any]) -> PerAxis:
    """Ints in, one value out; tuples in, a tuple out."""
    return values[0] if rank is None else tuple(values)


def labelled(rank: int | None, axes: Sequence[Any]) -> list[tuple[str, Any]]:
    """Each axis with the words that an error needs to say where it happened."""
    return [("" if rank is None else f"axis {a}: ", axis) for a, axis in enumerate(axes)]

"""Compare a reader's function with the right one, and name the mistake it makes."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from textwrap import fill, shorten
from typing import Any, NamedTuple, TypeAlias

import numpy as np

__all__ = ["Mistake", "Report", "Solution", "compare"]

Solution: TypeAlias = Callable[..., Any]  # what a reader hands in

PAGE_WIDTH = 76  # letters that an output of the book shows without scrolling


class Report:
    """What a check found; its text is for the reader, its truth says whether all passed."""

    def __init__(self, passed: bool, message: str):
        self.passed = passed
        self.message = message

    def __bool__(self):
        return self.passed

    def __repr__(self):
        lines = self.message.splitlines()
        return "\n".join(fill(line, PAGE_WIDTH, subsequent_indent="  ") for line in lines)


class Mistake(NamedTuple):
    """A misconception: a function that has it, and the words that name it."""

    function: Callable
    hint: str


def compare(
    function: Solution,
    reference: Callable[..., Any],
    cases: Sequence[tuple],
    mistakes: Sequence[Mistake] = (),
) -> Report:
    """Call both functions on every case; say what differs first, and which mistake explains it.

    A mistake is named only if it gives the reader's answer in *every* case.

    Parameters
    ----------
    function : callable
        The reader's.
    reference : callable
        The right one, with the same arguments.
    cases : sequence of tuple
        Positional arguments, chosen so that each mistake differs from the reference somewhere.
    mistakes : sequence of Mistake

    Returns
    -------
    Report

    Examples
    --------
    >>> halve = Mistake(lambda n: n / 2, "You divided the wrong way round.")
    >>> compare(lambda n: n / 2, lambda n: n * 2, [(3,), (5,)], [halve])
    Not yet: for (3) the answer is 6 but yours is 1.5.
    You divided the wrong way round.
    """
    answers, overwritten = [], False
    for case in cases:
        arguments = deepcopy(case)  # which the reader's function may overwrite without harm
        try:
            answers.append(function(*arguments))
        except Exception as error:
            return Report(
                False,
                f"Not yet: for ({_told(case)}) your function stopped with "
                f"{type(error).__name__}: {error}",
            )
        overwritten |= not all(map(_untouched, arguments, case))
    for case, answer in zip(cases, answers, strict=True):
        right = reference(*case)
        if same(answer, right):
            continue
        lines = [f"Not yet: for ({_told(case)}) {_difference(answer, right)}."]
        for mistake in mistakes:
            wrong = (mistake.function(*case) for case in cases)
            if all(same(a, w) for a, w in zip(answers, wrong, strict=True)):
                lines.append(mistake.hint)
                break
        return Report(False, "\n".join(lines))
    note = "\nIt overwrites its argument, though: work on a copy." if overwritten else ""
    return Report(True, f"Right: {len(cases)} of {len(cases)} cases agree.{note}")


def same(answer: Any, right: Any) -> bool:
    """Whether two answers are the same numbers in the same shape, up to rounding."""
    answer, right = _numbers(answer), _numbers(right)
    return (
        answer is not None and answer.shape == right.shape and bool(np.all(_close(answer, right)))
    )


def _numbers(answer):
    """An answer as an array, or None if it is not numbers in rows of equal length."""
    try:
        array = np.asarray(answer)
    except Exception:  # whatever a reader's object does when asked for numbers
        return None
    return array if array.dtype.kind in "biufc" else None


def _close(answer, right):
    """Which places agree, as far as the answer's type and the largest number let it be told."""
    precision = np.finfo(answer.dtype if answer.dtype.kind in "fc" else float).eps
    scale = np.abs(right).max(initial=0)
    return np.isclose(answer, right, rtol=0, atol=np.sqrt(precision) / 10 * scale + 1e-12)


def _untouched(argument, original):
    if isinstance(original, np.ndarray):
        return np.array_equal(argument, original)
    return argument == original


def _told(case):
    return ", ".join(map(_argument, case))


def _argument(value):
    if isinstance(value, np.ndarray):
        return f"array of shape {value.shape}"
    return getattr(value, "__name__", repr(value)).lstrip("_")


def _difference(answer, right):
    if answer is None:
        return "your function returns nothing; end it with return"
    if answer is Ellipsis:
        return "your function still returns the dots"
    array, right = _numbers(answer), _numbers(right)
    if array is None:
        expected = f"an array of numbers of shape {right.shape}" if right.ndim else right
        return f"the answer is {expected} but yours is {shorten(repr(answer), PAGE_WIDTH)}"
    if array.shape != right.shape:
        return f"the answer has shape {right.shape} but yours has {array.shape}"
    place = tuple(int(n) for n in np.argwhere(~_close(array, right))[0])
    at = f" at {list(place)}" if place else ""
    told, told_right = _unequal(array[place].item(), right[place].item())
    return f"the answer{at} is {told_right} but yours is {told}"


def _unequal(*numbers):
    """Numbers in six digits, or in all that they have where six do not show the difference."""
    short = [f"{n:g}" if isinstance(n, float | complex) else str(n) for n in numbers]
    return short if len(set(short)) > 1 else map(str, numbers)

"""Compare a reader's function with the right one, and name the mistake it makes."""

from collections.abc import Callable, Sequence
from textwrap import fill
from typing import NamedTuple

import numpy as np

__all__ = ["Mistake", "Report", "compare"]

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
    function, reference, cases: Sequence[tuple], mistakes: Sequence[Mistake] = ()
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
    answers = []
    for case in cases:
        try:
            answers.append(function(*_copies(case)))
        except Exception as error:
            return Report(
                False,
                f"Not yet: for ({_told(case)}) your function stopped with "
                f"{type(error).__name__}: {error}",
            )
    for case, answer in zip(cases, answers, strict=True):
        right = reference(*_copies(case))
        if same(answer, right):
            continue
        lines = [f"Not yet: for ({_told(case)}) {_difference(answer, right)}."]
        for mistake in mistakes:
            wrong = (mistake.function(*_copies(case)) for case in cases)
            if all(same(a, w) for a, w in zip(answers, wrong, strict=True)):
                lines.append(mistake.hint)
                break
        return Report(False, "\n".join(lines))
    return Report(True, f"Right: {len(cases)} of {len(cases)} cases agree.")


def same(answer, right) -> bool:
    """Whether two answers are the same numbers in the same shape, up to rounding."""
    answer, right = _numbers(answer), _numbers(right)
    return (
        answer is not None and answer.shape == right.shape and bool(np.all(_close(answer, right)))
    )


def _numbers(answer):
    """An answer as an array, or None if it is not numbers in rows of equal length."""
    try:
        array = np.asarray(answer)
    except ValueError:
        return None
    return array if array.dtype.kind in "biufc" else None


def _close(answer, right):
    return np.isclose(answer, right, rtol=1e-9, atol=1e-12)


def _copies(case):
    """Arguments that the reader's function may overwrite without harm."""
    return [value.copy() if isinstance(value, np.ndarray) else value for value in case]


def _told(case):
    return ", ".join(
        f"array of shape {value.shape}" if isinstance(value, np.ndarray) else repr(value)
        for value in case
    )


def _difference(answer, right):
    if answer is None:
        return "your function returns nothing; does it end in return"
    if answer is Ellipsis:
        return "your function still returns the dots"
    array, right_array = _numbers(answer), _numbers(right)
    if array is None or (array.shape == right_array.shape == ()):
        return f"the answer is {right} but yours is {answer!r}"
    if array.shape != right_array.shape:
        return f"the answer has shape {right_array.shape} but yours has {array.shape}"
    place = tuple(int(n) for n in np.argwhere(~_close(array, right_array))[0])
    return f"the answer at {list(place)} is {right_array[place]:g} but yours is {array[place]:g}"

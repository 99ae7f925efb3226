"""Compare a reader's function with the right one, and name the mistake it makes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

__all__ = ["Mistake", "Report", "compare"]


class Report:
    """What a check found; its text is for the reader, its truth says whether all passed."""

    def __init__(self, passed: bool, message: str):
        self.passed = passed
        self.message = message

    def __bool__(self):
        return self.passed

    def __repr__(self):
        return self.message


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
    if answer is None or answer is Ellipsis:
        return False
    try:
        answer, right = np.asarray(answer), np.asarray(right)
        return answer.shape == right.shape and bool(
            np.allclose(answer, right, rtol=1e-9, atol=1e-12)
        )
    except (TypeError, ValueError):
        return False


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
    shape, right_shape = np.shape(answer), np.shape(right)
    if shape != right_shape:
        return f"the answer has shape {right_shape} but yours has {shape}"
    if right_shape == ():
        return f"the answer is {right} but yours is {answer!r}"
    try:
        wrong = np.argwhere(~np.isclose(answer, right, rtol=1e-9, atol=1e-12))
    except TypeError:
        return f"the answer is numbers but yours is {answer!r}"
    if wrong.size == 0:
        return f"the answer is {right} but yours is {answer!r}"
    place = tuple(int(n) for n in wrong[0])
    return (
        f"the answer at {list(place)} is {np.asarray(right)[place]:g} "
        f"but yours is {np.asarray(answer)[place]:g}"
    )

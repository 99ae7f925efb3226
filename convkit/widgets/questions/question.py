"""What a question is: text, right answer, and what to say of each wrong one."""

from collections.abc import Sequence
from enum import Enum
from random import Random
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Misconception", "Question", "Wrong", "choice", "number", "told"]

TOLERANCE = 0.0101  # nearer numbers cannot be told apart by two typed decimals


class Misconception(Enum):
    """What readers of every book on convolution get wrong; hints say which one they meet.

    The value of each is the mistake in words.

    Examples
    --------
    >>> Misconception.NO_FLIP.value
    'no flip in a convolution'
    """

    NO_FLOOR = "no floor in the size formula"
    BRACKETING = "the + 1 drawn under the fraction line"
    DILATION_FROM_ZERO = "dilation 0 taken for none, or gaps counted instead of steps"
    TOTAL_PADDING = "padding of each side taken for that of both"
    EXTRA_PAD = "the odd sample of padding on the wrong side"
    NO_FLIP = "no flip in a convolution"
    SWAPPED_AXES = "height and width swapped"
    STRIDE_IGNORED = "stride ignored"
    TRANSPOSED_INVERTS = "a transposed convolution taken for the inverse"
    PADDING_PADS = "padding of a transposed convolution taken to pad its input"
    EQUAL_USE = "same padding taken to use every sample equally often"
    INVARIANCE = "equivariance taken for invariance, or values shifted instead of positions"
    NUMPY_SAME = "NumPy's same taken to keep the first argument's length"
    OUTPUT_PADDING = "output padding as large as the stride"
    UNNORMALISED = "smoothing weights that do not sum to 1"
    DIRECT_FORM_FLIP = "no flip in the direct form, or in the gradient of the input"
    COLUMN_ORDER = "columns ordered otherwise than the kernel's weights"
    BIAS_PER_POSITION = "a bias at every position"
    COL2IM_INVERTS = "col2im taken for the inverse of im2col"
    GEOMETRIC_AVERAGE = "the gradient's magnitude taken for an average"


class Wrong(NamedTuple):
    """A wrong answer that is known, and the hint that names its mistake."""

    answer: Any
    """a number, one for each field, or the line chosen"""
    hint: str
    """what is said to a reader who gives it"""
    misconception: Misconception | None = None
    """the common mistake behind it, if it is one"""


class Question(NamedTuple):
    """A question with boxes for numbers (``fields``) or lines to choose from (``choices``)."""

    text: str
    """what is asked"""
    fields: tuple[str, ...]
    """what stands beside each box"""
    choices: tuple[str, ...]
    """lines to choose from, in the order shown"""
    answer: tuple[float, ...]
    """a number for each field, or the place of the right line"""
    wrong: tuple[Wrong, ...]
    """their answers have the form of ``answer``"""
    hint: str
    """for wrong answers that are not known"""
    explanation: str
    """what is said after the right answer"""

    def state(self) -> dict[str, Any]:
        """What the browser needs."""
        hints = [[list(wrong.answer), wrong.hint] for wrong in self.wrong]
        state = {"text": self.text, "answer": list(self.answer), "hints": hints, "hint": self.hint}
        kind = {"choices": self.choices} if self.choices else {"fields": self.fields}
        return state | kind | {"explanation": self.explanation}


def number(
    text: str,
    answer: float | Sequence[float],
    *wrong: Wrong,
    hint: str,
    explanation: str,
    fields: Sequence[str] = ("answer",),
) -> Question:
    """Ask for a number, or for one in each of ``fields``.

    Parameters
    ----------
    text, hint, explanation : str
        The question, the hint for wrong answers that are not known, and what is said at the end.
    answer : float or sequence of float
        One number for each field.
    *wrong : Wrong
        Wrong answers that are known, of the form of ``answer``.
    fields : sequence of str
        What stands beside each box.

    Returns
    -------
    Question

    Raises
    ------
    ValueError
        An answer has another count of numbers than there are fields, or a known wrong answer is
        the right one or that of another hint.

    Examples
    --------
    >>> number("1 + 1?", 2, Wrong(11, "Add."), hint="Count.", explanation="").wrong[0].answer
    (11.0,)
    """
    answers = [_numbers(given, len(fields)) for given in (answer, *(w.answer for w in wrong))]
    for n, first in enumerate(answers):
        for second in answers[:n]:
            if all(abs(a - b) < TOLERANCE for a, b in zip(first, second, strict=True)):
                raise ValueError(f"{text!r} has two answers {first}; choose other numbers")
    known = tuple(w._replace(answer=a) for w, a in zip(wrong, answers[1:], strict=True))
    return Question(text, tuple(fields), (), answers[0], known, hint, explanation)


def choice(text: str, right: str, *wrong: Wrong, explanation: str) -> Question:
    """Let the reader choose; the right line stands in a place that depends on the text alone.

    Parameters
    ----------
    text, right, explanation : str
        The question, the right line, and what is said at the end.
    *wrong : Wrong
        The other lines, each as the ``answer`` of a :class:`Wrong`.

    Returns
    -------
    Question

    Raises
    ------
    ValueError
        Two lines are the same.

    Examples
    --------
    >>> question = choice("1 + 1?", "two", Wrong("three", "Add."), explanation="")
    >>> question.choices[int(question.answer[0])]
    'two'
    """
    lines = [right, *(w.answer for w in wrong)]
    if len(set(lines)) < len(lines):
        raise ValueError(f"{text!r} has the same line twice: {lines}")
    Random(text).shuffle(lines)
    known = tuple(w._replace(answer=(float(lines.index(w.answer)),)) for w in wrong)
    return Question(text, (), tuple(lines), (float(lines.index(right)),), known, "", explanation)


def told(value: Any) -> str:
    """Number, or numbers, as the reader writes them: 1,234 and −2.5, at most three decimals.

    Examples
    --------
    >>> told(-1234.5), told([1, 20])
    ('−1,234.5', '1 20')
    """
    if np.ndim(value):
        return " ".join(map(told, value))
    return f"{round(float(value), 3):,.10g}".replace("-", "−")


def _numbers(given: Any, count: int) -> tuple[float, ...]:
    numbers = tuple(map(float, np.ravel(given)))
    if len(numbers) != count:
        raise ValueError(f"{numbers} has {len(numbers)} numbers for {count} boxes")
    return numbers

"""The questions of the quizzes: one module a topic, every number computed by convkit."""

from importlib import import_module

from .question import Misconception, Question, Wrong, choice, number, told

__all__ = [
    "TOPICS",
    "Misconception",
    "Question",
    "Wrong",
    "choice",
    "number",
    "questions_on",
    "told",
]

TOPICS = (
    "weighted averages",
    "flip and slide",
    "images and filters",
    "modes",
    "padding and stride",
    "dilation and receptive field",
    "channels and groups",
    "transposed",
    "fully connected",
    "three ideas",
    "Fourier",
    "fast",
    "fewer multiplications",
    "backpropagation",
    "module designs",
)


def questions_on(topic: str) -> tuple[Question, ...]:
    """Give the questions of a topic; its module is read when it is asked for.

    Parameters
    ----------
    topic : str
        One of ``TOPICS``.

    Returns
    -------
    tuple of Question
        From easy to tricky.

    Raises
    ------
    ValueError
        The topic is unknown; the message lists all.

    Examples
    --------
    >>> len(questions_on("padding and stride"))
    6
    """
    if topic not in TOPICS:
        names = ", ".join(map(repr, TOPICS))
        raise ValueError(f"topic={topic!r} is unknown; give one of {names}")
    return import_module(f".{topic.lower().replace(' ', '_')}", __name__).QUESTIONS

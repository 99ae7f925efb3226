"""Questions on a topic that check themselves, with a hint for every mistake that is known."""

import traitlets

from ...plots import Picture
from ..base import Explorer, View, view_sources
from ..questions import questions_on
from ..text_card import text_card

__all__ = ["quiz"]

SOURCE, STYLE, WORDS = view_sources("quiz")


class QuizView(View):
    """The questions of one topic; the browser judges the answers and keeps the score."""

    _esm = SOURCE
    _css = STYLE

    topic = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)  # as Question.state gives them

    def first_frame(self) -> Picture:
        """All questions as text, for paper."""
        paragraphs = [
            "\n".join(
                [
                    WORDS["numbered"].format(number=n, text=question["text"]),
                    *(f"○  {line}" for line in question.get("choices", ())),
                ]
            )
            for n, question in enumerate(self.questions, 1)
        ]
        opening = WORDS["frame"].format(topic=self.topic, count=len(self.questions))
        title = WORDS["title"].format(topic=self.topic)
        return text_card(title, paragraphs, "\n".join([opening, *paragraphs]))


def quiz(topic: str) -> Explorer:
    """Ask a few questions on a topic, from easy to tricky.

    A wrong answer that comes from a known mistake gets the hint that names it. Every question
    can be tried again, nothing is sent anywhere, and the score stays on the reader's device.

    Parameters
    ----------
    topic : str
        One of ``convkit.widgets.questions.TOPICS``.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown.

    Raises
    ------
    ValueError
        The topic is unknown; the message lists all.

    Examples
    --------
    >>> from convkit.widgets.questions import TOPICS
    >>> print(*TOPICS, sep=", ")
    weighted averages, flip and slide, images and filters, modes, padding and stride,
    dilation and receptive field, channels and groups, transposed, fully connected, three ideas,
    Fourier, fast, fewer multiplications, backpropagation, module designs
    >>> print(repr(quiz("padding and stride")).splitlines()[0])
    Quiz on padding and stride, 6 questions.
    """
    questions = [question.state() for question in questions_on(topic)]
    return Explorer(QuizView(topic=topic, questions=questions), [])

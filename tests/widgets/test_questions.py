import re

import numpy as np
import pytest

from convkit.widgets.questions import (
    TOPICS,
    Misconception,
    Wrong,
    choice,
    number,
    questions_on,
    told,
)

# Every right answer, worked out by hand or with NumPy alone
RIGHT = {
    "weighted averages": [
        (13 + 11 + 18) / 3,
        (13 + 2 * 11 + 18) / 4,
        24,
        0.5 * 30 + 0.3 * 22 + 0.2 * 24,
        3 * 20 / 5,
        6 / np.sqrt(9),
    ],
    "flip and slide": [7, 11, 3, "13 23", "It is delayed by 2 samples.", 1 + 10 * 4 + 100 * 3],
    "images and filters": [16, 0, (3, 5), 4, 10, 5 * 230 - 4 * 200],
    "modes": [(3, 6), (7, 8), (1, 2), (0, 1), 5, "1 12 23 34 45"],
    "padding and stride": [6, 112, (15, 13), 1 * 4 + 0 * 1 + 2 * 5, 2, 3],
    "dilation and receptive field": [1, 9, 9, 15, 1 + 2 + 2 * 2 + 4 * 4, 7],
    "channels and groups": [
        24 * 12 * 5 * 3,
        16,
        18 * 4 * 9,
        len({1, 2, 4, 8} & {1, 2, 3, 4, 6, 12}),
        8 * 3 * 9 * 5 * 7,
        128 * 9 + 128 * 256,
    ],
    "transposed": [9, 10, 16, 1, 1, "1 2 13 20 30"],
    "fully connected": [4 * 43 + 6 * 16 + 7 * 34 + 9 * 76, (6, 15), 6, 48 * 28, 28 * 6, 5],
    "three ideas": [4, 2, "f(g(x)) = g(f(x))", 998 * 3, 7, "A picture that is twice as bright"],
    "Fourier": ["They are multiplied, frequency by frequency.", 12, 3, 13, "1 0 0 3 2", 5],
    "fast": [(45, 9 * 14), 8, 3 * 7, 9 * 26 * 34 / (28 * 36), 4 * 18 * 12],
    "fewer multiplications": [6, 6 * 6, 2 * 2 * 36, 128, 15, "one channel, a kernel of 51 by 51"],
    "backpropagation": [2 - 1 + 4, 5, 21, "1 12 25 50", 17, "⟨Cx, y⟩ = ⟨x, Cᵀy⟩"],
    "module designs": [
        256 * 64 + 64 * 64 * 9 + 64 * 256,
        2 * 64 * 64 * 9,
        128 * 4 * 9,
        100 * (1 / 256 + 1 / 9),
        "So that each group of the second layer reads from all groups of the first",
        12,
    ],
}
every_topic = pytest.mark.parametrize("topic", TOPICS)


def test_every_topic_has_its_answers_here():
    assert list(RIGHT) == list(TOPICS)


@every_topic
def test_right_answers_are_those_worked_out_apart(topic):
    questions = questions_on(topic)
    assert 4 <= len(questions) <= 6
    for question, expected in zip(questions, RIGHT[topic], strict=True):
        if question.choices:
            assert question.choices[int(question.answer[0])] == expected
        else:
            np.testing.assert_allclose(question.answer, np.ravel(expected), rtol=1e-12)


@every_topic
def test_each_question_has_one_right_answer_and_hints_for_others(topic):
    for question in questions_on(topic):
        answers = [question.answer, *(wrong.answer for wrong in question.wrong)]
        assert {len(answer) for answer in answers} == {len(question.fields) or 1}
        if question.choices:  # every line is right or has its hint
            assert sorted(n for (n,) in answers) == list(range(len(question.choices)))
        for n, answer in enumerate(answers):
            apart = [np.abs(np.subtract(answer, other)).max() for other in answers[:n]]
            assert all(distance > 0.0101 for distance in apart), question.text


@every_topic
def test_every_sentence_is_whole(topic):
    for question in questions_on(topic):
        sentences = [question.text, question.explanation, *(w.hint for w in question.wrong)]
        if question.fields:
            sentences.append(question.hint)
        for sentence in sentences:
            assert re.fullmatch(r"\S.*[.?]", sentence), sentence
            assert not re.search(r"  |\bnan\b|array\(|None|[{}]|\.0\b", sentence), sentence


def test_every_misconception_of_the_field_has_a_hint():
    met = {
        wrong.misconception
        for topic in TOPICS
        for question in questions_on(topic)
        for wrong in question.wrong
    }
    assert met - {None} == set(Misconception)
    assert len(Misconception) == 20


def test_no_question_is_asked_twice():
    texts = [question.text for topic in TOPICS for question in questions_on(topic)]
    assert len(set(texts)) == len(texts)


def test_right_lines_do_not_all_stand_in_the_same_place():
    places = {
        question.answer for topic in TOPICS for question in questions_on(topic) if question.choices
    }
    assert len(places) >= 3


def test_an_unknown_topic_is_refused_with_the_list():
    message = "topic='pooling' is unknown; give one of 'weighted averages', .*'module designs'$"
    with pytest.raises(ValueError, match=message):
        questions_on("pooling")


def test_answers_that_cannot_be_told_apart_are_refused():
    with pytest.raises(ValueError, match=r"'How many\?' has two answers \(3.0,\)"):
        number("How many?", 4, Wrong(3, "a"), Wrong(3.0, "b"), hint="", explanation="")
    with pytest.raises(ValueError, match=r"has two answers \(4.005,\)"):
        number("How many?", 4, Wrong(4.005, "a"), hint="", explanation="")
    with pytest.raises(ValueError, match="has 2 numbers for 1 boxes"):
        number("How many?", (4, 5), hint="", explanation="")
    with pytest.raises(ValueError, match=r"'Which\?' has the same line twice"):
        choice("Which?", "this", Wrong("this", "a"), explanation="")


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (-2.5, "−2.5"), (294912, "294,912"), (2 / 3, "0.667"), ([1, -10], "1 −10")],
)
def test_numbers_are_told_as_readers_write_them(value, text):
    assert told(value) == text

import json

import pytest

from convkit.widgets import quiz
from convkit.widgets.questions import TOPICS, questions_on
from convkit.widgets.quiz import WORDS

from .controls import unused_words


@pytest.mark.parametrize("topic", TOPICS)
def test_the_view_has_every_question_and_little_else(topic):
    view = quiz(topic).view
    asked = [question["text"] for question in view.questions]
    assert asked == [question.text for question in questions_on(topic)]
    assert len(json.dumps([view.topic, view.questions])) < 12_000


@pytest.mark.parametrize("topic", TOPICS)
def test_the_first_frame_asks_and_does_not_answer(topic):
    explorer = quiz(topic)
    told = repr(explorer)
    assert told.startswith(f"Quiz on {topic}, {len(explorer.view.questions)} questions.\n1. ")
    for question in questions_on(topic):
        assert question.text in told
        assert all(line in told for line in question.choices)
        assert question.explanation not in told
        assert not any(wrong.hint in told for wrong in question.wrong)


def test_the_output_holds_the_widget_and_a_card_for_paper():
    explorer = quiz("modes")
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert 400 < metadata["image/png"]["width"] <= 720


def test_longer_quizzes_have_longer_cards():
    heights = [
        quiz(topic)._repr_mimebundle_()[1]["image/png"]["height"] for topic in ("fast", "modes")
    ]
    assert 200 < heights[0] < heights[1] < 900


def test_an_unknown_topic_is_refused_with_the_list():
    with pytest.raises(ValueError, match=r"topic='mode' is unknown; give one of .*'modes'"):
        quiz("mode")


def test_the_words_stand_in_one_table_without_leftovers():
    assert unused_words(quiz("modes"), WORDS) == ["frame"]  # the card's

"""The quiz on a page: by keyboard, mouse and touch, with and without storage."""

import json

import pytest

from convkit.widgets.questions import TOPICS

from .quiz import KEY, TOPIC, Quiz

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 780}}
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("disabled", "SecurityError"); },
});"""
FULL_STORAGE = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
};"""
NONSENSE = [
    "{",
    "7",
    json.dumps([{"tries": 1, "solved": True}] * 5),
    json.dumps([{"tries": -1, "solved": True}] * 6),
    json.dumps([{"tries": "<b>", "solved": 1}] * 6),
]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_known_mistake_gets_its_hint_and_every_right_answer_its_reason(demo, topic):
    quiz = Quiz(demo(f"quiz({topic!r})"), topic)
    for n, question in enumerate(quiz.questions):
        wrong = [wrong.answer for wrong in question.wrong]
        expected = [wrong.hint for wrong in question.wrong]
        if question.fields:
            wrong.append([98765] * len(question.fields))
            expected.append(question.hint)
        *verdicts, last = quiz.answer_all(n, [*wrong, question.answer])
        for verdict, hint in zip(verdicts, expected, strict=True):
            assert verdict.startswith("Try ") and verdict.endswith(hint), question.text
        assert last.startswith("Right at ") and last.endswith(question.explanation)
    assert quiz.score() == (len(quiz.questions), len(quiz.questions), 0)


def test_by_keyboard_alone(demo):
    quiz = Quiz(demo(f"quiz({TOPIC!r})"))
    press = quiz.page.keyboard.press
    for n, question in enumerate(quiz.questions):
        while not quiz.forms.nth(n).locator("input:focus").count():
            press("Tab")
        if question.choices:
            press("Space")
            for _ in range(int(question.answer[0])):
                press("ArrowDown")
        for place, value in enumerate(question.answer if question.fields else ()):
            if place:
                press("Tab")
            quiz.page.keyboard.type(f"{value:g}")
        press("Enter")
        assert quiz.verdict(n).startswith("Right at the first try."), question.text
    assert quiz.score() == (6, 6, 6)


def test_by_touch(demo):
    quiz = Quiz(demo(f"quiz({TOPIC!r})", **PHONE))
    last = quiz.forms.nth(5)
    last.locator("label").nth(int(quiz.questions[5].answer[0])).tap()
    last.get_by_role("button", name="Check").tap()
    assert quiz.verdict(5).startswith("Right at the first try.")
    quiz.forms.first.locator("label").first.tap()
    assert quiz.forms.first.locator("input").first.evaluate("e => e === document.activeElement")
    small = quiz.page.locator(".convkit-quiz").evaluate(
        """root => [...root.querySelectorAll("button, label, input:not([type=radio])")]
            .filter(e => e.getBoundingClientRect().height < 24).length"""
    )
    assert small == 0


def test_an_answer_is_asked_for_before_it_is_judged(demo):
    quiz = Quiz(demo(f"quiz({TOPIC!r})"))
    for n, words in ((0, "Give a number in every box"), (5, "Choose one of the answers first")):
        quiz.check(n)
        assert quiz.verdict(n).startswith(words)
    quiz.forms.first.locator("input").first.fill("three")
    quiz.check(0)
    assert quiz.verdict(0).startswith("Give a number")
    assert quiz.answer(0, quiz.questions[0].answer).startswith("Right at the first try.")
    assert quiz.score() == (1, 6, 1)


def test_verdicts_are_spoken_and_told_in_words(demo):
    quiz = Quiz(demo(f"quiz({TOPIC!r})"))
    for n in range(6):
        form = quiz.forms.nth(n)
        assert form.locator("fieldset > legend").inner_text().endswith(quiz.questions[n].text)
    spoken = quiz.page.locator(".convkit-verdict[role=status][aria-live=polite]")
    assert spoken.count() == 6
    wrong = quiz.questions[0].wrong[0].answer
    first, second = quiz.answer(0, wrong), quiz.answer(0, wrong)
    assert first != second  # or nothing would be spoken the second time


def test_the_score_stays_after_a_reload_and_can_be_forgotten(demo):
    quiz = Quiz(demo(f"quiz({TOPIC!r})"))
    quiz.answer(0, quiz.questions[0].wrong[0].answer)
    quiz.answer(0, quiz.questions[0].answer)
    quiz.answer(2, quiz.questions[2].answer)
    quiz.answer(2, quiz.questions[2].wrong[0].answer)  # what is solved stays solved
    assert quiz.score() == (2, 6, 1)
    quiz.page.reload()
    quiz = Quiz(quiz.page)
    assert quiz.score() == (2, 6, 1)
    assert quiz.verdict(2) == "You solved this one earlier." and quiz.verdict(1) == ""
    assert list(quiz.page.evaluate("Object.keys(localStorage)")) == [KEY]
    quiz.page.get_by_role("button", name="Start again").click()
    assert quiz.score() == (0, 6, 0) and quiz.verdict(2) == "" and quiz.stored() is None


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["disabled", "full"])
def test_without_storage_everything_works_but_the_memory(demo, script):
    page = demo(f"quiz({TOPIC!r})")
    page.add_init_script(script)
    page.reload()
    quiz = Quiz(page)
    assert quiz.answer(0, quiz.questions[0].answer).startswith("Right")
    assert quiz.score() == (1, 6, 1)
    page.get_by_role("button", name="Start again").click()
    assert quiz.score() == (0, 6, 0)


def test_nonsense_in_the_storage_does_no_harm(demo):
    page = demo(f"quiz({TOPIC!r})")
    for nonsense in NONSENSE:
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, nonsense])
        page.reload()
        quiz = Quiz(page)
        assert quiz.score() == (0, 6, 0), nonsense
        assert quiz.answer(0, quiz.questions[0].answer).startswith("Right")
        assert json.loads(quiz.stored())[0] == {"tries": 1, "solved": True}

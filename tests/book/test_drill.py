"""The drill on a page: its exercises against convkit, its score, its controls."""

import re

import pytest
from playwright.sync_api import expect

from convkit.widgets.drill.exercises import KINDS, exercise

from .drill import ANSWER_ALL, Drill, text_of

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 780}}


@pytest.mark.parametrize("kind", KINDS)
def test_its_exercises_are_those_of_convkit(demo, kind):
    turns = range(200 if kind == "mixed" else 40)
    answers = [exercise(kind, 11, turn).answer for turn in turns]
    drill = Drill(demo(f"drill({kind!r}, seed=11)"))
    told = drill.root.evaluate(ANSWER_ALL, answers)
    for turn, answer, (text, boxes, said, solution) in zip(turns, answers, told, strict=True):
        assert text == text_of(kind, 11, turn)
        assert boxes == len(answer)
        assert said.startswith("Right at the first try."), text
        numbers = [int(n) for n in re.findall(r"\d+", solution.split(". ")[-1])]
        assert numbers[-len(answer) :] == list(answer), solution
    assert drill.score() == [0, len(turns), 0, 0]  # all solutions were looked at


def test_by_keyboard_alone(demo):
    drill = Drill(demo('drill("output size", seed=2)'))
    drill.page.keyboard.press("Tab")
    while not drill.page.locator(".convkit-question input:focus").count():
        drill.page.keyboard.press("Tab")
    for turn in range(5):
        assert drill.text() == text_of("output size", 2, turn)
        drill.page.keyboard.type(str(exercise("output size", 2, turn).answer[0]))
        drill.page.keyboard.press("Enter")
        assert drill.verdict().startswith("Right at the first try.")
        drill.page.keyboard.press("Enter")
        expect(drill.legend).to_have_text(re.compile(rf"^{turn + 2}\. "))
    assert drill.score() == [5, 5, 5, 5]


def test_by_touch(demo):
    drill = Drill(demo('drill("same padding")', **PHONE))
    first = drill.text()
    drill.button("Next").tap()
    expect(drill.legend).not_to_have_text(first)
    assert drill.text() == text_of("same padding", 0, 1)
    drill.button("Show the solution").tap()
    assert drill.solution()
    assert drill.score() == [0, 2, 0, 0]
    assert drill.page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_first_answer_counts_and_a_mistake_is_named(demo):
    drill = Drill(demo('drill("output size")'))
    settings = (exercise("output size", 0, turn).setting for turn in range(100))
    odd = next(turn for turn, setting in enumerate(settings) if room(setting) % setting["stride"])
    drill.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:turn={odd}")
    expect(drill.legend).to_have_text(re.compile(rf"^{odd + 1}\. "))
    drawn = exercise("output size", 0, odd)
    half = room(drawn.setting) / drawn.setting["stride"] + 1
    assert "The floor is missing." in drill.answer([half])
    assert drill.score() == [0, 1, 0, 0]
    assert drill.answer(drawn.answer).startswith("Right at try 2.")
    assert drill.score() == [0, 1, 0, 0]
    assert drill.answer(drawn.answer) == ""  # on to the next one
    assert drill.answer(exercise("output size", 0, odd + 1).answer).startswith("Right")
    assert drill.score() == [1, 2, 1, 1]


def room(setting):
    i, k, _, p, d = setting.values()
    return i + 2 * p - (d * (k - 1) + 1)


def test_a_number_is_asked_for_before_it_is_judged(demo):
    drill = Drill(demo('drill("weights")'))
    for text in ("", "many", "1/0"):
        drill.input.fill(text)
        drill.input.press("Enter")
        assert drill.verdict().startswith("Give a number in every box")
    assert drill.score() == [0, 0, 0, 0]


def test_the_score_of_each_kind_stays_after_a_reload_and_can_be_reset(demo):
    drill = Drill(demo('drill("weights")'))
    drill.answer(exercise("weights", 0, 0).answer)
    assert drill.score() == [1, 1, 1, 1]
    drill.page.reload()
    drill = Drill(drill.page)
    assert drill.score() == [1, 1, 1, 1]
    drill.page.locator("select").select_option(index=0)
    assert drill.text() == text_of("output size", 0, 0)
    assert drill.score() == [0, 0, 0, 0]
    drill.page.locator("select").select_option(index=KINDS.index("weights"))
    assert drill.score() == [1, 1, 1, 1]
    drill.button("Reset the score").click()
    assert drill.score() == [0, 0, 0, 0]
    assert drill.page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(
    "script",
    [
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("disabled", "SecurityError"); } });""",
        """localStorage.setItem("convkit.drill.weights", '{"right": 9, "asked": 1}');""",
    ],
    ids=["disabled", "nonsense"],
)
def test_storage_that_is_disabled_or_holds_nonsense_does_no_harm(demo, script):
    page = demo('drill("weights")')
    page.add_init_script(script)
    page.reload()
    drill = Drill(page)
    assert drill.score() == [0, 0, 0, 0]
    assert drill.answer(exercise("weights", 0, 0).answer).startswith("Right")
    assert drill.score() == [1, 1, 1, 1]


def test_a_link_reopens_an_exercise_and_a_hostile_one_does_nothing(demo):
    drill = Drill(demo("drill()"))
    for hash, expected in (
        ("#explorer-1:kind=6,seed=77,turn=9", ("mixed", 77, 9)),
        ("#explorer-1:kind=7,seed=-1,turn=10000", ("mixed", 77, 9)),
        ("#explorer-1:draws=3", ("mixed", 77, 9)),
        ("#explorer-1:kind=2,seed=999,turn=0", ("same padding", 999, 0)),
    ):
        drill.page.evaluate("hash => { location.hash = hash; }", hash)
        drill.page.wait_for_timeout(50)
        assert drill.text() == text_of(*expected), hash

"""Every explorer on the built page that has them all, from a web server and from a folder."""

import pytest

from convkit import widgets
from convkit.widgets.drill.exercises import exercise

from .built import PAGES, settle
from .drill import Drill, text_of
from .drivers import DRIVERS
from .quiz import Quiz

PAGE = "chapters/95-explorers.html"
TOPIC = "padding and stride"
# In the order of the page, with a control of each that changes both words and picture
MOVES = {
    "conv_explorer": lambda driver: driver.press("step", "ArrowRight"),
    "transposed_explorer": lambda driver: driver.press("stamp", "ArrowRight"),
    "signal_explorer": lambda driver: driver.press("t", "ArrowRight"),
    "filter_lab": lambda driver: driver.choose("preset", 9),
    "receptive_field_explorer": lambda driver: driver.press("unit", "ArrowRight"),
    "channel_explorer": lambda driver: driver.press("channels in", "ArrowRight"),
    "equivariance_lab": lambda driver: driver.press("down", "ArrowRight"),
    "quiz": None,
    "drill": None,
}
PICTURES = "all => all.filter(canvas => canvas.width).map(canvas => canvas.toDataURL())"
WORDS = "all => all.map(node => node.textContent)"


def test_none_is_left_out():
    assert set(MOVES) == set(widgets.__all__)


@pytest.fixture(params=["server", "folder"])
def opened(request, page, book):
    page.goto(book + PAGE if request.param == "server" else (PAGES / PAGE).as_uri())
    settle(page)
    assert page.locator(".convkit-explorer").count() == len(MOVES)
    return page


def test_a_control_moves_words_and_picture(opened):
    for number, (name, move) in enumerate(MOVES.items()):
        if move is None:
            continue
        driver = DRIVERS[name](opened, number)
        words, pictures = seen(driver)
        move(driver)
        moved = seen(driver)
        assert moved[0] != words, name
        assert moved[1] != pictures, name
        driver.agrees()


def seen(driver):
    return (
        driver.root.locator("[role=status]").evaluate_all(WORDS),
        driver.root.locator("canvas").evaluate_all(PICTURES),
    )


def test_the_quiz_judges_and_counts(opened):
    quiz = Quiz(opened, TOPIC, list(MOVES).index("quiz"))
    first = quiz.questions[0]
    assert quiz.answer(0, first.wrong[0].answer).endswith(first.wrong[0].hint)
    assert quiz.answer(0, first.answer).startswith("Right at try 2.")
    assert quiz.score() == (1, len(quiz.questions), 0)


def test_the_drill_asks_judges_and_goes_on(opened):
    drill = Drill(opened, list(MOVES).index("drill"))
    assert drill.text() == text_of("mixed", 0, 0)
    assert drill.answer(exercise("mixed", 0, 0).answer).startswith("Right at the first try.")
    drill.button("Next").click()
    opened.locator("legend", has_text=text_of("mixed", 0, 1).split("\n")[0]).wait_for()
    assert drill.score() == [1, 1, 1, 1]

"""A thousand moves in a row of every explorer: no error, and every number is convkit's."""

import numpy as np
import pytest

from convkit import widgets
from convkit.widgets.questions import TOPICS

from .drill import Drill, practise_by_lot
from .drivers import DRIVERS
from .moves import arrow, box, menu, point, slider, wander, weight
from .quiz import Quiz, answer_by_lot
from .test_every_explorer import EXPLORERS

PLAIN = {slider: 12, menu: 2, box: 1, arrow: 4, point: 2}


def example(rng):
    """An example of the convolution explorer, but for the last: that has values of its own."""
    return ["select[aria-label=example]", 0, "choose", int(rng.integers(8))]


def mode(rng):
    return ["select[aria-label=mode]", 0, "choose", int(rng.integers(4))]


# Of each kind of control, how often it is moved; a signal is drawn by keys, not by pointing
WALKS = {
    **{name: PLAIN for name in DRIVERS},
    "conv_explorer": {slider: 12, mode: 1, example: 1, box: 1, arrow: 4, point: 2},
    "filter_lab": {menu: 4, box: 1, arrow: 3, point: 2, weight: 3},
    "signal_explorer": {slider: 4, menu: 2, box: 1, arrow: 8},
    "signal_explorer, samples": {slider: 4, menu: 2, box: 1, arrow: 8},
}
WALKED = [name for name in EXPLORERS if name.split(",")[0] in DRIVERS]


def test_none_is_left_out():
    assert {*DRIVERS, "quiz", "drill"} == set(widgets.__all__)


@pytest.mark.parametrize("name", WALKED)
def test_a_thousand_moves_leave_no_error_and_no_wrong_number(demo, name):
    explorer = name.split(",")[0]
    page = demo(EXPLORERS[name], viewport={"width": 900, "height": 1200})
    driver = DRIVERS[explorer](page)
    if explorer == "filter_lab":
        driver.open_own()
    driver.agrees()
    wander(driver, WALKS.get(name, WALKS[explorer]))


@pytest.mark.parametrize("topic", TOPICS[:3])
def test_a_thousand_answers_to_a_quiz(demo, topic):
    quiz = Quiz(demo(f"quiz({topic!r})"), topic)
    answer_by_lot(quiz, np.random.default_rng(0))


@pytest.mark.parametrize("kind", ["mixed", "same padding"])
def test_a_thousand_moves_in_a_drill(demo, kind):
    drill = Drill(demo(f"drill({kind!r}, seed=500)"))
    practise_by_lot(drill, kind, 500, np.random.default_rng(0))

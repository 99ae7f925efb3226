import numpy as np
import pytest

from convkit import output_size, transposed_output_size
from convkit.arithmetic import solve_output_padding, solve_padding

from ..oracles import counted_places
from .grid import EQUAL, SIZES, UNEVEN


def test_padding_by_hand():
    assert solve_padding(7, 7, 3) == (((0, 2), (1, 1), (2, 0)), 1)
    assert solve_padding(7, 7, 2) == (((0, 1), (1, 0)), None)
    assert solve_padding(8, 3, 3, stride=2) == (((0, 0),), 0)  # one more would fit a fourth
    assert solve_padding(7, 3, 3, stride=2) == (((0, 0), (0, 1), (1, 0)), 0)
    assert solve_padding(5, 5, 3, dilation=2).symmetric == 2


def test_padding_finds_all_that_counting_finds_and_no_other():
    for i, k, s, d in SIZES[::3]:
        for o in (1, 2, i):
            fit = {
                (before, total - before)
                for total in range(s * o + d * (k - 1) + 1)
                for before in range(total + 1)
                if len(counted_places(i, k, s, before, total - before, d)) == o
            }
            if not fit:
                with pytest.raises(ValueError, match=f"^no padding gives output={o}: size={i}, "):
                    solve_padding(i, o, k, s, d)
                continue
            answer = solve_padding(i, o, k, s, d)
            assert set(answer.widths) == fit and len(answer.widths) == len(fit), (i, o, k, s, d)
            assert [sum(pair) for pair in answer.widths] == sorted(sum(pair) for pair in fit)
            symmetric = [before for before, after in fit if before == after]
            assert answer.symmetric == min(symmetric, default=None)


def test_padding_of_axes():
    answers = solve_padding((7, 8), (7, 4), 3, (1, 2))
    assert answers == (solve_padding(7, 7, 3), solve_padding(8, 4, 3, 2))
    paddings = [answer.widths[0] for answer in answers]
    assert output_size((7, 8), 3, (1, 2), paddings) == (7, 4)
    assert solve_padding(np.int8(7), np.int8(7), np.int8(3)) == solve_padding(7, 7, 3)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"output": 4},
            "no padding gives output=4: size=7, kernel=3, stride=1, dilation=1 give 5 without any, "
            "and padding only adds; use a larger kernel or stride$",
        ),
        ({"size": (5, 7), "output": (5, 4)}, "axis 1: no padding gives output=4: size=7, "),
        ({"output": 0}, "output=0 is below 1; give 1 or more"),
        ({"stride": 0}, "stride=0 is below 1"),
        ({"output": (5, 6), "kernel": (3, 3, 3)}, "the arguments disagree on the number of axes"),
    ],
)
def test_padding_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        solve_padding(**{"size": 7, "output": 7, "kernel": 3} | changed)


def test_output_padding_by_hand():
    assert solve_output_padding(3, 7, 3, stride=2) == 0
    assert solve_output_padding(3, 8, 3, stride=2) == 1
    assert solve_output_padding(112, 224, 3, stride=2, padding=1) == 1
    assert solve_output_padding((3, 4), (7, 10), 3, 2) == (0, 1)
    assert solve_output_padding(3, 11, 3, dilation=3) == 2  # the dilation allows it
    assert solve_output_padding(3, 6, 3, stride=2, padding="same") == 0
    assert solve_output_padding((3, 4), (6, 16), (3, 2), (2, 4), "same_lower") == (0, 0)
    assert solve_output_padding(3, 8, 3, stride=2, padding="valid") == 1


@pytest.mark.parametrize("settings", [EQUAL, UNEVEN], ids=["equal", "uneven"])
def test_output_padding_restores_what_a_direct_convolution_read(settings):
    for i, k, s, before, after, d in settings:
        places = len(counted_places(i, k, s, before, after, d))
        a = solve_output_padding(places, i, k, s, (before, after), d)
        assert transposed_output_size(places, k, s, (before, after), a, d) == i


def test_output_padding_where_none_would_leave_nothing():
    assert solve_output_padding(1, 1, 3, stride=3, padding=(4, 0)) == 2


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"output": 9},
            r"no output padding gives output=9: size=3, kernel=3, stride=2, padding=0\+0, "
            "dilation=1 reach 7 to 8; change these$",
        ),
        ({"output": 6}, "no output padding gives output=6: .* reach 7 to 8; "),
        ({"size": (3, 4), "output": (7, 11)}, "axis 1: no output padding gives output=11: size=4,"),
        ({"padding": "same"}, r"no output padding gives output=7: .*, padding=0\+1, .*6 to 6;"),
        ({"padding": 4}, r"padding=4\+4 crops all of the 8 samples .*output_padding=1"),
        ({"padding": "half"}, "padding='half' is unknown; "),
        ({"output": -1}, "output=-1 is below 1"),
    ],
)
def test_output_padding_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        solve_output_padding(**{"size": 3, "output": 7, "kernel": 3, "stride": 2} | changed)


@pytest.mark.parametrize("solve", [solve_padding, solve_output_padding])
@pytest.mark.parametrize("name", ["size", "output", "kernel", "stride", "dilation"])
@pytest.mark.parametrize("value", [3.0, "same", np.nan, None, True])
def test_refuses_what_is_no_whole_number(solve, name, value):
    with pytest.raises(TypeError, match=f"^{name}=.* is not a whole number; give an int$"):
        solve(**{"size": 7, "output": 7, "kernel": 3} | {name: value})

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import output_size, transposed_output_size
from convkit.arithmetic import RELATIONSHIPS, relationship

from ..oracles import counted_places
from .grid import EQUAL, UNEVEN

# Number -> what its condition asks of (i, k, s, p, d), written anew
MEANT = {
    1: lambda i, k, s, p, d: (s, p, d) == (1, 0, 1),
    2: lambda i, k, s, p, d: (s, d) == (1, 1),
    3: lambda i, k, s, p, d: (s, d) == (1, 1) and k == 2 * p + 1,
    4: lambda i, k, s, p, d: (s, d) == (1, 1) and k == p + 1,
    5: lambda i, k, s, p, d: (p, d) == (0, 1),
    6: lambda i, k, s, p, d: d == 1,
    7: lambda i, k, s, p, d: (p, d) == (0, 1),
    8: lambda i, k, s, p, d: (s, p, d) == (1, 0, 1),
    9: lambda i, k, s, p, d: (s, d) == (1, 1),
    10: lambda i, k, s, p, d: (s, d) == (1, 1) and k == 2 * p + 1,
    11: lambda i, k, s, p, d: (s, d) == (1, 1) and k == p + 1,
    12: lambda i, k, s, p, d: (p, d) == (0, 1) and i in range(k, 99, s),
    13: lambda i, k, s, p, d: d == 1 and i + 2 * p in range(k, 99, s),
    14: lambda i, k, s, p, d: d == 1,
    15: lambda i, k, s, p, d: True,
}
by_number = pytest.mark.parametrize("number", MEANT)


def test_by_hand():
    assert relationship(1)(7, 3) == 5
    assert relationship(2)(5, 4, padding=2) == 6
    assert relationship(3)(5, 3, padding=1) == 5
    assert relationship(4)(5, 3, padding=2) == 7
    assert relationship(5)(5, 3, stride=2) == 2
    assert relationship(6)(6, 3, stride=2, padding=1) == 3
    assert relationship(7)(5, 3, stride=2) == 2
    # The examples that the guide draws in its fourth chapter
    assert relationship(8)(4, 3) == (2, 2, 2, 0, 4)
    assert relationship(9)(5, 4, padding=2) == (6, 6, 1, 0, 5)
    assert relationship(10)(5, 3, padding=1) == (5, 5, 1, 0, 5)
    assert relationship(11)(5, 3, padding=2) == (7, 7, 0, 0, 5)
    assert relationship(12)(5, 3, stride=2) == (2, 3, 2, 0, 5)
    assert relationship(13)(5, 3, stride=2, padding=1) == (3, 5, 1, 0, 5)
    assert relationship(14)(6, 3, stride=2, padding=1) == (3, 5, 1, 1, 6)
    assert relationship(15)(7, 3, dilation=2) == 3


def test_all_fifteen_can_be_listed():
    assert [entry.number for entry in RELATIONSHIPS] == list(range(1, 16))
    assert [entry.number for entry in RELATIONSHIPS if entry.transposed] == list(range(8, 15))
    assert len({entry.name for entry in RELATIONSHIPS}) == 15
    assert relationship(3).condition == "k odd, s = 1, p = ⌊k/2⌋"
    assert relationship(6).condition == "any i, k, s, p"
    assert relationship(15).condition == "any i, k, s, p, d"
    for entry in RELATIONSHIPS:
        assert relationship(entry.number) is entry
        assert "o' = " in entry.formula if entry.transposed else entry.formula.startswith("o = ")
        assert entry.formula.count("{") == entry.formula.count("}")


@by_number
def test_condition_is_the_one_of_the_guide(number):
    for i, k, s, p, _, d in EQUAL:
        meant = MEANT[number](i, k, s, p, d)
        assert relationship(number).holds(i, k, s, p, d) == meant, (i, k, s, p, d)


@by_number
def test_agrees_with_counted_places_and_with_the_general_formulas(number):
    meant = [(i, k, s, p, d) for i, k, s, p, _, d in EQUAL if MEANT[number](i, k, s, p, d)]
    assert len(meant) >= 30
    for i, k, s, p, d in meant:
        setting = (i, k, s, p, d)
        answer = relationship(number)(*setting)
        places = len(counted_places(i, k, s, p, p, d))
        if not relationship(number).transposed:
            assert answer == places == output_size(*setting), setting
            continue
        assert answer.size == places, setting
        assert answer.stretched == len(range(0, s * places, s)) + (places - 1) * (s - 1), setting
        padded = answer.stretched + 2 * answer.padding + answer.added
        assert answer.output == len(counted_places(padded, k, 1, 0, 0, 1)) == i, setting
        general = transposed_output_size(places, k, s, p, answer.added, d)
        assert answer.output == general, setting


def read(formula):
    """Every equation of a formula in LaTeX: its left side, and its right side to be evaluated."""
    python = re.sub(r"\\left\\lfloor \\frac\{(.+?)\}\{s\} \\right\\rfloor", r"((\1) // s)", formula)
    python = python.replace("2p", "2 * p").replace("s(", "s * (").replace(")(", ") * (")
    python = python.replace(r"\bmod", "%").replace("i'", "i_")
    equations = [equation.split(" = ") for equation in python.split(r",\quad ")]
    return {left: compile(right, formula, "eval") for left, right in equations}


@by_number
def test_formula_says_what_is_computed(number):
    entry = relationship(number)
    equations = read(entry.formula)
    for i, k, s, p, _, d in EQUAL:
        if not MEANT[number](i, k, s, p, d):
            continue
        letters = {"i": i, "k": k, "s": s, "p": p, "d": d}
        answer = entry(i, k, s, p, d)
        if entry.transposed:
            letters |= {"i_": answer.size, "a": answer.added}
            computed = {"p'": answer.padding, "a": answer.added, "o'": answer.output}
        else:
            computed = {"o": answer}
        for left, right in equations.items():
            assert eval(right, letters) == computed[left], (left, letters)


@by_number
def test_uneven_padding_never_holds(number):
    for i, k, s, before, after, d in UNEVEN[::7]:
        assert not relationship(number).holds(i, k, s, (before, after), d)


@given(st.lists(st.tuples(*[st.integers(1, 6)] * 3, st.integers(0, 3)), min_size=1, max_size=3))
def test_axes_do_not_see_each_other(rows):
    rows = [(i + k, k, s, (p, p)) for i, k, s, p in rows]
    columns = tuple(zip(*rows, strict=True))
    for number in (6, 14, 15):
        assert relationship(number)(*columns) == tuple(relationship(number)(*row) for row in rows)


def test_ints_count_for_every_axis_and_names_stand_for_numbers():
    assert relationship(6)(size=(6, 8), kernel=3, stride=2, padding=1) == (3, 4)
    assert relationship(3)((6, 8), (3, 5), padding="same") == (6, 8)
    assert relationship(4)(np.array([6, 8]), np.int8(3), padding="full") == (8, 10)
    assert [axis.output for axis in relationship(14)((6, 8), 3, 2, 1)] == [6, 8]
    assert not relationship(1).holds((6, 8), 3, stride=(1, 2))


def test_a_number_below_zero_crops():
    assert relationship(9)(5, 2, padding=3).padding == -2
    assert relationship(9)(5, 2, padding=3).output == 5


@pytest.mark.parametrize(
    ("number", "setting", "message"),
    [
        (
            1,
            {"stride": 2},
            r"relationship 1 needs s = 1, but size=6, kernel=3, stride=2, padding=0\+0, "
            "dilation=1; use 5 or 6 or 7 or 15",
        ),
        (1, {"stride": 2, "padding": 1}, "relationship 1 needs s = 1 and p = 0, but .*; use 6 or"),
        (3, {"kernel": 4, "padding": 2}, "relationship 3 needs k odd, but .*; use 2 or 6 or 15"),
        (3, {}, "relationship 3 needs p = ⌊k/2⌋, but .*; use 1 or 2 or 5 or 6 or 7 or 15"),
        (4, {}, "relationship 4 needs p = k − 1, but "),
        (6, {"dilation": 2}, "relationship 6 needs d = 1, but .*, dilation=2; use 15"),
        (
            15,
            {"padding": (0, 1)},
            r"relationship 15 needs the same padding on either side, but .*, padding=0\+1, "
            "dilation=1; use output_size, which has no condition",
        ),
        (8, {"stride": 3}, "relationship 8 needs s = 1, but .*; use 12 or 13 or 14"),
        (12, {"stride": 2}, r"relationship 12 needs \(i − k\) mod s = 0, but .*; use 14"),
        (13, {"stride": 2}, r"relationship 13 needs \(i \+ 2p − k\) mod s = 0, but .*; use 14"),
        (
            14,
            {"dilation": 2},
            "relationship 14 needs d = 1, but .*; use transposed_output_size, which has no",
        ),
        (5, {"size": (6, 8), "padding": (0, 1)}, "axis 1: relationship 5 needs p = 0, but size=8,"),
        (6, {"kernel": 7}, "kernel spans 7 samples"),
        (14, {"size": (9, 2)}, "axis 1: kernel spans 3 samples"),
        (6, {"stride": 0}, "stride=0 is below 1; give 1 or more"),
    ],
)
def test_refuses_settings_by_the_condition_that_they_miss(number, setting, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        relationship(number)(**{"size": 6, "kernel": 3} | setting)


@pytest.mark.parametrize("number", [0, -1, 16])
def test_refuses_a_number_that_is_no_relationship(number):
    with pytest.raises(ValueError, match=f"^number={number} is no relationship; give 1 to 15$"):
        relationship(number)


@pytest.mark.parametrize("number", [6.0, "6", True, None, (6,), np.nan])
def test_refuses_what_is_no_number(number):
    with pytest.raises(TypeError, match=r"^number=.* is not a whole number; give an int$"):
        relationship(number)

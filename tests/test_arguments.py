import numpy as np
import pytest

from convkit.arguments import (
    common_rank,
    in_kind,
    integer,
    is_sequence,
    labelled,
    per_axis,
    width_pairs,
)


def test_integer_is_pythons():
    assert integer("size", np.uint8(200)) * 2 == 400
    assert integer("size", 0, minimum=0) == 0
    with pytest.raises(ValueError, match=r"^size=-1 is below 0; give 0 or more$"):
        integer("size", -1, minimum=0)


@pytest.mark.parametrize("value", [2.0, "2", True, None, np.nan, [2]])
def test_integer_refuses_what_is_no_whole_number(value):
    with pytest.raises(TypeError, match=r"^size=.* is not a whole number; give an int$"):
        integer("size", value)


def test_sequences_speak_of_axes_and_text_does_not():
    assert all(map(is_sequence, [(1, 2), [1], range(3), np.array([1, 2])]))
    assert not any(map(is_sequence, [1, "12", b"12", np.array(1), np.int8(1), {1, 2}, None]))


def test_per_axis_repeats_an_int():
    assert per_axis("stride", 2, 3, minimum=1) == (2, 2, 2)
    assert per_axis("stride", [2, 1], 2, minimum=1) == (2, 1)
    with pytest.raises(ValueError, match=r"^stride\[1\]=0 is below 1; give 1 or more$"):
        per_axis("stride", (2, 0), 2, minimum=1)
    with pytest.raises(ValueError, match=r"^stride=\(2, 1\) has length 2 but the number of axes"):
        per_axis("stride", (2, 1), 3, minimum=1)


def test_width_pairs_under_the_name_that_they_have():
    assert width_pairs(2, 2) == [(2, 2), (2, 2)]
    assert width_pairs((1, (0, 2)), 2) == [(1, 1), (0, 2)]
    assert width_pairs(np.array([[1, 2], [3, 4]]), 2) == [(1, 2), (3, 4)]
    with pytest.raises(ValueError, match=r"^widths\[1\]=-1 is below 0; give 0 or more$"):
        width_pairs((1, -1), 2, "widths")


def test_rank_is_the_one_that_all_sequences_have():
    assert common_rank(size=3, kernel=2) is None
    assert common_rank(size=3, kernel=(2, 2)) == 2
    with pytest.raises(ValueError, match=r"^the arguments disagree .* size has 1, kernel has 2;"):
        common_rank(size=(3,), stride=1, kernel=(2, 2))
    with pytest.raises(ValueError, match=r"^kernel=\(\) names no axis; give at least one entry$"):
        common_rank(size=3, kernel=())


def test_answers_and_labels_follow_the_rank():
    assert in_kind(None, [7]) == 7
    assert in_kind(1, [7]) == (7,)
    assert in_kind(2, [7, 8]) == (7, 8)
    assert labelled(None, ["only"]) == [("", "only")]
    assert labelled(2, ["first", "second"]) == [("axis 0: ", "first"), ("axis 1: ", "second")]

import pytest

from convkit import plots
from convkit.arithmetic import Layer

from .reading import outlined

STACK = [Layer(3, stride=2, padding=1), Layer(2, dilation=2, padding=(0, 1))]


def rows(picture):
    """Rows of the outlined units, from the top, each with the numbers written in them."""
    (axis,) = picture.figure.axes
    words = {text.get_position(): text.get_text() for text in axis.texts}
    found = {}
    for y, x in outlined(axis, width=1.6):
        found.setdefault(y, []).append(words[x + 0.5, y + 0.53])
    for y, _ in outlined(axis, "dashed", width=1.6):
        found[y].append("padding")
    return [found[y] for y in sorted(found)]


def test_a_unit_sees_what_the_walks_of_its_layers_read():
    # 8 samples, 4 units, 3 units; unit 1 reads units 1 and 3, and they read 1 2 3 and 5 6 7
    picture = plots.receptive_field(STACK, 8, 1)
    assert rows(picture) == [["1"], ["1", "3"], ["1", "2", "3", "5", "6", "7"]]
    assert len(picture.figure.axes[0].lines) == 2 + 6
    assert repr(picture) == (
        "Unit 1 of 3 after 2 layers: its receptive field of 7 samples reaches from 1 to 7. "
        "It reads 6 of the 8 input samples."
    )


def test_units_stand_over_the_middle_of_their_fields():
    places = outlined(plots.receptive_field(STACK, 8, 1).figure.axes[0], width=1.6)
    bottom = {y: [x for row, x in places if row == y] for y in (0, 2, 4)}
    # inputs 1 2 3 and 5 6 7 under the units 1 and 3, and 1 … 7 under the unit above these
    assert [x - bottom[4][0] for x in bottom[2]] == [1, 5]
    assert [x - bottom[4][0] for x in bottom[0]] == [3]


def test_padding_is_seen_and_leads_no_further():
    # unit 2 reads unit 2 and, beyond the end, padding; unit 0 reads padding before the input
    assert rows(plots.receptive_field(STACK, 8, 2)) == [["2"], ["2", "padding"], ["3", "4", "5"]]
    told = repr(plots.receptive_field(STACK, 8, 0))
    assert told.endswith("reaches from -1 to 5. It reads 5 of the 8 input samples.")


def test_the_middle_unit_is_shown_if_none_is_chosen():
    picture = plots.receptive_field([Layer(3), Layer(3)], 9)
    assert repr(picture).startswith("Unit 2 of 5 after 2 layers: its receptive field of 5 ")


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match=r"^unit=3 is not a unit; there are 3, counted from 0$"):
        plots.receptive_field(STACK, 8, 3)
    with pytest.raises(ValueError, match=r"^layers\[1\] has more than one axis; give ints, for"):
        plots.receptive_field([Layer(3), Layer((3, 2))], 8)
    with pytest.raises(ValueError, match=r"^layers is empty; give at least one Layer$"):
        plots.receptive_field([], 8)

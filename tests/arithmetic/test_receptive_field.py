from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.arithmetic import Layer, ReceptiveField, receptive_field, receptive_fields

from ..oracles import counted_places


def seen(unit, layers, sizes=None):
    """Input indices that a unit meets, set by set from the last layer to the first.

    With ``sizes``, those of each layer's input, an index in the padding meets nothing.
    """
    indices = {unit}
    for n, (k, s, before, d) in reversed(list(enumerate(layers))):
        indices = {s * t + d * j - before for t in indices for j in range(k)}
        if sizes:
            indices &= set(range(sizes[n]))
    return indices


def stack(layers):
    """Layers as convkit has them; the padding after does not matter, so let it differ."""
    return [Layer(k, s, (before, before + 1), d) for k, s, before, d in layers]


KINDS = list(product((1, 2, 3), (1, 2, 3), (0, 2), (1, 2)))  # k, s, before, d
a_layer = st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(0, 4), st.integers(1, 3))


def test_by_hand():
    dilated = [Layer(3, dilation=d) for d in (1, 2, 4)]
    assert receptive_field(dilated) == (15, 1, 0)
    assert [field.size for field in receptive_fields(dilated)] == [3, 7, 15]
    # kernel 3 on 0-2, 2-4, 4-6, and 3 of those
    assert receptive_field([Layer(3, 2), Layer(3)]) == (7, 2, 0)
    assert receptive_field([Layer(3, 2), Layer(3)]).region(1) == (2, 8)
    assert receptive_field([Layer(3, 2, 1), Layer(3, 2, 1)]) == (7, 4, -3)
    assert receptive_field([Layer(3, 2, 1), Layer(3, 2, 1)]).region(0) == (-3, 3)
    assert receptive_field([Layer(1)]) == (1, 1, 0)


@pytest.mark.parametrize("depth", [1, 2])
def test_regions_are_the_extremes_of_the_indices_that_are_met(depth):
    for layers in product(KINDS, repeat=depth):
        field = receptive_field(stack(layers))
        for unit in (0, 1, 5):
            indices = seen(unit, layers)
            assert field.region(unit) == (min(indices), max(indices)), (layers, unit)
            assert field.size == max(indices) - min(indices) + 1
        assert field.start == min(seen(0, layers))
        assert field.stride == min(seen(1, layers)) - min(seen(0, layers))


@given(st.lists(a_layer, min_size=1, max_size=5), st.integers(0, 9))
def test_deep_stacks_too_and_every_layer_of_them(layers, unit):
    fields = receptive_fields(stack(layers))
    assert len(fields) == len(layers)
    for depth, field in enumerate(fields, start=1):
        indices = seen(unit, layers[:depth])
        assert field.region(unit) == (min(indices), max(indices))


@given(st.lists(a_layer, min_size=1, max_size=3))
def test_an_inner_unit_depends_on_the_ends_of_its_region_and_on_nothing_outside(layers):
    sizes = [200]
    for k, s, before, d in layers:
        sizes.append(len(counted_places(sizes[-1], k, s, before, 0, d)))
    field = receptive_field(stack(layers))
    middle = sizes[-1] // 2
    first, last = field.region(middle)
    if sizes[-1] >= 20:  # the borders are far away
        met = seen(middle, layers, sizes)
        assert (min(met), max(met)) == (first, last)


@given(st.lists(st.tuples(a_layer, a_layer), min_size=1, max_size=4), st.integers(0, 5))
def test_axes_do_not_see_each_other(pairs, unit):
    columns = [[row for row, _ in pairs], [column for _, column in pairs]]
    apart = [receptive_field(stack(layers)) for layers in columns]
    merged = [
        Layer((a[0], b[0]), (a[1], b[1]), ((a[2], 9), (b[2], 0)), (a[3], b[3])) for a, b in pairs
    ]
    field = receptive_field(merged)
    assert field == tuple(zip(*apart, strict=True))
    assert field.region(unit) == tuple(one.region(unit) for one in apart)
    assert field.region((unit, 2)) == (apart[0].region(unit), apart[1].region(2))


def test_ints_count_for_every_axis_and_one_layer_settles_the_rank():
    assert receptive_field([Layer(3), Layer((5, 3))]).size == (7, 5)
    assert receptive_field([Layer(3), Layer(3, (1, 2))]).stride == (1, 2)
    assert receptive_field([Layer(3), Layer(3, padding=((0, 1), (2, 0)))]).start == (0, -2)
    # beside layers of two axes, two ints are one for each axis; alone, the two sides of one
    assert receptive_field([Layer(3, padding=(1, 2)), Layer((3, 3))]).start == (-1, -2)
    assert receptive_field([Layer(3, padding=(1, 2))]).start == -1
    assert receptive_field([Layer((3,))]) == ((3,), (1,), (0,))
    field = receptive_field([Layer(np.int8(100), np.int8(100)), Layer(np.int8(100))])
    assert field == (10_000, 100, 0)  # more than an int8 can hold


def test_named_paddings():
    assert receptive_field([Layer(4, padding="same")]).start == -1
    assert receptive_field([Layer(4, padding="same_lower")]).start == -2
    assert receptive_field([Layer(3, 2, "full", 2)]).start == -4
    assert receptive_field([Layer(3, 2, "valid")]).start == 0


def test_it_has_a_plain_form():
    assert ReceptiveField(3, 1, 0)._asdict() == {"size": 3, "stride": 1, "start": 0}


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ([], "layers is empty; give at least one Layer"),
        ([Layer(3), Layer(0)], r"layers\[1\].kernel=0 is below 1; give 1 or more"),
        ([Layer(3, 0)], r"layers\[0\].stride=0 is below 1"),
        ([Layer((3, 3), dilation=(1, 0))], r"layers\[0\].dilation\[1\]=0 is below 1"),
        ([Layer(3, padding=-1)], r"layers\[0\].padding=-1 is below 0; give 0 or more"),
        ([Layer(3, padding="half")], r"layers\[0\].padding='half' is unknown; give 'valid', "),
        (
            [Layer(3), Layer(3, 2, "same")],
            r"layers\[1\].padding='same' beside stride=2 depends on the size of the input; "
            "give numbers, for instance those of padding_widths",
        ),
        (
            [Layer((3, 3)), Layer((3, 3, 3))],
            r"the arguments disagree on the number of axes: layers\[0\].kernel has 2, "
            r"layers\[1\].kernel has 3; make them equal",
        ),
        (
            [Layer((3, 3), padding=(1, 2, 3))],
            r"layers\[0\].padding=\(1, 2, 3\) has length 3 but the number of axes is 2",
        ),
    ],
)
def test_refuses_what_does_not_fit(layers, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        receptive_field(layers)


@pytest.mark.parametrize("value", [3.0, np.nan, "3", True, None])
def test_refuses_what_is_no_whole_number(value):
    with pytest.raises(TypeError, match=r"^layers\[1\].kernel=.* is not a whole number"):
        receptive_field([Layer(3), Layer(value)])
    with pytest.raises(TypeError, match=r"^unit=.* is not a whole number"):
        receptive_field([Layer(3)]).region(value)


@pytest.mark.parametrize("value", [3, (3, 1), {"kernel": 3}])
def test_refuses_what_is_no_layer(value):
    with pytest.raises(TypeError, match=r"^layers\[0\]=.* is not a Layer; give Layer\(kernel, "):
        receptive_field([value])


def test_refuses_a_unit_that_is_none():
    with pytest.raises(ValueError, match=r"^unit=-1 is below 0; give 0 or more"):
        receptive_field([Layer(3)]).region(-1)
    with pytest.raises(ValueError, match=r"^unit=.* has length 3 but the number of axes is 2"):
        receptive_field([Layer((3, 3))]).region((1, 2, 3))

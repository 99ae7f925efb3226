import re

import ipywidgets
import pytest

from convkit.arithmetic import Layer, receptive_field
from convkit.widgets import receptive_field_explorer
from convkit.widgets.receptive_field_explorer import WORDS

from .controls import controls, linked, unused_words

SETTINGS = ("kernel", "stride", "padding", "dilation")


def test_it_is_made_of_real_ipywidgets_controls():
    found = controls(receptive_field_explorer())
    sliders = ["unit", "input size", "layers"]
    sliders += [f"layer {n}: {name}" for n in range(1, 6) for name in SETTINGS]
    for name in sliders:
        assert type(found.pop(name)) is ipywidgets.IntSlider
    assert type(found.pop("example")) is ipywidgets.Dropdown
    assert not found


def test_every_control_is_linked_in_the_browser():
    expected = {f"{name}_{n}" for n in range(1, 6) for name in SETTINGS}
    assert linked(receptive_field_explorer()) == expected | {"unit", "size", "depth", "preset"}


@pytest.mark.parametrize(
    ("layers", "size"),
    [
        ([(3,), (3, 1, 0, 2), (3, 1, 0, 4)], 24),
        ([(3, 2, 1), (3, 2, 1), (3, 2, 1)], 32),
        ([Layer(7, 2, 3), Layer(3, 2, 1), (3, 1, 1), (3, 1, 1), (3, 1, 1)], 64),
        ([(1,)], 1),
    ],
)
def test_the_first_frame_tells_the_field_that_convkit_computes(layers, size):
    explorer = receptive_field_explorer(layers, size=size)
    field = receptive_field([Layer(*layer) for layer in layers])
    unit, count = map(int, re.match(r"Unit (\d+) of (\d+) after", repr(explorer)).groups())
    first, last = field.region(unit)
    assert f"receptive field of {field.size} samples reaches from {first} to {last}." in repr(
        explorer
    )
    assert unit == count // 2 == explorer.view.unit
    assert explorer.view.last_unit == count - 1


def test_the_first_frame_follows_the_chosen_layer_and_unit():
    explorer = receptive_field_explorer([(3,), (5,)], level=1, unit=2)
    assert repr(explorer).startswith("Unit 2 of 22 after 1 layer: its receptive field of 3")


def test_a_stack_that_ends_early_is_told_not_raised():
    explorer = receptive_field_explorer([(3,), (3,), (3,)], size=7, unit=0)
    explorer.view.kernel_2 = 7
    explorer.view.unit = 9
    assert repr(explorer).startswith("Unit 4 of 5 after 1 layer")
    explorer.view.size = 2
    assert repr(explorer) == (
        "The kernel of layer 1 does not fit in the padded input: there is no unit."
    )


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = receptive_field_explorer()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    # these make the labels of controls
    assert unused_words(receptive_field_explorer(), WORDS) == ["layer", "presets"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"layers": []}, "layers has 0 entries; give 1 to 5"),
        ({"layers": [(3,)] * 6}, "layers has 6 entries; give 1 to 5"),
        ({"layers": [3]}, r"layers\[0\]=3 is not a layer; give \(kernel, stride"),
        ({"layers": [(3, 1, 0, 1, 1)]}, "is not a layer"),
        ({"layers": [(3,), (8,)]}, r"layers\[1\]\.kernel=8 is above 7; give 1 to 7"),
        ({"layers": [(3, 0)]}, r"layers\[0\]\.stride=0 is below 1"),
        ({"layers": [(3, 1, "same")]}, r"layers\[0\]\.padding='same' is not a whole number"),
        ({"size": 65}, "size=65 is above 64; give 1 to 64"),
        ({"size": 4}, r"layers\[1\]: kernel spans 3 samples .* but the padded input has 2"),
        ({"level": 4}, "level=4 is above 3; give 1 to 3"),
        ({"level": 0}, "level=0 is below 1"),
        ({"unit": 18}, "unit=18 is above 17; give 0 to 17"),
        ({"views": ["cone"]}, "views has 'cone', which is unknown"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        receptive_field_explorer(**arguments)

import ipywidgets
import numpy as np
import pytest

from convkit import conv2d
from convkit.arithmetic import layer_counts
from convkit.widgets import channel_explorer
from convkit.widgets.channel_explorer import (
    EXAMPLE_AXIS,
    EXAMPLE_BIASES,
    EXAMPLE_FILTERS,
    EXAMPLE_IMAGE,
    WORDS,
)

from .controls import controls, linked, unused_words


def test_it_is_made_of_real_ipywidgets_controls():
    found = controls(channel_explorer())
    assert type(found.pop("example")) is ipywidgets.Dropdown
    assert set(found) == {"channels in", "channels out", "groups", "kernel size", "output size"}
    assert {type(control) for control in found.values()} == {ipywidgets.IntSlider}


def test_every_control_is_linked_in_the_browser():
    expected = {"preset", "in_channels", "out_channels", "groups", "kernel", "output"}
    assert linked(channel_explorer()) == expected


@pytest.mark.parametrize(
    ("inputs", "outputs", "groups", "kernel", "output"),
    [(8, 12, 4, 3, 14), (3, 2, 1, 4, 5), (16, 16, 16, 2, 1), (12, 6, 1, 1, 64), (1, 7, 1, 7, 9)],
)
def test_the_first_frame_tells_what_the_layer_costs(inputs, outputs, groups, kernel, output):
    explorer = channel_explorer(inputs, outputs, groups=groups, kernel_size=kernel, output=output)
    size = (output + kernel - 1,) * 2
    counts = layer_counts(inputs, outputs, size, (kernel, kernel), groups=groups)
    standard = layer_counts(inputs, outputs, size, (kernel, kernel))
    told = repr(explorer)
    assert f"reads {inputs // groups} of the channels in" in told
    assert (
        f"{counts.weights} weights, {counts.biases} biases, {counts.multiply_adds} multiply-adds "
        f"for an output of {output}×{output}. One group would have {standard.weights} weights."
    ) in told


def test_the_example_has_the_shape_of_the_classic_one_and_no_symmetry():
    assert EXAMPLE_IMAGE.shape == (3, 5, 5) and EXAMPLE_FILTERS.shape == (2, 3, 3, 3)
    output = conv2d(EXAMPLE_IMAGE, EXAMPLE_FILTERS, EXAMPLE_BIASES, stride=2, padding=1)
    assert output.shape == (2, 3, 3)
    assert (EXAMPLE_AXIS["stride"], EXAMPLE_AXIS["padding"]) == (2, 1)
    for turned in (EXAMPLE_FILTERS[..., ::-1, ::-1], np.swapaxes(EXAMPLE_FILTERS, 2, 3)):
        other = conv2d(EXAMPLE_IMAGE, turned, EXAMPLE_BIASES, stride=2, padding=1)
        assert (other != output).any(axis=(1, 2)).all()


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = channel_explorer()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    # these make the labels of controls
    assert unused_words(channel_explorer(), WORDS) == ["presets"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"in_channels": 17}, "in_channels=17 is above the slider's end; give 1 to 16"),
        ({"in_channels": 0}, "in_channels=0 is below 1"),
        ({"in_channels": 9}, "groups=4 does not divide in_channels=9; use a divisor"),
        ({"out_channels": 6}, "groups=4 does not divide out_channels=6; use a divisor"),
        ({"groups": 0}, "groups=0 is below 1"),
        ({"kernel_size": 8}, "kernel_size=8 is above the slider's end; give 1 to 7"),
        ({"output": 65}, "output=65 is above the slider's end; give 1 to 64"),
        ({"output": 3.0}, "output=3.0 is not a whole number"),
        ({"views": ["blocks"]}, "views has 'blocks', which is unknown; give some of"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        channel_explorer(**arguments)

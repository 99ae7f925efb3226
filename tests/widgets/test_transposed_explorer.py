import re

import ipywidgets
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import Link

from convkit import conv_transpose2d
from convkit.widgets import transposed_explorer
from convkit.widgets.transposed_explorer import SETTINGS, TEACHING_KERNEL, WORDS

from .test_conv_explorer import controls

ALL = [f"{name}_{side}" for name in SETTINGS for side in ("height", "width")]


def links_of(explorer):
    return [
        link
        for link in _instances.values()
        if isinstance(link, Link) and explorer.view in (link.source[0], link.target[0])
    ]


def test_it_is_made_of_real_ipywidgets_controls():
    kinds = {name: type(control) for name, control in controls(transposed_explorer()).items()}
    for name in ("input size", "kernel size", "stride", "padding", "output padding", "dilation"):
        assert kinds[f"{name}, height"] is ipywidgets.IntSlider
        assert kinds[f"{name}, width"] is ipywidgets.IntSlider
    assert kinds["forget the flip in the direct form"] is ipywidgets.Checkbox
    assert kinds["one row of data (1-D)"] is ipywidgets.Checkbox


def test_every_control_is_linked_in_the_browser():
    explorer = transposed_explorer()
    mine = {link.target[1] for link in links_of(explorer) if link.target[0] is explorer.view}
    assert mine == {*ALL, "stamp", "one_row", "tied", "forget_flip", "so_far"}


def test_the_output_padding_follows_what_inverts():
    explorer = transposed_explorer(stride=(4, 1), dilation=(1, 3), output_padding=(3, 2))
    found = controls(explorer)
    assert found["output padding, height"].max == 3
    assert found["output padding, width"].max == 2
    follows = {link.source[1]: link.target[1] for link in links_of(explorer)}
    assert follows["last_output_padding_height"] == "max"
    assert follows["no_output_padding_width"] == "disabled"
    assert controls(transposed_explorer())["output padding, height"].max == 1
    assert transposed_explorer().view.no_output_padding_height


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        ({}, (5, 5)),
        ({"stride": 2, "padding": 1, "output_padding": 1}, (6, 6)),
        ({"size": (2, 4), "kernel_size": (3, 2), "stride": (1, 3), "dilation": (2, 1)}, (6, 11)),
    ],
)
def test_the_first_frame_tells_the_numbers_of_conv_transpose2d(arguments, shape):
    explorer = transposed_explorer(**arguments)
    settings = explorer.view.settings()
    (rows, columns), (high, wide) = settings.pop("size"), settings.pop("kernel")
    x = 10 * np.arange(rows)[:, None] + np.arange(columns) + 1
    output = conv_transpose2d(x, TEACHING_KERNEL[:high, :wide], **settings)
    assert output.shape == shape
    told = repr(explorer)
    assert f"Input of the transposed convolution {rows} by {columns}, " in told
    assert f"output {shape[0]} by {shape[1]}. Input [0, 0] is 1:" in told
    assert f"has {high * wide} products" in told


def test_one_row_of_data():
    explorer = transposed_explorer(one_row=True, stride=2, step=1)
    assert "3 samples, output 7 samples. Input [1] is 2" in repr(explorer)
    own = transposed_explorer([5, 6], [1, 2, 3], stride=2)
    assert own.view.one_row and own.view.image == [[5, 6]] and own.view.weights == [[1, 2, 3]]
    assert "input size" in controls(own)
    assert not any("row of data" in name or "height" in name for name in controls(own))


def test_settings_that_differ_are_apart_and_equal_ones_tied():
    assert transposed_explorer(stride=2).view.tied
    assert not transposed_explorer(stride=(1, 2)).view.tied
    assert not transposed_explorer(np.ones((2, 3))).view.tied


def test_a_setting_without_output_is_told_not_raised():
    explorer = transposed_explorer(padding=6)
    assert repr(explorer) == "The padding crops all that is stamped: there is no output."


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = transposed_explorer()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    view = transposed_explorer().view
    shown = " ".join(controls(transposed_explorer()))
    kinds = re.compile(r"^selected_(product|cropped|zero|none)$")  # of transposed_selection.js
    for key, words in WORDS.items():
        stem = key.removesuffix("_one").removesuffix("_many")
        in_browser = f"words.{key}" in view._esm or f'"{stem}"' in view._esm
        assert in_browser or kinds.match(key) or words in shown, key


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kernel_size": 6}, "^kernel_size=6 is above the slider's end; give 1 to 5"),
        ({"size": 7}, "size=7 is above the slider's end; give 1 to 6"),
        ({"padding": 7}, "padding=7 is above the slider's end; give 0 to 6"),
        ({"stride": 0}, "stride=0 is below 1; give 1 or more"),
        ({"stride": 2, "output_padding": 2}, r"output_padding=2 is not below .* = 2; give 0 to 1"),
        ({"padding": "same"}, "padding='same' is not a whole number"),
        ({"one_row": True, "stride": (1, 2)}, r"stride=\(1, 2\) has length 2"),
        ({"step": 9}, "step=9 is beyond the last step, 8"),
        ({"one_row": True, "step": 3}, "step=3 is beyond the last step, 2"),
        ({"x": [[[1]]]}, r"x has shape \(1, 1, 1\)"),
        ({"x": [["a"]]}, "give a matrix or a row of numbers"),
        ({"x": [1, 2], "kernel": [[1]]}, r"x has 1 axes .* and kernel 2"),
        ({"views": ["code"]}, "views has 'code', which is unknown"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        transposed_explorer(**arguments)

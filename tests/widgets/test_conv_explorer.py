import ipywidgets
import numpy as np
import pytest
from scipy.signal import convolve2d

from convkit import conv2d, filters
from convkit.widgets import conv_explorer
from convkit.widgets.base import HERE
from convkit.widgets.conv_explorer import TEACHING_KERNEL, WORDS

from .controls import controls, linked

IMAGE = 10 * np.arange(10)[:, None] + np.arange(10)


def test_it_is_made_of_real_ipywidgets_controls():
    kinds = {name: type(control) for name, control in controls(conv_explorer()).items()}
    settings = ["input size", "kernel size", "stride", "padding", "dilation"]
    for name in settings:
        assert kinds[f"{name}, height"] is ipywidgets.IntSlider
        assert kinds[f"{name}, width"] is ipywidgets.IntSlider
    assert kinds["mode"] is ipywidgets.Dropdown
    assert kinds["step"] is ipywidgets.IntSlider


def test_every_control_is_linked_in_the_browser():
    explorer = conv_explorer()
    mine = linked(explorer)
    names = ("size", "kernel", "stride", "padding", "dilation")
    expected = {f"{n}_{side}" for n in names for side in ("height", "width")}
    assert mine == expected | {"mode", "tied", "step", "flip", "preset"}


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        ({}, (3, 3)),
        ({"padding": "same"}, (5, 5)),
        ({"padding": "full", "dilation": 2}, (9, 9)),
        ({"size": (4, 6), "kernel_size": (2, 3), "stride": (1, 2)}, (3, 2)),
    ],
)
def test_the_first_frame_tells_the_numbers_of_conv2d(arguments, shape):
    explorer = conv_explorer(**arguments)
    rows, columns = arguments.get("size", (5, 5))
    kernel_rows, kernel_columns = np.broadcast_to(arguments.get("kernel_size", 3), 2)
    output = conv2d(
        10 * np.arange(rows)[:, None] + np.arange(columns),
        TEACHING_KERNEL[:kernel_rows, :kernel_columns],
        stride=arguments.get("stride", 1),
        padding=arguments.get("padding", 0),
        dilation=arguments.get("dilation", 1),
    )
    assert output.shape == shape
    assert f"output {shape[0]} by {shape[1]}. Output [0, 0] is {output[0, 0]}:" in repr(explorer)
    assert explorer.view.last_step == output.size - 1


def test_a_named_mode_stands_in_the_dropdown_and_the_padding_sliders_follow():
    explorer = conv_explorer(padding="same", kernel_size=4)
    found = controls(explorer)
    assert found["mode"].index == explorer.view.mode == 2
    assert found["padding, height"].value == 1  # 1 before, 2 after


def test_settings_that_differ_are_apart_and_equal_ones_tied():
    assert conv_explorer(stride=2).view.tied
    assert not conv_explorer(stride=(1, 2)).view.tied
    assert not conv_explorer(size=(4, 6)).view.tied


def test_kernels_come_from_an_array_or_a_function_of_the_size():
    cut = conv_explorer(kernel=[[1, 2, 3], [4, 5, 6]], kernel_size=2).view.kernels
    assert cut[1][2] == [[1, 2, 3], [4, 5, 6]]
    assert cut[0][1] == [[1, 2]]
    asked = conv_explorer(kernel=filters.box).view.kernels
    np.testing.assert_allclose(asked[3][1], np.full((4, 2), 1 / 8))


def test_a_setting_without_output_is_told_not_raised():
    explorer = conv_explorer(size=3, kernel_size=5)
    assert repr(explorer) == "The kernel does not fit in the padded input: there is no output."
    assert explorer.view.last_step == 0


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = conv_explorer()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    source = "".join(path.read_text(encoding="utf-8") for path in HERE.rglob("*.js"))
    explorer = conv_explorer()
    found = controls(explorer)
    shown = " ".join([*found, *found["mode"].options, *found["example"].options])
    for key, words in WORDS.items():
        stem = key.removesuffix("_one").removesuffix("_many")
        in_browser = any(part in source for part in (f"words.{key}", f'"{stem}"'))
        assert key == "presets" or in_browser or words in shown, key


def test_only_known_views_can_be_open():
    assert conv_explorer(views=["matrix", "code"]).view.opened == ["matrix", "code"]
    with pytest.raises(ValueError, match="views has 'matrices', which is unknown"):
        conv_explorer(views=["matrices"])


def test_presets_are_offered_where_their_sizes_and_values_fit():
    assert "example" in controls(conv_explorer())
    assert "example" not in controls(conv_explorer(image=np.ones((3, 4))))


def test_flipped_it_is_convolution_in_the_strict_sense():
    explorer = conv_explorer(kernel_size=(2, 3), flip=True)
    expected = convolve2d(IMAGE[:5, :5], TEACHING_KERNEL[:2, :3], mode="valid")[0, 0]
    assert f"Output [0, 0] is {expected}:" in repr(explorer)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kernel": [[1]]}, "^kernel_size=3 is above the slider's end; give 1 to 1$"),
        ({"kernel_size": (0, 1)}, r"^kernel_size\[0\]=0 is below 1; give 1 or more$"),
        ({"kernel_size": 6}, "^kernel_size=6 is above the slider's end; give 1 to 5"),
        ({"size": 11}, "size=11 is above the slider's end; give 1 to 10"),
        ({"stride": 0}, "stride=0 is below 1; give 1 or more"),
        ({"padding": "half"}, "padding='half' is unknown"),
        ({"padding": ((0, 1), 1)}, r"padding\[0\]=\(0, 1\) is not a whole number"),
        ({"step": 9}, "step=9 is beyond the last step, 8"),
        ({"image": [1, 2, 3]}, r"image has shape \(3,\)"),
        ({"kernel": [["a"]]}, "give a matrix of numbers"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        conv_explorer(**arguments)

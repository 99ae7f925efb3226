import ipywidgets
import numpy as np
import pytest

from convkit import conv2d, filters, pad
from convkit.widgets import filter_lab
from convkit.widgets.filter_lab import BOUNDARIES, PRESETS, WORDS

from .controls import controls, linked, unused_words

# Words that the view chooses by a name that it puts together, or that stand in a dropdown
CHOSEN = {"shown_clip", "shown_absolute", "shown_grey", "not_picture", "too_large"}
LISTS = {"presets", "boundaries", "shows"}


def test_it_is_made_of_real_ipywidgets_controls():
    kinds = {name: type(control) for name, control in controls(filter_lab()).items()}
    for name in ("kernel", "kernel size", "beyond the border", "show the result"):
        assert kinds.pop(name) is ipywidgets.Dropdown
    assert set(kinds.values()) == {ipywidgets.Checkbox}
    assert len(kinds) == 2


def test_every_control_is_linked_in_the_browser():
    assert linked(filter_lab()) == {
        "preset", "size", "boundary", "show", "normalise", "magnitude",
    }  # fmt: skip


def test_the_weights_are_those_of_convkit_filters():
    by_name = dict(zip(PRESETS, filter_lab().view.kernels, strict=True))
    for size in (3, 5, 7):
        np.testing.assert_array_equal(by_name["box"][size], filters.box(size))
        np.testing.assert_array_equal(by_name["binomial"][size], filters.binomial(size))
        np.testing.assert_array_equal(by_name["emboss"][size], filters.emboss(size))
        assert np.shape(by_name["gabor"][size]) == (size, size)
    np.testing.assert_array_equal(by_name["sobel_x"][3], filters.sobel(axis=1))
    np.testing.assert_array_equal(by_name["scharr_y"][3], filters.scharr(axis=0))
    np.testing.assert_array_equal(by_name["laplacian_8"][3], filters.laplacian(8))
    assert list(by_name["unsharp"]) == [7]
    assert by_name["shift"][3] == [[0, 0, 0], [1, 0, 0], [0, 0, 0]]
    np.testing.assert_array_equal(by_name["motion"][5][2], filters.motion(5)[0])
    assert len(WORDS["presets"]) == len(PRESETS) + 1
    assert len(WORDS["boundaries"]) == len(BOUNDARIES)


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize(("normalise", "magnitude"), [(False, False), (True, True)])
def test_the_first_frame_tells_the_numbers_of_conv2d(boundary, normalise, magnitude):
    rng = np.random.default_rng(0)
    kernel = rng.normal(size=(5, 3))
    explorer = filter_lab(
        rng.random((12, 20)),
        kernel,
        boundary=boundary,
        normalise=normalise,
        magnitude=magnitude,
        pixel=(1, 19),
    )
    used = np.pad(kernel, ((0, 0), (1, 1)))
    used = used / used.sum() if normalise else used
    x = explorer.view.levels()
    x = x if boundary == "valid" else pad(x, 2, boundary)
    result = np.hypot(conv2d(x, used), conv2d(x, used.T)) if magnitude else conv2d(x, used)
    row, column = (0, 15) if boundary == "valid" else (1, 19)
    assert f"with the kernel “{WORDS['presets'][0]}” of 5 by 5 weights" in repr(explorer)
    assert (
        f"values from {result.min():.4g} to {result.max():.4g}, and {result[row, column]:.4g} "
        f"at [{row}, {column}]."
    ) in repr(explorer)


def test_weights_without_a_sum_stay_as_they_are():
    told = repr(filter_lab(kernel="laplacian_4", normalise=True))
    assert told == repr(filter_lab(kernel="laplacian_4"))


def test_the_photo_is_small_and_grey_and_can_be_another():
    view = filter_lab().view
    assert view.levels().shape == (200, 171)
    assert len(view.picture) < 12_000
    wide = filter_lab(np.linspace(0, 1, 300 * 400 * 3).reshape(300, 400, 3)).view
    assert wide.levels().shape == (150, 200)
    small = np.linspace(0, 1, 12).reshape(3, 4)
    np.testing.assert_allclose(filter_lab(small).view.levels(), 255 * small, atol=6)  # JPEG


def test_a_kernel_set_in_python_becomes_a_square():
    view = filter_lab().view
    view.kernel = [[1, 2, 3]]
    assert view.kernel == [[0, 0, 0], [1, 2, 3], [0, 0, 0]]
    with pytest.raises(ValueError, match=r"kernel has shape \(2, 2\)"):
        view.kernel = [[1, 2], [3, 4]]


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = filter_lab(show="grey", kernel="sobel_y")
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/jpeg"].startswith(b"\xff\xd8")  # dark pages turn diagrams over, not photos
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/jpeg"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    assert set(unused_words(filter_lab(), WORDS)) <= CHOSEN | LISTS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kernel": "sobel"}, "kernel='sobel' is unknown; give one of 'identity', 'shift'"),
        ({"kernel": np.ones((4, 3))}, r"kernel has shape \(4, 3\); give a matrix of odd height"),
        ({"kernel": np.ones((9, 3))}, r"at most 7 by 7"),
        ({"kernel": [[1, np.nan, 1]]}, "kernel holds nan or inf; give finite numbers"),
        ({"kernel": [["a"]]}, "kernel has dtype"),
        ({"kernel": [[1j]]}, "kernel has dtype complex128; give real numbers"),
        ({"size": 4}, "size=4 is unknown; give one of 3, 5, 7"),
        ({"boundary": "mirror"}, "boundary='mirror' is unknown; give one of 'zero'"),
        ({"show": "colour"}, "show='colour' is unknown; give one of 'clip', 'absolute', 'grey'"),
        ({"image": np.ones((3, 4, 4))}, r"image has shape \(3, 4, 4\)"),
        ({"image": [[0, 2]]}, r"image has values from 0 to 2; scale it to \[0, 1\]"),
        ({"image": [[0, 1]], "boundary": "valid"}, "too small for a kernel of 3"),
        ({"pixel": (1, 2, 3)}, r"pixel=\(1, 2, 3\) has length 3; give \(row, column\)"),
        ({"pixel": (-1, 0)}, r"pixel\[0\]=-1 is below 0"),
        ({"pixel": (0, 171)}, r"pixel=\(0, 171\) is not in the picture of 200 by 171"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    with pytest.raises((TypeError, ValueError), match=message):
        filter_lab(**arguments)

import ipywidgets
import numpy as np
import pytest
from scipy import ndimage

from convkit.widgets import equivariance_lab
from convkit.widgets.equivariance_lab import KERNELS, WORDS

from .controls import controls, linked, unused_words

# Words that the view chooses by a name that it puts together, or that stand in a dropdown
CHOSEN = {f"{name}_{kind}" for name in ("image", "before", "along", "moved", "after", "apart")
          for kind in ("title", "label")} | {"summary_mean", "summary_max"}  # fmt: skip
LISTS = {"kernels", "boundaries", "poolings", "summaries"}
X = np.random.default_rng(0).integers(0, 10, (8, 12))


def test_it_is_made_of_real_ipywidgets_controls():
    kinds = {name: type(control) for name, control in controls(equivariance_lab()).items()}
    for name in ("shift down", "shift right", "stride"):
        assert kinds.pop(name) is ipywidgets.IntSlider
    for name in ("kernel", "beyond the border", "pooling", "invariance"):
        assert kinds.pop(name) is ipywidgets.Dropdown
    assert not kinds


def test_every_control_is_linked_in_the_browser():
    assert linked(equivariance_lab()) == {
        "down", "right", "kernel", "boundary", "stride", "pooling", "summary",
    }  # fmt: skip


@pytest.mark.parametrize("name", KERNELS)
def test_on_a_ring_both_ways_are_equal_and_as_scipy_has_them(name):
    after, along = equivariance_lab(X, name, shift=(3, -5), boundary="wrap").view.both_ways()
    np.testing.assert_array_equal(after, along)
    expected = ndimage.correlate(
        np.roll(X, (3, -5), (0, 1)).astype(float), KERNELS[name], mode="wrap"
    )
    np.testing.assert_allclose(after, expected, atol=1e-12)


def test_zeros_beyond_the_border_break_it_there_only():
    after, along = equivariance_lab(X, "sobel_x", shift=(1, 2)).view.both_ways()
    differs = after != along
    assert differs.any()
    assert not differs[2:-1, 3:-1].any()
    told = repr(equivariance_lab(X, "sobel_x", shift=(1, 2)))
    assert told == (
        "A picture of 8 by 12, shifted 1 down and 2 right, before or after the filter: "
        f"{differs.sum()} of 96 cells differ, and the difference has norm "
        f"{np.linalg.norm(after - along):.4g}."
    )


@pytest.mark.parametrize(
    ("setting", "shift", "is_equal"),
    [
        ({"stride": 2}, (2, 4), True),
        ({"stride": 2}, (1, 4), False),
        ({"pooling": "max"}, (4, -2), True),
        ({"pooling": "max"}, (4, 1), False),
        ({"pooling": "mean", "stride": 2}, (4, 8), True),
        ({"pooling": "mean", "stride": 2}, (2, 8), False),
    ],
)
def test_a_stride_and_pooling_break_it_unless_they_divide_the_shift(setting, shift, is_equal):
    view = equivariance_lab(X, "box", shift=shift, boundary="wrap", **setting).view
    after, along = view.both_ways()
    assert np.array_equal(after, along) == is_equal


def test_weights_of_ones_own_come_first_in_the_list():
    explorer = equivariance_lab(X, [[1, 2]])
    assert explorer.view.kernels[0] == [[1, 2]]
    assert controls(explorer)["kernel"].options[0] == WORDS["own"]
    assert controls(explorer)["kernel"].index == explorer.view.kernel == 0


def test_the_sliders_reach_no_further_than_the_picture():
    sliders = controls(equivariance_lab(X))
    assert (sliders["shift down"].min, sliders["shift down"].max) == (-8, 8)
    assert (sliders["shift right"].min, sliders["shift right"].max) == (-12, 12)


def test_the_output_holds_the_widget_its_first_frame_and_its_sentence():
    explorer = equivariance_lab(pooling="max")
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == repr(explorer)
    assert metadata["image/png"]["width"] > 100


def test_the_words_stand_in_one_table_without_leftovers():
    own = equivariance_lab(kernel=[[1]])
    assert set(unused_words(own, WORDS)) <= CHOSEN | LISTS | {"own"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"image": [1, 2]}, r"image has shape \(2,\) and dtype int64; give a matrix of real"),
        ({"image": np.ones((41, 3))}, r"at most 40 by 40"),
        ({"image": [["a"]]}, "image has dtype"),
        ({"kernel": "sobel"}, "kernel='sobel' is unknown; give one of 'sobel_x', 'sobel_y'"),
        ({"kernel": np.ones((8, 1))}, r"kernel has shape \(8, 1\).* at most 7 by 7"),
        ({"shift": (1, 2, 3)}, r"shift=\(1, 2, 3\) has length 3; give \(down, right\)"),
        ({"shift": (1.5, 0)}, r"shift\[0\]=1.5 is not a whole number"),
        ({"shift": (0, 13)}, r"shift\[1\]=13 is too far; give -12 to 12"),
        ({"boundary": "valid"}, "boundary='valid' is unknown; give one of 'zero', 'nearest'"),
        ({"stride": 0}, "stride=0 is below 1"),
        ({"stride": 5}, "stride=5 is above the slider's end; give 1 to 4"),
        ({"pooling": "min"}, "pooling='min' is unknown; give one of 'none', 'max', 'mean'"),
        ({"summary": "sum"}, "summary='sum' is unknown"),
        (
            {"image": np.ones((4, 4)), "stride": 4, "pooling": "max"},
            r"image has shape \(4, 4\), too small to pool at stride 4",
        ),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, message):
    arguments = {"shift": (0, 0)} | arguments
    with pytest.raises((TypeError, ValueError), match=message):
        equivariance_lab(**arguments)

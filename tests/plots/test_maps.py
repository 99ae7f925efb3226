import re

import numpy as np
import pytest

from convkit import overlap_count, plots, use_count

from .reading import texts, title


def test_photos_show_zero_as_middle_grey_only_where_a_value_is_out_of_range():
    plain, signed = np.array([[0.0, 0.5, 1.0]]), np.array([[-2.0, 0.0, 2.0]])
    picture = plots.photos([plain, signed], ["plain", "signed"])
    shown = [axis.images[0].get_array() for axis in picture.figure.axes[:2]]
    np.testing.assert_array_equal(shown[0], plain)
    np.testing.assert_allclose(shown[1], [[0, 0.5, 1]])
    assert repr(picture) == ("2 pictures: plain; signed, 0 is middle grey, ±2 and beyond the ends.")


def test_a_picture_of_zeros_out_of_range_is_not_divided_by_zero():
    image = np.zeros((20, 20))
    image[0, 0] = -1
    picture = plots.photos([image], ["one dark pixel"])
    shown = picture.figure.axes[0].images[0].get_array()
    assert shown[0, 0] == 0
    assert np.all(shown[1:] == 0.5)


def test_the_ends_of_a_signed_picture_are_told_in_plain_numbers():
    picture = plots.photos([np.array([[-112.3, 112.3]])], ["slope"])
    assert repr(picture) == "A picture: slope, 0 is middle grey, ±110 and beyond the ends."


def test_use_maps_show_the_counts_of_every_setting_on_one_scale():
    settings = [("valid", {}), ("strided", {"stride": (2, 1), "padding": (0, 1)})]
    picture = plots.use_maps((4, 5), (3, 2), settings)
    for shown, (_, setting) in zip(texts(picture), settings, strict=True):
        assert shown == [str(n) for n in use_count((4, 5), (3, 2), **setting).ravel()]
    shades = [[p.get_alpha() for p in axis.patches[20:]] for axis in picture.figure.axes]
    assert [max(shade) for shade in shades] == [0.5, 0.25]
    assert repr(picture) == (
        "Products that each of 4 by 5 pixels is in: valid, 1 to 4 with 1 at the corner; "
        "strided, 0 to 2 with 2 at the corner."
    )


def test_overlap_maps_show_the_checkerboard():
    settings = [
        ("uneven", {"kernel": 3, "stride": 2}),
        ("even", {"kernel": 4, "stride": 2, "padding": (1, 0)}),
    ]
    picture = plots.overlap_maps((2, 3), settings)
    for shown, (_, setting) in zip(texts(picture), settings, strict=True):
        assert shown == [str(n) for n in overlap_count((2, 3), **setting).ravel()]
    assert title(picture.figure.axes[0]).get_color() == "#006b4b"
    assert repr(picture) == (
        "Products that each output of 2 by 3 stamps is the sum of: uneven, 1 to 4 with 1 at "
        "the corner; even, 1 to 4 with 1 at the corner."
    )


def test_grids_draw_vectors_and_matrices_of_every_role_in_every_theme():
    parts = [("a", [1, 2], "input"), ("b", [[3.25], [4]], "output")]
    picture = plots.grids(parts, "Two.", theme="dark")
    assert texts(picture) == [["1", "2"], ["3.25", "4"]]
    assert [title(axis).get_color() for axis in picture.figure.axes] == ["#74bdf2", "#56d3a8"]
    assert repr(picture) == "Two."


def test_an_unknown_theme_and_missing_titles_are_refused():
    with pytest.raises(ValueError, match=r"^theme='dim' is unknown; give 'light' or 'dark'$"):
        plots.grids([("a", [1], "input")], "One.", theme="dim")
    with pytest.raises(ValueError, match=r"^there are 1 images but 2 titles; give one each$"):
        plots.photos([np.eye(2)], ["a", "b"])


@pytest.mark.parametrize("shape", [(), (3,), (2, 2, 4), (2, 2, 3, 1)])
def test_what_is_no_picture_is_refused(shape):
    found = rf"^images\[1\] has shape {re.escape(str(shape))}, which is no picture; give \(height"
    with pytest.raises(ValueError, match=found):
        plots.photos([np.eye(2), np.ones(shape)], ["a", "b"])


EYE = np.eye(2)


@pytest.mark.parametrize(
    ("error", "call", "message"),
    [
        (ValueError, lambda: plots.photos([], []), "there are 0 images; give at least one"),
        (
            ValueError,
            lambda: plots.photos([EYE], ["a"], columns=0),
            "columns=0 is below 1; give 1 or more",
        ),
        (
            TypeError,
            lambda: plots.photos([EYE], ["a"], columns=1.5),
            "columns=1.5 is not a whole number; give an int",
        ),
        (
            TypeError,
            lambda: plots.photos([EYE, 1j * EYE], ["a", "b"]),
            "images[1] has dtype complex128, which is complex; give its size, np.abs, or its real "
            "part",
        ),
        (ValueError, lambda: plots.grids([], "None."), "there are 0 parts; give at least one"),
        (ValueError, lambda: plots.use_maps((4, 4), (3, 3), []), "there are 0 settings; give at"),
        (ValueError, lambda: plots.overlap_maps((4, 4), []), "there are 0 settings; give at least"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(error, call, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        call()

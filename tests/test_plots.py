import struct

import numpy as np
import pytest

from convkit import conv2d, plots, use_count

IMAGE = 10 * np.arange(3)[:, None] + np.arange(5)
KERNEL = np.array([[1, 2], [3, 4]])


def texts(picture):
    """Every number drawn in the cells, one list per matrix."""
    return [[text.get_text() for text in axis.texts] for axis in picture.figure.axes]


def test_a_step_is_drawn_with_the_numbers_of_the_convolution():
    picture = plots.convolution_step(IMAGE, KERNEL, 5, stride=(1, 2), padding=((0, 1), (1, 0)))
    output = conv2d(IMAGE, KERNEL, stride=(1, 2), padding=((0, 1), (1, 0)))
    padded, kernel, shown = texts(picture)
    assert padded == [str(n) for n in np.pad(IMAGE, ((0, 1), (1, 0))).ravel()]
    assert kernel == ["1", "2", "3", "4"]
    assert shown == [str(n) for n in output.ravel()]
    assert repr(picture) == (
        f"Input 3 by 5, output 3 by 3. Output [1, 2] is {output[1, 2]}: "
        "4 products, 0 of them with padding."
    )


def test_a_step_marks_its_taps_where_the_walk_puts_them():
    picture = plots.convolution_step(IMAGE, KERNEL, 0, padding=1, dilation=2)
    marks = [p for p in picture.figure.axes[0].patches if p.get_linewidth() == 2.5]
    assert [(p.get_y(), p.get_x()) for p in marks] == [(0, 0), (0, 2), (2, 0), (2, 2)]
    assert "3 of them with padding" in repr(picture)


def test_a_step_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"step=8 is not a step; the walk has 8, counted from 0"):
        plots.convolution_step(IMAGE, KERNEL, 8)


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


def test_diagrams_are_png_and_photos_jpeg_and_both_know_their_width():
    diagram = plots.grids([("counts", [[1, 2, 3]], "input")], "Three numbers.")
    photo = plots.photos([np.eye(3)], ["a line"])
    data, size = diagram._repr_png_()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">I", data[16:20])[0] == pytest.approx(2 * size["width"], abs=2)
    assert diagram._repr_jpeg_() is None
    assert photo._repr_png_() is None
    assert photo._repr_jpeg_()[0].startswith(b"\xff\xd8")


def test_the_same_figure_gives_the_same_bytes():
    first, second = (plots.convolution_step(IMAGE, KERNEL)._repr_png_()[0] for _ in range(2))
    assert first == second


def test_saved_figures_are_real_files(tmp_path):
    plots.convolution_step(IMAGE, KERNEL).save(tmp_path / "step.png")
    assert (tmp_path / "step.png").read_bytes().startswith(b"\x89PNG")


def hatched(axis):
    """Columns of the cells that are marked as unread."""
    return [patch.get_x() for patch in axis.patches if patch.get_hatch()]


def test_placements_put_every_tap_where_the_walk_does_and_hatch_what_is_unread():
    picture = plots.placements(8, 3, stride=3)
    samples, output = picture.figure.axes
    taps = [(t.get_position()[0] - 0.5, t.get_text()) for t in samples.texts[8:]]
    assert taps == [(0, "w0"), (1, "w1"), (2, "w2"), (3, "w0"), (4, "w1"), (5, "w2")]
    assert hatched(samples) == [6, 7]
    assert [text.get_text() for text in output.texts] == ["0", "1"]
    assert repr(picture) == (
        "8 samples, padded by 0 before and 0 after. 2 windows of 3 begin at 0, 3. "
        "No window reads 6, 7."
    )


def test_placements_tell_padding_from_samples():
    picture = plots.placements(6, 3, 2, padding=(0, 2), dilation=2)
    samples, _ = picture.figure.axes
    assert [text.get_text() for text in samples.texts[:8]] == [*"012345", "·", "·"]
    assert hatched(samples) == [1, 3, 5, 7]
    assert repr(picture).endswith("begin at 0, 2. No window reads 1, 3, 5, 7 (padding).")


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

import struct

import numpy as np
import pytest

from convkit import conv2d, plots

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

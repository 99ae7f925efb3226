import numpy as np
import pytest

from convkit import conv1d, conv2d, plots

from .reading import hatched, outlined, texts

IMAGE = 10 * np.arange(3)[:, None] + np.arange(5)
KERNEL = np.array([[1, 2], [3, 4]])


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
    with pytest.raises(ValueError, match=r"step=8 is not a step; there are 8, counted from 0"):
        plots.convolution_step(IMAGE, KERNEL, 8)


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


def test_a_signal_is_drawn_as_rows_one_below_the_other():
    picture = plots.convolution_step([1, 2, 3, 4], [10, 1], 1, padding=((2, 0),), dilation=2)
    padded, kernel, shown = texts(picture)
    output = conv1d([1, 2, 3, 4], [10, 1], padding=((2, 0),), dilation=2)
    assert (padded, kernel) == (["0", "0", "1", "2", "3", "4"], ["10", "1"])
    assert shown == [str(n) for n in output]
    assert outlined(picture.figure.axes[0]) == [(0, 1), (0, 3)]
    bottoms = [axis.get_position().y0 for axis in picture.figure.axes]
    assert bottoms == sorted(bottoms, reverse=True)
    assert repr(picture) == (
        "Input 4 samples, output 4 samples. Output [1] is 2: 2 products, 1 of them with padding."
    )


def test_what_no_window_reads_is_hatched():
    picture = plots.convolution_step(IMAGE, KERNEL, stride=(1, 3), padding=((0, 0), (0, 1)))
    cells = [(p.get_y(), p.get_x()) for p in picture.figure.axes[0].patches if p.get_hatch()]
    assert cells == [(row, column) for row in range(3) for column in (2, 5)]


def test_shades_leave_out_the_numbers_of_input_and_output():
    picture = plots.convolution_step(IMAGE, KERNEL, 1, shaded=True)
    assert texts(picture) == [[], ["1", "2", "3", "4"], []]
    np.testing.assert_array_equal(
        picture.figure.axes[2].images[0].get_array(), conv2d(IMAGE, KERNEL)
    )
    assert outlined(picture.figure.axes[2]) == [(0, 1)]


def test_more_axes_than_a_picture_has_are_refused():
    for image, kernel in ((IMAGE[None], KERNEL[None]), (IMAGE, KERNEL[0])):
        with pytest.raises(ValueError, match=r"a picture shows two vectors or two matrices$"):
            plots.convolution_step(image, kernel)

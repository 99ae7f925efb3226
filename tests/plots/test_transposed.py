import numpy as np
import pytest

from convkit import conv_transpose1d, conv_transpose2d, plots

from .reading import outlined, texts, title

X = np.array([[1, 2, 3], [4, 5, 6]])
KERNEL = np.array([[1, 2, 0], [0, 1, 3]])
SETTING = {"stride": 2, "padding": ((1, 0), (0, 2)), "output_padding": (0, 1)}


def test_a_stamp_is_drawn_with_the_numbers_of_the_transposed_convolution():
    picture = plots.transposed_step(X, KERNEL, 2, **SETTING)
    output = conv_transpose2d(X, KERNEL, **SETTING)
    taken, kernel, stamp, given = texts(picture)
    assert taken == [str(n) for n in X.ravel()]
    assert kernel == [str(n) for n in KERNEL.ravel()]
    assert stamp == ["3", "6", "0", "0", "3", "9"]
    assert given == [str(n) for n in output.ravel()]
    assert repr(picture) == (
        "Input of the transposed convolution 2 by 3, output 3 by 6. Input [0, 2] is 3: its "
        "stamp, that number times the kernel, has 6 products, 4 of them cropped."
    )


def test_a_stamp_is_marked_where_the_walk_puts_it():
    taken, _, _, given = plots.transposed_step(X, KERNEL, 2, **SETTING).figure.axes
    assert outlined(taken) == [(0, 2)]
    # one row is cropped above, and the last column at the right: the canvas has 4 rows, 7 columns
    assert outlined(given, "dashed") == [(0, 4), (0, 5), (0, 6), (1, 6)]
    assert outlined(given) == [(1, 4), (1, 5)]
    dotted = [p for p in given.patches if p.get_linestyle() == ":"]
    assert {(p.get_y(), p.get_x()) for p in dotted} == {
        *((0, column) for column in range(7)),
        *((row, 6) for row in range(4)),
    }
    assert [text.get_position() for text in given.texts[:2]] == [(0.5, 1.53), (1.5, 1.53)]


def test_output_padding_may_lie_beyond_every_stamp():
    given = plots.transposed_step([[1]], [[1, 2]], stride=3, output_padding=2).figure.axes[3]
    assert [text.get_text() for text in given.texts] == ["1", "2", "0", "0", *["0"] * 8]
    assert given.get_xlim() == (0, 4)


@pytest.mark.parametrize("plot", [plots.transposed_step, plots.direct_form])
def test_both_names_stand_over_both_maps(plot):
    axes = plot(X, KERNEL).figure.axes
    assert title(axes[0]).get_text() == "input of the transposed\n= output of the direct"
    assert title(axes[3]).get_text() == "output of the transposed\n= input of the direct"


def test_a_signal_is_stamped_in_a_row():
    picture = plots.transposed_step([1, 2], [3, 4, 5], 1, stride=2, padding=1)
    output = conv_transpose1d([1, 2], [3, 4, 5], stride=2, padding=1)
    assert texts(picture)[2:] == [["6", "8", "10"], [str(n) for n in output]]
    assert repr(picture).startswith(
        "Input of the transposed convolution 2 samples, output 3 samples. Input [1] is 2: "
    )


def test_steps_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match=r"^step=6 is not a step; there are 6, counted from 0"):
        plots.transposed_step(X, KERNEL, 6)
    with pytest.raises(ValueError, match=r"^step=15 is not a step; there are 15, counted"):
        plots.direct_form(X, KERNEL, 15)
    with pytest.raises(ValueError, match=r"^x has 3 axes .* a picture shows two vectors or two"):
        plots.transposed_step(X[None], KERNEL[None])


def test_the_direct_form_stretches_pads_and_reverses():
    picture = plots.direct_form(X, KERNEL, 7, **SETTING)
    taken, wide, kernel, given = texts(picture)
    assert taken == [str(n) for n in X.ravel()]
    assert kernel == ["3", "1", "0", "0", "2", "1"]
    assert given == [str(n) for n in conv_transpose2d(X, KERNEL, **SETTING).ravel()]
    # rows: p' = 2−1−1 = 0 before and 2−1−0 = 1 after; columns: 3−1−0 = 2 and 3−1−2 + 1 = 1
    assert np.reshape(wide, (4, 8)).tolist() == [
        ["0", "0", "1", "0", "2", "0", "3", "0"],
        ["0", "0", "0", "0", "0", "0", "0", "0"],
        ["0", "0", "4", "0", "5", "0", "6", "0"],
        ["0", "0", "0", "0", "0", "0", "0", "0"],
    ]
    _, canvas, _, output = picture.figure.axes
    assert outlined(canvas) == [(row, column) for row in (1, 2) for column in (1, 2, 3)]
    assert outlined(output) == [(1, 1)]
    assert repr(picture) == (
        "Input 2 by 3, rows: 1 zero put between neighbours, padded by 0 before and padded by 1 "
        "after; columns: 1 zero put between neighbours, padded by 2 before and padded by 1 after. "
        "The reversed kernel moves over it by 1 and gives 3 by 6. Output [1, 1] is 8."
    )


def test_the_direct_form_crops_where_the_padding_is_wider_than_the_kernel():
    x, weight = np.array([1, 2, 3, 4]), np.array([1, 10])
    setting = {"padding": ((2, 0),), "dilation": 1}
    picture = plots.direct_form(x, weight, 0, **setting)
    _, wide, _, given = picture.figure.axes
    assert [t.get_text() for t in wide.texts] == ["1", "2", "3", "4", "0"]
    assert [p.get_x() for p in wide.patches if p.get_hatch()] == [0]
    assert outlined(wide) == [(0, 1), (0, 2)]
    shown = [t.get_text() for t in given.texts]
    assert shown == [str(n) for n in conv_transpose1d(x, weight, **setting)]
    assert "0 zeros put between neighbours, cropped by 1 before and padded by 1 after" in repr(
        picture
    )

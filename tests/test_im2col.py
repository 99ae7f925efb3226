import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import linalg

from convkit import col2im, conv1d, conv2d, conv3d, im2col, steps, use_count

from .oracles import named

SETTINGS = st.fixed_dictionaries(
    {
        "stride": st.tuples(st.integers(1, 3), st.integers(1, 3)),
        "padding": st.tuples(*[st.tuples(st.integers(0, 2), st.integers(0, 2))] * 2),
        "dilation": st.tuples(st.integers(1, 2), st.integers(1, 2)),
    }
)


def test_by_hand():
    x = named(2, 2, 3)  # channel 0: 0 1 2 / 10 11 12; channel 1 is 100 more
    assert im2col(x, (1, 2)).tolist() == [
        [0, 1, 10, 11],  # channel 0, left tap, at each of the four places
        [1, 2, 11, 12],
        [100, 101, 110, 111],
        [101, 102, 111, 112],
    ]
    assert im2col(x, (2, 1), stride=(1, 2), padding=((0, 1), (0, 0))).tolist() == [
        [0, 2, 10, 12],
        [10, 12, 0, 0],
        [100, 102, 110, 112],
        [110, 112, 0, 0],
    ]


@pytest.mark.parametrize("taps", [1, 3, 5])
def test_one_axis_is_a_hankel_matrix(taps):
    x = named(5) + 1
    columns = im2col(x[None], (taps,))
    np.testing.assert_array_equal(columns, linalg.hankel(x[:taps], x[taps - 1 :]))


@given(SETTINGS)
def test_rows_and_columns_are_in_the_order_of_the_walk(setting):
    x = named(2, 3, 4, 5) + 1
    columns = im2col(x, (2, 3), **setting)
    for column, step in enumerate(steps((4, 5), (2, 3), **setting)):
        expected = [
            [0 if tap.is_padding else x[n, c, *tap.input] for c in range(3) for tap in step.taps]
            for n in range(2)
        ]
        assert columns[:, :, column].tolist() == expected
    assert columns.shape == (2, 3 * 2 * 3, column + 1)


@given(SETTINGS)
def test_filters_times_columns_are_the_layer(setting):
    x, weight = named(2, 3, 4, 5), named(4, 3, 2, 3) - 500
    columns = im2col(x, (2, 3), **setting)
    for method in ("loops", "im2col"):
        y = conv2d(x, weight, **setting, method=method)
        np.testing.assert_array_equal(weight.reshape(4, -1) @ columns, y.reshape(2, 4, -1))


@pytest.mark.parametrize("padding", ["valid", "same", "same_lower", "full"])
def test_padding_has_the_names_of_the_layers(padding):
    x, weight = named(2, 3, 5), named(4, 2, 2, 2)
    columns = im2col(x, (2, 2), padding=padding)
    y = conv2d(x, weight, padding=padding)
    np.testing.assert_array_equal(weight.reshape(4, -1) @ columns, y.reshape(4, -1))


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_any_rank_with_a_batch_or_without(rank):
    layer, kernel = (conv1d, conv2d, conv3d)[rank - 1], (2, 3, 1)[:rank]
    x, weight = named(2, 3, *(3, 4, 2)[:rank]), named(2, 3, *kernel)
    columns = im2col(x, kernel)
    y = layer(x, weight)
    np.testing.assert_array_equal(weight.reshape(2, -1) @ columns, y.reshape(2, 2, -1))
    np.testing.assert_array_equal(im2col(x[1], kernel), columns[1])


def test_an_int_counts_for_every_axis_of_a_batch():
    x = named(2, 3, 4, 5)
    np.testing.assert_array_equal(im2col(x, 2), im2col(x, (2, 2)))


@pytest.mark.parametrize("dtype", ["U4", "O", "f2", ">i4", "c8", "?"])
@pytest.mark.parametrize("padding", [0, 1])
def test_any_dtype_is_kept(dtype, padding):
    x = named(1, 3, 4).astype(dtype)
    columns = im2col(x, (2, 3), padding=padding)
    assert columns.dtype == x.dtype
    assert columns[-1, 0] == x[0, 1 - padding, 2 - padding]


@pytest.mark.parametrize("kernel", [(1, 1), (3, 4), (2, 3), (3, 1), (1, 4)])
def test_columns_are_a_copy_to_write_into(kernel):
    x = named(1, 3, 4)
    columns = im2col(x, kernel)
    columns[:] = -1
    np.testing.assert_array_equal(x, named(1, 3, 4))


@st.composite
def images(draw):
    """Shape of an image, of its windows and their settings, in one to three axes."""
    rank = draw(st.integers(1, 3))
    tuples = {n: st.tuples(*[st.integers(1, n)] * rank) for n in (2, 3)}
    kernel, stride, dilation, more = (draw(tuples[n]) for n in (3, 3, 2, 3))
    pads = draw(st.tuples(*[st.tuples(st.integers(0, 2), st.integers(0, 2))] * rank))
    size = [
        max(1, d * (k - 1) + m - sum(pair))
        for d, k, m, pair in zip(dilation, kernel, more, pads, strict=True)
    ]
    setting = {"stride": stride, "padding": pads, "dilation": dilation}
    return tuple(size), kernel, setting


def test_col2im_by_hand():
    # windows at 0 and 2 of a padded image; sample 1 is read twice, the last one never
    columns = [[1, 2], [10, 20], [100, 200]]
    assert col2im(columns, 4, 3, stride=2, padding=((1, 0),)).tolist() == [[10, 102, 20, 200]]
    assert col2im(columns, 6, 3, stride=2).tolist() == [[1, 10, 102, 20, 200, 0]]
    # two channels of one window each
    assert col2im([[1], [2], [3], [4]], 2, 2).tolist() == [[1, 2], [3, 4]]
    # a 2×3 image, windows of 1×2
    columns = [[1, 2, 3, 4], [10, 20, 30, 40]]
    assert col2im(columns, (2, 3), (1, 2)).tolist() == [[[1, 12, 20], [3, 34, 40]]]


@given(images())
def test_col2im_is_the_adjoint(image):
    size, kernel, setting = image
    x = named(2, 3, *size)
    columns = im2col(x, kernel, **setting)
    z = named(*columns.shape, step=7) - 50
    back = col2im(z, size, kernel, **setting)
    assert back.shape == x.shape
    assert (columns * z).sum() == (x * back).sum()
    np.testing.assert_array_equal(col2im(z[1], size, kernel, **setting), back[1])


@given(images())
def test_col2im_of_im2col_counts_the_uses(image):
    size, kernel, setting = image
    x = named(2, 3, *size) + 1
    back = col2im(im2col(x, kernel, **setting), size, kernel, **setting)
    np.testing.assert_array_equal(back, use_count(size, kernel, **setting) * x)


@given(images())
def test_col2im_adds_column_by_column_in_the_order_of_the_walk(image):
    size, kernel, setting = image
    columns = im2col(named(2, *size), kernel, **setting)
    columns = named(*columns.shape, step=13) + 1
    expected = np.zeros((2, *size), int)
    for column, step in enumerate(steps(size, kernel, **setting)):
        for row, (c, tap) in enumerate((c, tap) for c in range(2) for tap in step.taps):
            if not tap.is_padding:
                expected[c, *tap.input] += columns[row, column]
    np.testing.assert_array_equal(col2im(columns, size, kernel, **setting), expected)


def test_an_int_counts_for_every_axis_of_the_other():
    columns = named(4, 6)
    expected = col2im(columns, (3, 4), (2, 2))
    np.testing.assert_array_equal(col2im(columns, (3, 4), 2), expected)
    columns = named(4, 4)
    np.testing.assert_array_equal(col2im(columns, 3, (2, 2)), col2im(columns, (3, 3), (2, 2)))


@pytest.mark.parametrize(
    ("dtype", "result"),
    [("f2", "f2"), ("f4", "f4"), (">f8", "f8"), ("c8", "c8"), ("u1", "i8"), ("?", "i8")],
)
def test_type_of_col2im(dtype, result):
    columns = np.ones((2, 3)).astype(dtype)
    columns.flags.writeable = False
    image = col2im(columns, 4, 2)
    assert image.dtype == np.dtype(result)
    assert image.dtype.isnative
    assert image.tolist() == [[1, 2, 2, 1]]


@pytest.mark.parametrize(
    "layout",
    [
        np.asfortranarray,
        lambda a: a[::-1].copy()[::-1],
        lambda a: a.astype(">i8"),
        lambda a: a.repeat(2, axis=1)[:, ::2],
    ],
)
def test_memory_layout_does_not_matter_to_col2im(layout):
    columns = named(4, 6)
    expected = col2im(columns, (3, 4), 2)
    np.testing.assert_array_equal(col2im(layout(columns), (3, 4), 2), expected)
    every = np.broadcast_to(named(4)[:, None], (4, 6))
    np.testing.assert_array_equal(col2im(every, (3, 4), 2), col2im(every.copy(), (3, 4), 2))


def test_col2im_adds_integers_exactly_or_not_at_all():
    assert col2im(np.full((2, 2), 255, "u1"), 3, 2).tolist() == [[255, 510, 255]]
    assert col2im([[2**62, 0], [0, -(2**62)]], 3, 2).tolist() == [[2**62, 0, -(2**62)]]
    with pytest.raises(ValueError, match=r"^the integer result does not fit in int64"):
        col2im(np.full((2, 2), 2**62), 3, 2)


def test_half_precision_is_added_in_single():
    columns = np.zeros((3, 3), "f2")
    columns[2, 0], columns[1, 1], columns[0, 2] = 2048, 1, 1  # 2048 + 1 is 2048 in half precision
    assert col2im(columns, 5, 3)[0, 2] == 2050


def test_an_empty_batch():
    columns = im2col(np.ones((0, 2, 3, 4)), (2, 2))
    assert columns.shape == (0, 8, 6)
    assert col2im(columns, (3, 4), (2, 2)).shape == (0, 2, 3, 4)


def test_data_that_is_no_array():
    for columns_of in (lambda x: im2col(x, (2,)), lambda x: col2im(x, 3, 2)):
        with pytest.raises(ValueError, match=r" is not a regular array \(.*\); give rows of equal"):
            columns_of([[1, 2], [3]])
        with pytest.raises(TypeError, match=r"^(x|columns) is a masked array, and its mask would"):
            columns_of(np.ma.ones((2, 2)))
    with pytest.raises(TypeError, match=r"^columns has dtype <U1, which is not a number"):
        col2im([["a", "b"]] * 2, 3, 2)
    with pytest.raises(ValueError, match=r"^columns is empty \(shape=\(2, 0\)\); every axis needs"):
        col2im(np.ones((2, 0)), 3, 2)


@pytest.mark.parametrize(
    ("error", "shape", "size", "kernel", "changed", "message"),
    [
        (
            ValueError,
            (2,),
            3,
            2,
            {},
            r"columns has 1 axes \(shape=\(2,\)\); "
            r"give \(N, C\*prod\(kernel_size\), L\) or \(C\*prod\(kernel_size\), L\)$",
        ),
        (ValueError, (1, 1, 2, 2), 3, 2, {}, r"columns has 4 axes"),
        (
            ValueError,
            (3, 2),
            3,
            2,
            {},
            r"columns has 3 rows \(shape=\(3, 2\)\), not a multiple of prod\(kernel_size\) = 2; ",
        ),
        (
            ValueError,
            (4, 5),
            (3, 4),
            2,
            {},
            r"columns has 5 columns \(shape=\(4, 5\)\) but a size of \(3, 4\) has "
            r"6 windows \(2 x 3\); give a column for each$",
        ),
        (ValueError, (4, 12), (3, 4), 2, {}, r"columns has 12 columns"),
        (
            ValueError,
            (4, 6),
            (3, 4),
            (2, 2, 2),
            {},
            r"the arguments disagree on the number of axes",
        ),
        (ValueError, (4, 6), (3, 0), 2, {}, r"size\[1\]=0 is below 1"),
        (ValueError, (4, 6), (3, 4), 0, {}, r"kernel_size=0 is below 1"),
        (TypeError, (4, 6), (3, np.nan), 2, {}, r"size\[1\]=nan is not a whole number"),
        (TypeError, (4, 6), "34", 2, {}, r"size='34' is not a whole number"),
        (ValueError, (4, 6), (3, 4), (2, 5), {}, r"axis 1: kernel spans 5 samples"),
        (ValueError, (4, 6), (3, 4), 2, {"stride": 0}, r"stride=0 is below 1"),
        (ValueError, (4, 6), (3, 4), 2, {"padding": "none"}, r"padding='none' is unknown"),
        (ValueError, (4, 6), (3, 4), 2, {"dilation": (1,)}, r"dilation=\(1,\) has length 1"),
    ],
)
def test_col2im_refuses_what_does_not_fit(error, shape, size, kernel, changed, message):
    with pytest.raises(error, match=f"^{message}"):
        col2im(np.zeros(shape), size, kernel, **changed)


@pytest.mark.parametrize(
    ("error", "shape", "kernel", "changed", "message"),
    [
        (
            ValueError,
            (3, 4),
            2,
            {},
            r"x has 2 axes \(shape=\(3, 4\)\) but kernel_size=2 asks for "
            r"\(N, C, \*spatial\) or \(C, \*spatial\); add the missing axes",
        ),
        (ValueError, (3, 4), (2, 2), {}, r"x has 2 axes \(shape=\(3, 4\)\)"),
        (ValueError, (1, 1, 1, 3, 4), (2, 2), {}, r"x has 5 axes"),
        (ValueError, (1, 3, 4), (), {}, r"kernel_size=\(\) names no axis"),
        (ValueError, (1, 3, 4), (2, 0), {}, r"kernel_size\[1\]=0 is below 1"),
        (TypeError, (1, 3, 4), (2, 2.0), {}, r"kernel_size\[1\]=2.0 is not a whole number"),
        (TypeError, (1, 1, 3, 4), "22", {}, r"kernel_size='22' is not a whole number"),
        (ValueError, (1, 3, 4), (2, 5), {}, r"axis 1: kernel spans 5 samples"),
        (ValueError, (1, 3, 4), (2, 2), {"stride": 0}, r"stride=0 is below 1"),
        (ValueError, (1, 3, 4), (2, 2), {"stride": (1, 1, 1)}, r"stride=\(1, 1, 1\) has length 3"),
        (ValueError, (1, 3, 4), (2, 2), {"padding": "none"}, r"padding='none' is unknown"),
        (ValueError, (1, 0, 4), (2, 2), {"padding": 1}, r"size\[0\]=0 is below 1"),
    ],
)
def test_refuses_what_does_not_fit(error, shape, kernel, changed, message):
    with pytest.raises(error, match=f"^{message}"):
        im2col(np.zeros(shape), kernel, **changed)

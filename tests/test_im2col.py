import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import linalg

from convkit import conv1d, conv2d, conv3d, im2col, steps

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
        (ValueError, (1, 3, 4), (), {}, r"x has 3 axes .* but kernel_size=\(\)"),
        (ValueError, (1, 3, 4), (2, 0), {}, r"kernel_size\[1\]=0 is below 1"),
        (TypeError, (1, 3, 4), (2, 2.0), {}, r"kernel_size\[1\]=2.0 is not a whole number"),
        (TypeError, (1, 1, 3, 4), "22", {}, r"kernel_size='22' is not a whole number"),
        (ValueError, (1, 3, 4), (2, 5), {}, r"axis 1: kernel spans 5 samples"),
        (ValueError, (1, 3, 4), (2, 2), {"stride": 0}, r"stride=0 is below 1"),
        (ValueError, (1, 3, 4), (2, 2), {"stride": (1, 1, 1)}, r"the arguments disagree"),
        (ValueError, (1, 3, 4), (2, 2), {"padding": "none"}, r"padding='none' is unknown"),
        (ValueError, (1, 0, 4), (2, 2), {"padding": 1}, r"size\[0\]=0 is below 1"),
    ],
)
def test_refuses_what_does_not_fit(error, shape, kernel, changed, message):
    with pytest.raises(error, match=f"^{message}"):
        im2col(np.zeros(shape), kernel, **changed)

import re
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import linalg, sparse

from convkit import conv1d, conv2d, conv3d, conv_transpose2d, kernel_matrix, matrix, memory
from convkit.arithmetic import padding_widths

from .oracles import named, summed

# The window, kernel and products of the book's first numeric example
IMAGE = np.array([[43, 16, 21], [34, 76, 95], [5, 8, 46]])
KERNEL = np.array([[4, 6], [7, 9]])
CONVOLUTIONS = {1: conv1d, 2: conv2d, 3: conv3d}


def test_the_matrix_of_the_numeric_example():
    c = kernel_matrix(KERNEL, (3, 3))
    assert c.tolist() == [
        [4, 6, 0, 7, 9, 0, 0, 0, 0],
        [0, 4, 6, 0, 7, 9, 0, 0, 0],
        [0, 0, 0, 4, 6, 0, 7, 9, 0],
        [0, 0, 0, 0, 4, 6, 0, 7, 9],
    ]
    y = c @ IMAGE.ravel()
    assert y[0] == 4 * 43 + 6 * 16 + 7 * 34 + 9 * 76
    assert y[3] == 4 * 76 + 6 * 95 + 7 * 8 + 9 * 46


def test_by_hand_with_every_setting():
    # 2×3 of input, a row of padding above; taps two columns apart, moved by two rows
    c = kernel_matrix([[1, 2], [3, 4]], (2, 3), stride=(2, 1), padding=((1, 0), 0), dilation=(1, 2))
    assert c.tolist() == [[3, 0, 4, 0, 0, 0]]
    # two groups: filter 0 sees channel 0, filter 1 sees channel 1
    c = kernel_matrix([[[1, 2]], [[3, 4]]], 2, groups=2)
    assert c.tolist() == [[1, 2, 0, 0], [0, 0, 3, 4]]
    # one filter over two channels, beside each other in a row
    c = kernel_matrix([[[1, 2], [3, 4]]], 3)
    assert c.tolist() == [[1, 2, 0, 3, 4, 0], [0, 1, 2, 0, 3, 4]]


def test_padding_drops_columns_of_the_matrix_of_the_padded_input():
    weight, size, widths = named(2, 3) + 1, (3, 4), ((1, 2), (0, 1))
    whole = kernel_matrix(weight, (6, 5), stride=(2, 1))
    kept = np.pad(np.ones(size, bool), widths).ravel()
    np.testing.assert_array_equal(
        kernel_matrix(weight, size, stride=(2, 1), padding=widths), whole[:, kept]
    )


def test_one_axis_is_a_toeplitz_matrix():
    weight = np.array([3, -1, 2])
    first_row = np.r_[weight, np.zeros(4)]
    toeplitz = linalg.toeplitz(np.r_[weight[0], np.zeros(4)], first_row)
    np.testing.assert_array_equal(kernel_matrix(weight, 7), toeplitz)
    full = linalg.toeplitz(np.r_[weight[::-1], np.zeros(6)], np.r_[weight[-1], np.zeros(6)])
    np.testing.assert_array_equal(kernel_matrix(weight, 7, padding="full"), full)
    for stride in (2, 3):
        np.testing.assert_array_equal(
            kernel_matrix(weight, 7, padding="full", stride=stride), full[::stride]
        )


def test_two_axes_are_a_toeplitz_matrix_of_toeplitz_matrices():
    weight = named(2, 3) + 1
    blocks = [linalg.toeplitz([row[0], 0], [*row, 0]) for row in weight]
    nothing = np.zeros((2, 4))
    doubly = np.block([[blocks[0], blocks[1], nothing], [nothing, blocks[0], blocks[1]]])
    np.testing.assert_array_equal(kernel_matrix(weight, (3, 4)), doubly)


@st.composite
def layers(draw):
    """A layer that fits its data: every setting of every axis is drawn for itself."""
    rank = draw(st.integers(1, 3))
    kernel, stride, dilation, more = (
        draw(st.tuples(*[st.integers(1, 3)] * rank)) for _ in range(4)
    )
    padding = draw(st.tuples(*[st.tuples(st.integers(0, 2), st.integers(0, 2))] * rank))
    size = [
        max(1, d * (k - 1) + m - sum(pair))
        for d, k, m, pair in zip(dilation, kernel, more, padding, strict=True)
    ]
    groups, inputs, outputs, batch = (draw(st.integers(1, n)) for n in (3, 2, 2, 2))
    x = named(batch, groups * inputs, *size) + 1
    weight = named(groups * outputs, inputs, *kernel) - 10**rank
    setting = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return x, weight, setting


@settings(max_examples=60)
@given(layers())
def test_times_the_input_is_the_convolution(call):
    x, weight, setting = call
    c = kernel_matrix(weight, x.shape[2:], **setting)
    expected = summed(x, weight, None, *setting.values())
    assert c.shape == (expected[0].size, x[0].size)
    np.testing.assert_array_equal(x.reshape(len(x), -1) @ c.T, expected.reshape(len(x), -1))
    few = kernel_matrix(weight, x.shape[2:], **setting, format="sparse")
    assert isinstance(few, sparse.csr_array)
    assert few.dtype == weight.dtype
    np.testing.assert_array_equal(few.toarray(), c)
    y = CONVOLUTIONS[x.ndim - 2](x, weight, **setting, method="kernel_matrix")
    np.testing.assert_array_equal(y, expected)


@pytest.mark.parametrize("padding", ["valid", "same", "same_lower", "full"])
@pytest.mark.parametrize("rank", CONVOLUTIONS)
def test_named_paddings_in_every_rank(rank, padding):
    size, kernel, stride = (5, 4, 3)[:rank], (4, 3, 2)[:rank], (2, 1, 2)[:rank]
    x, weight = named(*size) + 1, named(*kernel) - 7
    pairs = padding_widths(size, kernel, stride, padding)
    expected = summed(x[None, None], weight[None, None], None, stride, pairs, (1,) * rank, groups=1)
    c = kernel_matrix(weight, size, stride=stride, padding=padding)
    np.testing.assert_array_equal(c @ x.ravel(), expected.ravel())
    y = CONVOLUTIONS[rank](x, weight, stride=stride, padding=padding, method="kernel_matrix")
    np.testing.assert_array_equal(y, expected[0, 0])


@pytest.mark.parametrize("groups", [1, 2])
def test_the_transpose_is_the_transposed_convolution(groups):
    weight = named(4, 3, 2, 3) - 111
    setting = {"stride": (2, 1), "padding": ((1, 0), (0, 2)), "dilation": (1, 2), "groups": groups}
    x = named(4, 3, 2) + 1
    y = conv_transpose2d(x, weight, **setting)
    c = kernel_matrix(weight, y.shape[1:], **setting)
    np.testing.assert_array_equal(c.T @ x.ravel(), y.ravel())


@given(st.data())
def test_the_transpose_stamps(data):
    size, kernel, stride, dilation = (
        data.draw(st.tuples(st.integers(1, n), st.integers(1, n))) for n in (5, 3, 3, 2)
    )
    reach = [d * (k - 1) for k, d in zip(kernel, dilation, strict=True)]
    size = tuple(i + r for i, r in zip(size, reach, strict=True))
    weight = named(*kernel) + 1
    c = kernel_matrix(weight, size, stride=stride, dilation=dilation)
    places = [(i - r - 1) // s + 1 for i, r, s in zip(size, reach, stride, strict=True)]
    y = named(*places) + 1
    image = np.zeros(size, int)
    for place, tap in product(np.ndindex(*places), np.ndindex(kernel)):
        n = tuple(s * t + d * j for s, t, d, j in zip(stride, place, dilation, tap, strict=True))
        image[n] += y[place] * weight[tap]
    np.testing.assert_array_equal(c.T @ y.ravel(), image.ravel())


def test_keeps_the_type_and_the_weight():
    for dtype in (np.float16, np.float32, np.complex64, np.int8, bool):
        assert kernel_matrix(np.ones(2, dtype), 3).dtype == dtype
    swapped = np.arange(1, 3, dtype=">f8")
    swapped.flags.writeable = False
    for format in ("dense", "sparse"):
        c = kernel_matrix(swapped[::-1], 3, format=format)
        assert c.dtype == np.float64
        assert (c @ np.array([1, 10, 100])).tolist() == [12, 120]
    assert swapped.tolist() == [1, 2]


def test_a_sparse_matrix_stores_one_entry_for_each_product():
    c = kernel_matrix(np.ones((3, 3)), (28, 28), format="sparse")
    assert c.shape == (676, 784)
    assert c.nnz == 676 * 9  # 1.15 % of 529 984
    assert kernel_matrix([1, 0, 2], 5, format="sparse").nnz == 9  # weights of zero, too


def test_a_matrix_beyond_memory_is_refused_before_it_is_allocated(monkeypatch):
    monkeypatch.setattr(matrix, "free_memory", lambda: 3 * 2**30)
    with pytest.raises(
        MemoryError,
        match=re.escape(
            "the dense kernel matrix of shape (1048576, 1048576) and dtype float64 takes "
            "8.19e+03 GiB but 3 GiB are free; give format='sparse', at most 0.211 GiB, "
            "or convolve without a matrix (convkit.conv1d, conv2d, conv3d)"
        ),
    ):
        kernel_matrix(np.ones((3, 3)), (1024, 1024), padding=1)


def test_a_sparse_matrix_beyond_memory_is_refused_too(monkeypatch):
    # 2 products a row, each of 8 bytes and two indices of 8
    monkeypatch.setattr(matrix, "free_memory", lambda: 10 * 2 * 24)
    assert kernel_matrix([1.0, 2.0], 11, format="sparse").nnz == 20
    with pytest.raises(MemoryError, match=r"^the sparse kernel matrix of shape") as caught:
        kernel_matrix([1.0, 2.0], 12, format="sparse")
    assert "give format='sparse'" not in str(caught.value)
    with pytest.raises(MemoryError, match=r"^the dense kernel matrix of shape") as caught:
        kernel_matrix([1.0, 2.0], 12)
    assert "give format='sparse'" not in str(caught.value)  # for that would not fit either


def test_memory_is_found_or_assumed(monkeypatch, tmp_path):
    assert 2**20 < memory.free_memory() < 2**50
    monkeypatch.setattr(memory, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(memory, "GROUP", tmp_path)
    assert memory.free_memory() > 2**20  # what the machine has
    monkeypatch.delattr("os.sysconf")
    assert memory.free_memory() == 4 * 2**30
    (tmp_path / "meminfo").write_text("MemTotal: 900 kB\nMemAvailable: 500 kB\n")
    assert memory.free_memory() == 500 * 1024
    (tmp_path / "memory.current").write_text("1000\n")
    for limit, left in (("max", 500 * 1024), ("1100", 100), ("900", 0)):
        (tmp_path / "memory.max").write_text(f"{limit}\n")
        assert memory.free_memory() == left


def test_sparse_without_scipy_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(ModuleNotFoundError, match=r"^format='sparse' needs SciPy.*format='dense'"):
        kernel_matrix([1, 2], 3, format="sparse")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (([1, 2], 3, {"format": "csr"}), ValueError, "format='csr' is unknown; give 'dense' or "),
        (([[1, 2]], 3, {}), ValueError, "weight has 2 axes (shape=(1, 2)) but size=(3,) has 1; "),
        (([1, 2], (), {}), ValueError, "weight has 1 axes (shape=(2,)) but size=() has 0; "),
        ((["a"], 3, {}), TypeError, "weight has dtype <U1, which is not a number"),
        (([1, 2], 0, {}), ValueError, "size[0]=0 is below 1"),
        (([1, 2], 3, {"groups": 0}), ValueError, "groups=0 is below 1"),
        (([1, 2], 3, {"groups": 2}), ValueError, "groups=2 does not divide C_out=1; use a div"),
        (([1, 2], 1, {}), ValueError, "axis 0: kernel spans 2 samples (kernel=2, dilation=1)"),
        (([1, 2], 3, {"stride": 1.5}), TypeError, "stride=1.5 is not a whole number"),
    ],
)
def test_what_does_not_fit_is_refused_with_words(arguments, error, message):
    weight, size, setting = arguments
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        kernel_matrix(weight, size, **setting)

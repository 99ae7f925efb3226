import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import ndimage, signal

from convkit import convolve, convolve_causal, convolve_circular, correlate

from .oracles import named

MODES = ["full", "same", "valid"]
# our boundary -> the name in scipy.ndimage
NDIMAGE = {
    "zero": "constant",
    "nearest": "nearest",
    "reflect": "mirror",
    "symmetric": "reflect",
    "wrap": "wrap",
}
SHAPES = [((7,), (4,)), ((2,), (5,)), ((5, 6), (2, 3)), ((3, 4), (4, 1)), ((3, 4, 5), (2, 1, 3))]


def noise(shape, kind=float, seed=0):
    rng = np.random.default_rng(seed)
    real = rng.normal(size=shape)
    return real + 1j * rng.normal(size=shape) if kind is complex else real


def arrays(rank, longest=5):
    """Small whole numbers in any shape of a rank: sums of them are exact."""
    shapes = st.tuples(*[st.integers(1, longest)] * rank)
    numbers = st.integers(-9, 9)
    return shapes.flatmap(
        lambda shape: st.lists(
            numbers, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))
        ).map(lambda values: np.reshape(values, shape))
    )


several = st.integers(1, 3)
pairs = several.flatmap(lambda rank: st.tuples(arrays(rank), arrays(rank)))
triples = several.flatmap(lambda rank: st.tuples(*[arrays(rank, 4)] * 3))


def test_by_hand():
    assert convolve([1, 2, 3], [10, 1]).tolist() == [10, 21, 32, 3]
    assert correlate([1, 2, 3], [10, 1]).tolist() == [1, 12, 23, 30]
    assert convolve([1, 2, 3], [10, 1], "valid").tolist() == [21, 32]
    assert correlate([1, 2, 3], [10, 1], "valid").tolist() == [12, 23]
    # an impulse shows the kernel in convolution, and the kernel turned in correlation
    impulse, kernel = [[0, 0, 0], [0, 0, 1]], [[1, 2, 3], [4, 5, 6]]
    assert convolve(impulse, kernel, "full")[1:, 2:].tolist() == kernel
    assert correlate(impulse, kernel, "full")[1:, 2:].tolist() == [[6, 5, 4], [3, 2, 1]]


@pytest.mark.parametrize(
    ("boundary", "outside"),
    [("zero", "00"), ("nearest", "14"), ("reflect", "23"), ("symmetric", "14"), ("wrap", "41")],
)
def test_boundaries_by_hand(boundary, outside):
    before, after = map(int, outside)
    full = convolve([1, 2, 3, 4], [10, 1], "full", boundary)
    assert full.tolist() == [10 + before, 21, 32, 43, 10 * after + 4]
    assert convolve([1, 2, 3, 4], [10, 1], "same", boundary).tolist() == full[:4].tolist()
    assert convolve([1, 2, 3, 4], [10, 1], "valid", boundary).tolist() == [21, 32, 43]


def test_same_is_not_one_thing():
    x, even = [1, 2, 3, 4, 5], [1, 10]
    assert convolve(x, even, "same").tolist() == [1, 12, 23, 34, 45]
    assert ndimage.convolve(x, even, mode="constant").tolist() == [12, 23, 34, 45, 50]
    assert convolve([1, 2], [1, 1, 1, 1], "same").tolist() == [3, 3]
    assert np.convolve([1, 2], [1, 1, 1, 1], "same").tolist() == [1, 3, 3, 3]


@pytest.mark.parametrize("kind", [float, complex])
@pytest.mark.parametrize(("shape", "taps"), SHAPES)
def test_agrees_with_scipy_signal(shape, taps, kind):
    x, kernel = noise(shape, kind), noise(taps, kind, seed=1)
    fits = all(k <= i for i, k in zip(shape, taps, strict=True))  # else SciPy swaps the two
    for mode in MODES if fits else ("full", "same"):
        for ours, theirs in ((convolve, signal.convolve), (correlate, signal.correlate)):
            expected = theirs(x, kernel, mode, method="direct")
            assert_allclose(ours(x, kernel, mode), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("kind", [float, complex])
@pytest.mark.parametrize("taps", [1, 2, 3, 6, 9])
def test_agrees_with_numpy(taps, kind):
    x, kernel = noise(6, kind), noise(taps, kind, seed=1)
    for ours, theirs in ((convolve, np.convolve), (correlate, np.correlate)):
        assert_allclose(ours(x, kernel), theirs(x, kernel, "full"), rtol=0, atol=1e-12)
        if taps <= 6:
            expected = theirs(x, kernel, "valid")
            assert_allclose(ours(x, kernel, "valid"), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("taps", [(1, 1), (2, 3), (3, 2), (4, 4), (5, 1)])
@pytest.mark.parametrize("mode", ["full", "same"])
@pytest.mark.parametrize(
    ("boundary", "theirs"), [("zero", "fill"), ("wrap", "wrap"), ("symmetric", "symm")]
)
def test_boundaries_agree_with_scipy_signal(boundary, theirs, mode, taps):
    x, kernel = noise((5, 6)), noise(taps, seed=1)
    expected = signal.convolve2d(x, kernel, mode, theirs)
    assert_allclose(convolve(x, kernel, mode, boundary), expected, rtol=0, atol=1e-12)
    # correlate2d, unlike SciPy's correlate, begins at ⌊k/2⌋ of the full result
    expected = signal.correlate2d(x, kernel, "full", theirs)
    if mode == "same":
        starts = [(k - 1) // 2 for k in taps]
        expected = expected[starts[0] : starts[0] + 5, starts[1] : starts[1] + 6]
    assert_allclose(correlate(x, kernel, mode, boundary), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("shape", "taps"), [((6,), (4,)), ((3,), (8,)), ((4, 5), (2, 3)), ((3, 4, 5), (2, 3, 4))]
)
@pytest.mark.parametrize("boundary", NDIMAGE)
def test_boundaries_agree_with_scipy_ndimage(boundary, shape, taps):
    x, kernel, mode = noise(shape), noise(taps, seed=1), NDIMAGE[boundary]
    expected = ndimage.correlate(x, kernel, mode=mode)
    assert_allclose(correlate(x, kernel, "same", boundary), expected, rtol=0, atol=1e-12)
    # its convolve starts one later where the kernel is even; an origin of −1 undoes that
    expected = ndimage.convolve(x, kernel, mode=mode, origin=[k % 2 - 1 for k in taps])
    assert_allclose(convolve(x, kernel, "same", boundary), expected, rtol=0, atol=1e-12)


@given(pairs)
def test_convolution_commutes(pair):
    x, kernel = pair
    assert_array_equal(convolve(x, kernel), convolve(kernel, x))


@given(triples)
def test_convolution_is_associative_and_linear(triple):
    x, a, b = triple
    assert_array_equal(convolve(convolve(x, a), b), convolve(x, convolve(a, b)))
    y = convolve(x, a)
    assert_array_equal(convolve(3 * x + 1, a) - convolve(np.ones_like(x), a), 3 * y)
    assert_array_equal(convolve(x, 2 * a - 5), 2 * y - convolve(x, np.full_like(a, 5)))


@given(pairs, st.sampled_from(MODES), st.sampled_from(list(NDIMAGE)))
def test_convolution_is_correlation_with_the_kernel_turned(pair, mode, boundary):
    x, kernel = pair[0] * (1 + 2j), pair[1] * (3 - 1j) + 1
    if mode == "valid":
        x = np.pad(x, [(0, k) for k in kernel.shape])
    turned = np.flip(np.conj(kernel))
    assert_array_equal(convolve(x, kernel, mode, boundary), correlate(x, turned, mode, boundary))


@given(pairs, st.integers(0, 3))
def test_a_shifted_signal_gives_a_shifted_result(pair, step):
    x, kernel = pair
    before = [(step, 0)] + [(0, 0)] * (x.ndim - 1)
    assert_array_equal(convolve(np.pad(x, before), kernel), np.pad(convolve(x, kernel), before))
    rolled = convolve_circular(np.roll(x, step, 0), kernel)
    assert_array_equal(rolled, np.roll(convolve_circular(x, kernel), step, 0))


@given(pairs, st.sampled_from(list(NDIMAGE)))
def test_modes_are_parts_of_the_full_result(pair, boundary):
    x, kernel = pair
    for operation in (convolve, correlate):
        full = operation(x, kernel, "full", boundary)
        places = list(zip(x.shape, kernel.shape, strict=True))
        assert full.shape == tuple(i + k - 1 for i, k in places)
        middle = tuple(slice((k - 1) // 2, (k - 1) // 2 + i) for i, k in places)
        assert_array_equal(operation(x, kernel, "same", boundary), full[middle])
        if all(k <= i for i, k in places):
            inside = tuple(slice(k - 1, i) for i, k in places)
            assert_array_equal(operation(x, kernel, "valid", boundary), full[inside])


@given(arrays(1), arrays(1))
def test_convolution_multiplies_polynomials(a, b):
    a[0] = b[0] = 1  # numpy.polymul drops leading zeros
    assert_array_equal(convolve(a, b), np.polymul(a, b))


@given(arrays(1, 9), arrays(1, 12))
def test_causal_is_the_beginning_of_full_and_agrees_with_lfilter(x, kernel):
    y = convolve_causal(x, kernel)
    assert y.shape == x.shape
    assert_array_equal(y, np.convolve(x, kernel)[: len(x)])
    assert_allclose(y, signal.lfilter(kernel, [1.0], x), rtol=0, atol=1e-12)
    future = x.copy()
    future[len(x) // 2 :] = 99
    half = len(x) // 2
    assert_array_equal(convolve_causal(future, kernel)[:half], y[:half])


@given(pairs)
def test_circular_is_a_product_of_fourier_transforms(pair):
    x, kernel = pair
    folded = np.zeros(x.shape)  # a kernel that is longer goes round
    for tap in np.ndindex(kernel.shape):
        folded[tuple(np.remainder(tap, x.shape))] += kernel[tap]
    expected = np.fft.ifftn(np.fft.fftn(x) * np.fft.fftn(folded)).real
    assert_allclose(convolve_circular(x, kernel), expected, rtol=0, atol=1e-9)


def test_circular_by_hand():
    assert convolve_circular([1, 2, 3, 4], [0, 0, 1]).tolist() == [3, 4, 1, 2]
    assert convolve_circular([1, 2], [1, 10, 100, 1000, 10000]).tolist() == [12121, 21212]
    assert convolve_circular(named(2, 3), [[0, 1]]).tolist() == [[2, 0, 1], [12, 10, 11]]


def test_a_complex_kernel_is_conjugated_by_correlation_alone():
    x, kernel = [1, 1j], [1, 1j]
    assert convolve(x, kernel, "valid").tolist() == [2j]
    assert correlate(x, kernel, "valid").tolist() == [2]
    assert convolve_causal(x, kernel).tolist() == [1, 2j]


@pytest.mark.parametrize("operation", [convolve, correlate, convolve_causal, convolve_circular])
@pytest.mark.parametrize(
    ("x", "kernel", "result"),
    [
        ("f4", "f4", "f4"),
        ("f4", "f8", "f8"),
        ("f2", "f2", "f2"),
        ("c8", "f4", "c8"),
        ("f8", "c16", "c16"),
        ("u1", "f4", "f4"),
        ("u1", "u1", "i8"),
        ("u8", "i8", "i8"),
        ("?", "?", "i8"),
        (">f4", "<f4", "f4"),
        (">i2", "<i4", "i8"),
    ],
)
def test_type_of_the_result(operation, x, kernel, result):
    y = operation(np.ones(3, x), np.ones(2, kernel))
    assert y.dtype == np.dtype(result)
    assert y.dtype.isnative
    assert y[-1] in (1, 2)


def test_integers_stay_exact():
    byte = np.array([255, 255], "u1")
    assert convolve(byte, byte).tolist() == [255**2, 2 * 255**2, 255**2]
    odd = [2**53 + 1, 3, 2**60]
    assert convolve(odd, [3, 1]).tolist() == np.convolve(odd, [3, 1]).tolist()
    # partial sums beyond int64 whose end fits
    assert correlate([2**62, 2**62, 2**62], [2, 1, -2], "valid").tolist() == [2**62]
    with pytest.raises(ValueError, match=r"^the integer result does not fit in int64; convert x"):
        convolve([2**62], [2])


def test_half_precision_is_rounded_once():
    ones = np.ones(4099, np.float16)
    assert correlate(ones, ones, "valid") == np.float16(4099)


def test_any_memory_layout_is_read_and_left_alone():
    base = named(6, 8)[::2, ::-2].T  # 4×3, steps of its own
    frozen = np.broadcast_to(np.array([1, 2, 3]), (2, 3))
    before = base.copy()
    assert not base.flags.c_contiguous and not frozen.flags.writeable
    expected = signal.convolve(before, np.array(frozen), "full", "direct")
    assert_array_equal(convolve(base, frozen), expected)
    assert_array_equal(base, before)
    x = np.array([1.0, 2.0])
    y = convolve(x, [1.0], "valid")
    y += 1
    assert x.tolist() == [1, 2]


def test_nan_and_infinity_flow_as_far_as_the_kernel_reaches():
    y = convolve([1.0, np.nan, 2.0, np.inf, 3.0, 4.0], [1.0, 1.0], "same")
    assert_array_equal(y, [1, np.nan, np.nan, np.inf, np.inf, 7])


@pytest.mark.parametrize("operation", [convolve, correlate])
@pytest.mark.parametrize(
    ("error", "arguments", "message"),
    [
        (ValueError, ([1], [1], "SAME"), "mode='SAME' is unknown; give one of 'full', 'same', 'v"),
        (ValueError, ([1], [1], ["full"]), "mode=['full'] is unknown"),
        (ValueError, ([1], [1], "full", "fill"), "boundary='fill' is unknown; give one of 'zero'"),
        (ValueError, ([1], [1], "valid", "fill"), "boundary='fill' is unknown; give one of 'zero'"),
        (
            ValueError,
            ([[1, 2]], [[1], [2]], "valid"),
            "kernel (shape=(2, 1)) does not fit into x (shape=(1, 2)), so no place is valid; "
            "use mode='full' or 'same', or a smaller kernel",
        ),
    ],
)
def test_refuses_what_does_not_fit(operation, error, arguments, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        operation(*arguments)


@pytest.mark.parametrize("operation", [convolve, correlate, convolve_causal, convolve_circular])
@pytest.mark.parametrize(
    ("error", "x", "kernel", "message"),
    [
        (
            ValueError,
            [[1, 2]],
            [1],
            "x has 2 axes (shape=(1, 2)) and kernel has 1 (shape=(1,)); "
            "give both the same number of axes, at least one",
        ),
        (ValueError, 5, 3, "x has 0 axes (shape=()) and kernel has 0 (shape=()); give both"),
        (ValueError, [], [1], "x is empty (shape=(0,)); every axis needs an entry"),
        (ValueError, [1], [], "kernel is empty (shape=(0,)); every axis needs an entry"),
        (ValueError, [[1, 2], [3]], [1], "x is not a regular array"),
        (TypeError, ["1"], [1], "x has dtype <U1, which is not a number"),
        (TypeError, [1], [None], "kernel has dtype object, which is not a number"),
    ],
)
def test_refuses_data_that_do_not_fit(operation, error, x, kernel, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        operation(x, kernel)


def test_causal_refuses_more_than_one_axis():
    message = "x has 2 axes (shape=(1, 2)), and only one can be time; give one sequence at a time"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        convolve_causal([[1, 2]], [[1]])

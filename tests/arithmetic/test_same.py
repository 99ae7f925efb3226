import re

import numpy as np
import pytest
from scipy import ndimage, signal

from convkit.arithmetic import SAME_CONVENTIONS, same_slice

from ..oracles import named

OPERATIONS = ["convolution", "correlation"]
LIBRARIES = {
    ("numpy", "convolution"): lambda x, h: np.convolve(x, h, "same"),
    ("numpy", "correlation"): lambda x, h: np.correlate(x, h, "same"),
    ("scipy.signal", "convolution"): lambda x, h: signal.convolve(x, h, "same", "direct"),
    ("scipy.signal", "correlation"): lambda x, h: signal.correlate(x, h, "same", "direct"),
    ("scipy.ndimage", "convolution"): lambda x, h: ndimage.convolve(x, h, mode="constant"),
    ("scipy.ndimage", "correlation"): lambda x, h: ndimage.correlate(x, h, mode="constant"),
}
FULL = {"convolution": np.convolve, "correlation": lambda x, h: np.correlate(x, h, "full")}


def padded_and_correlated(x, h, before, after, stride):
    """What a layer gives, from its definition."""
    padded = [0] * before + list(x) + [0] * after
    starts = range(0, len(padded) - len(h) + 1, stride)
    return [sum(tap * padded[t + j] for j, tap in enumerate(h)) for t in starts]


def signal_and_kernel(m, n):
    return 10 + np.arange(m) ** 2, 3 + np.arange(n) ** 3


def test_by_hand():
    full = [1, 12, 23, 34, 45, 50]  # 1 2 3 4 5 with 1 10
    kept = {name: full[same_slice(name, 5, 2)] for name in ("numpy", "scipy.signal", "matlab")}
    assert kept == {"numpy": full[:5], "scipy.signal": full[:5], "matlab": full[1:]}
    assert same_slice("numpy", 2, 4) == slice(0, 4, 1)  # max(M, N), of 5
    assert same_slice("scipy.signal", 2, 4) == slice(1, 3, 1)
    assert same_slice("pytorch", 5, 2) == slice(1, 6, 1)
    assert same_slice("onnx SAME_LOWER", 5, 2) == slice(0, 5, 1)
    assert same_slice("tensorflow", 6, 3, stride=2) == slice(2, 7, 2)  # padded by 0 and 1


@pytest.mark.parametrize(("name", "operation"), LIBRARIES)
def test_is_what_the_library_keeps(name, operation):
    for m in range(1, 9):
        for n in range(1, 12):
            x, h = signal_and_kernel(m, n)
            kept = FULL[operation](x, h)[same_slice(name, m, n, operation=operation)]
            expected = LIBRARIES[name, operation](x, h)
            np.testing.assert_array_equal(kept, expected, f"{m} samples, kernel of {n}")


@pytest.mark.parametrize("name", ["scipy.signal", "scipy.ndimage"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_in_two_dimensions_too(name, operation):
    for shape in [(2, 3), (4, 1), (1, 2)]:
        x, h = named(5, 7), named(*shape) + 1
        flipped = h if operation == "convolution" else h[::-1, ::-1]
        full = signal.convolve2d(x, flipped)
        kept = full[same_slice(name, x.shape, shape, operation=operation)]
        np.testing.assert_array_equal(kept, LIBRARIES[name, operation](x, h))


def test_matlab_gives_what_its_documentation_prints():
    u, v = [-1, 2, 3, -2, 0, 1, 2], [2, 4, -1, 1]  # the example of conv(u, v, 'same')
    kept = np.convolve(u, v)[same_slice("matlab", len(u), len(v))]
    assert kept.tolist() == [15, 5, -9, 7, 6, 7, -1]


def test_matlab_starts_at_half_the_kernel_rounded_up():
    for n in range(1, 9):
        middle = -(-(n - 1) // 2)
        for operation in OPERATIONS:
            assert same_slice("matlab", 7, n, operation=operation) == slice(middle, middle + 7, 1)


@pytest.mark.parametrize(
    ("name", "odd_one_before"), [("tensorflow", 0), ("onnx SAME_UPPER", 0), ("onnx SAME_LOWER", 1)]
)
def test_layers_with_a_stride_pad_as_documented(name, odd_one_before):
    for m in range(1, 10):
        for n in range(1, 7):
            for stride in range(1, 5):
                total = max(0, (-(-m // stride) - 1) * stride + n - m)
                before = total // 2 + total % 2 * odd_one_before
                x, h = signal_and_kernel(m, n)
                expected = padded_and_correlated(x, h, before, total - before, stride)
                kept = same_slice(name, m, n, stride, operation="correlation")
                assert np.correlate(x, h, "full")[kept].tolist() == expected, (m, n, stride)
                # a convolution is the correlation with the reversed kernel
                kept = same_slice(name, m, n, stride)
                expected = padded_and_correlated(x, h[::-1], before, total - before, stride)
                assert np.convolve(x, h)[kept].tolist() == expected, (m, n, stride)


def test_pytorch_pads_the_odd_one_on_the_right():
    for m in range(1, 10):
        for n in range(1, 12):
            left = (n - 1) // 2
            x, h = signal_and_kernel(m, n)
            expected = padded_and_correlated(x, h, left, n - 1 - left, 1)
            kept = same_slice("pytorch", m, n, operation="correlation")
            assert np.correlate(x, h, "full")[kept].tolist() == expected, (m, n)


def read(words, m, n):
    """Value of a formula in words: ⌊N/2⌋, or one of that kind with ", but ... if ..."."""
    usual, _, exception = words.replace("−", "-").partition(", but ")
    value, _, condition = exception.partition(" if ")
    formula = f"{value} if {condition} else {usual}" if exception else usual
    formula = re.sub("⌊(.+?)/2⌋", r"((\1) // 2)", formula)
    return eval(formula, {"M": m, "N": n, "min": min, "max": max})


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_table_says_what_the_function_does(operation):
    for entry in SAME_CONVENTIONS:
        length = entry.length.replace("⌈M/s⌉", "M")  # without a stride
        for m in range(1, 9):
            for n in range(1, 12):
                start = read(getattr(entry, operation).words, m, n)
                kept = same_slice(entry.name, m, n, operation=operation)
                assert kept == slice(start, start + read(length, m, n), 1), (entry.name, m, n)


def test_odd_kernels_no_longer_than_the_signal_bring_all_together():
    for operation in OPERATIONS:
        slices = {
            repr(same_slice(entry.name, 7, 5, operation=operation)) for entry in SAME_CONVENTIONS
        }
        assert slices == {repr(slice(2, 9, 1))}


def test_answers_come_in_kind():
    assert same_slice("matlab", (5, 6), 2) == (slice(1, 6, 1), slice(1, 7, 1))
    assert same_slice("matlab", np.int8(5), np.int8(2)) == slice(1, 6, 1)
    assert same_slice("tensorflow", (6, 5), 3, (2, 1)) == (slice(2, 7, 2), slice(1, 6, 1))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"convention": "scipy"},
            "convention='scipy' is unknown; give one of 'numpy', 'scipy.signal', 'scipy.ndimage', "
            "'matlab', 'tensorflow', 'pytorch', 'onnx SAME_UPPER', 'onnx SAME_LOWER'$",
        ),
        (
            {"operation": "convolve"},
            "operation='convolve' is unknown; give one of 'convolution', 'correlation'$",
        ),
        (
            {"convention": "pytorch", "stride": 2},
            "stride=2 does not go with the same of 'pytorch'; give stride 1, or a convention of "
            "TensorFlow or ONNX$",
        ),
        ({"stride": (1, 2)}, "stride=2 does not go with the same of 'numpy'"),
        ({"size": 0}, "size=0 is below 1; give 1 or more"),
        ({"kernel": -1}, "kernel=-1 is below 1"),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        same_slice(**{"convention": "numpy", "size": 5, "kernel": 2} | changed)


@pytest.mark.parametrize("value", [2.0, "2", np.nan, None])
def test_refuses_what_is_no_whole_number(value):
    with pytest.raises(TypeError, match=r"^kernel=.* is not a whole number; give an int$"):
        same_slice("numpy", 5, value)

import pytest

from convkit.methods import fft

from .settings import axes_of


@pytest.mark.parametrize(
    ("size", "kernel", "padding", "expected"),
    [
        ((4096, 4096), (3, 3), 1, [128, 128]),
        ((4096, 4096), (31, 41), 0, [128, 256]),  # four times the kernel
        ((100, 4096), (41, 31), 0, [100, 128]),  # a short axis is one transform
        ((97, 53), (3, 3), 1, [100, 60]),  # 99 and 55 are not 2^a·3^b·5^c, these are
        ((10**6,), (100,), 0, [4096]),
        ((64, 64, 64), (3, 3, 3), 0, [32, 32, 32]),
    ],
)
def test_lengths(size, kernel, padding, expected):
    assert fft.lengths(axes_of(size, kernel, 1, padding)) == expected

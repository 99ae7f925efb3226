from itertools import product
from math import prod

import pytest

from convkit.arithmetic import im2col_growth, sharing_counts

from ..oracles import counted_places
from .grid import EQUAL, UNEVEN


def filled(axes):
    """Entries of the kernel matrix that are not 0: (output, input) pairs that share a tap."""
    pairs = [
        {
            (t, s * t + d * j - before)
            for t in range(len(counted_places(i, k, s, before, after, d)))
            for j in range(k)
            if 0 <= s * t + d * j - before < i
        }
        for i, k, s, (before, after), d in axes
    ]
    return len(list(product(*pairs)))


def test_by_hand():
    counts = sharing_counts((28, 28), 3)
    assert counts == (529_984, 6_084, 9, 6_084)
    assert counts.density == pytest.approx(0.0115, abs=5e-5)
    assert sharing_counts(8, 3, padding=1) == (64, 24, 3, 22)  # two taps lie on padding
    assert sharing_counts((3, 4), (2, 3)) == (12 * 4, 4 * 6, 6, 24)


@pytest.mark.parametrize("settings", [EQUAL, UNEVEN], ids=["equal", "uneven"])
def test_connections_are_the_filled_entries_of_the_matrix(settings):
    for i, k, s, before, after, d in settings:
        counts = sharing_counts(i, k, s, (before, after), d)
        places = len(counted_places(i, k, s, before, after, d))
        assert counts.connections == filled([(i, k, s, (before, after), d)]), (i, k, s, before, d)
        assert counts[:3] == (i * places, places * k, k)


def test_axes_multiply():
    axes = [(5, 3, 2, (1, 0), 1), (4, 2, 1, (0, 2), 2), (3, 1, 2, (1, 1), 1)]
    counts = sharing_counts(*zip(*axes, strict=True))
    apart = [sharing_counts(*axis) for axis in axes]
    assert counts == tuple(prod(column) for column in zip(*apart, strict=True))
    assert counts.connections == filled(axes)
    assert counts.density == counts.connections / counts.dense


def test_large_sizes_take_no_longer():
    counts = sharing_counts(10**9, 3, padding=1)
    assert counts.connections == 3 * 10**9 - 2


def test_growth_by_hand():
    assert im2col_growth((28, 28), 3) == 9 * 26 * 26 / 28**2 == pytest.approx(7.76, abs=5e-3)
    assert im2col_growth((227, 227), 11, 4) == pytest.approx(7.1, abs=5e-2)
    assert im2col_growth(8, 3, padding=1) == 3
    assert im2col_growth(8, 2, stride=2) == 1  # windows side by side
    assert im2col_growth((3, 4), (2, 3)) == 6 * 4 / 12


def test_refuses_a_setting_without_output():
    for function in (sharing_counts, im2col_growth):
        with pytest.raises(ValueError, match=r"^axis 1: kernel spans 3 samples"):
            function((5, 2), 3)
        with pytest.raises(TypeError, match=r"^size=nan is not a whole number"):
            function(float("nan"), 3)

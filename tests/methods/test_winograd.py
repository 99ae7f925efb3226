from fractions import Fraction

import numpy as np
import pytest

from convkit.methods import winograd


@pytest.mark.parametrize("side", [2, 4])
def test_matrices_filter_exactly(side):
    """Aᵀ[(G·w) ⊙ (Bᵀ·x)] is the filtering of x, in fractions without any rounding."""
    outputs, weights, inputs = winograd.matrices(side)
    x = np.array([Fraction(n * n + 1, n + 2) for n in range(side + 2)])
    w = np.array([Fraction(3), Fraction(-1, 7), Fraction(5, 2)])
    y = outputs @ ((weights @ w) * (inputs @ x))
    assert y.tolist() == [sum(w[j] * x[t + j] for j in range(3)) for t in range(side)]


def test_matrices_of_the_small_tile_by_hand():
    # Lavin and Gray, equation 5, but for the signs of pairs of rows and the order of the points
    outputs, weights, inputs = winograd.matrices(2)
    half = Fraction(1, 2)
    assert outputs.tolist() == [[1, 1, 1, 0], [0, 1, -1, 1]]
    assert weights.tolist() == [[-1, 0, 0], [half, half, half], [half, -half, half], [0, 0, 1]]
    assert inputs.tolist() == [[-1, 0, 1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, -1, 0, 1]]


def test_points_differ():
    for side, points in winograd.POINTS.items():
        assert len(set(points)) == side + 1

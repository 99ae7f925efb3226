"""What all filters have in common."""

import inspect

import numpy as np
import pytest

from convkit import filters

ARGUMENTS = {"sobel": (0,), "prewitt": (1,), "scharr": (0,), "shift": (1, -2), "gabor": (5,)}
KERNELS = [name for name in filters.__all__ if name != "separable_parts"]


@pytest.mark.parametrize("name", KERNELS)
def test_every_filter_is_a_float_matrix_of_its_own(name):
    make, arguments = getattr(filters, name), ARGUMENTS.get(name, ())
    kernel = make(*arguments)
    assert (kernel.dtype, kernel.ndim) == (np.float64, 2)
    kernel += 1  # the next one is made afresh
    assert not np.array_equal(make(*arguments), kernel)


@pytest.mark.parametrize("name", KERNELS)
def test_every_filter_tells_the_sum_of_its_weights(name):
    text = inspect.getdoc(getattr(filters, name))
    total = getattr(filters, name)(*ARGUMENTS.get(name, ())).sum()
    if name == "gabor":  # neither: its sum depends on its phase
        assert "weights sum to about" in text
    else:
        assert f"Sum {round(total)}" in text or f"= {round(total)}, so brightness" in text
        assert total == pytest.approx(round(total), abs=1e-12)

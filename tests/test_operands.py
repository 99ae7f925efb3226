import numpy as np
import pytest

from convkit.operands import (
    any_float,
    direct_axes,
    finish,
    largest,
    numbers,
    real_numbers,
    total,
    types,
)


def test_magnitudes_are_exact():
    limits = np.array([-(2**63), 2**63 - 1])
    assert largest(limits) == 2**63
    assert total(limits) == 2**64 - 1
    assert largest(np.array([2**64 - 1], "u8")) == 2**64 - 1
    assert largest(np.array([-3, 2])) == 3
    assert largest(np.array([True, False])) == 1
    assert largest(np.zeros((0, 2), int)) == 0


@pytest.mark.parametrize(
    ("dtypes", "bound", "work", "result"),
    [
        ("f2 f2", None, "f4", "f2"),
        ("f4 u1", None, "f4", "f4"),
        (">f8 >f8", None, "f8", "f8"),
        ("f4 c8", None, "c8", "c8"),
        ("u1 i4", 2**53, "f8", "i8"),
        ("u1 i4", 2**53 + 1, "i8", "i8"),
        ("u1 i4", 2**63 - 1, "i8", "i8"),
        ("u1 i4", 2**63, "O", "i8"),
        ("u8 i8", 2**53 + 1, "i8", "i8"),  # NumPy would promote these to float64
    ],
)
def test_type_to_compute_in_and_type_of_the_result(dtypes, bound, work, result):
    operands = [np.ones(1, dtype) for dtype in dtypes.split()]
    chosen = types(*operands, bound=lambda: bound)
    assert chosen == (np.dtype(work), np.dtype(result))
    assert all(dtype.isnative for dtype in chosen)


def test_a_result_is_converted_only_if_it_fits():
    assert finish(np.array([3.0]), np.dtype("i8")).dtype == np.int64
    assert finish(np.array([-(2**63), 2**63 - 1], object), np.dtype("i8")).dtype == np.int64
    for value in (2**63, -(2**63) - 1):
        with pytest.raises(ValueError, match=r"^the integer result does not fit in int64; convert"):
            finish(np.array([0, value], object), np.dtype("i8"))


def test_only_the_first_axis_of_a_batch_may_be_empty():
    assert numbers("x", np.ones((0, 2)), batch_rank=2).shape == (0, 2)
    for shape, rank in [((0, 2), None), ((0, 2), 3), ((2, 0), 2), ((0,), None)]:
        with pytest.raises(ValueError, match=r"^x is empty"):
            numbers("x", np.ones(shape), batch_rank=rank)


def test_an_imaginary_part_is_not_dropped():
    assert real_numbers("x", [1, 2.5]).tolist() == [1, 2.5]
    with pytest.raises(TypeError, match=r"^x has dtype complex64, which is complex; give its size"):
        real_numbers("x", np.ones(2, "c8"))


def test_any_float():
    assert any_float(np.ones(1, int), np.ones(1, "c8"))
    assert not any_float(np.ones(1, int), np.ones(1, bool))


def test_settings_by_axis():
    first, second = direct_axes((5, 6), (2, 3), 1, "same", (1, 2))
    assert (first.before, first.after, second.before, second.after) == (0, 1, 2, 2)
    with pytest.raises(ValueError, match=r"^axis 1: kernel spans 7 samples"):
        direct_axes((5, 6), (2, 4), 1, 0, 2)

"""Every method against the loops, also where it works in many blocks; what all promise."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv1d, conv2d, conv3d, methods
from convkit.methods import fft, im2col, taps, winograd

from ..layers.calls import direct, direct_layer, noise
from ..oracles import named
from .settings import axes_of, by, data

FLOATS = [name for name in methods.METHODS if name != "loops"]
ALWAYS = [name for name in FLOATS if not name.startswith("winograd")]
WINOGRAD = [name for name in FLOATS if name.startswith("winograd")]


@pytest.fixture(params=["as it is", "small blocks"])
def sizes_of_blocks(request, monkeypatch):
    if request.param == "small blocks":
        monkeypatch.setattr(im2col, "COLUMNS", 40)
        monkeypatch.setattr(im2col, "FEWEST", 1)
        monkeypatch.setattr(taps, "NUMBERS", 60)
        monkeypatch.setattr(winograd, "NUMBERS", 100)
        monkeypatch.setattr(fft, "SHORTEST", {1: 4, 2: 4, 3: 4})
        monkeypatch.setattr(fft, "SPANS", 1)


@pytest.fixture(scope="module")
def calls():
    """Random settings of every rank, the same for every method."""
    rng, drawn = np.random.default_rng(0), []
    for _ in range(120):
        rank, groups = rng.integers(1, 4), int(rng.integers(1, 4))
        kernel, stride, dilation = rng.integers(1, [[5], [4], [4]], (3, rank))
        pads = rng.integers(0, rng.choice([1, 3, 9]), (rank, 2))
        room = rng.integers(0, {1: 40, 2: 15, 3: 6}[rank], rank)
        size = np.maximum(1, dilation * (kernel - 1) + 1 + room - pads.sum(axis=1))
        x = rng.normal(size=(rng.integers(1, 4), groups * rng.integers(1, 4), *size))
        weight = rng.normal(size=(groups * rng.integers(1, 4), x.shape[1] // groups, *kernel))
        axes = axes_of(
            size.tolist(),
            kernel.tolist(),
            tuple(stride.tolist()),
            tuple(map(tuple, pads.tolist())),
            tuple(dilation.tolist()),
        )
        drawn.append((x, weight, axes, groups, by("loops", x, weight, axes, groups)))
    return drawn


@pytest.mark.parametrize("name", ALWAYS)
def test_agrees_with_the_loops(name, calls, sizes_of_blocks):
    for x, weight, axes, groups, expected in calls:
        y = by(name, x, weight, axes, groups)
        assert (y.shape, y.dtype) == (expected.shape, expected.dtype)
        assert_allclose(y, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", WINOGRAD)
def test_winograd_agrees_with_the_loops(name, sizes_of_blocks):
    rng = np.random.default_rng(0)
    for _ in range(60):
        groups, (height, width) = int(rng.integers(1, 4)), rng.integers(1, 15, 2).tolist()
        pads = [tuple(pair) for pair in rng.integers(0, 4, (2, 2)).tolist()]
        pads = [
            (a, max(b, 3 - size - a)) for (a, b), size in zip(pads, (height, width), strict=True)
        ]
        x = rng.normal(size=(rng.integers(1, 4), groups * rng.integers(1, 4), height, width))
        weight = rng.normal(size=(groups * rng.integers(1, 4), x.shape[1] // groups, 3, 3))
        axes = axes_of((height, width), (3, 3), 1, tuple(pads))
        y = by(name, x, weight, axes, groups)
        assert_allclose(y, by("loops", x, weight, axes, groups), rtol=0, atol=1e-12)


@settings(max_examples=60)
@given(direct())
def test_auto_agrees_with_the_loops(call):
    x, weight, bias = noise(*call[:3])
    expected = direct_layer(x, weight, bias, *call[3:], method="loops")
    assert_allclose(direct_layer(x, weight, bias, *call[3:]), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", FLOATS)
def test_by_hand(name):
    x = np.zeros((3, 4))
    x[1, 2] = 1.0  # an impulse shows the kernel reversed, about its place
    kernel = named(3, 3) + 1.0
    y = conv2d(x, kernel, padding=1, method=name)
    assert_allclose(y, [[0, 23, 22, 21], [0, 13, 12, 11], [0, 3, 2, 1]], rtol=0, atol=1e-13)
    # two channels with filters (1, 2): each inner place sums 9 ones of the first, 18 of the second
    y = conv2d(np.ones((2, 5, 5)), np.ones((1, 2, 3, 3)) * [[[[1]], [[2]]]], [0.5], method=name)
    assert_allclose(y, np.full((1, 3, 3), 27.5), rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", FLOATS)
@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "g", "c8", "c16"])
def test_types(name, dtype):
    x, weight = (
        (named(2, 4, 6, 7) % 11 - 5).astype(dtype),
        (named(4, 2, 3, 3) % 7 - 3).astype(dtype),
    )
    if x.dtype.kind == "c":
        x, weight = x * (1 + 2j), weight * (3 - 1j)
    y = conv2d(x, weight, padding=1, groups=2, method=name)
    assert y.dtype == x.dtype
    exact = conv2d(x, weight, padding=1, groups=2, method="loops")
    tolerance = 1e-5 if dtype in ("f4", "c8") else 1e-3 if dtype == "f2" else 1e-13
    assert_allclose(y, exact, rtol=tolerance, atol=1000 * tolerance)


@pytest.mark.parametrize("name", FLOATS)
@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_what_is_not_finite_stays_where_it_is_read(name, value):
    x, weight = data((2, 3, 20, 21), (2, 3, 3, 3))
    x[1, 2, 9, 10] = value
    axes = axes_of(x.shape[2:], (3, 3), 1, 1)
    with np.errstate(invalid="ignore", over="ignore"):
        y = by(name, x, 9 * weight, axes)
        expected = by("loops", x, 9 * weight, axes)
    assert_allclose(y, expected, rtol=1e-9, atol=1e-11)
    if value != 1e308:
        assert (~np.isfinite(y)).sum() == 2 * 9


@pytest.mark.parametrize("name", FLOATS)
def test_padding_is_zeros_that_are_multiplied(name):
    weight = np.ones((1, 1, 3, 3))
    weight[0, 0, 0, 0] = np.inf
    axes = axes_of((6, 7), (3, 3), 1, 1)
    with np.errstate(invalid="ignore"):
        y = by(name, np.ones((1, 1, 6, 7)), weight, axes)[0, 0]
    assert np.isnan(y[0]).all() and np.isnan(y[:, 0]).all()
    assert_array_equal(y[1:, 1:], np.full((5, 6), np.inf))


@pytest.mark.parametrize("name", FLOATS)
def test_any_layout_and_nothing_is_modified(name):
    x, weight = data((2, 4, 9, 8), (6, 2, 3, 3))
    axes = axes_of((9, 8), (3, 3), 1, 1)
    expected = by(name, x, weight, axes, 2)
    for layout in (np.asfortranarray, lambda a: a[..., ::-1].copy()[..., ::-1]):
        moved = [layout(x), layout(weight)]
        for array in moved:
            array.flags.writeable = False
        y = by(name, *moved, axes, 2)
        assert_allclose(y, expected, rtol=0, atol=1e-13)
        assert y.flags.writeable
    again = by(name, x, weight, axes, 2)  # what is kept for the next call is no part of the result
    assert not np.shares_memory(again, expected)
    assert_array_equal(again, expected)


@pytest.mark.parametrize("name", FLOATS)
def test_no_images(name):
    y = by(name, np.ones((0, 2, 5, 6)), np.ones((4, 1, 3, 3)), axes_of((5, 6), (3, 3)), 2)
    assert y.shape == (0, 4, 3, 4)


@pytest.mark.parametrize("name", sorted(methods.ROUNDING))
@pytest.mark.parametrize("dtypes", [("u1", "i8"), ("i8", "i8"), ("?", "u1")])
def test_fractions_refuse_integers(name, dtypes):
    x, weight = np.ones((1, 1, 5, 5), dtypes[0]), np.ones((1, 1, 3, 3), dtypes[1])
    message = (
        rf"^method='{name}' computes with fractions, which would round the integers given "
        rf"\(x {x.dtype}, weight {weight.dtype}\); "
        r"give method='auto' or 'im2col', or convert x to float64$"
    )
    with pytest.raises(ValueError, match=message):
        conv2d(x, weight, method=name)
    y = conv2d(x, weight, np.zeros(1), method=name)  # a bias of floats makes it floats
    assert_allclose(y, np.full((1, 1, 3, 3), 9), rtol=1e-13)


@pytest.mark.parametrize("name", WINOGRAD)
@pytest.mark.parametrize(
    ("layer", "kernel", "setting", "has"),
    [
        (
            conv2d,
            (3, 3),
            {"stride": (1, 2)},
            r"kernel=\(3, 3\), stride=\(1, 2\) and dilation=\(1, 1\)",
        ),
        (conv2d, (3, 3), {"dilation": (2, 1)}, r"kernel=\(3, 3\), .* dilation=\(2, 1\)"),
        (conv2d, (3, 2), {}, r"kernel=\(3, 2\), stride=\(1, 1\) and dilation=\(1, 1\)"),
        (conv2d, (5, 5), {}, r"kernel=\(5, 5\), "),
        (conv1d, (3,), {}, r"kernel=\(3,\), stride=\(1,\) and dilation=\(1,\)"),
        (conv3d, (3, 3, 3), {}, r"kernel=\(3, 3, 3\), "),
    ],
)
def test_winograd_refuses_what_it_cannot_do(name, layer, kernel, setting, has):
    message = (
        "^Winograd's method is for two axes with kernel=3, stride=1 and dilation=1 "
        rf"but the setting has {has}.*; give method='auto' or 'im2col'$"
    )
    with pytest.raises(ValueError, match=message):
        layer(np.ones((9,) * len(kernel)), np.ones(kernel), method=name, **setting)


def workspace(x, weight, **setting):
    """Bytes that a layer takes beyond its operands and its output."""
    tracemalloc.start()
    try:
        y = conv2d(x, weight, **setting)
        return tracemalloc.get_traced_memory()[1] - y.nbytes
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("x", "weight", "dtype", "setting"),
    [
        ((3, 4096, 4096), (1, 3, 3, 3), "f4", {"padding": 1}),
        ((3, 1024, 1024), (1, 3, 3, 3), "f8", {"padding": 1}),
        ((3, 2048, 2048), (1, 3, 3, 3), "u1", {"padding": 1}),
        ((3, 1024, 1024), (1, 3, 3, 3), "f2", {"padding": 1}),
        ((3, 1024, 1024), (16, 3, 3, 3), "f4", {"padding": 1, "stride": 2}),
        ((64, 128, 128), (64, 64, 3, 3), "f8", {"padding": 1}),  # Winograd
        ((64, 256, 256), (64, 64, 1, 1), "f8", {}),
        ((1, 1024, 1024), (1, 1, 41, 41), "f8", {"padding": 20}),  # Fourier
    ],
)
def test_workspace_is_bounded(x, weight, dtype, setting):
    x, weight = np.ones(x, dtype), np.ones(weight, dtype)
    assert workspace(x, weight, **setting) <= 64 * 2**20


def test_one_tap_copies_nothing():
    x, weight = np.ones((64, 256, 256)), np.ones((4, 64, 1, 1))
    assert workspace(x, weight) < 2**16


def test_one_tap_of_an_image_with_its_channels_last_copies_blocks_only():
    x = np.moveaxis(np.ones((512, 512, 32)), -1, 0)
    assert workspace(x, np.ones((1, 32, 1, 1))) < 20 * 2**20 < x.nbytes

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.testing import assert_array_equal

from convkit import conv2d, conv_backward, conv_transpose2d, conv_transpose_backward

from ..oracles import named, stamped, summed
from .calls import direct, direct_layer, noise, transposed, transposed_layer


def names(stride, padding, dilation, groups):
    return {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}


def backward_of(call):
    """Backward function of the call, its forward, the forward's oracle and the settings."""
    setting = call[3:]
    if len(setting) == 4:
        return conv_backward, direct_layer, summed, names(*setting)
    stride, padding, added, dilation, groups = setting
    setting = names(stride, padding, dilation, groups) | {"output_padding": added}
    return conv_transpose_backward, transposed_layer, stamped, setting


def test_by_hand():
    # y0 = 10·x0 + 1·x1, y1 = 10·x2 + 1·x3; x4 is not read
    grad_x, grad_weight, grad_bias = conv_backward([1, 2, 3, 4, 5], [10, 1], [6, 7], stride=2)
    assert grad_x.tolist() == [60, 6, 70, 7, 0]
    assert grad_weight.tolist() == [1 * 6 + 3 * 7, 2 * 6 + 4 * 7]
    assert grad_bias.tolist() == 13
    # y = 10·x0, 1·x0, 10·x1, 1·x1 and an output that no input reaches
    setting = {"stride": 2, "output_padding": 1}
    grad_x, grad_weight, grad_bias = conv_transpose_backward(
        [1, 2], [10, 1], [3, 4, 5, 6, 7], **setting
    )
    assert grad_x.tolist() == [30 + 4, 50 + 6]
    assert grad_weight.tolist() == [1 * 3 + 2 * 5, 1 * 4 + 2 * 6]
    assert grad_bias.tolist() == 25


@pytest.mark.parametrize(
    ("backward", "x", "weight", "grad_output", "setting", "expected"),
    [
        # torch 2.13.0, autograd of torch.nn.functional.conv1d and conv_transpose1d
        (
            conv_backward,
            [[1, 2, 3, 4, 5, 6]],
            [[[10, 1]]],
            [[1, 2, 3]],
            {"stride": 2, "dilation": 2, "padding": 1},
            ([[0, 21, 0, 32, 0, 3]], [[[16, 28]]], [6]),
        ),
        (
            conv_backward,
            [[1, 2, 3], [4, 5, 6]],
            [[[10, 1]], [[20, 2]]],
            [[1, 2], [3, 4]],
            {"groups": 2},
            ([[10, 21, 2], [60, 86, 8]], [[[5, 8]], [[32, 39]]], [3, 7]),
        ),
        (
            conv_transpose_backward,
            [[1, 2, 3]],
            [[[10, 1, 4]]],
            [[1, 2, 3, 4, 5, 6, 7]],
            {"stride": 2, "padding": 1, "dilation": 2},
            ([[18, 48, 46]], [[[16, 28, 16]]], [28]),
        ),
        (  # output padding of a stride or more
            conv_transpose_backward,
            [[1, 2]],
            [[[10, 1]]],
            [[1, 2, 3, 4, 5, 6, 7]],
            {"output_padding": 2, "dilation": 3},
            ([[14, 25]], [[[5, 14]]], [28]),
        ),
        (
            conv_backward,
            [[1 + 2j, 3 - 1j, 0.5j]],
            [[[2 + 1j, -1j]]],
            [[1 + 1j, 2 - 3j]],
            {},
            ([[3 + 1j, -7j, 3 + 2j]], [[[12 - 8j, 0.5 + 3j]]], [3 - 2j]),
        ),
        (
            conv_transpose_backward,
            [[1 + 2j, 3 - 1j]],
            [[[2 + 1j, -1j]]],
            [[1 + 1j, 2 - 3j, 0.5j]],
            {},
            ([[6 + 3j, 0.5 - 8j]], [[[12 - 8j, -4.5 - 5.5j]]], [3 - 1.5j]),
        ),
    ],
)
def test_agrees_with_pytorch(backward, x, weight, grad_output, setting, expected):
    gradients = backward(x, weight, grad_output, **setting)
    assert [gradient.tolist() for gradient in gradients] == list(expected)


def check_finite_differences(call):
    """The layer is linear in each operand: a step of any size gives the gradient, exactly."""
    backward, _, oracle, setting = backward_of(call)
    x, weight, _, *rest = call
    y = oracle(x, weight, None, *rest)
    g = named(*y.shape, step=3) - 5
    grad_x, grad_weight, grad_bias = backward(x, weight, g, **setting)
    assert {grad_x.dtype, grad_weight.dtype, grad_bias.dtype} == {np.dtype(np.int64)}

    steps = np.eye(x[0].size, dtype=int).reshape(-1, *x.shape[1:])
    change = oracle(steps, weight, None, *rest)
    for image, gradient in zip(g, grad_x, strict=True):
        assert_array_equal(gradient.ravel(), (change * image).sum(axis=tuple(range(1, g.ndim))))
    assert_array_equal(grad_bias, g.sum(axis=(0, *range(2, g.ndim))))
    for index in np.ndindex(weight.shape):
        step = np.zeros_like(weight)
        step[index] = 1
        assert grad_weight[index] == ((oracle(x, weight + step, None, *rest) - y) * g).sum()


@settings(max_examples=30)
@given(direct(ranks=(1, 2)))
def test_direct_gradients_are_finite_differences(call):
    check_finite_differences(call)


@settings(max_examples=30)
@given(transposed(ranks=(1, 2)))
def test_transposed_gradients_are_finite_differences(call):
    check_finite_differences(call)


def check_complex_step(call):
    """The imaginary part of f(x + ih)/h is the derivative, with no difference to cancel."""
    backward, layer, _, setting = backward_of(call)
    operands, rest, h = noise(call[0], call[1]), call[3:], 1e-20
    (g,) = noise(layer(*operands, None, *rest), seed=1)
    gradients = backward(*operands, g, **setting)
    for which, gradient in enumerate(gradients[:2]):
        for index in np.ndindex(gradient.shape):
            moved = [operand.astype(complex) for operand in operands]
            moved[which][index] += 1j * h
            slope = np.vdot(g, layer(*moved, None, *rest)).imag / h
            assert abs(slope - gradient[index]) < 1e-10


@settings(max_examples=15)
@given(direct())
def test_direct_gradients_by_complex_step(call):
    check_complex_step(call)


@settings(max_examples=15)
@given(transposed())
def test_transposed_gradients_by_complex_step(call):
    check_complex_step(call)


@given(direct())
def test_gradients_are_adjoints(call):
    """⟨C·dx, g⟩ = ⟨dx, grad_x⟩ and ⟨y(dw), g⟩ = ⟨dw, grad_weight⟩, in every rank."""
    x, weight, _, *rest = call
    (g,) = noise(direct_layer(x, weight, None, *rest), seed=1)
    dx, dw = noise(x, weight, seed=2)
    grad_x, grad_weight, _ = conv_backward(x, weight, g, **names(*rest))
    assert abs(np.vdot(direct_layer(dx, weight, None, *rest), g) - np.vdot(dx, grad_x)) < 1e-8
    assert abs(np.vdot(direct_layer(x, dw, None, *rest), g) - np.vdot(dw, grad_weight)) < 1e-8


@given(transposed())
def test_gradients_of_the_transposed_layer_are_adjoints(call):
    x, weight, _, *rest = call
    (g,) = noise(transposed_layer(x, weight, None, *rest), seed=1)
    dx, dw = noise(x, weight, seed=2)
    grad_x, grad_weight, _ = conv_transpose_backward(x, weight, g, **backward_of(call)[3])
    y = transposed_layer(dx, weight, None, *rest)
    assert abs(np.vdot(y, g) - np.vdot(dx, grad_x)) < 1e-8
    y = transposed_layer(x, dw, None, *rest)
    assert abs(np.vdot(y, g) - np.vdot(dw, grad_weight)) < 1e-8


def test_the_gradient_of_x_is_the_transposed_convolution():
    x, weight, g = named(2, 4, 5, 7), named(6, 2, 2, 3), named(2, 6, 3, 3)
    setting = {"stride": 2, "groups": 2, "padding": ((0, 1), (1, 0))}
    grad_x = conv_backward(x, weight, g, **setting)[0]
    back = conv_transpose2d(g, weight, output_padding=(0, 1), **setting)
    assert_array_equal(grad_x, back)


def test_the_gradient_of_the_transposed_layers_x_is_the_direct_convolution():
    x, weight, setting = named(2, 4, 2, 3), named(4, 2, 2, 3), {"stride": 2, "groups": 2}
    g = named(2, 4, 4, 7) - 50
    assert_array_equal(
        conv_transpose_backward(x, weight, g, **setting)[0], conv2d(g, weight, **setting)
    )


@pytest.mark.parametrize("padding", ["valid", "same", "same_lower", "full"])
def test_named_padding(padding):
    x, weight = named(6, 7), named(2, 4) - 9
    g = named(*conv2d(x, weight, stride=2, padding=padding).shape) + 1
    grad_x, grad_weight, _ = conv_backward(x, weight, g, stride=2, padding=padding)
    assert (grad_x * x).sum() == (grad_weight * weight).sum()
    assert (grad_x * x).sum() == (conv2d(x, weight, stride=2, padding=padding) * g).sum()
    y = conv_transpose2d(x, weight, stride=3, padding=padding)
    g = named(*y.shape) + 1
    grad_x, grad_weight, _ = conv_transpose_backward(x, weight, g, stride=3, padding=padding)
    assert (grad_x * x).sum() == (grad_weight * weight).sum() == (y * g).sum()


@pytest.mark.parametrize("backward", [conv_backward, conv_transpose_backward])
def test_forms_of_the_data(backward):
    x, weight, sizes = named(4, 5), named(2, 3), (3, 3) if backward is conv_backward else (5, 7)
    g = named(*sizes) + 1
    plain = backward(x, weight, g)
    alone = backward(x[None], weight[None, None], g[None])
    batch = backward(x[None, None], weight[None, None], g[None, None])
    assert [a.shape for a in plain] == [x.shape, weight.shape, ()]
    for a, b, c, lead in zip(plain, alone, batch, (1, 2, 1), strict=True):
        assert_array_equal(a, b.reshape(a.shape))
        assert_array_equal(b, c.reshape(b.shape))
        assert b.ndim == a.ndim + lead


def test_four_spatial_axes():
    x, weight = named(1, 2, 1, 3, 2) + 1, named(1, 2, 1, 2, 1)
    y = summed(x[None], weight[None], None, (1,) * 4, ((0, 0),) * 4, (1,) * 4, 1)[0]
    g = named(*y.shape) - 1
    grad_x, grad_weight, grad_bias = conv_backward(x, weight[None], g)
    assert (grad_x * x).sum() == (grad_weight * weight).sum() == (y * g).sum()
    assert grad_bias.tolist() == [g.sum()]

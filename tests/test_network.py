import subprocess
import sys

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv2d
from convkit.network import (
    Convolution,
    Flatten,
    Layer,
    MaxPool,
    MeanPool,
    Momentum,
    Network,
    ReLU,
    accuracy,
    batches,
    cross_entropy,
    softmax,
    train,
)

STEP = 1e-5


def drawn(*shape, seed=0):
    """Normal numbers, none within STEP of 0 or of each other, where ReLU and maximum bend."""
    return np.random.default_rng(seed).standard_normal(shape)


def slopes(loss, array):
    """Central differences of ``loss()`` by every entry of an array that it reads."""
    measured = np.empty_like(array)
    for place in np.ndindex(array.shape):
        before = array[place]
        array[place] = before + STEP
        ahead = loss()
        array[place] = before - STEP
        measured[place] = (ahead - loss()) / (2 * STEP)
        array[place] = before
    return measured


# Sides that differ, and all are handed maps of 6 rows and 4 columns with 2 channels
LAYERS = {
    "convolution": lambda: Convolution(drawn(3, 2, 3, 2), drawn(3, seed=1), padding=(1, 0)),
    "strided": lambda: Convolution(drawn(4, 1, 2, 3), drawn(4, seed=1), stride=(2, 1), groups=2),
    "fully connected": lambda: Convolution(drawn(5, 2, 6, 4), drawn(5, seed=1)),
    "identity": Layer,
    "ReLU": ReLU,
    "MaxPool": lambda: MaxPool(2),
    "MeanPool": lambda: MeanPool(2),
    "Flatten": Flatten,
}


@pytest.mark.parametrize("name", LAYERS)
def test_gradients_of_a_layer_are_what_finite_differences_measure(name):
    layer, x = LAYERS[name](), drawn(3, 2, 6, 4, seed=2)
    grad = drawn(*layer.forward(x).shape, seed=3)
    grad_x = layer.backward(grad)
    assert grad_x.shape == x.shape
    assert len(layer.gradients) == len(layer.parameters)

    def loss():
        return (grad * layer.forward(x)).sum()

    kept = [gradient.copy() for gradient in layer.gradients]
    assert_allclose(grad_x, slopes(loss, x), atol=1e-8)
    for parameter, gradient in zip(layer.parameters, kept, strict=True):
        assert_allclose(gradient, slopes(loss, parameter), atol=1e-8)


def test_gradients_of_a_whole_network_are_what_finite_differences_measure():
    rng = np.random.default_rng(0)
    network = Network(
        [
            *(Convolution.random(rng, 2, 3, 3, padding=1), ReLU(), MaxPool(2)),
            *(Convolution.random(rng, 3, 4, 2, padding=(0, 1)), ReLU(), MeanPool(1)),
            Convolution(drawn(5, 4, 2, 3), drawn(5)),
            Flatten(),
        ]
    )
    x, labels = drawn(3, 2, 6, 4, seed=2), np.array([1, 4, 1])

    def loss():
        return cross_entropy(network.forward(x), labels)[0]

    scores = network.forward(x)
    assert scores.shape == (3, 5)
    grad_x = network.backward(cross_entropy(scores, labels)[1])
    gradients = [gradient.copy() for gradient in network.gradients]
    assert_allclose(grad_x, slopes(loss, x), atol=1e-8)
    assert len(gradients) == len(network.parameters) == 6
    for parameter, gradient in zip(network.parameters, gradients, strict=True):
        assert_allclose(gradient, slopes(loss, parameter), atol=1e-8)


def test_convolution_is_conv2d_with_arrays_of_its_own():
    weight, bias, x = drawn(4, 1, 3, 2), drawn(4), drawn(2, 2, 5, 7, seed=1)
    layer = Convolution(weight, bias, stride=2, padding=1, groups=2)
    assert_array_equal(layer.forward(x), conv2d(x, weight, bias, stride=2, padding=1, groups=2))
    layer.parameters[0][:] = 0
    assert weight.all()
    assert repr(layer) == "Convolution(2 to 4 channels, kernel 3×2)"


def test_random_weights_keep_the_size_of_what_passes():
    layer = Convolution.random(np.random.default_rng(0), 40, 50, 3)
    weight, bias = layer.parameters
    assert weight.shape == (50, 40, 3, 3)
    assert weight.std() == pytest.approx(np.sqrt(2 / 360), rel=0.02)
    assert_array_equal(bias, np.zeros(50))
    out = layer.forward(np.maximum(drawn(1, 40, 20, 20), 0))
    assert (out**2).mean() == pytest.approx(1, rel=0.1)


def test_the_maximum_gives_its_gradient_to_the_first_of_equals():
    layer = MaxPool(3)
    x = np.zeros((1, 1, 3, 6))
    x[0, 0, 1, 4] = x[0, 0, 2, 3] = 7
    assert_array_equal(layer.forward(x), [[[[0, 7]]]])
    expected = np.zeros((3, 6))
    expected[0, 0], expected[1, 4] = 2, 5
    assert_array_equal(layer.backward(np.array([[[[2, 5]]]]))[0, 0], expected)


def test_the_mean_is_a_convolution_with_equal_weights():
    x, grad = drawn(2, 3, 4, 6), drawn(2, 3, 2, 3, seed=1)
    pool = MeanPool(2)
    same = Convolution(np.full((3, 1, 2, 2), 0.25), np.zeros(3), stride=2, groups=3)
    assert_allclose(pool.forward(x), same.forward(x))
    assert_allclose(pool.backward(grad), same.backward(grad))


def test_softmax_and_the_loss_by_hand():
    scores = np.log([[1.0, 2, 5], [3, 6, 1]])
    assert_allclose(softmax(scores), [[0.125, 0.25, 0.625], [0.3, 0.6, 0.1]])
    loss, grad = cross_entropy(scores, [2, 0])
    assert loss == pytest.approx((np.log(8 / 5) + np.log(10 / 3)) / 2)
    assert_allclose(grad, np.array([[0.125, 0.25, -0.375], [-0.7, 0.6, 0.1]]) / 2)


def test_large_scores_do_not_overflow():
    scores = np.array([[1e4, 1e4 + np.log(3), -1e4]])
    assert_allclose(softmax(scores), [[0.25, 0.75, 0]], atol=1e-12)
    loss, grad = cross_entropy(scores, [2])
    assert loss == pytest.approx(2e4 + np.log(4))
    assert_allclose(grad, [[0.25, 0.75, -1]])


def test_the_gradient_of_the_loss_is_what_finite_differences_measure():
    scores, labels = drawn(4, 3), np.array([2, 0, 0, 1])
    grad = cross_entropy(scores, labels)[1]
    assert_allclose(grad, slopes(lambda: cross_entropy(scores, labels)[0], scores), atol=1e-9)
    assert_allclose(grad.sum(axis=1), 0, atol=1e-15)


def test_momentum_by_hand_and_in_the_limit():
    weight, other = np.array([1.0, 2]), np.array([[3.0]])
    descent = Momentum([weight, other], rate=0.5, momentum=0.5)
    descent.step([np.array([2.0, 0]), np.array([[-2.0]])])
    assert_array_equal(weight, [0, 2])
    descent.step([np.array([4.0, 0]), np.array([[0.0]])])
    assert_array_equal(weight, [-2.5, 2])  # −0.5·1 − 0.5·4
    assert_array_equal(other, [[4.5]])  # 3 + 1 + 0.5
    descent = Momentum([weight], rate=0.01, momentum=0.9)
    for _ in range(300):
        descent.step([np.ones(2)])
    assert_allclose(descent.velocities[0], -0.01 / (1 - 0.9))


def test_every_image_is_in_one_batch_and_the_order_changes():
    rng = np.random.default_rng(0)
    first, second = (list(batches(10, 4, rng)) for _ in range(2))
    assert [len(batch) for batch in first] == [4, 4, 2]
    for dealt in (first, second):
        assert sorted(np.concatenate(dealt).tolist()) == list(range(10))
    assert np.concatenate(first).tolist() != np.concatenate(second).tolist()
    assert list(batches(0, 4, rng)) == []


def stripes(rng, count):
    """Noisy pictures of 4 by 6 with a bright row or a bright column, and which of the two."""
    images, labels = rng.normal(0, 0.1, (count, 1, 4, 6)), rng.integers(0, 2, count)
    for image, label in zip(images, labels, strict=True):
        image[(0, rng.integers(4)) if label == 0 else (0, slice(None), rng.integers(6))] += 1
    return images, labels


def test_a_network_learns_rows_from_columns_wherever_they_are():
    rng = np.random.default_rng(0)
    first = Convolution.random(rng, 1, 6, 2, padding=((0, 1), (0, 1)))
    last = Convolution(0.3 * drawn(2, 6, 2, 3), np.zeros(2))
    network = Network([first, ReLU(), MaxPool(2), last, Flatten()])
    seen = []

    def progress(epochs):
        for epoch in epochs:
            seen.append(epoch)
            yield epoch

    how = {"epochs": 10, "size": 16, "rate": 0.05, "rng": rng, "progress": progress}
    losses = train(network, *stripes(rng, 500), **how)
    assert seen == list(range(10))
    assert len(losses) == 10 * 32
    assert losses[-1] < 0.2 < 0.4 < losses[0]
    assert accuracy(network, *stripes(rng, 200)) > 0.95


def test_the_same_seed_trains_the_same_network():
    images, labels = stripes(np.random.default_rng(1), 40)
    runs = []
    for _ in range(2):
        rng = np.random.default_rng(0)
        network = Network([Convolution(np.zeros((2, 1, 4, 6)), np.zeros(2)), Flatten()])
        train(network, images, labels, epochs=2, size=8, rate=0.1, rng=rng)
        runs.append(network.parameters)
    for one, other in zip(*runs, strict=True):
        assert_array_equal(one, other)


REFUSED = {
    r"^weight has dtype int64, but what is learned has fractions; give real floats, for": (
        lambda: Convolution(np.ones((1, 1, 2, 2), int), [0.0])
    ),
    r"^size=0 is below 1; give 1 or more$": lambda: MaxPool(0),
    r"^size=2 does not divide maps of 5×6 \(shape=\(1, 3, 5, 6\)\); pad x, or take another": (
        lambda: MaxPool(2).forward(np.zeros((1, 3, 5, 6)))
    ),
    r"^layers is empty; give at least one layer$": lambda: Network([]),
    r"^scores has dtype complex128, which is complex; give its size, np.abs, or its real part$": (
        lambda: softmax([1j, 1])
    ),
    r"^scores has dtype complex64, which is complex; give its": (
        lambda: cross_entropy(np.ones((1, 2), "c8"), [0])
    ),
    r"^scores has 1 axes \(shape=\(2,\)\); give \(images, classes\)$": (
        lambda: cross_entropy([1.0, 2], [0])
    ),
    r"^labels has dtype float64; give the numbers of the classes, ints$": (
        lambda: cross_entropy([[1.0, 2]], [0.0])
    ),
    r"^labels has shape \(2,\) but there are 1 rows of scores \(shape=\(1, 2\)\); give one ": (
        lambda: cross_entropy([[1.0, 2]], [0, 1])
    ),
    r"^labels go from 2 to 2 but there are 2 classes; give numbers from 0 to 1$": (
        lambda: cross_entropy([[1.0, 2]], [2])
    ),
    r"^rate=0 is no step downwards; give a positive number$": lambda: Momentum([], rate=0),
    r"^momentum=1 is outside \[0, 1\); 0 is plain descent$": lambda: Momentum([], 1, momentum=1),
    r"^count=-1 is below 0; give 0 or more$": lambda: batches(-1, 2, np.random.default_rng(0)),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_does_not_fit_is_refused_in_words(message):
    error = TypeError if "dtype" in message else ValueError
    with pytest.raises(error, match=message):
        REFUSED[message]()


@pytest.mark.parametrize("count", [2, 4])
def test_images_need_a_label_each(count):
    network = Network([Convolution(np.zeros((2, 1, 1, 1)), np.zeros(2)), Flatten()])
    data = np.ones((3, 1, 1, 1)), np.zeros(count, int)
    message = rf"^labels has shape \({count},\) but there are 3 images; give one label for each$"
    with pytest.raises(ValueError, match=message):
        train(network, *data, epochs=1, size=2, rate=1, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        accuracy(network, *data)


@pytest.mark.parametrize("name", sorted(LAYERS.keys() - {"identity"}))
def test_there_is_no_way_back_before_the_way_forward(name):
    layer = LAYERS[name]()
    with pytest.raises(RuntimeError, match=r" has no forward pass .* call forward\(x\) before"):
        layer.backward(np.ones((1, 2, 6, 4)))


@pytest.mark.parametrize("layer", [ReLU(), MaxPool(2), MeanPool(2), Flatten()], ids=repr)
def test_a_gradient_of_another_shape_is_refused(layer):
    shape = layer.forward(np.ones((1, 1, 2, 4))).shape
    with pytest.raises(ValueError, match=r"^grad has shape") as raised:
        layer.backward(np.ones((1, 1, 4, 2)))
    assert str(raised.value).endswith(
        f"(1, 1, 4, 2) but the output has {shape}; give one number for each output"
    )


def test_a_network_needs_numpy_alone():
    code = "import sys, convkit.network; print(*{n.partition('.')[0] for n in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"matplotlib", "PIL", "scipy", "sklearn", "tqdm"}.isdisjoint(run.stdout.split())


def test_convkit_alone_does_not_load_it():
    code = "import sys, convkit; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "convkit.network" not in run.stdout.split()

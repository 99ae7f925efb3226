"""Solutions of the exercises on what a layer costs."""

import numpy as np

from convkit import checks


def weights(c_in, c_out, kernel, output, groups):
    """The size of the array that holds them."""
    return np.zeros((c_out, c_in // groups, *kernel)).size


def parameters_one_by_one(c_in, c_out, kernel, output, groups):
    count = 0
    for _ in range(groups):
        for _ in range(c_out // groups):
            count += 1 + sum(1 for _ in np.ndindex(c_in // groups, *kernel))
    return count


def products_place_by_place(c_in, c_out, kernel, output, groups):
    taps = [c_in // groups * rows * kernel[1] for rows in [kernel[0]]]
    return sum(taps[0] for _ in np.ndindex(c_out, *output))


def with_biases(count, weights=weights):
    """As many biases beside the weights."""
    return lambda c_in, c_out, k, y, g: weights(c_in, c_out, k, y, g) + count(c_in, c_out, y, g)


def of_weights(count):
    """Weights counted otherwise, with the right number of biases."""
    return with_biases(lambda c_in, c_out, y, g: c_out, count)


RIGHT = [
    (checks.check_parameters, parameters_one_by_one),
    (checks.check_parameters, lambda i, o, k, y, g: o * (i * k[0] * k[1] / g + 1)),
    (checks.check_multiply_adds, products_place_by_place),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: g * (o // g) * (i // g) * np.prod(k) * np.prod(y),
    ),
    (
        checks.check_possible_groups,
        lambda i, o: [g for g in range(1, i + o) if i % g == 0 == o % g],
    ),
    (
        checks.check_possible_groups,
        lambda i, o: np.array([g for g in range(1, 99) if not (i % g or o % g)]),
    ),
]

WRONG = [
    (
        checks.check_parameters,
        with_biases(lambda i, o, y, g: o * y[0] * y[1]),
        "You count a bias per position",
    ),
    (checks.check_parameters, weights, "The biases are missing"),
    (checks.check_parameters, with_biases(lambda i, o, y, g: i), "a bias per input channel"),
    (
        checks.check_parameters,
        with_biases(lambda i, o, y, g: i * o // g),
        "a bias for each filter's every channel",
    ),
    (checks.check_parameters, with_biases(lambda i, o, y, g: 1), "You count one bias"),
    (
        checks.check_parameters,
        of_weights(lambda i, o, k, y, g: weights(i, o, k, y, 1)),
        "The groups are forgotten",
    ),
    (
        checks.check_parameters,
        of_weights(lambda i, o, k, y, g: weights(i // g, o // g, k, y, 1)),
        "the weights of one group",
    ),
    (
        checks.check_parameters,
        of_weights(lambda i, o, k, y, g: weights(1, o, k, y, 1)),
        "A filter has weights for each channel",
    ),
    (
        checks.check_parameters,
        of_weights(lambda i, o, k, y, g: weights(i, o, (k[0], k[0]), y, g)),
        "You squared the rows",
    ),
    (
        checks.check_parameters,
        of_weights(lambda *setting: products_place_by_place(*setting)),
        "the weights at every position",
    ),
    (checks.check_multiply_adds, weights, "Those are the weights"),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: products_place_by_place(i, o, k, y, 1),
        "The groups are forgotten",
    ),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: products_place_by_place(i // g, o // g, k, y, 1),
        "the products of one group",
    ),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: products_place_by_place(1, o, k, y, 1),
        "The input channels are forgotten",
    ),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: products_place_by_place(i, 1, k, y, g),
        "The output channels are forgotten",
    ),
    (
        checks.check_multiply_adds,
        lambda *setting: products_place_by_place(*setting) * 2,
        "You count a product and its addition as two",
    ),
    (
        checks.check_multiply_adds,
        lambda i, o, k, y, g: y[0] * y[1] * parameters_one_by_one(i, o, k, y, g),
        "You count the biases",
    ),
    (
        checks.check_possible_groups,
        lambda i, o: [g for g in range(1, i + 1) if i % g == 0],
        "divide the output channels too",
    ),
    (
        checks.check_possible_groups,
        lambda i, o: [g for g in range(1, o + 1) if o % g == 0],
        "divide the input channels too",
    ),
    (
        checks.check_possible_groups,
        lambda i, o: [g for g in range(1, max(i, o) + 1) if i % g == 0 or o % g == 0],
        "not one of them",
    ),
    (
        checks.check_possible_groups,
        lambda i, o: np.arange(min(i, o)) + 1,
        "some group would be smaller",
    ),
    (
        checks.check_possible_groups,
        lambda i, o: [g for g in range(2, i + 1) if i % g == 0 == o % g],
        "1 is missing",
    ),
]

"""The twenty misconceptions about convolution: which check catches each, and in what words.

The last one is a matter of words, that √(gx² + gy²) were "the geometric average": what can be
coded, and is caught, is the average that someone computes who believes it.
"""

import pytest

from convkit import checks

from .test_solutions import WRONG

CAUGHT = {
    1: [
        (checks.check_size_formula, "There is no floor"),
        (checks.check_size_formula, "You round up"),
    ],
    2: [(checks.check_size_formula, "The bracketing is wrong")],
    3: [
        (checks.check_span, "You count the dilation from 0"),
        (checks.check_receptive_field, "You count the dilation from 0"),
    ],
    4: [
        (checks.check_size_formula, "You count the padding once: p is the padding per side"),
        (checks.check_same_widths, "You add the whole padding on each side"),
        (checks.check_same_padding, "You add the whole padding on each side"),
        (checks.check_transposed_size, "You crop once: p is the padding per side"),
        (checks.check_stamping, "You crop once: p is the padding per side"),
    ],
    5: [
        (checks.check_same_widths, "The extra sample is on the wrong side"),
        (checks.check_same_padding, "The extra sample is on the wrong side"),
        (checks.check_convolve_same, "With an even g you begin one late"),
    ],
    6: [
        (checks.check_convolve, "The flip is missing"),
        (checks.check_convolve_same, "The flip is missing"),
        (checks.check_circular, "The flip is missing"),
    ],
    7: [
        (checks.check_filter_image, "Rows and columns are swapped in your output"),
        (checks.check_filter_image, "Rows and columns are swapped in the kernel"),
        (checks.check_border_blur, "Height and width are swapped in the padding"),
        (checks.check_strided, "Height and width are swapped"),
        (checks.check_stamping, "Height and width are swapped"),
    ],
    8: [
        (checks.check_strided, "The stride is ignored in the loop"),
        (checks.check_stamping, "The stride is ignored"),
    ],
    9: [
        (checks.check_carry_back, "You inverted"),
        (checks.check_restored_size, "You take it that the same settings restore the size"),
        (checks.check_output_padding, "You take it that the same settings restore the size"),
    ],
    10: [
        (checks.check_transposed_size, "crops its output; it does not pad the input"),
        (checks.check_stamping, "crops its output; it does not pad the input"),
        (checks.check_direct_form_widths, "You padded by p"),
    ],
    11: [(checks.check_use_count, "You take it that every sample is used equally often")],
    12: [
        (checks.check_equivariance, "That is invariance"),
        (checks.check_equivariance, "You shifted the values, not the positions"),
    ],
    13: [
        (checks.check_numpy_same, "NumPy's keeps max(m, n) values"),
        (checks.check_mode_sizes, "You kept max(m, n), as numpy.convolve does"),
        (checks.check_convolve_same, "You kept max(m, n) values, as numpy.convolve does"),
    ],
    14: [
        (checks.check_output_padding, "An output padding of s or more is refused"),
        (checks.check_reachable_sizes, "it must be below the stride"),
    ],
    15: [
        (checks.check_smooth, "The weights are not normalised"),
        (checks.check_moving_average, "The weights do not sum to 1"),
    ],
    16: [
        (checks.check_direct_form, "The kernel is not reversed"),
        (checks.check_input_gradient, "The flip is forgotten"),
    ],
    17: [
        (checks.check_im2col, "the taps would meet the wrong weights"),
        (checks.check_multiply_columns, "Your weights are in another order than the columns"),
    ],
    18: [(checks.check_parameters, "You count a bias per position")],
    19: [(checks.check_col2im, "You take it for the inverse of im2col")],
    20: [(checks.check_edge_strength, "That is the geometric average")],
}


def test_none_of_the_twenty_is_forgotten():
    assert list(CAUGHT) == list(range(1, 21))


@pytest.mark.parametrize(
    ("number", "check", "words"),
    [(number, check, words) for number, named in CAUGHT.items() for check, words in named],
)
def test_the_check_rejects_it_and_names_it(number, check, words):
    reports = [check(solution) for each, solution, _ in WRONG if each is check]
    assert any(not report and words in report.message for report in reports)

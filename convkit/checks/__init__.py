"""Checks of the book's exercises: they compare, explain and name the misconception."""

from .averages import check_exponential_average, check_moving_average, check_series_ends
from .channels import check_grouped, check_layer, check_shuffle
from .col2im import check_col2im, check_memory_factor
from .columns import check_im2col, check_multiply_columns
from .counts import check_multiply_adds, check_parameters, check_possible_groups
from .differences import check_finite_differences
from .equivariance import check_equivariance
from .filters import check_border_blur, check_edge_strength, check_filter_image, check_smooth
from .fourier import check_fft_convolve, check_fft_length
from .gradients import check_bias_gradient, check_input_gradient, check_weight_gradient
from .matrix import check_carry_back, check_kernel_matrix, check_matrix_shape, check_sharing
from .modes import check_mode_sizes, check_numpy_same, check_same_padding
from .reach import check_receptive_field, check_span
from .signals import check_causal, check_circular, check_convolve, check_convolve_same
from .sizes import (
    check_input_sizes,
    check_same_widths,
    check_size_formula,
    check_strided,
    check_use_count,
)
from .tiles import check_overlap_add, check_tile_products
from .to_bytes import check_to_bytes
from .training import check_momentum_step, check_pool_gradient, check_score_gradient
from .transposed import check_direct_form, check_direct_form_widths, check_stamping
from .transposed_sizes import (
    check_even_overlap,
    check_output_padding,
    check_reachable_sizes,
    check_restored_size,
    check_transposed_size,
)

__all__ = [
    "check_bias_gradient",
    "check_border_blur",
    "check_carry_back",
    "check_causal",
    "check_circular",
    "check_col2im",
    "check_convolve",
    "check_convolve_same",
    "check_direct_form",
    "check_direct_form_widths",
    "check_edge_strength",
    "check_equivariance",
    "check_even_overlap",
    "check_exponential_average",
    "check_fft_convolve",
    "check_fft_length",
    "check_filter_image",
    "check_finite_differences",
    "check_grouped",
    "check_im2col",
    "check_input_gradient",
    "check_input_sizes",
    "check_kernel_matrix",
    "check_layer",
    "check_matrix_shape",
    "check_memory_factor",
    "check_mode_sizes",
    "check_momentum_step",
    "check_moving_average",
    "check_multiply_adds",
    "check_multiply_columns",
    "check_numpy_same",
    "check_output_padding",
    "check_overlap_add",
    "check_parameters",
    "check_pool_gradient",
    "check_possible_groups",
    "check_reachable_sizes",
    "check_receptive_field",
    "check_restored_size",
    "check_same_padding",
    "check_same_widths",
    "check_score_gradient",
    "check_series_ends",
    "check_sharing",
    "check_shuffle",
    "check_size_formula",
    "check_smooth",
    "check_span",
    "check_stamping",
    "check_strided",
    "check_tile_products",
    "check_to_bytes",
    "check_transposed_size",
    "check_use_count",
    "check_weight_gradient",
]

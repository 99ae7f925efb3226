"""Page 14: gradients are convolutions."""

import numpy as np

from ... import conv_backward, convolve, correlate, transposed_output_size
from .question import Misconception, Wrong, choice, number, told

__all__ = ["QUESTIONS"]

X, WEIGHT, GRADIENT = [1, 2, 4, 7], [1, 2, 5], [1, 10]
GRAD_X, GRAD_WEIGHT, _ = conv_backward(X, WEIGHT, GRADIENT)
SIGNS = np.array([2, -1, 4])
DOWN = {"stride": 3, "padding": 2}
WIDE = conv_backward(np.ones(17), np.ones(5), np.ones(6), **DOWN)[0]
LAYER = conv_backward(np.ones((3, 8, 9)), np.ones((5, 3, 3, 3)), np.ones((5, 6, 7)))

QUESTIONS = (
    number(
        f"The gradient of the output is {told(SIGNS)}. What is the gradient of the bias?",
        conv_backward(np.ones(5), np.ones(3), SIGNS)[2],
        Wrong(SIGNS.mean(), "The bias is added at every place, so its gradients add up."),
        Wrong(
            np.abs(SIGNS).sum(), "Signs count: one place may ask for less where others want more."
        ),
        Wrong(
            SIGNS[0],
            "One bias serves all places, so all of them have a say.",
            Misconception.BIAS_PER_POSITION,
        ),
        hint="Every output is … + b.",
        explanation="2 − 1 + 4: what is shared collects the gradients of all its uses.",
    ),
    number(
        "3 channels become 5, each with 6 rows and 7 columns. "
        "How many numbers has the gradient of the bias?",
        LAYER[2].size,
        Wrong(
            5 * 6 * 7,
            "There is no bias for each position: sum over the positions of a channel.",
            Misconception.BIAS_PER_POSITION,
        ),
        Wrong(3 * 5, "The bias belongs to output channels alone."),
        Wrong(1, "Each output channel has a bias of its own."),
        hint="A gradient has the shape of what it belongs to.",
        explanation="5, as the bias itself.",
    ),
    number(
        f"x = {told(X)}, three weights, and the gradient of the output is {told(GRADIENT)}. "
        "What is the gradient of the first weight?",
        GRAD_WEIGHT[0],
        Wrong(
            correlate(X, GRADIENT[::-1], "valid")[0],
            "Here nothing is flipped: weight 0 met x[0] for output 0 and x[1] for output 1.",
            Misconception.NO_FLIP,
        ),
        Wrong(GRAD_WEIGHT[1], "That is the second weight's."),
        hint="Which samples did the first weight multiply?",
        explanation="1·1 + 10·2: the input is correlated with the gradient of the output.",
    ),
    choice(
        f"The weights are {told(WEIGHT)} and the gradient of the output is {told(GRADIENT)}. "
        "What is the gradient of the input?",
        told(GRAD_X),
        Wrong(
            told(correlate(GRADIENT, WEIGHT, "full")),
            "The flip is forgotten. Forwards the kernel is laid on as it is, so backwards it is "
            "turned over.",
            Misconception.DIRECT_FORM_FLIP,
        ),
        Wrong(
            told(convolve(GRADIENT, WEIGHT, "same")),
            "It has the size of the input, 4.",
        ),
        explanation="Output 0 passes 1·(1 2 5) back to samples 0 to 2, and output 1 ten times that "
        "to samples 1 to 3: a full convolution.",
    ),
    number(
        "17 samples become 6 with kernel 5, stride 3 and padding 2. "
        "How many samples has the gradient of the input?",
        WIDE.size,
        Wrong(
            transposed_output_size(6, 5, **DOWN),
            "That is the transposed convolution without output padding. The same settings do not "
            "restore the size; the gradient needs it told.",
            Misconception.TRANSPOSED_INVERTS,
        ),
        Wrong(6, "That is the gradient of the output."),
        hint="A gradient has the shape of what it belongs to.",
        explanation="As many as the input, whatever the stride threw away. "
        "What no window read has gradient 0.",
    ),
    choice(
        "C is a convolution as a matrix and Cᵀ its transpose. "
        "Which equation tests a backward pass with any x and y?",
        "⟨Cx, y⟩ = ⟨x, Cᵀy⟩",
        Wrong(
            "Cᵀ(Cx) = x",
            "The transpose is no inverse; it only sends back along the same weights.",
            Misconception.TRANSPOSED_INVERTS,
        ),
        Wrong(
            "⟨Cx, y⟩ = ⟨Cᵀx, y⟩",
            "Cᵀ takes what has the size of the output, and x has that of the input.",
        ),
        Wrong(
            "Cᵀ(Cx) = k·x, with k taps",
            "So it would be if all samples lay in k windows and these were all the same: "
            "even col2im after im2col does that only away from the borders.",
            Misconception.COL2IM_INVERTS,
        ),
        explanation="The adjoint test: it needs no derivative, and a forgotten flip fails it "
        "unless the kernel is symmetric.",
    ),
)

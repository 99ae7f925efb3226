"""Page 13: tiles, blocks, and the roof of a machine."""

from math import prod

from ... import output_size
from ...methods.winograd import matrices
from .question import Wrong, choice, number

__all__ = ["QUESTIONS"]

SIDE, KERNEL = 4, 3
WINDOW = len(matrices(SIDE)[1])  # products of a tile, on each axis
OUTPUTS, TILES = (7, 7), (2, 2)
BLOCK, TAPS = 100, 29
RATE, BANDWIDTH, INTENSITY = 40, 10, 1.5

QUESTIONS = (
    number(
        "A filter of 5 taps, two outputs at a time. "
        "How many multiplications are enough, if those that only prepare the taps do not count?",
        output_size(2, 5, padding="full"),
        Wrong(2 * 5, "That is the direct way; fewer are enough."),
        Wrong(2 + 5, "One too many: two outputs read 6 samples."),
        Wrong(5, "There is one product for every sample that is read, and two outputs read 6."),
        hint="m outputs of r taps need m + r − 1.",
        explanation="2 + 5 − 1, as many as samples are read.",
    ),
    number(
        "A kernel of 3 by 3 and tiles of 4 by 4 outputs: how many products has a tile, "
        "for one channel and one filter?",
        WINDOW**2,
        Wrong((SIDE * KERNEL) ** 2, "That is the direct way, 9 for each of the 16 outputs."),
        Wrong(WINDOW, "That is one axis; in two dimensions it is squared."),
        Wrong((SIDE + KERNEL) ** 2, "4 outputs and 3 taps meet 6 inputs on each axis, not 7."),
        hint="(m + r − 1)², for m = 4 and r = 3.",
        explanation="6·6 instead of 16·9 = 144: a quarter.",
    ),
    number(
        "A layer makes maps of 7 by 7 outputs, in tiles of 4 by 4, with a kernel of 3 by 3. "
        "How many products has a map, for one channel and one filter?",
        prod(TILES) * WINDOW**2,
        Wrong(
            prod(OUTPUTS) / SIDE**2 * WINDOW**2,
            "Parts of a tile cost as much as a whole one.",
        ),
        Wrong(WINDOW**2, "One tile does not cover 7 by 7 outputs."),
        Wrong(prod(OUTPUTS) * KERNEL**2, "That is the direct way, 9 for each output."),
        hint="Count the tiles: two are needed on each axis.",
        explanation="4 tiles of 36. The direct way has 49·9 = 441, so it is no quarter any more.",
    ),
    number(
        "By overlap-add, blocks of 100 samples are convolved with 29 taps. "
        "How long do the transforms have to be at least?",
        output_size(BLOCK, TAPS, padding="full"),
        Wrong(BLOCK, "Then the end of each block wraps round to its beginning."),
        Wrong(BLOCK + TAPS, "One more than needed."),
        hint="As long as the full convolution of one block.",
        explanation="100 + 29 − 1. The last 28 values are added to the first of the next block.",
    ),
    number(
        "A machine makes 40 thousand million products a second and moves 10 thousand million "
        "bytes a second. A layer makes 1.5 products of each byte. "
        "How many thousand million products a second can it reach at most?",
        min(RATE, BANDWIDTH * INTENSITY),
        Wrong(RATE, "To make so many it would need more bytes than the memory delivers."),
        Wrong(
            RATE / BANDWIDTH,
            "These are the products a byte from which on the arithmetic is the limit.",
        ),
        Wrong(BANDWIDTH, "Each byte serves one and a half products."),
        hint="Bytes a second times products a byte, unless that is above the roof.",
        explanation="10·1.5. Its arithmetic has nothing to do for more than half of the time.",
    ),
    choice(
        "Which of these layers is the one for Fourier transforms?",
        "one channel, a kernel of 51 by 51",
        Wrong(
            "64 channels to 64, a kernel of 3 by 3",
            "The transforms cost more than 9 products; that one is for Winograd's tiles.",
        ),
        Wrong(
            "256 channels to 64, a kernel of 1 by 1",
            "That one is a matrix multiplication already.",
        ),
        Wrong(
            "64 channels, each with a kernel of 3 by 3 of its own",
            "It makes few products of each byte, and transforms move more bytes.",
        ),
        explanation="The cost of a transform hardly grows with the kernel, 2601 products do.",
    ),
)

"""The exercises of the drill, drawn by lot: twin of exercises.js, answered by convkit."""

from typing import Any, NamedTuple

from ...arithmetic import (
    Layer,
    layer_counts,
    output_size,
    padding_widths,
    receptive_field,
    transposed_output_size,
)
from .mulberry import generator, number_at

__all__ = ["KINDS", "MIXED", "RANGES", "Exercise", "exercise"]

MIXED = "mixed"
# Between which ends each setting is drawn, in this order; the names are those of exercises.js
RANGES: dict[str, dict[str, tuple[int, int]]] = {
    "output size": {
        "size": (6, 64),
        "kernel": (2, 7),
        "stride": (1, 4),
        "padding": (0, 3),
        "dilation": (1, 3),
    },
    "transposed size": {
        "size": (2, 16),
        "kernel": (2, 6),
        "stride": (1, 4),
        "padding": (0, 3),
        "outputPadding": (0, 2),
        "dilation": (1, 2),
    },
    "same padding": {
        "size": (5, 40),
        "kernel": (2, 7),
        "stride": (1, 3),
        "dilation": (1, 3),
    },
    "receptive field": {
        f"{name}{n}": ends
        for n in (1, 2, 3)
        for name, ends in (("kernel", (2, 5)), ("stride", (1, 3)), ("dilation", (1, 3)))
    },
    "weights": {
        "inChannels": (2, 24),
        "outChannels": (2, 24),
        "groups": (1, 4),
        "kernel": (1, 5),
        "rows": (4, 12),
        "columns": (4, 12),
    },
    "kernel matrix shape": {
        "rows": (3, 9),
        "columns": (3, 9),
        "kernelRows": (2, 4),
        "kernelColumns": (2, 4),
        "stride": (1, 2),
        "padding": (0, 1),
    },
}
KINDS = (*RANGES, MIXED)


class Exercise(NamedTuple):
    """One exercise: its kind, the setting drawn, and the right answer."""

    kind: str
    setting: dict[str, int]
    answer: tuple[int, ...]


def exercise(kind: str, seed: int, turn: int) -> Exercise:
    """Draw exercise number ``turn``, from 0 on, of a seed.

    A generator that starts from number turn + 1 of the seed draws the kind, if it is mixed, and
    then settings until one has an answer.

    Examples
    --------
    >>> exercise("output size", seed=0, turn=0).answer
    (14,)
    """
    draw = generator(number_at(seed, turn + 1))
    if kind == MIXED:
        kind = list(RANGES)[draw(0, len(RANGES) - 1)]
    while True:
        setting = {name: draw(low, high) for name, (low, high) in RANGES[kind].items()}
        try:
            return Exercise(kind, setting, ANSWERS[kind](setting))
        except ValueError:  # there is no output, or the settings contradict each other
            continue


def _transposed(setting: dict[str, int]) -> tuple[int, ...]:
    output_padding = setting["outputPadding"]
    rest = {name: value for name, value in setting.items() if name != "outputPadding"}
    return (transposed_output_size(**rest, output_padding=output_padding),)


def _field(setting: dict[str, int]) -> tuple[int, ...]:
    layers = [
        Layer(setting[f"kernel{n}"], setting[f"stride{n}"], 0, setting[f"dilation{n}"])
        for n in (1, 2, 3)
    ]
    return (receptive_field(layers).size,)


def _weights(setting: dict[str, int]) -> tuple[int, ...]:
    channels = setting["inChannels"], setting["outChannels"]
    counts = layer_counts(
        *channels,
        size=(setting["rows"], setting["columns"]),
        kernel=setting["kernel"],
        padding="same",
        groups=setting["groups"],
    )
    return (counts.weights + counts.biases,)


def _shape(setting: dict[str, int]) -> tuple[int, ...]:
    size = setting["rows"], setting["columns"]
    kernel = setting["kernelRows"], setting["kernelColumns"]
    rows, columns = output_size(size, kernel, setting["stride"], setting["padding"])
    return (rows * columns, size[0] * size[1])


ANSWERS: dict[str, Any] = {
    "output size": lambda setting: (output_size(**setting),),
    "transposed size": _transposed,
    "same padding": lambda setting: padding_widths(**setting, padding="same"),
    "receptive field": _field,
    "weights": _weights,
    "kernel matrix shape": _shape,
}

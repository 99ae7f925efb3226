"""The explorer of receptive fields: a stack of layers and the cone of one of its units."""

from collections.abc import Sequence

import numpy as np
import traitlets

from ...arguments import integer, is_sequence
from ...arithmetic import Layer, output_size
from ...plots import Picture, grids, receptive_field
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import opened_views

__all__ = ["receptive_field_explorer"]

SOURCE, STYLE, WORDS = view_sources("receptive_field_explorer")
PANELS = ("table", "map")  # as in receptive_field_explorer.js
SIZE = (1, 64)
DEPTH = (1, 5)
SETTINGS = {"kernel": (1, 7), "stride": (1, 4), "padding": (0, 8), "dilation": (1, 8)}
LAYER_TRAITS = {
    f"{name}_{n}": ends for n in range(1, DEPTH[1] + 1) for name, ends in SETTINGS.items()
}


class StackView(View):
    """The cone of one unit of a stack of layers, along one axis and over a picture."""

    _esm = SOURCE
    _css = STYLE

    opened = traitlets.List().tag(sync=True)  # the views among PANELS that are open at first
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    preset = traitlets.Int(0).tag(sync=True)  # place in the list of examples
    size = traitlets.Int(24).tag(sync=True)  # samples of the input
    depth = traitlets.Int(3).tag(sync=True)  # number of layers
    level = traitlets.Int(3).tag(sync=True)  # the layer of the chosen unit, from 1
    unit = traitlets.Int(0).tag(sync=True)
    last_unit = traitlets.Int(0).tag(sync=True)
    sample = traitlets.Int(-1).tag(sync=True)  # chosen input sample, -1 for none
    sample_row = traitlets.Int(-1).tag(sync=True)  # its row in the picture

    # kernel_1, stride_1, ... for each layer there may be
    locals().update({name: traitlets.Int(1).tag(sync=True) for name in LAYER_TRAITS})

    def layers(self):
        """Every layer that the stack has."""
        return [
            Layer(*(getattr(self, f"{name}_{n}") for name in SETTINGS))
            for n in range(1, self.depth + 1)
        ]

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        stack = self.layers()[: self.level]
        while stack:
            try:
                last = _unit_counts(self.size, stack)[-1] - 1
            except ValueError:  # the reader's stack may end early
                stack.pop()
            else:
                return receptive_field(stack, self.size, min(self.unit, last))
        return grids(
            [("input", np.arange(self.size), "input")],
            "The kernel of layer 1 does not fit in the padded input: there is no unit.",
        )


def receptive_field_explorer(
    layers: Sequence[Layer | Sequence[int]] | None = None,
    *,
    size: int = 24,
    level: int | None = None,
    unit: int | None = None,
    views: Sequence[str] = ("table",),
) -> Explorer:
    """Explore what a unit deep in a stack of layers sees: r = 1 + Σ (k̂_l − 1)·∏ s_m.

    One axis is drawn, every layer as a row of units, with the cone of the chosen unit down to
    the input, how many paths end at each sample, and which samples the cone leaves out.

    Parameters
    ----------
    layers : sequence of 1 to 5 convkit.arithmetic.Layer or of (kernel, stride, padding, dilation)
        From the input on; by default three kernels of 3. Every setting is an int.
    size : int
        Samples of the input, at most 64.
    level : int, optional
        Layer of the unit chosen at first, counted from 1; by default the last.
    unit : int, optional
        The unit chosen at first; by default the middle one.
    views : sequence of str
        The views that are open at first, of ``"table"`` and ``"map"``.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        A setting is bad or out of its slider's range, or a layer has no output.

    Examples
    --------
    >>> receptive_field_explorer([(3,), (3, 1, 0, 2), (3, 1, 0, 4)])
    Unit 5 of 10 after 3 layers: its receptive field of 15 samples reaches from 5 to 19.
    It reads 15 of the 24 input samples.
    """
    stack = [Layer(3)] * 3 if layers is None else _stack(layers)
    size = _within("size", size, SIZE)
    counts = _unit_counts(size, stack)
    level = len(stack) if level is None else _within("level", level, (1, len(stack)))
    last = counts[level - 1] - 1
    unit = (last + 1) // 2 if unit is None else _within("unit", unit, (0, last))
    opened = opened_views(views, PANELS)
    shown = stack + [Layer(3)] * (DEPTH[1] - len(stack))  # what an added layer begins with
    view = StackView(
        opened=opened,
        ranges={
            "size": SIZE,
            "depth": DEPTH,
            **LAYER_TRAITS,
            "level": DEPTH,
            "unit": (0, 9999),
            "sample": (-1, SIZE[1] - 1),
            "sample_row": (-1, SIZE[1] - 1),
        },
        preset=int(layers is None and size == 24),
        size=size,
        depth=len(stack),
        level=level,
        unit=unit,
        last_unit=last,
        **{
            f"{name}_{n}": value
            for n, layer in enumerate(shown, 1)
            for name, value in layer._asdict().items()
        },
    )
    return Explorer(view, _controls(view))


def _stack(layers):
    layers = list(layers)
    if not DEPTH[0] <= len(layers) <= DEPTH[1]:
        raise ValueError(f"layers has {len(layers)} entries; give {DEPTH[0]} to {DEPTH[1]}")
    for n, layer in enumerate(layers):
        if not is_sequence(layer) or not 1 <= len(layer) <= len(SETTINGS):
            raise TypeError(
                f"layers[{n}]={layer!r} is not a layer; give (kernel, stride, padding, dilation)"
            )
    stack = [Layer(*layer) for layer in layers]
    for n, layer in enumerate(stack):
        for name, value in layer._asdict().items():
            _within(f"layers[{n}].{name}", value, SETTINGS[name])
    return stack


def _within(name, value, ends):
    low, high = ends
    if integer(name, value, minimum=low) > high:
        raise ValueError(f"{name}={value} is above {high}; give {low} to {high}")
    return int(value)


def _unit_counts(size, stack):
    """Units of every layer."""
    counts = []
    for n, layer in enumerate(stack):
        try:
            size = output_size(size, *layer)
        except ValueError as error:
            raise ValueError(f"layers[{n}]: {error}") from None
        counts.append(size)
    return counts


def _controls(view):
    build = Controls(view)
    rows = [
        build.stepper("unit", "last_unit", WORDS["unit"]),
        build.dropdown("preset", WORDS["preset"], WORDS["presets"]),
        build.slider("size", WORDS["size"], *SIZE),
        build.slider("depth", WORDS["depth"], *DEPTH),
    ]
    for n in range(1, DEPTH[1] + 1):
        for name, ends in SETTINGS.items():
            label = WORDS["layer"].format(layer=n, name=WORDS[name])
            rows.append(build.slider(f"{name}_{n}", label, *ends, css=[f"convkit-layer-{n}"]))
    return rows

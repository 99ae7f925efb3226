"""The explorer of channels: which weights a layer has, and what they cost."""

from collections.abc import Sequence

import numpy as np
import traitlets

from ...arithmetic import layer_counts
from ...drawing import Part, Picture, grid_figure
from ...palette import palette_of
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import on_slider, opened_views

__all__ = ["channel_explorer"]

SOURCE, STYLE, WORDS = view_sources("channel_explorer")
PANELS = ("counts", "pair", "example")  # as in channel_explorer.js
SETTINGS = {
    "in_channels": (1, 16),
    "out_channels": (1, 16),
    "groups": (1, 16),
    "kernel": (1, 7),
    "output": (1, 64),
}
PRESETS = {(8, 12, 4, 3): 2}  # the default's place in the list of examples
# One output number by hand: three channels of 5 by 5, two filters, small whole numbers.
EXAMPLE_AXIS = {"size": 5, "kernel": 3, "stride": 2, "padding": 1, "dilation": 1}
EXAMPLE_IMAGE = np.array(
    [
        [[0, 1, 2, 1, 0], [2, 0, 1, 0, 3], [1, 1, 0, 2, 2], [0, 3, 1, 0, 1], [2, 0, 1, 1, 0]],
        [[1, 0, 0, 2, 1], [0, 2, 1, 1, 0], [3, 0, 2, 0, 1], [1, 1, 0, 2, 0], [0, 2, 1, 0, 3]],
        [[2, 1, 0, 0, 1], [1, 0, 3, 1, 0], [0, 2, 0, 1, 2], [1, 0, 1, 3, 0], [0, 1, 2, 0, 1]],
    ]
)
EXAMPLE_FILTERS = np.array(
    [
        [
            [[1, 0, -1], [0, 2, 1], [-1, 1, 0]],
            [[0, 1, 1], [-1, 0, 1], [1, 0, -1]],
            [[1, -1, 0], [0, 1, 0], [2, 0, -1]],
        ],
        [
            [[-1, 1, 0], [1, 0, 0], [0, 1, -1]],
            [[1, 0, 0], [0, -1, 2], [0, 0, 1]],
            [[0, 1, -1], [1, 1, 0], [-1, 0, 1]],
        ],
    ]
)
EXAMPLE_BIASES = np.array([1, -2])


class ChannelView(View):
    """The weights of a layer as blocks, what they cost, and one output number by hand."""

    _esm = SOURCE
    _css = STYLE

    opened = traitlets.List().tag(sync=True)  # the views among PANELS that are open at first
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    preset = traitlets.Int(0).tag(sync=True)  # place in the list of examples
    in_channels = traitlets.Int(8).tag(sync=True)
    out_channels = traitlets.Int(12).tag(sync=True)
    groups = traitlets.Int(4).tag(sync=True)
    kernel = traitlets.Int(3).tag(sync=True)
    output = traitlets.Int(14).tag(sync=True)  # side of one output channel
    out_channel = traitlets.Int(0).tag(sync=True)  # selected, or -1 for none
    in_channel = traitlets.Int(-1).tag(sync=True)
    refused = traitlets.Int(0).tag(sync=True)  # the number of groups last asked for in vain
    example_image = traitlets.List().tag(sync=True)
    example_filters = traitlets.List().tag(sync=True)
    example_biases = traitlets.List().tag(sync=True)
    example_axis = traitlets.Dict().tag(sync=True)
    example_filter = traitlets.Int(0).tag(sync=True)  # the selected output number: its channel
    example_cell = traitlets.Int(0).tag(sync=True)  # and its place in row order

    def counts(self, groups):
        """What the layer costs, with this many groups."""
        # any input and padding that give this output
        setting = {"size": (self.output,) * 2, "kernel": (self.kernel,) * 2}
        widths = divmod(self.kernel - 1, 2)
        padding = ((widths[0], sum(widths)),) * 2
        return layer_counts(
            self.in_channels, self.out_channels, **setting, padding=padding, groups=groups
        )

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        shape = self.out_channels, self.in_channels // self.groups, self.kernel, self.kernel
        title = f"weights {'×'.join(map(str, shape))}"
        part = Part(title, "kernel", (self.out_channels + 1, self.in_channels + 1))
        figure, (grid,) = grid_figure([part], palette_of("light"))
        outputs, inputs = self.out_channels // self.groups, self.in_channels // self.groups
        for row in range(self.out_channels):
            grid.fill(row + 1, 0, "output")
            grid.write(row + 1, 0, str(row))
        for column in range(self.in_channels):
            grid.fill(0, column + 1, "input")
            grid.write(0, column + 1, str(column))
        for row, column in np.ndindex(self.out_channels, self.in_channels):
            if row // outputs == column // inputs:
                grid.fill(row + 1, column + 1)
                grid.write(row + 1, column + 1, str(column % inputs))
            else:
                grid.mark(row + 1, column + 1, fill=False)
        counts, standard = self.counts(self.groups), self.counts(1)
        return Picture(
            figure,
            f"Channels in: {self.in_channels}, out: {self.out_channels}, groups: {self.groups}. "
            f"Every output channel reads {inputs} of the channels in. Kernel "
            f"{self.kernel}×{self.kernel}: {counts.weights} weights, {counts.biases} biases, "
            f"{counts.multiply_adds} multiply-adds for an output of {self.output}×{self.output}. "
            f"One group would have {standard.weights} weights.",
        )


def channel_explorer(
    in_channels: int = 8,
    out_channels: int = 12,
    *,
    groups: int = 4,
    kernel_size: int = 3,
    output: int = 14,
    views: Sequence[str] = ("counts",),
) -> Explorer:
    """Explore the channels of a layer: which of its C_out·(C_in/g)·k² weights exist.

    The picture has a row for each output channel and a column for each input channel;
    with groups the filters stand in blocks on the diagonal. Below it are what the layer costs,
    the depthwise-separable pair that may stand for it, and one output number by hand.

    Parameters
    ----------
    in_channels, out_channels, groups : int
        At most 16; ``groups`` divides both.
    kernel_size : int
        Taps along either side, at most 7.
    output : int
        Places along either side of an output channel, at most 64.
    views : sequence of str
        The views that are open at first, of ``"counts"``, ``"pair"`` and ``"example"``.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        A setting is bad or out of its slider's range, or the groups do not divide the channels.

    Examples
    --------
    >>> channel_explorer(4, 6, groups=2, output=5)
    Channels in: 4, out: 6, groups: 2. Every output channel reads 2 of the channels in.
    Kernel 3×3: 108 weights, 6 biases, 2700 multiply-adds for an output of 5×5.
    One group would have 216 weights.
    """
    chosen = {
        "in_channels": in_channels,
        "out_channels": out_channels,
        "groups": groups,
        "kernel_size": kernel_size,
        "output": output,
    }
    for (name, value), ends in zip(chosen.items(), SETTINGS.values(), strict=True):
        on_slider(name, value, *ends)
    for name in ("in_channels", "out_channels"):
        if chosen[name] % groups:
            raise ValueError(
                f"groups={groups} does not divide {name}={chosen[name]}; use a divisor"
            )
    opened = opened_views(views, PANELS)
    view = ChannelView(
        opened=opened,
        ranges={
            **SETTINGS,
            "out_channel": (-1, 15),
            "in_channel": (-1, 15),
            "refused": (0, 16),
            "example_filter": (0, 1),
            "example_cell": (0, 8),
        },
        preset=PRESETS.get((in_channels, out_channels, groups, kernel_size), 0),
        example_image=EXAMPLE_IMAGE.tolist(),
        example_filters=EXAMPLE_FILTERS.tolist(),
        example_biases=EXAMPLE_BIASES.tolist(),
        example_axis=EXAMPLE_AXIS,
        **dict(zip(SETTINGS, chosen.values(), strict=True)),
    )
    return Explorer(view, _controls(view))


def _controls(view):
    build = Controls(view)
    return [
        build.dropdown("preset", WORDS["preset"], WORDS["presets"]),
        *(build.slider(name, WORDS[name], *ends) for name, ends in SETTINGS.items()),
    ]

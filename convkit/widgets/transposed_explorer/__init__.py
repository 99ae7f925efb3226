"""The explorer of transposed convolution: stamps, transposed matrix, direct form."""

import ipywidgets as widgets
import numpy as np
import traitlets

from ...arguments import integer, per_axis
from ...arithmetic import transposed_output_size
from ...plots import Picture, grids, transposed_step
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import on_slider, opened_views

__all__ = ["transposed_explorer"]

SOURCE, STYLE, WORDS = view_sources("transposed_explorer")
PANELS = ("matrix", "overlap")  # as in transposed_explorer.js
SIDES = ("height", "width")
# Name of each setting and the ends of its slider; size and kernel may be told otherwise.
SETTINGS = {
    "size": (1, 6),
    "kernel": (1, 5),
    "stride": (1, 4),
    "padding": (0, 6),
    "dilation": (1, 3),
    "output_padding": (0, 3),  # its end follows stride and dilation
}
# Small whole numbers without symmetry at any size cut from the upper left
TEACHING_KERNEL = np.array(
    [
        [1, 2, 3, -1, 2],
        [3, -1, 1, 2, 1],
        [-2, 1, 2, 1, -1],
        [1, 3, -1, 2, 2],
        [2, 1, -2, 1, 3],
    ]
)


class TransposedView(View):
    """Three ways through one transposed convolution; height and width have own settings."""

    _esm = SOURCE
    _css = STYLE

    image = traitlets.List().tag(sync=True)  # rows of the largest input
    weights = traitlets.List().tag(sync=True)  # rows of the largest kernel
    opened = traitlets.List().tag(sync=True)  # the views among PANELS that are open at first
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    one_row = traitlets.Bool(False).tag(sync=True)  # 1-D: the first row of input and kernel
    tied = traitlets.Bool(True).tag(sync=True)  # the height's settings count for both sides
    forget_flip = traitlets.Bool(False).tag(sync=True)
    so_far = traitlets.Bool(False).tag(sync=True)  # leave out the stamps that come later
    # The selection: which of these leads is told in transposed_selection.js
    input = traitlets.Int(0).tag(sync=True)
    output = traitlets.Int(0).tag(sync=True)
    tap = traitlets.Int(-1).tag(sync=True)
    led = traitlets.Int(0).tag(sync=True)
    stamp = traitlets.Int(0).tag(sync=True)  # the selected input cell, as its slider shows it
    last_stamp = traitlets.Int(0).tag(sync=True)
    size_height = traitlets.Int(3).tag(sync=True)
    size_width = traitlets.Int(3).tag(sync=True)
    kernel_height = traitlets.Int(3).tag(sync=True)
    kernel_width = traitlets.Int(3).tag(sync=True)
    stride_height = traitlets.Int(1).tag(sync=True)
    stride_width = traitlets.Int(1).tag(sync=True)
    padding_height = traitlets.Int(0).tag(sync=True)
    padding_width = traitlets.Int(0).tag(sync=True)
    dilation_height = traitlets.Int(1).tag(sync=True)
    dilation_width = traitlets.Int(1).tag(sync=True)
    output_padding_height = traitlets.Int(0).tag(sync=True)
    output_padding_width = traitlets.Int(0).tag(sync=True)
    last_output_padding_height = traitlets.Int(1).tag(sync=True)
    last_output_padding_width = traitlets.Int(1).tag(sync=True)
    no_output_padding_height = traitlets.Bool(True).tag(sync=True)
    no_output_padding_width = traitlets.Bool(True).tag(sync=True)

    def settings(self):
        """Every setting, for height and width, or for the one axis of a row."""
        other = "height" if self.tied else "width"
        sides = (other,) if self.one_row else ("height", other)
        return {name: tuple(getattr(self, f"{name}_{side}") for side in sides) for name in SETTINGS}

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        settings = self.settings()
        size, spans = settings.pop("size"), settings.pop("kernel")
        x, kernel = (
            _cut(rows, extent) for rows, extent in ((self.image, size), (self.weights, spans))
        )
        try:
            transposed_output_size(size, spans, **settings)
        except ValueError:
            parts = [("input", x, "input"), ("kernel", kernel, "kernel")]
            return grids(parts, "The padding crops all that is stamped: there is no output.")
        return transposed_step(x, kernel, self.input, **settings)


def transposed_explorer(
    x=None,
    kernel=None,
    *,
    size=None,
    kernel_size=None,
    stride=1,
    padding=0,
    output_padding=0,
    dilation=1,
    one_row=False,
    forget_flip=False,
    so_far=False,
    step=0,
    views=("matrix",),
):
    """Explore a transposed convolution: three ways to the same numbers, linked.

    Stamping, the transposed kernel matrix and the direct form (input stretched and padded,
    kernel reversed) stand side by side; what is selected in one is selected in all. Below
    are the size formula with its numbers, the sum of the selected cell, and the overlap map.

    Parameters
    ----------
    x : array_like, 1-D or 2-D, optional
        The largest input; the size sliders cut it. By default 6 by 6 values that name
        their place, 10·row + column + 1.
    kernel : array_like with as many axes as ``x``, optional
        The largest kernel, cut likewise. By default small whole numbers without symmetry.
    size, kernel_size, stride, padding, output_padding, dilation : int or (height, width)
        Where the sliders stand at first, as in :func:`convkit.conv_transpose2d`. Size and
        kernel size are those of ``x`` and ``kernel`` by default, at most 3.
    one_row : bool
        Show one row of data, 1-D; always so where ``x`` and ``kernel`` have one axis.
    forget_flip : bool
        Leave the kernel of the direct form as it is, which breaks the equality.
    so_far : bool
        Show the output after the selected stamp, without those that come later.
    step : int
        The input cell whose stamp is selected at first, in row order.
    views : sequence of str
        The views that are open at first, of ``"matrix"`` and ``"overlap"``.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        A setting is bad or out of its slider's range; the message gives the range.

    Examples
    --------
    >>> transposed_explorer(size=(2, 3), kernel_size=2, stride=2)
    Input of the transposed convolution 2 by 3, output 4 by 6. Input [0, 0] is 1: its stamp,
    that number times the kernel, has 4 products, 0 of them cropped.
    """
    x, kernel, has_rows = _data(x, kernel)
    one_row = one_row or not has_rows
    ranges = {
        **{name: (span, span) for name, span in SETTINGS.items()},
        "size": _slider_ends(x, has_rows),
        "kernel": _slider_ends(kernel, has_rows),
    }
    extents = {"size": x.shape, "kernel": kernel.shape}
    chosen = {
        "size": size,
        "kernel": kernel_size,
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    traits = {}
    for name, value in chosen.items():
        if value is None:
            value = tuple(min(3, n) for n in extents[name][int(one_row) :])
        told = "kernel_size" if name == "kernel" else name  # the argument, not the array beside it
        pair = per_axis(told, value, 1 if one_row else 2, minimum=ranges[name][0][0])
        for side, entry, ends in zip(SIDES, pair * (3 - len(pair)), ranges[name], strict=True):
            traits[f"{name}_{side}"] = on_slider(told, entry, *ends)
    for side in SIDES:
        largest = max(traits[f"stride_{side}"], traits[f"dilation_{side}"]) - 1
        if traits[f"output_padding_{side}"] > largest:
            raise ValueError(
                f"output_padding={traits[f'output_padding_{side}']} is not below "
                f"max(stride, dilation) = {largest + 1}; give 0 to {largest}"
            )
        traits[f"last_output_padding_{side}"] = max(1, largest)
        traits[f"no_output_padding_{side}"] = largest == 0
    opened = opened_views(views, PANELS)
    last = (1 if one_row else traits["size_height"]) * traits["size_width"] - 1
    if integer("step", step, minimum=0) > last:
        raise ValueError(f"step={step} is beyond the last step, {last}")
    view = TransposedView(
        image=x.tolist(),
        weights=kernel.tolist(),
        opened=opened,
        ranges=_link_ranges(ranges, has_rows),
        one_row=one_row,
        tied=all(traits[f"{name}_height"] == traits[f"{name}_width"] for name in chosen),
        forget_flip=forget_flip,
        so_far=so_far,
        input=step,
        stamp=step,
        last_stamp=max(1, last),
        **traits,
    )
    return Explorer(view, _controls(view, ranges, has_rows))


def _data(x, kernel):
    """Input and kernel as matrices, and whether they have more axes than one."""
    given = [np.ndim(data) for data in (x, kernel) if data is not None]
    has_rows = given != [1] * len(given) or not given
    if x is None:
        x = 10 * np.arange(6)[:, None] + np.arange(1, 7)
        x = x if has_rows else x[0]
    if kernel is None:
        kernel = TEACHING_KERNEL if has_rows else TEACHING_KERNEL[0]
    x, kernel = np.asarray(x), np.asarray(kernel)
    for name, data in (("x", x), ("kernel", kernel)):
        if data.ndim not in (1, 2) or data.size == 0 or data.dtype.kind not in "biuf":
            raise ValueError(
                f"{name} has shape {data.shape} and dtype {data.dtype}; "
                "give a matrix or a row of numbers"
            )
    if x.ndim != kernel.ndim:
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) and kernel {kernel.ndim} "
            f"(shape={kernel.shape}); give as many to both"
        )
    return np.atleast_2d(x), np.atleast_2d(kernel), has_rows


def _slider_ends(data, has_rows):
    """Ends of the two sliders of an extent; data in one row have a single one, the height's."""
    rows, columns = data.shape if has_rows else data.shape[1:] * 2
    return (1, rows), (1, columns)


def _cut(rows, extent):
    """The upper left of a matrix, of as many axes as ``extent`` has."""
    data = np.array(rows)
    return data[0, : extent[0]] if len(extent) == 1 else data[: extent[0], : extent[1]]


def _link_ranges(ranges, has_rows):
    """Every trait that a link sets, with its ends."""
    return {
        **({"one_row": (0, 1), "tied": (0, 1)} if has_rows else {}),
        "forget_flip": (0, 1),
        "so_far": (0, 1),
        **{
            f"{name}_{side}": ends
            for name, pair in ranges.items()
            for side, ends in zip(SIDES, pair, strict=True)
        },
        "input": (0, 9999),
        "output": (0, 9999),
        "tap": (-1, 24),
        "led": (0, 2),
    }


def _controls(view, ranges, has_rows):
    build = Controls(view, label_width="11.5em")
    rows = [build.stepper("stamp", "last_stamp", WORDS["stamp"])]
    if has_rows:
        rows += [
            build.checkbox("one_row", WORDS["one_row"], css=["convkit-one-row"]),
            build.checkbox("tied", WORDS["tied"], css=["convkit-tied"]),
        ]
    rows += [build.checkbox(name, WORDS[name]) for name in ("forget_flip", "so_far")]
    for name, pair in ranges.items():
        for side, (low, high) in list(zip(SIDES, pair, strict=True))[: 1 + has_rows]:
            label = WORDS[name]
            if has_rows:
                label += f'<span class="convkit-side">, {WORDS[side]}</span>'
            if name == "output_padding":
                high = getattr(view, f"last_output_padding_{side}")
            slider = build.slider(
                f"{name}_{side}", label, low, high, css=[f"convkit-{side}"] if has_rows else []
            )
            if name == "output_padding":
                widgets.jslink((view, f"last_output_padding_{side}"), (slider, "max"))
                widgets.jslink((view, f"no_output_padding_{side}"), (slider, "disabled"))
            rows.append(slider)
    return rows

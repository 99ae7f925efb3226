"""The explorer of direct convolution: every setting, one window, one sum."""

import numpy as np
import traitlets

from ...arguments import integer, per_axis
from ...arithmetic import output_size, padding_widths
from ...plots import Picture, convolution_step, grids
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import on_slider, opened_views

__all__ = ["conv_explorer"]

SOURCE, STYLE, WORDS = view_sources("conv_explorer")
MODES = ("custom", "valid", "same", "full")  # as in settings.js
PANELS = ("values", "matrix", "im2col", "use", "code")  # as in conv_explorer.js
# Name of each setting and the ends of its slider; size and kernel may be told otherwise.
# Padding reaches what mode "full" needs: 3·(5−1).
SETTINGS = {
    "size": (1, 10),
    "kernel": (1, 5),
    "stride": (1, 4),
    "padding": (0, 12),
    "dilation": (1, 3),
}
# Small whole numbers without symmetry at any size cut from the upper left.
TEACHING_KERNEL = np.array(
    [
        [1, 2, 0, -1, 1],
        [0, 1, 3, 1, -2],
        [-1, 0, 2, 0, 1],
        [2, -1, 0, 1, 3],
        [1, 0, -2, 2, 1],
    ]
)


class ConvolutionView(View):
    """Window and formula of one convolution; height and width have settings of their own."""

    _esm = SOURCE
    _css = STYLE

    image = traitlets.List().tag(sync=True)  # rows of the largest input
    kernels = traitlets.List().tag(sync=True)  # kernels[h-1][w-1]: rows of the kernel of that size
    shaded = traitlets.Bool().tag(sync=True)
    opened = traitlets.List().tag(sync=True)  # the views among PANELS that are open at first
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    preset = traitlets.Int(0).tag(sync=True)  # place in the list of examples
    flip = traitlets.Bool(False).tag(sync=True)  # turn the kernel over
    tap = traitlets.Int(-1).tag(sync=True)  # selected product of the step, in row order
    mode = traitlets.Int(0).tag(sync=True)  # place in MODES
    tied = traitlets.Bool(True).tag(sync=True)  # the height's settings count for both sides
    step = traitlets.Int(0).tag(sync=True)
    last_step = traitlets.Int(0).tag(sync=True)
    size_height = traitlets.Int(5).tag(sync=True)
    size_width = traitlets.Int(5).tag(sync=True)
    kernel_height = traitlets.Int(3).tag(sync=True)
    kernel_width = traitlets.Int(3).tag(sync=True)
    stride_height = traitlets.Int(1).tag(sync=True)
    stride_width = traitlets.Int(1).tag(sync=True)
    padding_height = traitlets.Int(0).tag(sync=True)
    padding_width = traitlets.Int(0).tag(sync=True)
    dilation_height = traitlets.Int(1).tag(sync=True)
    dilation_width = traitlets.Int(1).tag(sync=True)

    def settings(self):
        """Size, kernel size, stride, padding and dilation, each for height and width."""
        other = "height" if self.tied else "width"
        pairs = {
            name: (getattr(self, f"{name}_height"), getattr(self, f"{name}_{other}"))
            for name in SETTINGS
        }
        return pairs if self.mode == 0 else pairs | {"padding": MODES[self.mode]}

    def count_steps(self):
        """Number of output cells; 0 where the kernel does not fit."""
        try:
            rows, columns = output_size(**self.settings())
        except ValueError:
            return 0
        return rows * columns

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        settings = self.settings()
        (height, width), (rows, columns) = settings.pop("size"), settings.pop("kernel")
        image = np.array(self.image)[:height, :width]
        kernel = np.array(self.kernels[rows - 1][columns - 1])
        kernel = kernel[::-1, ::-1] if self.flip else kernel
        if self.count_steps() == 0:
            parts = [("input", image, "input"), ("kernel", kernel, "kernel")]
            return grids(parts, "The kernel does not fit in the padded input: there is no output.")
        return convolution_step(image, kernel, self.step, shaded=self.shaded, **settings)


def conv_explorer(
    image=None,
    kernel=None,
    *,
    size=None,
    kernel_size=3,
    stride=1,
    padding=0,
    dilation=1,
    flip=False,
    step=0,
    shaded=False,
    views=(),
):
    """Explore a convolution: sliders for every setting, and six linked views of it.

    Window and formula are always there. Below them the reader opens the kernel matrix,
    the im2col matrix, how often each input cell is read, the same in the code of six
    libraries, and boxes that change single values. What is selected in one view is
    selected in all.

    Parameters
    ----------
    image : array_like, 2-D, optional
        The largest input; the size sliders cut it. By default 10 by 10 values that name
        their place, 10·row + column.
    kernel : array_like, 2-D, or a function of (height, width) that gives one, optional
        An array is cut to the chosen size; a function such as ``convkit.filters.box``
        is asked for every size up to 5 by 5. By default small whole numbers without symmetry.
    size, kernel_size, stride, dilation : int or (height, width)
        Where the sliders stand at first; ``size`` is the image's by default, at most 5.
    padding : int, (height, width), "valid", "same" or "full"
        A name chooses that mode; numbers choose the mode "custom".
    flip : bool
        Turn the kernel over before it slides: convolution in the strict sense.
    step : int
        The output cell selected at first, in row order.
    shaded : bool
        Show values as shades of grey, as for a photo.
    views : sequence of str
        The views that are open at first, of ``"values"``, ``"matrix"``, ``"im2col"``,
        ``"use"`` and ``"code"``.

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
    >>> conv_explorer(size=(3, 4), kernel_size=2)
    Input 3 by 4, output 2 by 3. Output [0, 0] is 13: 4 products, 0 of them with padding.
    """
    has_presets = image is None and kernel is None  # their sizes and values fit these
    image = (
        10 * np.arange(10)[:, None] + np.arange(10) if image is None else _matrix("image", image)
    )
    kernels = _kernels(TEACHING_KERNEL if kernel is None else kernel)
    named = isinstance(padding, str)
    if named and padding not in MODES[1:]:
        raise ValueError(f"padding={padding!r} is unknown; give {MODES[1:]} or whole numbers")
    chosen = {
        "size": tuple(min(5, n) for n in image.shape) if size is None else size,
        "kernel": kernel_size,
        "stride": stride,
        "padding": 0 if named else padding,
        "dilation": dilation,
    }
    ranges = {
        **{name: (span, span) for name, span in SETTINGS.items()},
        "size": tuple((1, n) for n in image.shape),
        "kernel": ((1, len(kernels)), (1, len(kernels[0]))),
    }
    traits = {}
    for name, value in chosen.items():
        told = "kernel_size" if name == "kernel" else name  # the argument, not the array beside it
        pair = per_axis(told, value, 2, minimum=ranges[name][0][0])
        for side, entry, ends in zip(("height", "width"), pair, ranges[name], strict=True):
            traits[f"{name}_{side}"] = on_slider(told, entry, *ends)
    opened = opened_views(views, PANELS)
    view = ConvolutionView(
        opened=opened,
        ranges=_link_ranges(ranges),
        flip=flip,
        image=image.tolist(),
        kernels=kernels,
        shaded=shaded,
        mode=MODES.index(padding) if named else 0,
        tied=all(traits[f"{name}_height"] == traits[f"{name}_width"] for name in chosen),
        step=integer("step", step, minimum=0),
        **traits,
    )
    view.last_step = max(0, view.count_steps() - 1)
    if step > view.last_step:
        raise ValueError(f"step={step} is beyond the last step, {view.last_step}")
    if named:
        view.padding_height, view.padding_width = (
            before for before, _ in padding_widths(**view.settings())
        )
    return Explorer(view, _controls(view, ranges, has_presets))


def _matrix(name, value):
    array = np.asarray(value)
    if array.ndim != 2 or array.size == 0 or array.dtype.kind not in "biuf":
        raise ValueError(
            f"{name} has shape {array.shape} and dtype {array.dtype}; give a matrix of numbers"
        )
    return array


def _kernels(kernel):
    """The kernel of every size as nested lists: kernels[h-1][w-1]."""
    if callable(kernel):
        largest = SETTINGS["kernel"][1]
        rows, columns, of_size = largest, largest, kernel
    else:
        kernel = _matrix("kernel", kernel)
        (rows, columns), of_size = kernel.shape, lambda size: kernel[: size[0], : size[1]]
    return [
        [np.asarray(of_size((h, w))).tolist() for w in range(1, columns + 1)]
        for h in range(1, rows + 1)
    ]


def _link_ranges(ranges):
    """Every trait that a link sets, with its ends."""
    return {
        "tied": (0, 1),
        "flip": (0, 1),
        **{
            f"{name}_{side}": ends
            for name, pair in ranges.items()
            for side, ends in zip(("height", "width"), pair, strict=True)
        },
        "mode": (0, len(MODES) - 1),
        "step": (0, 9999),
        "tap": (-1, 24),
    }


def _controls(view, ranges, has_presets):
    build = Controls(view)
    rows = [
        build.stepper("step", "last_step", WORDS["step"]),
        *([build.dropdown("preset", WORDS["preset"], WORDS["presets"])] if has_presets else []),
        build.dropdown("mode", WORDS["mode"], [WORDS[mode] for mode in MODES]),
        build.checkbox("tied", WORDS["tied"], css=["convkit-tied"]),
        build.checkbox("flip", WORDS["flip"]),
    ]
    for name, (height_range, width_range) in ranges.items():
        for side, (low, high) in (("height", height_range), ("width", width_range)):
            label = f'{WORDS[name]}<span class="convkit-side">, {WORDS[side]}</span>'
            css = [f"convkit-{side}"]
            rows.append(build.slider(f"{name}_{side}", label, low, high, css=css))
    return rows

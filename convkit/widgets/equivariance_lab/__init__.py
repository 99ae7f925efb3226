"""The equivariance lab: shift before or after the filter, and measure the difference."""

import numpy as np
import traitlets

from ... import filters
from ...arguments import integer
from ...drawing import Part, Picture, grid_figure
from ...layers import conv2d
from ...operands import numbers
from ...padding import pad
from ...palette import palette_of
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import on_slider, place_of, rows_of

__all__ = ["equivariance_lab"]

SOURCE, STYLE, WORDS = view_sources("equivariance_lab")
BOUNDARIES = ("zero", "nearest", "reflect", "symmetric", "wrap")  # as in padding.js
POOLINGS = ("none", "max", "mean")  # as in equivariance.js
SUMMARIES = ("none", "mean", "max")  # as in equivariance.js
LARGEST_SIDE = 40
LARGEST_KERNEL = 7
LARGEST_SHIFT = 12
STRIDES = (1, 4)
KERNELS = {
    "sobel_x": filters.sobel(axis=1),
    "sobel_y": filters.sobel(axis=0),
    "laplacian": filters.laplacian(8),
    "emboss": filters.emboss(),
    "sharpen": filters.sharpen(),
    "box": filters.box(3),
    "binomial": filters.binomial(5),
    "identity": filters.identity(),
}


class EquivarianceView(View):
    """A picture, filtered and shifted in either order."""

    _esm = SOURCE
    _css = STYLE

    image = traitlets.List().tag(sync=True)  # rows
    kernels = traitlets.List().tag(sync=True)  # rows of each kernel that can be chosen
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    kernel = traitlets.Int(0).tag(sync=True)  # place in kernels
    boundary = traitlets.Int(0).tag(sync=True)  # place in BOUNDARIES
    down = traitlets.Int(0).tag(sync=True)
    right = traitlets.Int(0).tag(sync=True)
    stride = traitlets.Int(1).tag(sync=True)
    pooling = traitlets.Int(0).tag(sync=True)  # place in POOLINGS
    summary = traitlets.Int(0).tag(sync=True)  # place in SUMMARIES
    row = traitlets.Int(0).tag(sync=True)  # selected cell of the output
    column = traitlets.Int(0).tag(sync=True)

    def both_ways(self) -> tuple[np.ndarray, np.ndarray]:
        """First shifted and then filtered, and the other way round."""
        image, boundary = np.array(self.image), BOUNDARIES[self.boundary]
        step = self.stride * (1 if self.pooling == 0 else 2)
        down, right = ((n / step + 0.5) // 1 for n in (self.down, self.right))
        after = self._response(_shifted(image, self.down, self.right, boundary))
        return after, _shifted(self._response(image), int(down), int(right), boundary)

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        after, along = self.both_ways()
        parts = {"f(shift(x))": after, "shift(f(x))": along, "difference": after - along}
        figure, grids = grid_figure(
            [
                Part(title, "kernel" if title == "difference" else "output", values.shape)
                for title, values in parts.items()
            ],
            palette_of("light"),
        )
        for grid, values in zip(grids, parts.values(), strict=True):
            grid.matrix(values, shaded=True)
        apart = np.abs(after - along) > 1e-9 * np.abs(along).max(initial=0)
        return Picture(
            figure,
            f"A picture of {len(self.image)} by {len(self.image[0])}, shifted {self.down} down and "
            f"{self.right} right, before or after the filter: {apart.sum()} of {apart.size} cells "
            f"differ, and the difference has norm {np.linalg.norm(after - along):.4g}.",
        )

    def _response(self, image):
        """Filter, every stride-th place, and pool."""
        kernel = np.array(self.kernels[self.kernel])
        widths = [(n // 2, (n - 1) // 2) for n in kernel.shape]
        y = conv2d(pad(image, widths, BOUNDARIES[self.boundary]), kernel, stride=self.stride)
        if self.pooling == 0:
            return y
        rows, columns = (n // 2 for n in y.shape)
        blocks = y[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
        return blocks.max(axis=(1, 3)) if POOLINGS[self.pooling] == "max" else blocks.mean((1, 3))


def equivariance_lab(
    image=None,
    kernel="sobel_x",
    *,
    shift=(2, 3),
    boundary="zero",
    stride=1,
    pooling="none",
    summary="none",
):
    """Shift a picture before or after the filter, and see where the two results differ.

    With wrap-around and stride 1 they are equal. At any other border they differ once something
    leaves the picture, and with stride or pooling where these do not divide the shift and the
    sides of the picture; the lab says what broke it.

    Parameters
    ----------
    image : array_like, 2-D, optional
        At most 40 by 40 numbers. By default a letter F of 24 by 24.
    kernel : str or array_like, 2-D
        ``"sobel_x"``, ``"sobel_y"``, ``"laplacian"``, ``"emboss"``, ``"sharpen"``, ``"box"``,
        ``"binomial"`` or ``"identity"``, or weights of your own, at most 7 by 7.
    shift : (down, right)
        At most 12 each way, negative for up and left.
    boundary : {"zero", "nearest", "reflect", "symmetric", "wrap"}
        What lies beyond the border, for filter and shift alike, as in :func:`convkit.pad`.
    stride : int from 1 to 4
        Of the filter.
    pooling : {"none", "max", "mean"}
        Of blocks of 2 by 2, after the filter.
    summary : {"none", "mean", "max"}
        One number of the whole output, to ask whether that is invariant.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        An argument is bad; the message says what would fit.

    Examples
    --------
    >>> after, along = equivariance_lab(boundary="wrap").view.both_ways()
    >>> bool((after == along).all())
    True
    """
    image = _letter() if image is None else _matrix("image", image, LARGEST_SIDE)
    names, kernels = [*WORDS["kernels"].values()], [*KERNELS.values()]
    if isinstance(kernel, str):
        chosen = place_of("kernel", kernel, tuple(KERNELS))
    else:
        chosen, names = 0, [WORDS["own"], *names]
        kernels.insert(0, _matrix("kernel", kernel, LARGEST_KERNEL))
    shift = tuple(shift)
    if len(shift) != 2:
        raise ValueError(f"shift={shift} has length {len(shift)}; give (down, right)")
    stride = on_slider("stride", stride, *STRIDES)
    limits = [min(LARGEST_SHIFT, n) for n in image.shape]
    down, right = (integer(f"shift[{a}]", n) for a, n in enumerate(shift))
    for a, (n, limit) in enumerate(zip((down, right), limits, strict=True)):
        if abs(n) > limit:
            raise ValueError(f"shift[{a}]={n} is too far; give {-limit} to {limit}")
    view = EquivarianceView(
        image=image.tolist(),
        kernels=[rows_of(weights) for weights in kernels],
        kernel=chosen,
        boundary=place_of("boundary", boundary, BOUNDARIES),
        down=down,
        right=right,
        stride=stride,
        pooling=place_of("pooling", pooling, POOLINGS),
        summary=place_of("summary", summary, SUMMARIES),
    )
    after, _ = view.both_ways()
    if after.size == 0:
        raise ValueError(
            f"image has shape {image.shape}, too small to pool at stride {stride}; "
            "give a larger image, a smaller stride or pooling='none'"
        )
    view.row, view.column = (n // 2 for n in after.shape)
    view.ranges = {
        "kernel": (0, len(kernels) - 1),
        "boundary": (0, len(BOUNDARIES) - 1),
        "down": (-limits[0], limits[0]),
        "right": (-limits[1], limits[1]),
        "stride": STRIDES,
        "pooling": (0, len(POOLINGS) - 1),
        "summary": (0, len(SUMMARIES) - 1),
        "row": (0, LARGEST_SIDE - 1),
        "column": (0, LARGEST_SIDE - 1),
    }
    return Explorer(view, _controls(view, names))


def _controls(view, names):
    build = Controls(view)
    return [
        build.slider("down", WORDS["down"], *view.ranges["down"]),
        build.slider("right", WORDS["right"], *view.ranges["right"]),
        build.dropdown("kernel", WORDS["kernel"], names),
        build.dropdown("boundary", WORDS["boundary"], WORDS["boundaries"]),
        build.slider("stride", WORDS["stride"], *STRIDES),
        build.dropdown("pooling", WORDS["pooling"], WORDS["poolings"]),
        build.dropdown("summary", WORDS["summary"], WORDS["summaries"]),
    ]


def _letter():
    """A letter F: no two of its sides are alike."""
    image = np.zeros((24, 24), dtype=int)
    image[5:19, 8:11] = 9
    image[5:8, 8:17] = 9
    image[11:13, 8:15] = 6
    return image


def _shifted(values, down, right, boundary):
    """Every value moves down and to the right; what enters is what lies beyond the border."""
    reach = max(abs(down), abs(right))
    rows, columns = values.shape
    padded = pad(values, reach, boundary)
    return padded[reach - down : reach - down + rows, reach - right : reach - right + columns]


def _matrix(name, value, largest):
    array = numbers(name, value)
    if array.ndim != 2 or max(array.shape) > largest or array.dtype.kind == "c":
        raise ValueError(
            f"{name} has shape {array.shape} and dtype {array.dtype}; give a matrix of real "
            f"numbers, at most {largest} by {largest}"
        )
    return array

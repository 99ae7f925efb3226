"""The filter lab: a photo, a kernel that the reader changes, and one pixel's products."""

from io import BytesIO

import numpy as np
import traitlets

from ... import filters
from ...arguments import integer
from ...images import grey, load
from ...layers import conv2d
from ...operands import numbers
from ...padding import pad
from ...plots import Picture, photos
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..values import place_of, rows_of

__all__ = ["filter_lab"]

SOURCE, STYLE, WORDS = view_sources("filter_lab")
SIZES = (3, 5, 7)
BOUNDARIES = ("zero", "nearest", "reflect", "symmetric", "wrap", "valid")  # as in filter_state.js
SHOWS = ("clip", "absolute", "grey")  # as in filtering.js
LARGEST_SIDE = 200  # pixels of the photo that a page carries
# Kernel of each name, for one size or as a function of the size; in the order of the words
PRESETS = {
    "identity": filters.identity(),
    "shift": filters.shift(0, 1),
    "box": filters.box,
    "binomial": filters.binomial,
    "gaussian": lambda size: filters.gaussian(size / 5, size),
    "sharpen": filters.sharpen(),
    "unsharp": filters.unsharp(1.0, sigma=0.8),
    "emboss": filters.emboss,
    "sobel_x": filters.sobel(axis=1),
    "sobel_y": filters.sobel(axis=0),
    "scharr_x": filters.scharr(axis=1),
    "scharr_y": filters.scharr(axis=0),
    "prewitt_x": filters.prewitt(axis=1),
    "prewitt_y": filters.prewitt(axis=0),
    "laplacian_4": filters.laplacian(4),
    "laplacian_8": filters.laplacian(8),
    "laplacian_of_gaussian": lambda size: filters.laplacian_of_gaussian(size / 7, size),
    "gabor": lambda size: filters.gabor(4, angle=45, sigma=size / 4, size=size),
    "motion": filters.motion,
}


class FilterView(View):
    """A picture and what a kernel makes of it."""

    _esm = SOURCE
    _css = STYLE

    picture = traitlets.Bytes().tag(sync=True)  # JPEG, grey
    kernels = traitlets.List().tag(sync=True)  # of each preset, rows by size
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    kernel = traitlets.List().tag(sync=True)  # rows; a square of one of SIZES
    preset = traitlets.Int(0).tag(sync=True)  # place in the list of names; 0 is the reader's own
    size = traitlets.Int(0).tag(sync=True)  # place in SIZES
    boundary = traitlets.Int(0).tag(sync=True)  # place in BOUNDARIES
    normalise = traitlets.Bool(False).tag(sync=True)
    show = traitlets.Int(0).tag(sync=True)  # place in SHOWS
    magnitude = traitlets.Bool(False).tag(sync=True)
    row = traitlets.Int(0).tag(sync=True)  # selected pixel of the picture
    column = traitlets.Int(0).tag(sync=True)

    @traitlets.validate("kernel")
    def _square(self, proposal):
        return rows_of(_centred(proposal["value"]))

    def levels(self) -> np.ndarray:
        """The picture as the page carries it: whole levels of grey from 0 to 255."""
        from PIL import Image

        with Image.open(BytesIO(self.picture)) as picture:
            return np.asarray(picture, dtype=float)

    def result(self) -> np.ndarray:
        """The filtered picture."""
        kernel, boundary = np.array(self.kernel, dtype=float), BOUNDARIES[self.boundary]
        total = kernel.sum()
        if self.normalise and abs(total) > 1e-12 * np.abs(kernel).sum():
            kernel = kernel / total
        x = self.levels()
        if boundary != "valid":
            x = pad(x, len(kernel) // 2, boundary)
        return (
            np.hypot(conv2d(x, kernel), conv2d(x, kernel.T))
            if self.magnitude
            else conv2d(x, kernel)
        )

    def first_frame(self) -> Picture:
        """Picture of the state as Python knows it."""
        picture, result = self.levels(), self.result()
        first = len(self.kernel) // 2 if BOUNDARIES[self.boundary] == "valid" else 0
        place = np.clip((self.row - first, self.column - first), 0, np.array(result.shape) - 1)
        figure = photos([picture / 255, _shown(result, SHOWS[self.show])], ["picture", "result"])
        name = WORDS["presets"][self.preset]
        told = (
            f"A picture of {picture.shape[0]} by {picture.shape[1]} pixels and its result with the "
            f"kernel “{name}” of {len(self.kernel)} by {len(self.kernel)} weights: values from "
            f"{result.min():.4g} to {result.max():.4g}, and {result[tuple(place)]:.4g} at "
            f"{place.tolist()}."
        )
        return Picture(figure.figure, told, photo=True)


def filter_lab(
    image=None,
    kernel="box",
    *,
    size=3,
    boundary="reflect",
    normalise=False,
    show="clip",
    magnitude=False,
    pixel=None,
):
    """Filter a photo, or a picture of the reader's own, with a kernel that can be changed.

    A picture that the reader opens stays in the browser.

    Parameters
    ----------
    image : array_like, shape (height, width) or (height, width, 3), in [0, 1], optional
        By default the photo "grace_hopper". It is shown in grey, reduced to 200 pixels a side,
        and stored as JPEG: the page carries it along.
    kernel : str or array_like, 2-D
        The name of a preset, such as ``"box"`` or ``"sobel_x"`` (an unknown name raises an error
        that lists all), or weights of your own, at most 7 by 7, of odd height and width.
    size : {3, 5, 7}
        Of the kernel. Presets that have one size stand in the middle of zeros.
    boundary : {"zero", "nearest", "reflect", "symmetric", "wrap", "valid"}
        What lies beyond the border, as in :func:`convkit.pad`; ``"valid"`` drops the border.
    normalise : bool
        Divide the weights by their sum, if it is not 0.
    show : {"clip", "absolute", "grey"}
        How values outside 0 to 255 become visible: cut off, without their sign, or with 0 as
        middle grey.
    magnitude : bool
        Combine the result with that of the transposed kernel: √(a² + b²), for Sobel's kernels
        the size of the gradient.
    pixel : (row, column), optional
        The pixel selected at first; by default the middle one.

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
    >>> filter_lab(kernel="sobel_x", show="grey").view.kernel
    [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    """
    size = SIZES[place_of("size", size, SIZES)]
    view = FilterView(
        picture=_jpeg(load("grace_hopper") if image is None else image),
        kernels=[_by_size(preset) for preset in PRESETS.values()],
        boundary=place_of("boundary", boundary, BOUNDARIES),
        normalise=normalise,
        show=place_of("show", show, SHOWS),
        magnitude=magnitude,
    )
    if isinstance(kernel, str):
        view.preset = 1 + place_of("kernel", kernel, tuple(PRESETS))
        by_size = view.kernels[view.preset - 1]
        best = max((n for n in by_size if n <= size), default=min(by_size))
        view.kernel = rows_of(_centred(by_size[best], max(size, best)))
    else:
        view.kernel = rows_of(_centred(kernel, size))
    view.size = SIZES.index(len(view.kernel))
    shape = view.levels().shape
    pixel = tuple(n // 2 for n in shape) if pixel is None else tuple(pixel)
    if len(pixel) != 2:
        raise ValueError(f"pixel={pixel} has length {len(pixel)}; give (row, column)")
    view.row, view.column = (integer(f"pixel[{a}]", n, minimum=0) for a, n in enumerate(pixel))
    if view.row >= shape[0] or view.column >= shape[1]:
        raise ValueError(f"pixel={pixel} is not in the picture of {shape[0]} by {shape[1]} pixels")
    if boundary == "valid" and min(shape) < len(view.kernel):
        raise ValueError(
            f"image has shape {shape} as shown, too small for a kernel of {len(view.kernel)} with "
            "boundary='valid'; choose another boundary"
        )
    view.ranges = {
        "preset": (1, len(PRESETS)),
        "size": (0, len(SIZES) - 1),
        "boundary": (0, len(BOUNDARIES) - 1),
        "normalise": (0, 1),
        "show": (0, len(SHOWS) - 1),
        "magnitude": (0, 1),
        "row": (0, 511),
        "column": (0, 511),
    }
    return Explorer(view, _controls(view))


def _controls(view):
    build = Controls(view)
    return [
        build.dropdown("preset", WORDS["preset"], WORDS["presets"]),
        build.dropdown("size", WORDS["size"], [f"{n}×{n}" for n in SIZES]),
        build.dropdown("boundary", WORDS["boundary"], WORDS["boundaries"]),
        build.dropdown("show", WORDS["show"], WORDS["shows"]),
        build.checkbox("normalise", WORDS["normalise"]),
        build.checkbox("magnitude", WORDS["magnitude"]),
    ]


def _by_size(preset):
    """Rows of a preset for each of its sizes."""
    kernels = [preset(n) for n in SIZES] if callable(preset) else [preset]
    squares = [_centred(kernel) for kernel in kernels]
    return {len(square): rows_of(square) for square in squares}


def _centred(kernel, least=SIZES[0]):
    """A kernel in the middle of the smallest square of SIZES that holds it."""
    kernel = numbers("kernel", kernel)
    if kernel.dtype.kind == "c":
        raise TypeError(f"kernel has dtype {kernel.dtype}; give real numbers")
    kernel, shape = kernel.astype(float), kernel.shape
    if len(shape) != 2 or any(n % 2 == 0 or n > SIZES[-1] for n in shape):
        raise ValueError(
            f"kernel has shape {shape}; give a matrix of odd height and width, at most "
            f"{SIZES[-1]} by {SIZES[-1]}"
        )
    if not np.isfinite(kernel).all():
        raise ValueError("kernel holds nan or inf; give finite numbers")
    side = next(n for n in SIZES if n >= max(*shape, least))
    return pad(kernel, [(side - n) // 2 for n in shape])


def _jpeg(image):
    """A picture as the page carries it: grey, small, a few kilobytes."""
    from PIL import Image

    image = numbers("image", image)
    if image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[-1] != 3):
        raise ValueError(f"image has shape {image.shape}; give (height, width), with 3 for colour")
    if not (image.min() >= 0 and image.max() <= 1):
        raise ValueError(
            f"image has values from {image.min():g} to {image.max():g}; scale it to [0, 1]"
        )
    plane = grey(image) if image.ndim == 3 else image
    picture = Image.fromarray(np.round(255 * plane).astype(np.uint8))
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    stored = BytesIO()
    picture.save(stored, "JPEG", quality=85)
    return stored.getvalue()


def _shown(result, show):
    """Values from 0 to 1, as the browser shows them."""
    if show == "grey":
        limit = np.quantile(np.abs(result), 0.995) or np.abs(result).max() or 1
        return np.clip(0.5 + 0.5 * result / limit, 0, 1)
    return np.clip(np.abs(result) if show == "absolute" else result, 0, 255) / 255

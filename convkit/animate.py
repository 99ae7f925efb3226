"""Animations as GIF files: any convolution, direct or transposed, one step a frame."""

from collections import Counter
from collections.abc import Callable, Iterable
from os import PathLike, fspath
from typing import Any, BinaryIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from numpy.typing import ArrayLike
from PIL import Image

from .arguments import Integers, Padding, integer
from .plots.direct import DirectWalk
from .plots.transposed import TransposedWalk

__all__ = ["convolution", "transposed"]

MOST_FRAMES = 256
RESOLUTION = 120  # pixels an inch
COLOURS = 128  # of one palette for all frames
MAXIMUM_COVERAGE = Image.Quantize.MAXCOVERAGE  # few but strong colours keep their hue
FLAT = 24  # of these, as many as are used most
CODE = np.array([65536, 256, 1])  # red, green and blue as one number
REST = 3  # frames' time that the last one stays

Progress = Callable[[Iterable[int]], Iterable[int]]


def convolution(
    path: str | PathLike | BinaryIO,
    image: ArrayLike,
    kernel: ArrayLike,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    shaded: bool = False,
    theme: str = "light",
    duration: int = 600,
    progress: Progress = iter,
) -> str:
    """Write a GIF of a kernel that walks over its input; the output fills step by step.

    Its frames are those of :func:`convkit.plots.convolution_step`; it repeats for ever.
    The same arguments give the same bytes.

    Parameters
    ----------
    path : str, path or binary file
        Where to write; a name ends in ``.gif``.
    image, kernel : array_like, both 1-D or both 2-D
    stride, padding, dilation
        As in :func:`convkit.conv2d`.
    shaded : bool
        Show the values of input and output as shades of grey, as of a photo.
    theme : {"light", "dark"}
    duration : int
        Milliseconds that a step is shown, at least 20; the last one stays three times as long.
    progress : callable
        Wraps the sequence of step numbers, as ``tqdm.tqdm`` does; by default nothing is shown.

    Returns
    -------
    str
        What the animation shows, for its alternative text.

    Raises
    ------
    TypeError, ValueError
        An argument is bad, there is no output, or there are more than 256 steps.
    OSError
        The file cannot be written, for instance because there is no such folder.

    Examples
    --------
    >>> from io import BytesIO
    >>> convolution(BytesIO(), [1, 2, 3, 4], [10, 1], padding=1)
    'Animation of a convolution in 5 steps. Input 4 samples, output 5 samples.
    Kernel 2, stride 1, padding 1, dilation 1.'
    """
    setting: dict[str, Any] = {"stride": stride, "padding": padding, "dilation": dilation}
    walk = DirectWalk(image, kernel, **setting, shaded=shaded, theme=theme)
    return _write(path, walk, "a convolution", duration, progress)


def transposed(
    path: str | PathLike | BinaryIO,
    x: ArrayLike,
    kernel: ArrayLike,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    theme: str = "light",
    duration: int = 600,
    progress: Progress = iter,
) -> str:
    """Write a GIF of a transposed convolution: every input adds its stamp to the output.

    Its frames are those of :func:`convkit.plots.transposed_step`, but the output shows the sum
    of the stamps so far. Takes, returns and raises what :func:`convolution` does, and takes the
    setting of :func:`convkit.conv_transpose2d`.

    Examples
    --------
    >>> from io import BytesIO
    >>> transposed(BytesIO(), [1, 2, 3], [10, 1], stride=2)
    'Animation of a transposed convolution in 3 steps. Input of the transposed convolution 3
    samples, output 6 samples. Kernel 2, stride 2, padding 0, dilation 1.'
    """
    setting: dict[str, Any] = {"stride": stride, "padding": padding, "dilation": dilation}
    walk = TransposedWalk(x, kernel, **setting, output_padding=output_padding, theme=theme)
    return _write(path, walk, "a transposed convolution", duration, progress)


def _write(path, walk, what, duration, progress):
    duration = integer("duration", duration, minimum=20)  # browsers slow down what is shorter
    if isinstance(path, str | PathLike) and not fspath(path).lower().endswith(".gif"):
        raise ValueError(f"path={fspath(path)!r} does not end in .gif; give such a name")
    count = len(walk.steps)
    if count > MOST_FRAMES:
        raise ValueError(
            f"the walk has {count} steps and would need as many frames, more than {MOST_FRAMES}; "
            "make the input smaller or the stride larger"
        )
    first, *rest = _in_one_palette(list(_frames(walk, progress(range(count)))))
    first.save(
        path,
        format="GIF",
        save_all=True,
        append_images=rest,
        duration=[duration] * (count - 1) + [REST * duration],
        loop=0,
        optimize=True,
    )
    number = "1 step" if count == 1 else f"{count} steps"
    return f"Animation of {what} in {number}. {walk.sizes} {walk.setting}"


def _frames(walk, numbers):
    """Pixels of every step: what stays is drawn once, and the step on a copy of it."""
    walk.figure.set_dpi(RESOLUTION)
    canvas = FigureCanvasAgg(walk.figure)
    canvas.draw()
    ground = canvas.copy_from_bbox(walk.figure.bbox)
    for number in numbers:
        canvas.restore_region(ground)
        drawn = sorted(walk.draw(number, so_far=True), key=lambda artist: artist.get_zorder())
        for artist in drawn:
            walk.figure.draw_artist(artist)
        yield np.asarray(canvas.buffer_rgba())[..., :3] @ CODE


def _in_one_palette(frames):
    """Images that share a few colours, from pixels as numbers: crisp, and small as a file."""
    counts = Counter()
    for frame in frames:
        counts.update(dict(zip(*np.unique(frame, return_counts=True), strict=True)))
    # Flat grounds and lines stay as they are; the edges of letters share what is left
    ranked = np.array(sorted(counts, key=lambda colour: (-counts[colour], colour)))
    channels = (ranked[:, None] // CODE % 256).astype(np.uint8)
    palette, places = channels[:FLAT].ravel().tolist(), np.arange(len(ranked))
    if len(ranked) > FLAT:
        edges = Image.fromarray(channels[None, FLAT:]).quantize(COLOURS - FLAT, MAXIMUM_COVERAGE)
        palette += edges.getpalette()
        places[FLAT:] = FLAT + np.asarray(edges)[0]
    order = np.argsort(ranked)
    images = []
    for frame in frames:
        found = order[np.searchsorted(ranked, frame, sorter=order)]
        images.append(Image.fromarray(places[found].astype(np.uint8)))
        images[-1].putpalette(palette)
    return images

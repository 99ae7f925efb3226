"""Commands that write pictures: animations of a setting, and filtered photos."""

import argparse
import inspect
from pathlib import Path
from typing import Any

from .words import add_command, add_setting, sizes

__all__ = ["add_to"]

SHOWN = ("clip", "absolute", "grey")
BAND = 256  # rows filtered at a time


def add_to(commands: Any) -> None:
    """Add the commands ``animate`` and ``filter``."""
    animate = add_command(
        commands,
        "animate",
        _animate,
        "write a GIF that shows every step of a convolution",
        [
            "walk.gif --size 5x6 --kernel 3 --padding 1",
            "up.gif --size 2x3 --kernel 3 --stride 2 --transposed --theme dark",
        ],
    )
    animate.add_argument("path", help="file to write, ending in .gif")
    animate.add_argument("--size", type=sizes, default=(5, 5), metavar="I", help="5, or 5x6")
    animate.add_argument("--kernel", type=sizes, default=3, metavar="K", help="default 3")
    add_setting(animate)
    animate.add_argument("--transposed", action="store_true", help="the transposed convolution")
    animate.add_argument("--output-padding", type=sizes, default=0, metavar="A")
    animate.add_argument("--theme", choices=("light", "dark"), default="light")
    animate.add_argument(
        "--duration", type=int, default=600, metavar="MS", help="milliseconds a step"
    )
    kernels = ", ".join(_kernels())
    filtered = add_command(
        commands,
        "filter",
        _filter,
        "filter a picture with a named kernel",
        [
            "photo.jpg --kernel sobel",
            "photo.jpg --kernel gaussian:sigma=3 --boundary nearest --output soft.png",
            "grace_hopper --kernel emboss --show grey",
        ],
    )
    filtered.add_argument("image", help="a file, or grace_hopper, the photo that is always there")
    filtered.add_argument(
        "--kernel",
        required=True,
        metavar="NAME",
        help=f"one of {kernels}; its settings follow, as in gaussian:sigma=3",
    )
    filtered.add_argument("--output", metavar="FILE", help="default: the name of image and kernel")
    filtered.add_argument(
        "--boundary", default="nearest", help="zero, nearest (default), reflect, symmetric or wrap"
    )
    filtered.add_argument(
        "--show",
        choices=SHOWN,
        default="clip",
        help="what to do with values that are no brightness: clip them (default), take their "
        "absolute value, or make 0 middle grey",
    )


def _animate(chosen):
    import numpy as np
    from tqdm import tqdm

    from .. import animate
    from ..arguments import common_rank, per_axis

    rank = common_rank(size=chosen.size, kernel=chosen.kernel) or 1
    shape = per_axis("size", chosen.size, rank, minimum=1)
    taps = per_axis("kernel", chosen.kernel, rank, minimum=1)
    # Values that name their place, and a kernel without symmetry
    image = sum(10 ** (rank - 1 - a) * n for a, n in enumerate(np.indices(shape)))
    kernel = np.arange(1, 1 + np.prod(taps)).reshape(taps)
    options = {
        name: getattr(chosen, name)
        for name in ("stride", "padding", "dilation", "theme", "duration")
    }
    if chosen.transposed:
        write, options["output_padding"] = animate.transposed, chosen.output_padding
    else:
        write = animate.convolution
    told = write(chosen.path, image, kernel, **options, progress=lambda steps: tqdm(steps, delay=1))
    return f"{chosen.path}: {told}"


def _filter(chosen):
    import numpy as np

    from .. import images

    name, kernels = _named_kernels(chosen.kernel)
    image = images.load(chosen.image)
    results = [_filtered(image, np.atleast_2d(kernel), chosen.boundary) for kernel in kernels]
    result = results[0] if len(results) == 1 else np.hypot(*results)
    low, high = float(result.min()), float(result.max())
    shown = {
        "clip": lambda: np.clip(result, 0, 1),
        "absolute": lambda: np.clip(np.abs(result), 0, 1),
        "grey": lambda: 0.5 + 0.5 * result / (np.abs(result).max() or 1),
    }[chosen.show]()
    path = chosen.output or f"{Path(chosen.image).stem}-{name}.png"
    images.save(path, shown)
    what = name if len(results) == 1 else f"{name}, √(down² + across²),"
    return f"{path}: {what} gave values from {low:.3g} to {high:.3g}; shown by --show {chosen.show}"


def _filtered(image, kernel, boundary):
    """Correlate every channel, the size kept, in bands of rows."""
    import numpy as np
    from tqdm import tqdm

    from ..arithmetic import padding_widths
    from ..padding import pad
    from ..signals import correlate

    height, width = image.shape[:2]
    channels = image.reshape(height, width, -1)
    around = padding_widths(
        (height, width), kernel.shape, padding="same_lower"
    )  # as signals has it
    padded = pad(channels, (*around, 0), boundary)
    result = np.empty_like(channels)
    for top in tqdm(range(0, height, BAND), delay=1, unit_scale=BAND, unit=" rows"):
        rows = slice(top, min(top + BAND, height))
        band = padded[top : rows.stop + len(kernel) - 1]
        result[rows] = correlate(band, kernel[..., None], "valid")
    return result.reshape(image.shape)


def _kernels():
    """Functions of convkit.filters that give a kernel, by name."""
    from .. import filters

    return {
        name: getattr(filters, name) for name in filters.__all__ if not name.startswith("separable")
    }


def _named_kernels(text):
    """Name and kernel of ``name`` or ``name:setting=value,setting=value``.

    A derivative that is told no axis gives two, for the gradient's magnitude.
    """
    name, _, rest = text.partition(":")
    known = _kernels()
    if name not in known:
        raise ValueError(f"kernel={name!r} is unknown; give one of {', '.join(known)}")
    accepted = inspect.signature(known[name]).parameters
    settings = {}
    for part in filter(None, rest.split(",")):
        setting, _, value = part.partition("=")
        if setting not in accepted:
            raise ValueError(
                f"{name} has no setting {setting!r}; it takes {', '.join(accepted) or 'none'}"
            )
        settings[setting] = _number(setting, value)
    missing = [p.name for p in accepted.values() if p.default is p.empty and p.name not in settings]
    if missing == ["axis"]:
        return name, [known[name](axis=axis, **settings) for axis in (0, 1)]
    if missing:
        raise ValueError(f"{name} needs {missing[0]}; write --kernel {name}:{missing[0]}=…")
    return name, [known[name](**settings)]


def _number(setting, value):
    for kind in (int, float, sizes):
        try:
            return kind(value)
        except (ValueError, argparse.ArgumentTypeError):
            pass
    raise ValueError(f"{setting}={value!r} is not a number; write for instance {setting}=3")

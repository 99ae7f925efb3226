"""Pictures as arrays: floats from 0 (black) to 1 (white), rows first."""

import re
import warnings
from io import BytesIO
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from .operands import numbers, regular_array

__all__ = ["grey", "load", "save"]

# Rec. ITU-R BT.601: how much red, green and blue add to brightness
LUMA = np.array([0.299, 0.587, 0.114])

# Photos that come with matplotlib's sample data; this one is a work of the U.S. Navy, public domain
BUNDLED = {"grace_hopper": "grace_hopper.jpg"}


def load(source: str | PathLike[str]) -> np.ndarray:
    """Read a picture, upright as the camera was held; what it says of transparency is dropped.

    Parameters
    ----------
    source : str or path
        A file that Pillow can read, or the name of a bundled photo:
        ``"grace_hopper"``, rear admiral Grace Hopper, 600×512 pixels.

    Returns
    -------
    ndarray of float64, shape (height, width, 3) in colour or (height, width) in grey, in [0, 1]

    Raises
    ------
    FileNotFoundError
        There is no such file and no bundled photo of that name.
    TypeError
        ``source`` is neither text nor a path.
    ValueError
        The file is not a picture that Pillow can read, or has more pixels than
        ``PIL.Image.MAX_IMAGE_PIXELS``: a small file can claim to be a picture of any size.

    Examples
    --------
    >>> load("grace_hopper").shape
    (600, 512, 3)
    """
    from PIL import Image

    name = source if isinstance(source, str) else None
    path = _bundled(BUNDLED[name]) if name in BUNDLED else Path(source)
    if not path.is_file():
        raise FileNotFoundError(
            f"source={str(source)!r} is no file and no bundled photo; "
            f"give the path of a picture, or one of {', '.join(map(repr, BUNDLED))}"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _levels(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        claimed = re.findall(r"\d+", str(error))[0]
        raise ValueError(
            f"source={str(source)!r} has {claimed} pixels, more than the "
            f"{Image.MAX_IMAGE_PIXELS} that Pillow takes for safe; give a smaller picture, "
            "or raise PIL.Image.MAX_IMAGE_PIXELS if you trust the file"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:  # whichever the format's reader raises
        raise ValueError(
            f"source={str(source)!r} is not a picture that Pillow can read ({error}); "
            "give a PNG, JPEG or similar file"
        ) from error


def _levels(path: Path) -> np.ndarray:
    from PIL import Image, ImageOps

    with Image.open(path) as stored:
        picture = ImageOps.exif_transpose(stored)  # upright, however the camera was held
        if picture.mode.startswith("I;16"):
            return np.asarray(picture, dtype=np.float64) / 65535
        if picture.mode in ("I", "F"):
            raise ValueError(f"mode {picture.mode} does not say which value is white")
        kept = picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB")
        return np.asarray(kept, dtype=np.float64) / 255


def grey(image: ArrayLike) -> np.ndarray:
    """Brightness of a colour picture, 0.299 R + 0.587 G + 0.114 B, as ITU-R BT.601 weighs them.

    Parameters
    ----------
    image : array_like, shape (height, width, 3)

    Returns
    -------
    ndarray of floats, shape (height, width)

    Raises
    ------
    TypeError, ValueError
        The image is not an array of numbers in that shape.

    Examples
    --------
    >>> grey([[[1, 1, 1], [0, 1, 0]]])
    array([[1.   , 0.587]])
    """
    image = numbers("image", image)
    if image.ndim != 3 or image.shape[-1] != 3:
        raise ValueError(f"image has shape {image.shape}; give (height, width, 3)")
    return image @ LUMA


def save(path: str | PathLike[str], image: ArrayLike) -> None:
    """Write a picture; the ending of the file's name chooses the format.

    Nothing is written, and a file of that name stays as it is, unless the whole picture is ready.

    Parameters
    ----------
    path : str or path
    image : array_like, shape (height, width) or (height, width, 3), in [0, 1]
        Values are rounded to the nearest of 256 levels.

    Raises
    ------
    TypeError
        ``path`` is neither text nor a path.
    ValueError
        The shape does not fit, a value is no real number in [0, 1] (clipping is yours to choose),
        or the ending of the name is no format that can hold the picture.
    OSError
        The file cannot be written, for instance because there is no such folder.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save(f"{folder}/ramp.png", [[0, 0.2, 1]])
    ...     255 * load(f"{folder}/ramp.png")
    array([[  0.,  51., 255.]])
    """
    from PIL import Image

    image = regular_array("image", image)
    if image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[-1] != 3):
        raise ValueError(f"image has shape {image.shape}; give (height, width), with 3 for colour")
    if image.dtype.kind not in "buif" or image.size == 0:
        raise ValueError(
            f"image has no brightness (shape={image.shape}, dtype={image.dtype}); "
            "give at least one real number"
        )
    low, high = float(image.min()), float(image.max())
    if not (low >= 0 and high <= 1):
        raise ValueError(
            f"image has values from {low:g} to {high:g}, outside [0, 1]; "
            "scale it, or clip it with np.clip(image, 0, 1)"
        )
    path = Path(path)
    kind = Image.registered_extensions().get(path.suffix.lower())
    if kind not in Image.SAVE:
        raise ValueError(
            f"path={str(path)!r} ends in {path.suffix!r}, which is no picture that Pillow can "
            "write; use '.png'"
        )
    encoded = BytesIO()
    try:
        Image.fromarray(np.round(image * 255).astype(np.uint8)).save(encoded, kind)
    except (OSError, ValueError) as error:
        raise ValueError(
            f"image of shape {image.shape} cannot be written as {kind} ({error}); use '.png'"
        ) from error
    path.write_bytes(encoded.getvalue())


def _bundled(name: str) -> Path:
    from matplotlib import cbook

    return Path(cbook.get_sample_data(name, asfileobj=False))

import struct
import warnings
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import cbook
from numpy.testing import assert_allclose, assert_array_equal
from PIL import Image

from convkit import images

from .oracles import named

PHOTO = cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)
COLOUR = np.moveaxis(named(3, 4, 5), 0, -1) / 255  # 4×5, no two values alike


def test_bundled_photo_is_what_pillow_reads():
    photo = images.load("grace_hopper")
    with Image.open(PHOTO) as picture:
        assert_array_equal(photo * 255, np.asarray(picture))
    assert photo.shape == (600, 512, 3)  # rows first
    assert photo.dtype == np.float64
    assert 0 <= photo.min() < 0.1 < 0.9 < photo.max() <= 1
    assert_array_equal(images.load(PHOTO), photo)


def test_grey_by_hand_and_as_pillow_has_it():
    primary = np.eye(3)[None]
    assert images.grey(primary).tolist() == [[0.299, 0.587, 0.114]]
    with Image.open(PHOTO) as picture:
        assert_allclose(
            255 * images.grey(images.load(PHOTO)), np.asarray(picture.convert("L")), atol=1
        )


@given(st.floats(0, 1), st.floats(0, 1))
def test_grey_is_linear_and_leaves_grey_alone(level, share):
    flat = np.full((2, 3, 3), level)
    assert_allclose(images.grey(flat), np.full((2, 3), level), rtol=1e-15)
    assert (images.grey(flat) <= 1).all()  # so that it can be saved
    mixed = share * COLOUR + (1 - share) * COLOUR[::-1]
    grey = images.grey(COLOUR)
    assert_allclose(images.grey(mixed), share * grey + (1 - share) * grey[::-1], rtol=1e-14)


@pytest.mark.parametrize("image", [COLOUR, COLOUR[..., 1]], ids=["colour", "grey"])
@pytest.mark.parametrize("as_path", [str, lambda path: path], ids=["str", "path"])
def test_a_saved_picture_comes_back(tmp_path, image, as_path):
    path = as_path(tmp_path / "picture.png")
    images.save(path, image)
    assert_allclose(images.load(path), image, rtol=0, atol=1e-15)
    with Image.open(path) as picture:
        assert picture.size == (5, 4)  # Pillow says width first


def test_saving_rounds_to_the_nearest_level(tmp_path):
    image = np.random.default_rng(0).random((4, 5, 3))
    images.save(tmp_path / "noise.png", image)
    assert np.abs(images.load(tmp_path / "noise.png") - image).max() <= 0.5 / 255
    for kind in (bool, int, np.uint8, np.float16):
        images.save(tmp_path / "ends.png", np.array([[0, 1, 1]], kind))
        assert images.load(tmp_path / "ends.png").tolist() == [[0, 1, 1]]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_any_mode_of_eight_bits_is_read_as_grey_or_colour(tmp_path, mode):
    pixels = 255 * (named(4, 5) % 2)
    picture = Image.fromarray(pixels.astype(np.uint8)).convert(mode)
    picture.save(tmp_path / "picture.png")
    loaded = images.load(tmp_path / "picture.png")
    expected = pixels / 255 if mode in ("1", "L", "LA") else np.stack([pixels / 255] * 3, -1)
    assert_array_equal(loaded, expected)


def test_sixteen_bits_are_read_in_full(tmp_path):
    levels = (named(4, 5) * 1500).astype(np.uint16)
    Image.fromarray(levels).save(tmp_path / "deep.png")
    assert_allclose(images.load(tmp_path / "deep.png"), levels / 65535, rtol=1e-15)


def test_refuses_a_file_that_is_missing(tmp_path):
    for missing in ("grace_copper", tmp_path / "no.png", tmp_path):
        with pytest.raises(
            FileNotFoundError,
            match=r"^source='.*' is no file and no bundled photo; "
            r"give the path of a picture, or one of 'grace_hopper'$",
        ):
            images.load(missing)


@pytest.mark.parametrize("source", [None, ["grace_hopper"], 3.5])
def test_refuses_a_source_that_is_no_path(source):
    with pytest.raises(TypeError, match=r"os\.PathLike"):
        images.load(source)


def test_refuses_a_file_that_is_no_picture(tmp_path):
    images.save(tmp_path / "whole.png", COLOUR)
    whole = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "words.png").write_text("not a picture")
    Image.fromarray(named(4, 5).astype(np.float32)).save(tmp_path / "floats.tiff")
    for name in ("half.png", "words.png", "floats.tiff"):
        with pytest.raises(
            ValueError,
            match=rf"^source='.*{name}' is not a picture that Pillow can read \(.*\); "
            r"give a PNG, JPEG or similar file$",
        ):
            images.load(tmp_path / name)


def test_refuses_what_a_reader_of_one_format_stumbles_over(tmp_path):
    (tmp_path / "sizes.ppm").write_bytes(b"P6 4 x5 255 ")  # Pillow raises a bare ValueError
    images.save(tmp_path / "whole.png", COLOUR)
    whole = (tmp_path / "whole.png").read_bytes()
    short = whole[:36] + bytes([whole[36] // 2]) + whole[37:]  # the data end too early
    (tmp_path / "chunk.png").write_bytes(short)  # and it raises a SyntaxError
    for name in ("sizes.ppm", "chunk.png"):
        with pytest.raises(ValueError, match=rf"^source='.*{name}' is not a picture that Pillow"):
            images.load(tmp_path / name)


def claiming(width, height):
    """A PNG of a few bytes whose header tells of any size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    checked = header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + checked + b"\0\0\0\0IDAT"


@pytest.mark.parametrize("size", [(10_000, 10_000), (100_000, 200_000)])
def test_refuses_a_picture_of_a_size_that_no_machine_can_hold(tmp_path, size):
    (tmp_path / "bomb.png").write_bytes(claiming(*size))
    with pytest.raises(
        ValueError,
        match=rf"^source='.*bomb.png' has {size[0] * size[1]} pixels, more than the "
        rf"{Image.MAX_IMAGE_PIXELS} that Pillow takes for safe; give a smaller picture, "
        r"or raise PIL\.Image\.MAX_IMAGE_PIXELS if you trust the file$",
    ):
        images.load(tmp_path / "bomb.png")


def test_the_limit_on_size_is_pillows(tmp_path, monkeypatch):
    images.save(tmp_path / "picture.png", COLOUR)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20)
    assert images.load(tmp_path / "picture.png").shape == (4, 5, 3)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 19)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow only warns, and users see no more than that
        with pytest.raises(ValueError, match=r"has 20 pixels, more than the 19 that Pillow"):
            images.load(tmp_path / "picture.png")


@pytest.mark.parametrize("shape", [(3,), (4, 5), (4, 5, 4), (1, 4, 5, 3)])
def test_grey_refuses_what_is_no_colour_picture(shape):
    with pytest.raises(ValueError, match=r"^image has shape \(.*\); give \(height, width, 3\)$"):
        images.grey(np.zeros(shape))


@pytest.mark.parametrize(
    ("error", "image", "message"),
    [
        (TypeError, [[["a", "b", "c"]]], r"image has dtype <U1, which is not a number"),
        (ValueError, [[[1, 2, 3]], [[1, 2]]], r"image is not a regular array"),
    ],
)
def test_grey_refuses_what_is_no_array_of_numbers(error, image, message):
    with pytest.raises(error, match=f"^{message}"):
        images.grey(image)


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (np.zeros(3), r"image has shape \(3,\); give \(height, width\), with 3 for colour"),
        (np.zeros((4, 5, 4)), r"image has shape \(4, 5, 4\); give \(height, width\)"),
        (COLOUR * 255, r"image has values from 0 to 234, outside \[0, 1\]; scale it, or clip it"),
        (COLOUR - 0.5, r"image has values from -0.5 to .*, outside \[0, 1\]"),
        (np.array([[0, np.nan]]), r"image has values from nan to nan, outside \[0, 1\]"),
        (np.array([[0, 1 + 1e-9]]), r"image has values from 0 to 1, outside \[0, 1\]"),
        (np.zeros((0, 5)), r"image has no brightness \(shape=\(0, 5\), dtype=float64\); give at"),
        (np.array([[1j]]), r"image has no brightness \(shape=\(1, 1\), dtype=complex128\)"),
        ([[0, 1], [0]], r"image is not a regular array"),
        (np.array([["a"]]), r"image has no brightness \(shape=\(1, 1\), dtype=<U1\)"),
    ],
)
def test_save_refuses_what_is_no_picture(tmp_path, image, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        images.save(tmp_path / "picture.png", image)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["", ".words", ".py", ".PNGG"])
def test_save_refuses_an_ending_that_is_no_format(tmp_path, ending):
    path = tmp_path / f"picture{ending}"
    with pytest.raises(
        ValueError,
        match=rf"^path='.*picture{ending}' ends in '{ending}', which is no picture that Pillow "
        r"can write; use '\.png'$",
    ):
        images.save(path, COLOUR)
    assert not path.exists()


def test_the_ending_may_be_in_capitals(tmp_path):
    images.save(tmp_path / "PICTURE.PNG", COLOUR)
    with Image.open(tmp_path / "PICTURE.PNG") as picture:
        assert picture.format == "PNG"


@pytest.mark.parametrize(
    ("name", "image", "message"),
    [
        ("old.png", COLOUR + 1, r"image has values from 1 to"),
        ("old.webp", np.zeros((1, 20_000)), r"image of shape \(1, 20000\) cannot be written as W"),
    ],
)
def test_a_picture_that_cannot_be_saved_leaves_the_old_one_alone(tmp_path, name, image, message):
    images.save(tmp_path / name, COLOUR)
    before = (tmp_path / name).read_bytes()
    with pytest.raises(ValueError, match=f"^{message}"):
        images.save(tmp_path / name, image)
    assert (tmp_path / name).read_bytes() == before


def test_a_photo_from_a_tilted_camera_comes_upright(tmp_path):
    levels = np.array([[10, 20, 30], [40, 50, 60]], dtype=np.uint8)
    exif = Image.Exif()
    exif[274] = 6  # the first row of the file is the right side of the picture
    Image.fromarray(levels).save(tmp_path / "tilted.png", exif=exif)
    assert_array_equal(255 * images.load(tmp_path / "tilted.png"), np.rot90(levels, -1))

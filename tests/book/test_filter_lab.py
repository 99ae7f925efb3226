"""The filter lab on a page, against convkit: every setting, every way to choose, every file."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from convkit import filters
from convkit.widgets import filter_lab
from convkit.widgets.filter_lab import BOUNDARIES, SIZES

from .filters import LEVELS, FilterLab, expected, file, from_preset, number
from .moves import frame


def test_random_settings_against_convkit(demo):
    """Hundreds of moves of the controls; picture, sentence, range and sums agree after each."""
    lab = FilterLab(demo("filter_lab()", viewport={"width": 900, "height": 2000}))
    lab.open_own()
    rng = np.random.default_rng(1)
    counts = {"preset": len(lab.presets) + 1, "size": 3, "boundary": 6, "show": 3,
              "normalise": 2, "magnitude": 2}  # fmt: skip
    kernel, seen = np.array(lab.presets[2][3]), set()
    for _ in range(220):
        name = rng.choice(list(counts))
        lab.choose(name, int(rng.integers(counts[name])))
        lab.keys(lab.result, *rng.choice(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], 2))
        setting = lab.chosen()
        if name == "size" or (name == "preset" and setting["preset"] > 0):
            kernel = from_preset(lab.presets, setting["preset"], SIZES[setting["size"]], kernel)
        np.testing.assert_allclose(lab.agrees(), kernel, atol=1e-12, err_msg=str(setting))
        seen.add((setting["preset"], setting["boundary"], setting["show"]))
    assert len(seen) > 60


def test_the_photo_has_the_pixels_that_python_has(demo):
    lab = FilterLab(demo("filter_lab(kernel='gaussian', size=7, pixel=(40, 60), boundary='zero')"))
    levels = filter_lab().view.levels()
    told = lab.window.get_attribute("aria-label").split(": ", 1)[1].split(", ")
    values, weights = zip(*(map(number, one.split(" · ")) for one in told), strict=True)
    np.testing.assert_array_equal(np.reshape(values, (7, 7)), levels[37:44, 57:64])
    np.testing.assert_allclose(
        np.reshape(weights, (7, 7)), filters.gaussian(7 / 5, 7), atol=0.00051
    )


def test_zero_in_the_middle_shows_either_sign(demo):
    lab = FilterLab(demo("filter_lab(kernel='sobel_x', show='grey', boundary='wrap')"))
    lab.open(file(LEVELS))
    result = expected(LEVELS, filters.sobel(axis=1), lab.chosen())
    limit = number(re.search(r"white (\S+);", lab.text(".convkit-range"))[1])
    quantile = np.quantile(np.abs(result), 0.995, method="higher")
    assert quantile <= limit + 0.001 <= quantile * 1.001 + 0.002
    tones = np.clip(128 + 127 * result / limit, 0, 255)
    difference = np.abs(lab.tones(lab.result, result.shape) - tones)
    row, column, _ = lab.pixel()
    difference[row - 1 : row + 2, column - 1 : column + 2] = 0
    assert difference.max() <= 1


def test_a_pixel_by_mouse_and_keyboard(demo):
    lab = FilterLab(demo("filter_lab(boundary='valid')", viewport={"width": 800, "height": 900}))
    box = frame(lab.result)
    lab.page.mouse.move(
        box["x"] + 1 + (box["width"] - 2) * 20.5 / 169,
        box["y"] + 1 + (box["height"] - 2) * 30.5 / 198,
    )
    lab.painted()
    assert lab.pixel()[:2] == (30, 20)
    assert "picture[31, 21]" in lab.text(".convkit-products .convkit-caption")
    lab.keys(lab.result, "ArrowLeft", "ArrowDown", "Shift+ArrowRight")
    assert lab.pixel()[:2] == (31, 29)
    lab.keys(lab.picture, *["Shift+ArrowUp"] * 5)
    assert lab.pixel()[:2] == (0, 29)  # the end holds
    box = frame(lab.picture)
    lab.page.mouse.click(box["x"] + 1.5, box["y"] + 1.5)
    lab.painted()
    assert lab.pixel()[:2] == (0, 0)


def test_a_pixel_by_touch_on_a_phone(demo):
    lab = FilterLab(
        demo("filter_lab()", viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    )
    box = frame(lab.result)
    assert box["x"] + box["width"] <= 360
    lab.page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    lab.painted()
    row, column, value = lab.pixel()
    assert abs(row - 150) <= 2 and abs(column - 42) <= 2
    result = expected(filter_lab().view.levels(), filters.box(3), lab.chosen())
    assert abs(value - result[row, column]) < 0.001


def test_weights_typed_in(demo):
    lab = FilterLab(demo("filter_lab(kernel='identity')"))
    lab.open(file(LEVELS))
    box = lab.root.get_by_label("kernel[0, 2]")
    box.focus()
    lab.page.keyboard.type("-2.5")
    lab.page.keyboard.press("Tab")
    lab.painted()
    kernel = np.array([[0, 0, -2.5], [0, 1, 0], [0, 0, 0]])
    np.testing.assert_array_equal(lab.kernel(), kernel)
    assert lab.chosen()["preset"] == 0
    row, column, value = lab.pixel()
    assert abs(value - expected(LEVELS, kernel, lab.chosen())[row, column]) < 0.001
    assert "The weights sum to −1.5: an even area becomes −1.5 times as bright." == lab.text(
        ".convkit-kernel-editor p"
    )
    lab.choose("normalise", 1)
    assert "are divided by it" in lab.text(".convkit-kernel-editor p")
    value = lab.pixel()[2]
    assert abs(value - expected(LEVELS, kernel, lab.chosen())[row, column]) < 0.001


@pytest.mark.parametrize("typed", ["", "-", "1e9"])
def test_what_is_no_weight_is_told_and_changes_nothing(demo, typed):
    lab = FilterLab(demo("filter_lab()"))
    before = lab.sentence()
    box = lab.boxes.nth(4)
    box.fill(typed) if typed != "-" else box.press_sequentially("-")
    lab.painted()
    assert lab.text(".convkit-kernel-editor p") == (
        "kernel[1, 1] needs a number from −1000000 to 1000000; until then it stays 0.111."
    )
    box.blur()
    assert (lab.sentence(), box.input_value()) == (before, "0.111")
    assert lab.text(".convkit-kernel-editor p").startswith("The weights sum to 1:")


def test_a_large_picture_is_reduced(demo):
    lab = FilterLab(demo("filter_lab()"))
    ramp = np.tile(np.linspace(0, 255, 1200).round(), (800, 1))
    lab.open(file(ramp, "ramp.jpg", "JPEG"))
    assert lab.message() == (
        "ramp.jpg: 800×1200 pixels, reduced to 341×512. It was opened here and sent nowhere."
    )
    assert lab.text(".convkit-pictures .convkit-output").startswith("result 341×512")
    lab.keys(lab.result, "ArrowRight")
    _, column, value = lab.pixel()
    assert abs(value - 255 * column / 511) < 2.5
    lab.root.get_by_role("button", name="Back to the first picture").click()
    expect(lab.root.locator(".convkit-caption").first).to_contain_text("200×171")


def huge():
    return file(np.zeros((6500, 6500)), "huge.png")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (
            lambda: {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no picture"},
            "notes.txt is no picture that this browser can read",
        ),
        (
            lambda: {"name": "b.png", "mimeType": "image/png",
                     "buffer": b"\x89PNG\r\n\x1a\n" + bytes(200)},
            "b.png is no picture that this browser can read, or it is damaged",
        ),
        (
            lambda: {"name": "empty.jpg", "mimeType": "image/jpeg", "buffer": b""},
            "empty.jpg is no picture",
        ),
        (huge, "huge.png has 6500×6500 pixels, 42 million, which is too many to open here."),
    ],
    ids=["text", "broken", "empty", "huge"],
)  # fmt: skip
def test_files_that_cannot_be_shown_get_a_word_and_change_nothing(demo, given, word):
    lab = FilterLab(demo("filter_lab()"))
    before = lab.sentence()
    lab.open(given())
    assert lab.message().startswith(word)
    assert "The picture stays as it was" in lab.message()
    assert lab.sentence() == before
    lab.open(file(LEVELS))
    assert lab.message() == "own.png: 14×19 pixels. It was opened here and sent nowhere."


def test_a_picture_can_be_dropped(demo):
    lab = FilterLab(demo("filter_lab(kernel='identity')"))
    given = file(LEVELS, "dropped.png")["buffer"]
    lab.root.locator(".convkit-pictures").evaluate(
        """(node, bytes) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(
                new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
            for (const name of ["dragenter", "dragover", "drop"]) {
                node.dispatchEvent(new DragEvent(name, { dataTransfer, cancelable: true }));
            }
        }""",
        list(given),
    )
    expect(lab.root.locator(".convkit-opener p").first).to_contain_text("14×19")
    lab.painted()
    row, column, value = lab.pixel()
    assert value == LEVELS[row, column]


def test_a_picture_smaller_than_the_kernel_is_told(demo):
    lab = FilterLab(demo("filter_lab(boundary='valid', size=5)"))
    lab.open(file(LEVELS[:4]))
    assert lab.sentence() == (
        "No result: the kernel has 5 rows and columns, the picture 4 and 19, so it fits nowhere. "
        "Choose a smaller kernel, or a rule for what lies beyond the border."
    )
    assert not lab.result.is_visible()
    lab.choose("boundary", BOUNDARIES.index("wrap"))
    row, column, value = lab.pixel()
    result = expected(LEVELS[:4], filters.box(5), lab.chosen())
    assert abs(value - result[row, column]) < 0.001


def test_nothing_moves_while_settings_change(demo):
    lab = FilterLab(demo("filter_lab()", viewport={"width": 800, "height": 1600}))
    select = lab.root.locator("select").first
    tops = set()
    for name, place in [("size", 2), ("show", 2), ("magnitude", 1), ("boundary", 5), ("preset", 9)]:
        lab.choose(name, place)
        tops.add((select.bounding_box()["y"], lab.window.bounding_box()["y"]))
    assert len(tops) == 1


def test_a_link_reopens_the_setting_and_a_hostile_one_does_nothing(demo, book):
    lab = FilterLab(demo("filter_lab()"))
    setting = "preset=9,size=1,boundary=4,normalise=0,show=2,magnitude=1,row=3,column=170"
    lab.page.goto(f"{book}demo.html#explorer-1:{setting}")
    lab.painted()
    assert lab.chosen() == {"preset": 9, "size": 1, "boundary": 4, "show": 2, "normalise": 0,
                            "magnitude": 1}  # fmt: skip
    assert lab.pixel()[:2] == (3, 170)
    sentence = lab.sentence()
    for hostile in ("preset=99,size=7,boundary=-1", "kernel=3", "preset=<b>", "__proto__=1"):
        lab.page.goto(f"{book}demo.html#explorer-1:{hostile}")
        lab.painted()
        assert lab.sentence() == sentence

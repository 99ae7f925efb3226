"""The explorer of transposed convolution in a browser, against convkit."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from convkit import conv_transpose2d

from .drawn import numbers
from .moves import frame, wait_told
from .transposed import (
    DIRECT,
    GIVEN,
    KERNEL,
    MATRIX,
    OVERLAP,
    RESULT,
    REVERSED,
    SLIDERS,
    STAMP,
    STRETCHED,
    TAKEN,
    Transposed,
    compare,
    data_of,
    random_traits,
    selected_in,
)

OPEN = 'transposed_explorer(stride=2, padding=1, views=("matrix", "overlap"))'
KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]


@pytest.fixture
def explorer(demo):
    return Transposed(demo(OPEN, viewport={"width": 760, "height": 4000}))


@pytest.mark.parametrize("one_row", [False, True], ids=["2-D", "1-D"])
def test_every_view_shows_what_convkit_computes_on_random_settings(explorer, one_row):
    rng = np.random.default_rng(int(one_row))
    forget = explorer.root.get_by_label("forget the flip")
    drawn = 0
    for turn in range(200):
        forgets = turn % 3 == 2
        if forget.is_checked() != forgets:
            forget.set_checked(forgets)
        traits, pairs = random_traits(rng, one_row)
        chosen = {
            "input": rng.integers(36),
            "output": rng.integers(100),
            "tap": rng.integers(-1, 25),
            "led": rng.integers(3),
        }
        explorer.open_link(traits | chosen)
        drawn += compare(explorer, *data_of(pairs, one_row), forgets)
    assert drawn > 3 * turn  # many maps have numbers in their cells


# Map, cell to point at, rows and columns of the map, output cell and product that it selects;
# before, the product of input [1, 1] and the kernel's middle is selected.
POINTS = [
    (TAKEN, (1, 2), (3, 3), (2, 3), ((1, 2), (1, 0))),
    (KERNEL, (2, 1), (3, 3), (3, 2), ((1, 1), (2, 1))),
    (STAMP, (2, 2), (3, 3), (3, 3), ((1, 1), (2, 2))),
    (GIVEN, (3, 4), (7, 7), (2, 3), ((1, 1), (1, 2))),
    (STRETCHED, (3, 5), (7, 7), (2, 3), ((1, 2), (1, 0))),
    (REVERSED, (1, 1), (3, 3), (2, 2), ((1, 1), (1, 1))),
    (MATRIX, (6, 4), (12, 9), (2, 2), ((1, 1), (1, 1))),  # shown from row 6 on
    (DIRECT, (1, 1), (5, 5), (1, 1), ((1, 1), (0, 0))),
    (RESULT, (5, 0), (12, 1), (2, 1), ((1, 1), (1, 0))),
    (OVERLAP, (3, 3), (5, 5), (3, 3), ((1, 1), (2, 2))),
]
MIDDLE = {"input": 4, "tap": 4, "led": 0}


@pytest.mark.parametrize("tap", [False, True], ids=["mouse", "touch"])
def test_every_map_selects_the_same_everywhere(demo, tap):
    settings = {"has_touch": True, "is_mobile": True} if tap else {}
    explorer = Transposed(demo(OPEN, viewport={"width": 760, "height": 4000}, **settings))
    for number, place, shape, output, (taken, weight) in POINTS:
        explorer.open_link(MIDDLE)
        explorer.open_link({"input": 4, "tap": 4, "led": 0, "stride_height": 2})
        explorer.point(number, place, shape, tap)
        shown = explorer.read()
        (cell, _), product = selected_in(shown["sentence"])
        assert (cell, product[:2]) == (output, (taken, weight)), number
        named = f"output[{cell[0]}, {cell[1]}]"
        assert f"makes {named}" in shown["matrix"]
        assert shown["overlap"].startswith(named)
        assert all(named in text for text in shown["sums"])
        assert shown["values"]["stamp of input cell"] == 3 * taken[0] + taken[1]


def test_arrow_keys_walk_over_every_map(explorer):
    for number in range(10):
        for key in ("ArrowDown", "ArrowUp") if number == RESULT else KEYS:
            explorer.open_link(MIDDLE)
            before = explorer.read()["sentence"]
            explorer.key(number, key)
            assert explorer.read()["sentence"] != before, (number, key)


def test_what_is_cropped_is_told_and_cannot_be_mistaken(explorer):
    explorer.point(GIVEN, (0, 0), (7, 7))
    sentence = explorer.read()["sentence"]
    assert "input[0, 0] · kernel[0, 0] = 1 · 1 = 1, which falls outside the output" in sentence
    explorer.point(GIVEN, (0, 2), (7, 7))
    assert "input[0, 0] · kernel[0, 2] = 1 · 3 = 3, which falls" in explorer.read()["sentence"]
    explorer.point(STRETCHED, (2, 2), (7, 7))
    assert "meets a zero of the stretched input" in explorer.read()["sentence"]


def test_the_direct_form_is_cropped_where_the_padding_is_wide(explorer):
    explorer.open_link(MIDDLE | {"kernel_height": 2, "padding_height": 3, "size_height": 4})
    caption = explorer.read()["captions"][STRETCHED]
    assert "3×3 kept of 7×7" in caption
    explorer.point(STRETCHED, (2, 4), (7, 7))  # input [1, 2]
    assert explorer.selected() == (((0, 1), 39), ((1, 2), (1, 0), 13, 3))


def test_output_padding_ends_where_nothing_inverts(explorer):
    handle = explorer.handle("output padding")
    explorer.press("output padding", "End")
    assert explorer.read()["values"]["output padding, height"] == 1
    formula = explorer.read()["formula"]
    assert "o′=s·(i′−1)+k−2·p+a=2·(3−1)+3−2·1+1=6" in re.sub(r"\s", "", formula)
    assert "takes sizes 5 or 6 to 3; output padding 1 = (6 + 2·1 − 3) mod 2" in formula
    explorer.press("stride", "End")
    expect(handle).to_have_attribute("aria-valuemax", "3.0")
    for _ in range(4):
        explorer.press("output padding", "ArrowRight")
    assert explorer.read()["values"]["output padding, height"] == 3
    explorer.press("stride", "Home")
    assert explorer.read()["values"]["output padding, height"] == 0
    explorer.open_link({"dilation_height": 3, "output_padding_height": 2})
    assert "output padding 2 is not below the stride" in explorer.read()["formula"]


def test_sides_that_are_parted_begin_where_they_stood_together(explorer):
    explorer.press("stride", "End")
    handle = explorer.handle("output padding")
    expect(handle).to_have_attribute("aria-valuemax", "3.0")
    explorer.press("output padding", "ArrowRight", "ArrowRight", "ArrowRight")
    explorer.root.get_by_label("one setting for height and width").uncheck()
    explorer.painted()
    values = explorer.read()["values"]
    for name in SLIDERS.values():
        assert values[f"{name}, width"] == values[f"{name}, height"]
    assert values["output padding, width"] == 3


def test_overlap_is_even_where_the_stride_divides_the_kernel(explorer):
    assert "stride 2 does not divide kernel 3" in explorer.read()["overlap"]
    assert "the counts repeat 2, 1" in explorer.read()["overlap"]
    explorer.open_link({"kernel_height": 4})
    assert (
        "divides kernel 4: away from the border the counts are even, 2"
        in (explorer.read()["overlap"])
    )
    explorer.open_link({"dilation_height": 2})
    told = "divides kernel 4 but shares a factor with dilation 2: away from the border the counts"
    assert f"{told} repeat 4, 0" in explorer.read()["overlap"]


def test_stamps_come_one_by_one(explorer):
    explorer.root.get_by_label("only the stamps so far").check()
    explorer.press("stamp", "Home")
    x = np.array([[1, 2, 3], [11, 12, 13], [21, 22, 23]])
    _, kernel, settings = data_of(
        {"size": (3, 3), "kernel": (3, 3), "stride": (2, 2), "padding": (1, 1)}, False
    )
    for count in range(1, 10):
        shown = explorer.read()
        assert f"after stamp {count} of 9" in shown["captions"][GIVEN]
        so_far = np.where(np.arange(9).reshape(3, 3) < count, x, 0)
        found = numbers(shown["maps"][GIVEN], (7, 7))[1:6, 1:6]
        np.testing.assert_array_equal(found, conv_transpose2d(so_far, kernel, **settings))
        explorer.press("stamp", "ArrowRight")


def test_play_walks_over_the_stamps_and_stops(explorer):
    buttons = explorer.root.locator(".widget-play button")
    buttons.first.click()
    wait_told(explorer.root.locator(".convkit-sentence"), "input.[1, ]*[12]. ·")
    buttons.first.click()
    stopped = explorer.read()["sentence"]
    explorer.page.wait_for_timeout(600)
    assert explorer.read()["sentence"] == stopped


def test_a_link_reopens_the_setting_and_a_hostile_one_does_nothing(explorer):
    before = explorer.read()
    for hash in ("stride_height=9", "weights=1", "output_padding_height=4", "led=3", "x=<b>"):
        explorer.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:{hash}")
        explorer.painted()
        assert explorer.read() == before
    explorer.open_link({"one_row": 1, "size_height": 5, "led": 1, "output": 4})
    assert explorer.selected()[0][0] == (4,)


@pytest.mark.parametrize("one_row", [False, True])
def test_a_phone_does_not_scroll_sideways(demo, one_row):
    page = demo(
        f"transposed_explorer(size=6, kernel_size=5, stride=4, dilation=3, one_row={one_row}, "
        'views=("matrix", "overlap"))',
        viewport={"width": 360, "height": 780},
        has_touch=True,
        is_mobile=True,
    )
    explorer = Transposed(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    edge = explorer.root.evaluate("e => e.getBoundingClientRect().right")
    for canvas in explorer.root.locator("canvas").all():
        box = frame(canvas)
        assert box["x"] + box["width"] <= edge + 0.5


def test_nothing_below_moves_while_a_setting_moves(explorer):
    top = "root => root.querySelector('.convkit-controls').getBoundingClientRect().top + scrollY"
    tops = set()
    for key in ("Home", *["ArrowRight"] * 6):
        explorer.press("padding", key)
        tops.add(explorer.root.evaluate(top))
    assert len(tops) == 1


def test_every_control_has_a_name_and_every_step_is_told(explorer):
    nameless = explorer.root.evaluate(
        """root => [...root.querySelectorAll(
            "button, select, input, canvas, .noUi-handle, .widget-readout")]
            .filter(e => e.getClientRects().length
                && !e.ariaLabel && !e.title && !e.closest("label") && !e.textContent)
            .map(e => e.outerHTML)"""
    )
    assert nameless == []
    sentence = explorer.root.locator(".convkit-sentence")
    assert sentence.get_attribute("role") == "status"
    assert sentence.get_attribute("aria-live") == "polite"

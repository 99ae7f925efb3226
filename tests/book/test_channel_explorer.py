"""The explorer of channels in a browser, against convkit."""

import numpy as np
import pytest

from .channels import SLIDERS, Channels, blocks, check_example, random_setting
from .moves import frame

OPEN = 'channel_explorer(views=["counts", "pair", "example"])'


@pytest.fixture
def shown(demo):
    return Channels(demo(OPEN, viewport={"width": 900, "height": 3000}))


def test_every_view_tells_what_convkit_computes_on_200_random_settings(shown):
    rng = np.random.default_rng(0)
    names = ("in_channels", "out_channels", "groups", "kernel", "output")
    for _ in range(200):
        setting = random_setting(rng)
        row, column = int(rng.integers(-1, setting[1])), int(rng.integers(-1, setting[0]))
        if row < 0 and column < 0:
            row = 0
        filter, cell = int(rng.integers(2)), int(rng.integers(9))
        shown.open_link(
            dict(zip(names, setting, strict=True))
            | {"out_channel": row, "in_channel": column, "refused": 0}
            | {"example_filter": filter, "example_cell": cell}
        )
        shown.agrees(setting)
        shown.tells(row, column, setting)
        check_example(shown, filter, cell)


def test_every_filter_and_channel_is_selected_by_the_mouse(shown):
    for row, column in ((0, -1), (11, -1), (-1, 0), (-1, 7), (4, 2), (4, 3), (0, 7), (11, 0)):
        shown.click(row, column)
        shown.tells(row, column, shown.setting())
    before = shown.sentence()
    shown.click(-1, -1)  # the empty corner
    assert shown.sentence() == before


def test_the_blocks_are_drawn_where_weights_are(shown):
    read = """(canvas, [rows, columns]) => {
        const { clientWidth, clientHeight } = canvas.parentNode;
        const [width, height] = [clientWidth / columns, clientHeight / rows];
        const context = canvas.getContext("2d");
        const at = (r, c) => context.getImageData((c + 0.15) * width, (r + 0.25) * height, 1, 1);
        return Array.from({ length: rows }, (_, r) =>
            Array.from({ length: columns }, (_, c) => [...at(r, c).data.slice(0, 3)].join()));
    }"""
    shown.click(-1, 0)
    for groups in (4, 2, 1):
        drawn = np.array(shown.blocks.evaluate(read, [13, 9]))[1:, 1:]
        exists = blocks(8, 12, groups)
        assert len(set(drawn[exists])) == 1
        assert set(drawn[exists]).isdisjoint(drawn[~exists])
        shown.press("groups", "ArrowLeft")


def test_arrow_keys_walk_over_channels_and_filters(shown):
    shown.keys(shown.blocks, "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown")
    shown.tells(3, 0, shown.setting())
    shown.keys(shown.blocks, "ArrowRight", "ArrowRight")
    shown.tells(3, 2, shown.setting())
    shown.keys(shown.blocks, *["ArrowUp"] * 5)
    shown.tells(-1, 2, shown.setting())
    shown.keys(shown.blocks, *["ArrowRight"] * 12)
    shown.tells(-1, 7, shown.setting())
    output = shown.root.locator(".convkit-example canvas[tabindex]").nth(1)
    shown.keys(output, "ArrowRight", "ArrowDown")
    check_example(shown, 1, 4)


def test_a_finger_selects_on_a_narrow_page_that_does_not_scroll_sideways(demo):
    page = demo(OPEN, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    shown = Channels(page)
    shown.press("channels in", "End")
    shown.press("channels out", "End")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = frame(shown.blocks)
    cell = (box["width"] - 2) / 17
    shown.blocks.tap(position={"x": 1 + 6.5 * cell, "y": 1 + 3.5 * cell})
    shown.painted()
    shown.tells(2, 5, shown.setting())
    output = shown.root.locator(".convkit-example canvas[tabindex]").first
    output.tap(position={"x": 52, "y": 10})
    shown.painted()
    check_example(shown, 0, 2)


def test_groups_that_do_not_divide_say_why_and_the_next_that_do_are_taken(shown):
    shown.press("groups", "ArrowLeft")
    assert shown.sentence() == (
        "3 groups do not fit: 3 does not divide 8 channels in. What divides both: 1, 2, 4. "
        "The layer has 2 now."
    )
    shown.agrees((8, 12, 2, 3, 14))
    shown.press("groups", "End")
    assert "16 divides neither 8 channels in nor 12 channels out" in shown.sentence()
    shown.agrees((8, 12, 4, 3, 14))
    shown.press("channels in", "ArrowRight")
    assert shown.sentence().startswith("4 groups do not fit: 4 does not divide 9 channels in.")
    shown.agrees((9, 12, 3, 3, 14))
    shown.press("channels out", "ArrowRight")
    assert shown.sentence().startswith("3 groups do not fit: 3 does not divide 13 channels out.")
    shown.agrees((9, 13, 1, 3, 14))
    shown.click(0, 0)
    shown.tells(0, 0, shown.setting())


def test_examples_set_the_layer_and_end_when_the_reader_moves_on(shown):
    select = shown.root.locator("select[aria-label=example]")
    found = []
    for index in range(1, 7):
        shown.choose("example", index)
        assert select.evaluate("s => s.selectedIndex") == index
        found.append(shown.setting()[:4])
        shown.agrees(shown.setting())
    assert found == [
        (8, 16, 1, 3), (8, 12, 4, 3), (8, 8, 8, 3), (4, 8, 4, 3), (12, 6, 1, 1), (3, 2, 1, 3),
    ]  # fmt: skip
    shown.press("kernel size", "ArrowRight")
    assert select.evaluate("s => s.selectedIndex") == 0


def test_no_control_moves_away_while_it_is_moved(shown):
    place = "h => h.getBoundingClientRect().top + scrollY"
    for name in SLIDERS:
        tops = set()
        for key in ("Home", "ArrowRight", "ArrowRight", "End"):
            shown.press(name, key)
            tops.add(round(shown.handle(name).evaluate(place)))
        assert len(tops) == 1, name

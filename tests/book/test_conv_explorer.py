"""The convolution explorer on the built page, against convkit."""

import re

import pytest

from .built import PAGES, settle
from .explorer import SETTINGS, Explorer
from .moves import frame, wait_told

PAGE = "chapters/05-padding-and-stride.html"
SLIDERS = [f"{name}, {side}" for name in SETTINGS for side in ("height", "width")]
# Each slider is driven with the others at each of these, so that it meets settings
# with one output, many outputs and none.
STARTS = {
    "as the page has it": {},
    "a wide kernel": {"kernel size, height": 5, "dilation, height": 3, "kernel size, width": 4},
    "long steps": {"stride, height": 3, "stride, width": 2, "padding, height": 2},
}


@pytest.fixture
def explorer(page, book):
    page.goto(book + PAGE)
    settle(page)
    return Explorer(page)


@pytest.fixture
def phone(new_page):
    return new_page(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_every_slider_by_keyboard_through_its_whole_range(explorer, start):
    explorer.tie(False)
    for name, value in start.items():
        explorer.move(name, value)
    without_output = compared = 0
    for name in SLIDERS:
        before = explorer.value(name)
        low, high = (
            int(float(explorer.handle(name).get_attribute(f"aria-value{end}")))
            for end in ("min", "max")
        )
        explorer.press(name, "Home")
        for value in range(low, high + 1):
            assert explorer.value(name) == value
            without_output += explorer.agrees().size is None
            compared += 1
            explorer.press(name, "ArrowRight")
        explorer.move(name, before)
    assert compared >= 60
    if start:
        assert without_output > 0


def test_the_step_slider_walks_over_every_cell(explorer):
    explorer.choose_mode("same")
    explorer.press("step", "Home")
    count = explorer.expected().size[0] * explorer.expected().size[1]
    cells = []
    for _ in range(count):
        cells.append(explorer.agrees().cell)
        explorer.press("step", "ArrowRight")
    assert cells == sorted(set(cells))
    assert len(cells) == count


@pytest.mark.parametrize("mode", ["custom", "valid", "same", "full"])
@pytest.mark.parametrize("tied", [True, False])
def test_every_mode_with_even_and_odd_kernels(explorer, mode, tied):
    explorer.tie(tied)
    explorer.choose_mode(mode)
    for size in (1, 2, 3, 4, 5):
        explorer.move("kernel size, height", size)
        explorer.agrees()
    explorer.move("stride, height", 3)
    explorer.agrees()
    explorer.move("dilation, height", 2)
    explorer.agrees()
    assert explorer.root.locator(".convkit-caption").nth(1).inner_text() == (
        "kernel 5×5" if tied else "kernel 5×3"
    )


def test_no_output_is_explained_and_the_way_back_is_open(explorer):
    explorer.choose_mode("valid")
    explorer.move("kernel size, height", 5)
    explorer.move("input size, height", 3)
    assert explorer.sentence() == (
        "No output: the kernel spans 5 rows and columns but the padded input has 3. "
        "Add padding, or take a smaller kernel, a smaller dilation or a larger input."
    )
    explorer.choose_mode("same")
    explorer.agrees()
    assert explorer.shown().size == (3, 3)


def test_moving_the_padding_leaves_a_named_mode(explorer):
    explorer.choose_mode("same")
    explorer.press("padding, height", "ArrowRight")
    assert explorer.root.locator("select[aria-label=mode]").evaluate("s => s.selectedIndex") == 0
    explorer.agrees()


def test_two_sliders_are_independent(explorer):
    explorer.tie(False)
    for name in SLIDERS:
        before = explorer.values()
        explorer.press(name, "ArrowRight")
        after = explorer.values()
        changed = {key for key in before if before[key] != after[key]} - {"step"}
        assert changed == {name}


def test_two_explorers_are_independent(page, book):
    page.goto(book + PAGE)
    settle(page)
    first, second = Explorer(page, 0), Explorer(page, 1)
    untouched = (second.values(), second.sentence())
    first.tie(False)
    first.move("kernel size, width", 2)
    first.press("step", "ArrowRight")
    assert (second.values(), second.sentence()) == untouched
    second.move("stride, height", 3)
    first.agrees()
    second.agrees()


def test_cells_are_chosen_by_mouse_and_arrow_keys(explorer):
    explorer.choose_mode("same")
    canvas = explorer.root.locator("canvas").nth(2)
    box = frame(canvas)
    rows, columns = explorer.shown().size
    explorer.page.mouse.move(
        box["x"] + 1 + (box["width"] - 2) * (columns - 0.5) / columns,
        box["y"] + 1 + (box["height"] - 2) * 1.5 / rows,
    )
    explorer.painted()
    assert explorer.shown().cell == (1, columns - 1)
    explorer.agrees()
    canvas.focus()
    for key, cell in (
        ("ArrowDown", (2, columns - 1)),
        ("ArrowRight", (2, columns - 1)),  # the end of the row holds
        ("ArrowLeft", (2, columns - 2)),
        ("ArrowUp", (1, columns - 2)),
    ):
        explorer.page.keyboard.press(key)
        explorer.painted()
        assert explorer.shown().cell == cell
    explorer.agrees()


def test_cells_are_chosen_by_touch(phone, book):
    phone.goto(book + PAGE)
    settle(phone)
    explorer = Explorer(phone)
    canvas = explorer.root.locator("canvas").nth(2)
    canvas.scroll_into_view_if_needed()
    box = frame(canvas)
    canvas.tap(position={"x": box["width"] - 4, "y": box["height"] - 4})
    explorer.painted()
    rows, columns = explorer.shown().size
    assert explorer.shown().cell == (rows - 1, columns - 1)
    explorer.agrees()


def test_play_walks_on_its_own_and_stops(explorer):
    explorer.choose_mode("full")
    buttons = explorer.root.locator(".widget-play button")
    buttons.first.click()
    wait_told(explorer.root.locator(".convkit-sentence"), r"Step ([2-9]|1\d) of")
    buttons.first.click()
    stopped = explorer.sentence()
    explorer.page.wait_for_timeout(600)
    assert explorer.sentence() == stopped
    explorer.agrees()


def test_the_formula_carries_the_numbers(explorer):
    explorer.tie(False)
    explorer.choose_mode("custom")
    for name, value in {"input size": 7, "kernel size": 3, "stride": 2, "padding": 1}.items():
        explorer.move(f"{name}, height", value)
    explorer.move("dilation, height", 2)
    height = explorer.root.locator(".convkit-sizes > div").first
    numbers = re.sub(r"\s+", "", height.text_content())
    assert "k̂=d·(k−1)+1=2·(3−1)+1=5" in numbers
    assert "o=⌊i+2·p−k̂s⌋+1=⌊7+2·1−52⌋+1=⌊42⌋+1=3" in numbers
    explorer.move("input size, height", 8)
    assert "The last row of the padded input is never read." in explorer.root.inner_text()


def test_every_step_is_told_to_a_screen_reader(explorer):
    sentence = explorer.root.locator(".convkit-sentence")
    assert sentence.get_attribute("role") == "status"
    assert sentence.get_attribute("aria-live") == "polite"
    before = sentence.inner_text()
    explorer.press("step", "ArrowRight")
    assert sentence.inner_text() != before


def test_every_control_has_a_name(explorer):
    explorer.tie(False)
    nameless = explorer.root.evaluate(
        """root => [...root.querySelectorAll(
            "button, select, input, canvas, .noUi-handle, .widget-readout")]
            .filter(e => e.checkVisibility() && !e.textContent
                && !e.ariaLabel && !e.title && !e.closest("label"))
            .map(e => e.outerHTML)"""
    )
    assert nameless == []


def ground(explorer):
    """Colour of a pixel in an output cell, below its number."""
    return (
        explorer.root.locator("canvas")
        .nth(2)
        .evaluate("c => [...c.getContext('2d').getImageData(c.width - 8, c.height - 8, 1, 1).data]")
    )


def test_the_picture_follows_the_theme(explorer):
    colours = {}
    for theme in ("light", "dark", "light"):
        explorer.page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        explorer.painted()
        colours.setdefault(theme, ground(explorer))
        assert ground(explorer) == colours[theme]
    assert sum(colours["light"][:3]) > 600 > 300 > sum(colours["dark"][:3])


def test_reduced_motion_leaves_nothing_moving(page, book):
    page.emulate_media(reduced_motion="reduce")
    page.goto(book + PAGE)
    settle(page)
    explorer = Explorer(page)
    moving = explorer.root.evaluate(
        "root => root.getAnimations({subtree: true}).filter(a => a.playState === 'running').length"
    )
    assert moving == 0
    explorer.press("step", "ArrowRight")
    explorer.agrees()


def test_a_narrow_page_does_not_scroll_sideways(phone, book):
    phone.goto(book + PAGE)
    settle(phone)
    explorer = Explorer(phone)
    explorer.tie(False)
    explorer.choose_mode("full")
    explorer.move("kernel size, height", 5)
    for root in phone.locator(".convkit-explorer").all():
        assert root.evaluate("e => e.scrollWidth <= e.clientWidth")
    edge = explorer.root.evaluate("e => e.getBoundingClientRect().right")
    for canvas in explorer.root.locator("canvas").all():
        box = frame(canvas)
        assert box["x"] + box["width"] <= edge + 0.5
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_to_a_section_leads_there_when_the_explorers_have_arrived(page, book):
    page.goto(f"{book}{PAGE}#size-ceil")
    page.wait_for_load_state("networkidle")
    top = page.locator("#size-ceil").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 200


def test_it_works_from_a_file(page):
    page.goto((PAGES / PAGE).as_uri())
    settle(page)
    explorer = Explorer(page)
    explorer.press("kernel size, height", "End")
    explorer.agrees()
    explorer.press("input size, height", "End")
    explorer.agrees()

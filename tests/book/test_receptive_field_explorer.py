"""The explorer of receptive fields in a browser, against convkit."""

import numpy as np
import pytest

from .stacks import Stack, random_stack, traits_of

OPEN = 'receptive_field_explorer(views=["table", "map"])'


@pytest.fixture
def stack(demo):
    return Stack(demo(OPEN, viewport={"width": 900, "height": 3000}))


def test_every_view_tells_what_convkit_computes_on_200_random_stacks(stack):
    rng = np.random.default_rng(0)
    ended = 0
    for _ in range(200):
        expected = random_stack(rng)
        ended += not expected.fits
        traits = traits_of(expected.size, expected.layers, expected.level, expected.unit)
        row, column = (int(n) for n in rng.integers(expected.size, size=2))
        stack.open_link(traits | {"sample": column, "sample_row": row})
        stack.agrees(expected)
        down, across = expected.paths[[row, column]]
        assert f"Pixel [{row}, {column}]: {down}·{across} = {down * across} path" in stack.text(
            ".convkit-reach .convkit-note"
        )
        first, last = expected.region
        if across:
            said = f"Sample {column}: {across} path"
        elif first <= column <= last:
            said = f"Sample {column}: inside the field, yet no path"
        else:
            said = f"Sample {column}: outside the field"
        assert said in stack.sentence()
    assert 20 < ended < 80


def test_every_level_and_sample_is_selected_by_the_mouse(stack):
    stack.choose("example", 2)  # dilations 1, 2, 4
    expected = stack.expected()
    for level, unit in ((1, 21), (1, 0), (2, 7), (3, 9)):
        stack.cone.click(position=stack.where(level, unit, expected))
        stack.painted()
        assert stack.unit() == (unit, level)
        stack.agrees(stack.expected())
    stack.cone.click(position=stack.where(0, 13, expected))
    stack.painted()
    assert "Sample 13: 3 paths." in stack.sentence()  # the fifth of unit 9's field
    stack.click_cell(stack.map, 10, 12, 24, 24)
    assert "Pixel [10, 12]: 1·1 = 1 path." in stack.text(".convkit-reach .convkit-note")
    assert "Sample 12: 1 path." in stack.sentence()


def test_the_mouse_dragged_takes_the_unit_along(stack):
    expected = stack.expected()
    box = stack.cone.bounding_box()
    start, end = (stack.where(3, unit, expected) for unit in (2, 15))
    stack.page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    stack.page.mouse.down()
    stack.page.mouse.move(box["x"] + end["x"], box["y"] + end["y"], steps=5)
    stack.page.mouse.up()
    stack.painted()
    assert stack.unit() == (15, 3)
    assert stack.value("unit") == 15


def test_arrow_keys_walk_over_units_layers_and_samples(stack):
    stack.keys(stack.cone, "ArrowLeft", "ArrowDown", "ArrowRight")
    assert stack.unit() == (10, 2)
    stack.agrees(stack.expected())
    stack.keys(stack.cone, "ArrowDown", "ArrowDown")  # past layer 1, to a sample
    assert stack.unit() == (11, 1) and "Sample 12: 1 path." in stack.sentence()
    stack.keys(stack.cone, "ArrowRight", "ArrowRight")
    assert "Sample 14: outside the field" in stack.sentence()
    stack.keys(stack.map, "ArrowUp", "ArrowLeft")
    assert "Pixel [13, 13]: 1·1 = 1 path." in stack.text(".convkit-reach .convkit-note")
    stack.keys(stack.cone, "ArrowUp")
    assert "Sample" not in stack.sentence()
    stack.press("unit", "Home", "ArrowRight")
    assert stack.unit() == (1, 1)


def test_a_finger_selects_on_a_narrow_page_that_does_not_scroll_sideways(demo):
    page = demo(OPEN, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    stack = Stack(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    place = stack.where(2, 4, stack.expected())
    stack.cone.tap(position=place)
    stack.painted()
    assert stack.unit() == (4, 2)
    stack.press("layers", "End")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    stack.agrees(stack.expected())


def test_bars_stand_where_paths_end_and_gaps_are_empty(stack):
    stack.choose("example", 3)  # dilations 2, 2, 2
    expected = stack.expected()
    places = [stack.where(0, n, expected)["x"] for n in range(24)]
    read = """(canvas, places) => {
        const ratio = canvas.width / parseFloat(canvas.style.width);
        const context = canvas.getContext("2d");
        const at = (x) => context.getImageData(x * ratio, (1 + 254 + 19 + 40 - 1) * ratio, 1, 1);
        return places.map((x) => at(x).data[3] > 100);
    }"""
    drawn = stack.cone.evaluate(read, places)
    np.testing.assert_array_equal(drawn, expected.paths > 0)
    assert "6 samples inside the field are never read (hatched)." in stack.sentence()


def test_layers_come_and_go_with_their_sliders(stack):
    stack.press("layers", "End")
    assert stack.handle("layer 5: dilation").is_visible()
    stack.agrees(stack.expected())
    stack.press("layers", "Home")
    assert not stack.handle("layer 2: kernel").is_visible()
    assert stack.unit() == (10, 1)
    stack.agrees(stack.expected())


def test_no_control_moves_away_while_it_is_moved(stack):
    place = "h => h.getBoundingClientRect().top + scrollY"
    for name in ("layers", "input size", "layer 1: kernel", "layer 1: stride"):
        tops = set()
        for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "End"):
            stack.press(name, key)
            tops.add(round(stack.handle(name).evaluate(place)))
        assert len(tops) == 1, name


def test_a_stack_that_ends_early_is_explained_and_the_way_back_is_open(stack):
    stack.press("input size", "Home", *["ArrowRight"] * 3)
    assert stack.sentence().startswith(
        "The stack ends below layer 2: its kernel spans 3 but has only 2 to read, padding "
        "included. Pad it, or take a smaller kernel"
    )
    stack.agrees(stack.expected())
    stack.press("input size", "Home")
    assert "below layer 1" in stack.sentence()
    stack.keys(stack.cone, "ArrowLeft", "ArrowUp", "ArrowDown")
    stack.press("input size", "End")
    stack.agrees(stack.expected())


def test_the_formulas_have_the_numbers_in_them(stack):
    stack.choose("example", 5)  # three layers of stride 2
    formulas = stack.root.locator(".convkit-formula p").all_inner_texts()
    flat = ["".join(text.split()).replace("−", "-") for text in formulas]
    assert flat[0].endswith("=1+(3-1)·1+(3-1)·2+(3-1)·4=15")
    assert flat[1].endswith("=2·2·2=8")
    assert flat[2].endswith("=-(1·1+1·2+1·4)=-7")
    assert "=-7+1·8=1to1+15-1=15" in flat[3]

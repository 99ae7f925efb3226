"""The equivariance lab on a page, against convkit: every setting, every map, every cause."""

import numpy as np
import pytest

from convkit.widgets import equivariance_lab

from .equivariance import IMAGE, MAPS, SELECTS, SLIDERS, EquivarianceLab


@pytest.fixture
def lab(demo):
    def open_lab(arguments="", **settings):
        expression = f"equivariance_lab({IMAGE}, {arguments})"
        twin = eval(expression, {"equivariance_lab": equivariance_lab})
        return EquivarianceLab(demo(expression, **settings), twin=twin)

    return open_lab


def test_random_settings_against_convkit(lab):
    lab = lab(viewport={"width": 900, "height": 2400})
    rng = np.random.default_rng(0)
    differing = equal = 0
    for _ in range(220):
        name = rng.choice([*SLIDERS, *SELECTS, "down", "right"])
        if name in SLIDERS:
            low, high = SLIDERS[name]
            now = getattr(lab.twin, name)
            lab.move(name, int(rng.integers(max(low, now - 3), min(high, now + 3) + 1)))
        else:
            lab.choose(name, int(rng.integers(SELECTS[name])))
        count = lab.agrees()
        differing += count > 0
        equal += count == 0
    assert differing > 100 and equal > 15


def test_every_slider_through_its_whole_range(lab):
    lab = lab()
    for name, (low, high) in SLIDERS.items():
        before = lab.value(name)
        lab.handle(name).focus()
        lab.page.keyboard.press("Home")
        for value in range(low, high + 1):
            lab.painted()
            assert lab.value(name) == value
            setattr(lab.twin, name, value)
            lab.agrees()
            lab.page.keyboard.press("ArrowRight")
        lab.move(name, before)


def test_the_ring_is_equal_and_each_cause_is_named(lab):
    lab = lab("'sobel_x', shift=(2, 4), boundary='wrap'")
    assert lab.outcome() == (
        "Equal in all 96 cells: here filtering and shifting may change places."
    )
    lab.choose("boundary", 0)
    assert "The border broke it in " in lab.outcome() and "stride" not in lab.outcome()
    lab.choose("boundary", 4)
    lab.move("stride", 4)
    assert "A shift of 2 down and 4 right is no whole number of output cells" in lab.outcome()
    assert "the stride of 4 broke it." in lab.outcome()
    lab.move("stride", 1)
    lab.choose("pooling", 1)
    assert lab.outcome().startswith("Equal in all 24 cells")
    lab.move("down", 3)
    assert "pooling, a step of 2, broke it." in lab.outcome()
    lab.move("stride", 2)
    assert "stride 2 and pooling, together a step of 4, broke it." in lab.outcome()
    lab.move("stride", 3)
    lab.choose("pooling", 0)
    lab.move("down", 3)
    lab.move("right", 3)
    assert "The ring does not close: 8 rows and 12 columns" in lab.outcome()
    lab.move("down", 0)
    lab.move("right", 0)
    assert lab.outcome().startswith("Nothing is shifted yet")


def test_the_difference_is_drawn_where_it_is(lab):
    lab = lab("shift=(1, 2)")
    after, along = lab.twin.both_ways()
    drawn = lab.maps["apart"].evaluate(
        """(canvas, [rows, columns]) => {
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const cell = (width - 2) / columns;
            return Array.from({ length: rows * columns }, (_, n) => {
                const x = Math.round((n % columns + 0.25) * cell + 1);
                const y = Math.round((Math.floor(n / columns) + 0.2) * cell + 1);
                return [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 3)].join();
            });
        }""",
        list(after.shape),
    )
    filled = np.reshape([colour != "255,255,255" for colour in drawn], after.shape)
    row, column, *_ = lab.cell()
    filled[row, column] = after[row, column] != along[row, column]  # the mark
    np.testing.assert_array_equal(filled, after != along)


def test_every_map_selects_the_same_cell_by_mouse_and_keyboard(lab):
    lab = lab("shift=(2, -4), stride=2", viewport={"width": 800, "height": 1000})
    shapes = {name: (8, 12) if name in ("image", "moved") else (4, 6) for name in MAPS}
    places = {"image": (2, 10), "before": (1, 5), "along": (2, 3), "moved": (4, 6),
              "after": (2, 3), "apart": (2, 3)}  # fmt: skip
    for name, (row, column) in places.items():
        lab.tap("apart", 0, 0, shapes["apart"], lab.page.mouse.move)
        assert lab.cell()[:2] == (0, 0)
        lab.tap(name, row, column, shapes[name], lab.page.mouse.click)
        assert lab.cell()[:2] == (2, 3), name
        lab.agrees()
    lab.maps["after"].focus()
    for key, cell in [("ArrowUp", (1, 3)), ("ArrowRight", (1, 4)), ("Shift+ArrowLeft", (1, 0))]:
        lab.page.keyboard.press(key)
        lab.painted()
        assert lab.cell()[:2] == cell
    # one press in a picture moves to the next cell, two pixels on
    for name in ("image", "moved", "before"):
        lab.tap("apart", 1, 1, shapes["apart"], lab.page.mouse.move)
        lab.maps[name].focus()
        lab.page.keyboard.press("ArrowDown")
        lab.painted()
        assert lab.cell()[:2] == (2, 1), name


def test_by_touch_on_a_phone(lab):
    lab = lab(
        "shift=(1, 1)", viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True
    )
    lab.tap("along", 6, 9, (8, 12), lab.page.touchscreen.tap)
    assert lab.cell()[:2] == (6, 9)
    lab.agrees()
    assert lab.page.evaluate("document.documentElement.scrollWidth") == 360


def test_nothing_moves_while_settings_change(lab):
    lab = lab("shift=(2, 3)", viewport={"width": 800, "height": 1200})
    select = lab.root.locator("select").first
    tops = set()
    for name, place in [("boundary", 2), ("pooling", 1), ("summary", 2), ("kernel", 6)]:
        lab.choose(name, place)
        tops.add(select.bounding_box()["y"])
    for stride in (2, 3, 4):
        lab.move("stride", stride)
        tops.add(select.bounding_box()["y"])
    assert len(tops) == 1


def test_a_link_reopens_the_setting_and_a_hostile_one_does_nothing(lab, book):
    lab = lab()
    setting = "kernel=2,boundary=4,down=-3,right=5,stride=2,pooling=1,summary=1,row=1,column=2"
    lab.page.goto(f"{book}demo.html#explorer-1:{setting}")
    lab.painted()
    for part in setting.split(","):
        name, value = part.split("=")
        if name in SLIDERS:
            assert lab.value(name) == int(value)
        setattr(lab.twin, name, int(value))
    assert lab.cell()[:2] == (1, 2)
    lab.agrees()
    before = lab.outcome()
    for hostile in ("stride=0,down=13,kernel=8", "image=3", "kernels=1,ranges=2", "down=<b>"):
        lab.page.goto(f"{book}demo.html#explorer-1:{hostile}")
        lab.painted()
        assert lab.outcome() == before

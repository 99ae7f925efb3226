"""The equivariance lab on a page, against convkit: every setting, every map, every cause."""

import re

import numpy as np
import pytest

from convkit.widgets import equivariance_lab
from convkit.widgets.equivariance_lab import WORDS

IMAGE = "[[(7 * r * r + 3 * c * r + c) % 10 for c in range(12)] for r in range(8)]"
MAPS = ("image", "before", "along", "moved", "after", "apart")
SLIDERS = {"down": (-8, 8), "right": (-12, 12), "stride": (1, 4)}
SELECTS = {"kernel": 8, "boundary": 5, "pooling": 3, "summary": 3}


def number(text):
    return float(text.replace("−", "-"))


class Lab:
    """An equivariance lab on a page, and one in Python that follows it."""

    def __init__(self, page, twin):
        self.page = page
        self.twin = twin.view
        self.root = page.locator(".convkit-explorer")
        self.handle("stride").wait_for()
        self.root.locator("select[aria-label=invariance]").wait_for()
        self.maps = dict(zip(MAPS, self.root.locator("canvas").all(), strict=True))
        self.painted()

    def painted(self):
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
        )

    def handle(self, name):
        return self.root.locator(f".noUi-handle[aria-label='{WORDS[name]}']")

    def value(self, name):
        return round(float(self.handle(name).get_attribute("aria-valuenow")))

    def move(self, name, target):
        self.handle(name).focus()
        for _ in range(40):
            now = self.value(name)
            if now == target:
                break
            self.page.keyboard.press("ArrowRight" if now < target else "ArrowLeft")
        self.painted()
        setattr(self.twin, name, target)

    def choose(self, name, place):
        label = WORDS[name]
        self.root.locator(f"select[aria-label='{label}']").select_option(index=place)
        self.painted()
        setattr(self.twin, name, place)

    def outcome(self):
        """What is said about the whole difference, and why it is there."""
        parts = (self.root.locator(f".convkit-{part}") for part in ("outcome", "reason"))
        return " ".join(part.inner_text() for part in parts).strip()

    def cell(self):
        """Selected cell and its values: shifted first, filtered first, their difference."""
        told = re.fullmatch(
            r"Cell \[(\d+), (\d+)\]: f\(shift\(x\)\) = (\S+), shift\(f\(x\)\) = (\S+), "
            r"difference (\S+)\.",
            self.root.locator(".convkit-sentence").inner_text(),
        )
        return int(told[1]), int(told[2]), *map(number, told.groups()[2:])

    def agrees(self):
        """Compare what is shown with convkit; tell how many cells differ."""
        after, along = self.twin.both_ways()
        where = str(self.twin.get_state(["down", "right", *SELECTS, "stride"]))
        if after.size == 0:
            assert self.outcome().startswith("No output: pooling needs two cells"), where
            return 0
        apart = np.where(np.isclose(after, along, atol=1e-9), 0, after - along)
        row, column, *values = self.cell()
        expected = [part[row, column] for part in (after, along, apart)]
        np.testing.assert_allclose(values, expected, atol=0.00051, err_msg=where)
        count, outcome = np.count_nonzero(apart), self.outcome()
        if count:
            assert outcome.startswith(f"{count} of {apart.size} cells differ; "), where
            norm = number(re.search(r"norm (\S+),", outcome)[1])
            np.testing.assert_allclose(norm, np.linalg.norm(apart), atol=0.00051, err_msg=where)
            assert " broke it" in outcome or "The ring does not close" in outcome, where
        else:
            assert f" {apart.size} cells" in outcome and "broke it" not in outcome, where
        kind = ("none", "mean", "max")[self.twin.summary]
        if kind != "none":
            before = self.twin._response(np.array(self.twin.image))
            told = re.search(r"of f is (\S+) before the shift and (\S+) after it", outcome)
            found = [number(n) for n in told.groups()]
            np.testing.assert_allclose(
                found, [getattr(before, kind)(), getattr(after, kind)()], atol=0.00051
            )
            same = abs(getattr(before, kind)() - getattr(after, kind)()) < 1e-9
            assert ("not invariant" in outcome) == (not same), where
        return count

    def tap(self, name, row, column, shape, how):
        """Point at a cell of a map."""
        box = self.maps[name].bounding_box()
        how(
            box["x"] + 1 + (box["width"] - 2) * (column + 0.5) / shape[1],
            box["y"] + 1 + (box["height"] - 2) * (row + 0.5) / shape[0],
        )
        self.painted()


@pytest.fixture
def lab(demo):
    def open_lab(arguments="", **settings):
        expression = f"equivariance_lab({IMAGE}, {arguments})"
        twin = eval(expression, {"equivariance_lab": equivariance_lab})
        return Lab(demo(expression, **settings), twin)

    return open_lab


def test_random_settings_against_convkit(lab):
    lab = lab()
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

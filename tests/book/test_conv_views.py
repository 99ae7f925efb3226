"""The linked views of the convolution explorer, each against convkit."""

import re

import numpy as np
import pytest

import convkit
from convkit.widgets.conv_explorer import MODES, PANELS, TEACHING_KERNEL

from .drawn import maps, numbers, record
from .explorer import IMAGE, Explorer
from .moves import point_at

OPEN = f"conv_explorer(views={list(PANELS)!r})"
SETTINGS = {"size": 10, "kernel": 5, "stride": 4, "padding": 12, "dilation": 3}


def random_setting(rng):
    """Traits of a setting that has an output, and what convkit takes for it."""
    while True:
        pairs = {
            name: tuple(int(n) for n in rng.integers(name != "padding", high + 1, 2))
            for name, high in SETTINGS.items()
        }
        mode = int(rng.choice([0, 0, 1, 2, 3]))
        setting = pairs if mode == 0 else pairs | {"padding": MODES[mode]}
        try:
            places = convkit.output_size(**setting)
        except ValueError:
            continue
        traits = {f"{n}_{s}": v for n, p in pairs.items() for s, v in zip(SIDES, p, strict=True)}
        if mode:
            widths = convkit.padding_widths(**setting)
            traits |= {f"padding_{s}": w[0] for s, w in zip(SIDES, widths, strict=True)}
        return {"tied": 0, **traits, "mode": mode}, setting, places


SIDES = ("height", "width")


class Views:
    """The explorer of a demo page, set by its link and read by what it says."""

    def __init__(self, page):
        self.page = page
        self.explorer = Explorer(page)
        record(page)

    def open_link(self, traits):
        text = ",".join(f"{name}={value}" for name, value in traits.items())
        self.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:{text}")
        self.explorer.painted()

    def canvas(self, name):
        return self.page.locator(f".convkit-{name} canvas").first

    def cells(self, name):
        """Rows and columns that a large matrix shows: first row, first column, height, width."""
        caption = self.page.locator(f".convkit-{name} .convkit-caption").first.inner_text()
        whole = re.search(r"(\d+)×(\d+)", caption)
        part = re.search(r"rows (\d+)–(\d+), columns (\d+)–(\d+)", caption)
        if not part:
            return 0, 0, int(whole[1]), int(whole[2])
        top, bottom, left, right = map(int, part.groups())
        return top, left, bottom - top + 1, right - left + 1

    def part(self, name):
        """The rows and columns that a large matrix shows, as an index."""
        top, left, rows, columns = self.cells(name)
        return slice(top, top + rows), slice(left, left + columns)

    def maps_agree(self, expected, setting):
        """Compare the numbers of the maps below the input; how many maps have numbers."""
        drawn = 0
        for shown, (name, values) in zip(maps(self.page)[1:], expected.items(), strict=True):
            found = numbers(shown, values.shape)
            if found is not None:
                np.testing.assert_array_equal(found, values, f"{name} at {setting}")
                drawn += 1
        return drawn

    def click(self, name, row, column):
        """Point at a cell of a matrix; row and column count from what is shown."""
        top, left, rows, columns = self.cells(name)
        assert top <= row < top + rows and left <= column < left + columns
        point_at(self.canvas(name), (row - top, column - left), (rows, columns))

    def selected(self):
        """Output cell, and input cell, value, tap, weight of the selected product if any."""
        sentence = self.explorer.sentence().replace("−", "-")
        cell = tuple(map(int, re.match(r"output\[(\d+), (\d+)\]", sentence).groups()))
        found = re.search(
            r"input\[(-?\d+), (-?\d+)\] · kernel\[(\d+), (\d+)\] = (\S+) · (\S+) =", sentence
        )
        if not found:
            return cell, None
        numbers = [float(part) for part in found.groups()]
        return cell, (tuple(numbers[:2]), numbers[4], tuple(numbers[2:4]), numbers[5])


@pytest.fixture
def views(demo):
    return Views(demo(OPEN, viewport={"width": 900, "height": 5000}))


def test_every_linked_view_tells_what_convkit_computes_on_200_random_settings(views):
    rng = np.random.default_rng(0)
    drawn = 0
    for _ in range(200):
        traits, setting, places = random_setting(rng)
        step = int(rng.integers(np.prod(places)))
        views.open_link(traits | {"step": step, "tap": -1})
        image = IMAGE[: setting["size"][0], : setting["size"][1]]
        kernel = TEACHING_KERNEL[: setting["kernel"][0], : setting["kernel"][1]]
        options = {k: setting[k] for k in ("stride", "padding", "dilation")}
        cell, product = views.selected()
        assert cell == tuple(np.unravel_index(step, places)) and product is None, setting
        assert views.explorer.written_sum() == convkit.conv2d(image, kernel, **options)[cell]

        matrix = convkit.kernel_matrix(kernel, image.shape, **options)
        top, left, rows, columns = views.cells("matrix")
        row, column = (int(n) for n in (rng.integers(rows) + top, rng.integers(columns) + left))
        views.click("matrix", row, column)
        cell, product = views.selected()
        assert cell == tuple(np.unravel_index(row, places)), setting
        if product:
            place, value, tap, weight = product
            assert place == tuple(np.unravel_index(column, image.shape)), setting
            assert value == image.ravel()[column] and weight == matrix[row, column]
            assert weight == kernel[tuple(map(int, tap))]
        else:
            assert matrix[row, column] == 0

        windows = convkit.im2col(image[None], kernel.shape, **options)
        use = convkit.use_count(image.shape, kernel.shape, **options)
        output = convkit.conv2d(image, kernel, **options)
        ones = convkit.kernel_matrix(np.ones(kernel.shape), image.shape, **options)
        shapes = {
            "kernel": kernel,
            "output": output,
            "matrix": np.where(ones > 0, matrix, np.nan)[views.part("matrix")],
            "im2col": windows[views.part("im2col")],
            "use": use,
        }
        drawn += views.maps_agree(shapes, setting)
        ends = views.page.locator(".convkit-sizes > div p:last-child math:last-child")
        assert {int(text.strip("=")) for text in ends.all_text_contents()} == set(places), setting

        top, left, rows, columns = views.cells("im2col")
        tap, column = (int(n) for n in (rng.integers(rows) + top, rng.integers(columns) + left))
        views.click("im2col", tap, column)
        cell, (place, value, tap_place, _) = views.selected()
        assert cell == tuple(np.unravel_index(column, places)), setting
        assert tap_place == tuple(np.unravel_index(tap, kernel.shape))
        assert value == windows[tap, column]

        boxes = views.page.locator(".convkit-editor input").all()
        shown = [float(box.input_value()) for box in boxes]
        assert shown == [windows[tap, column], kernel[tuple(map(int, tap_place))]], setting

        told = views.page.locator(".convkit-use .convkit-note").inner_text()
        least, most = map(int, re.search(r"in (\d+) to (\d+)", told).groups())
        assert (least, most) == (use.min(), use.max())
        inside = all(0 <= n < size for n, size in zip(place, image.shape, strict=True))
        count = re.match(r"input\[\d+, \d+\] is in (\d+) product", told)
        assert bool(count) == inside, setting
        if inside:
            assert int(count[1]) == use[tuple(map(int, place))]
    assert drawn > 600  # maps with numbers in their cells


def test_what_is_selected_in_one_view_is_selected_in_all(views):
    views.click("matrix", 4, 12)  # the middle output reads input[2, 2] at its middle tap
    expected = (1, 1), ((2, 2), 22, (1, 1), 1)
    assert views.selected() == expected
    assert views.page.locator(".convkit-selected").inner_text() == "22·1"
    assert "input[2, 2] is in 9 products" in views.page.locator(".convkit-use").inner_text()
    assert "input[2, 2]" in views.page.locator(".convkit-editor").inner_text()
    views.open_link({"tap": -1})
    for name, keys in {
        "matrix": ["ArrowRight"],  # from the row's first entry to the second
        "im2col": ["ArrowDown"],
        "use": ["ArrowRight"],
    }.items():
        views.canvas(name).focus()
        for key in keys:
            views.page.keyboard.press(key)
        views.explorer.painted()
        assert views.selected()[1], name
        views.open_link({"step": 4, "tap": -1})


def test_the_matrix_is_drawn_where_its_weights_are(views):
    views.open_link({"tied": 0, "size_height": 3, "size_width": 4, "kernel_width": 2, "tap": -1})
    matrix = convkit.kernel_matrix(np.ones((3, 2)), (3, 4))
    read = """(canvas, [rows, columns]) => {
        const { clientWidth, clientHeight } = canvas.parentNode;
        const [width, height] = [clientWidth / columns, clientHeight / rows];
        const context = canvas.getContext("2d");
        const at = (r, c) => context.getImageData((c + 0.2) * width, (r + 0.2) * height, 1, 1).data;
        return Array.from({ length: rows }, (_, r) =>
            Array.from({ length: columns }, (_, c) => at(r, c)[3] > 0));
    }"""
    filled = views.canvas("matrix").evaluate(read, list(matrix.shape))
    np.testing.assert_array_equal(filled, matrix == 1)


def run_code(code, image, kernel):
    names = {"image": image, "kernel": kernel}
    exec(code, names)
    return names["y"]


CODES = """async (root) => {
    const choice = root.querySelector("select");
    const codes = {};
    for (const { value } of choice.options) {
        choice.value = value;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise(done => setTimeout(done));
        codes[value] = root.querySelector("code").textContent;
    }
    return codes;
}"""


def test_the_code_that_is_shown_computes_the_output(views):
    rng = np.random.default_rng(1)
    panel = views.page.locator(".convkit-code")
    for turn in range(200):
        traits, setting, _ = random_setting(rng)
        views.open_link(traits | {"flip": turn % 2})
        image = IMAGE[: setting["size"][0], : setting["size"][1]]
        kernel = TEACHING_KERNEL[: setting["kernel"][0], : setting["kernel"][1]]
        used = kernel[::-1, ::-1] if turn % 2 else kernel
        options = {k: setting[k] for k in ("stride", "padding", "dilation")}
        expected = convkit.conv2d(image, used, **options)
        codes = panel.evaluate(CODES)
        assert [*codes] == ["convkit", "PyTorch", "TensorFlow", "JAX", "SciPy", "ONNX"]
        for library, code in codes.items():
            if library in ("convkit", "SciPy"):
                np.testing.assert_array_equal(run_code(code, image, kernel), expected, str(setting))
            else:
                compile(code, library, "exec")
                assert ", ".join(map(str, options["dilation"])) in code, library


def test_presets_are_the_classic_cases_and_end_when_the_reader_moves_on(views):
    preset = views.page.locator("select[aria-label=example]")
    sizes = []
    for index in range(1, 8):
        preset.select_option(index=index)
        views.explorer.painted()
        views.explorer.agrees()
        sizes.append(views.explorer.shown().size[0])
    assert sizes == [2, 6, 5, 7, 2, 3, 3]
    preset.select_option(index=8)  # its values are its own: 4·43 + 6·16 + 7·34 + 9·76
    views.explorer.painted()
    assert views.explorer.shown().value == 1190
    preset.select_option(index=1)
    views.explorer.painted()
    views.explorer.agrees()
    views.explorer.press("stride, height", "ArrowRight")
    assert preset.evaluate("s => s.selectedIndex") == 0


def test_values_can_be_changed_and_nonsense_changes_nothing(views):
    views.click("im2col", 4, 4)
    cell, weight = views.page.locator(".convkit-editor input").all()
    cell.fill("100")
    cell.press("Enter")
    weight.fill("-2.5")
    weight.press("Enter")
    views.explorer.painted()
    image, kernel = IMAGE[:5, :5].copy(), TEACHING_KERNEL[:3, :3].astype(float)
    image[2, 2], kernel[1, 1] = 100, -2.5
    expected = convkit.conv2d(image, kernel)[1, 1]
    assert views.explorer.shown().value == expected
    weight.fill("")
    weight.press("Enter")
    views.explorer.painted()
    assert views.explorer.shown().value == expected
    assert weight.input_value() == "-2.5"


@pytest.mark.parametrize(
    "hash",
    [
        "#explorer-1:stride_height=99",
        "#explorer-1:stride_height=1e3",
        "#explorer-1:constructor=1",
        "#explorer-1:__proto__=1,stride_height=0",
        "#explorer-1:opened=1",
        "#explorer-2:stride_height=2",
        "#explorer-1:stride_height=2;alert(1)",
        "#<img src=x onerror=alert(1)>",
        "#explorer-1:" + "stride_height=2," * 500,
        "#%E0%A4%A",
    ],
)
def test_a_hostile_link_does_nothing(views, hash):
    before = views.explorer.values()
    views.page.evaluate("hash => { location.hash = hash; }", hash)
    views.explorer.painted()
    assert views.explorer.values() == before
    views.explorer.agrees()


def test_the_link_reopens_the_setting(demo, browser):
    views = Views(demo(OPEN, permissions=["clipboard-read", "clipboard-write"]))
    views.explorer.tie(False)
    views.explorer.move("stride, width", 2)
    views.explorer.choose_mode("full")
    views.click("im2col", 1, 3)
    selected = views.selected()
    views.page.get_by_role("button", name="Copy a link").click()
    views.page.get_by_text("Copied").wait_for()
    link = views.page.evaluate("navigator.clipboard.readText()")
    other = Views(demo("conv_explorer()"))
    assert other.selected() != selected
    other.page.evaluate("hash => { location.hash = hash; }", "#" + link.split("#")[1])
    other.explorer.painted()
    assert other.selected() == selected
    assert other.explorer.values() == views.explorer.values()


def test_a_link_beyond_the_old_end_of_the_step_slider_moves_the_slider_too(views):
    views.open_link({"size_height": 10, "padding_height": 12, "step": 400, "tap": -1})
    assert views.selected()[0] == (12, 16)
    views.explorer.agrees()  # it reads the step from the slider

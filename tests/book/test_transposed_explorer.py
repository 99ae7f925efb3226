"""The explorer of transposed convolution in a browser, against convkit."""

import re

import numpy as np
import pytest

from convkit import (
    conv2d,
    conv_transpose2d,
    kernel_matrix,
    output_size,
    overlap_count,
    transposed_output_size,
)
from convkit.arithmetic import direct_form

from .transposed import (
    DIRECT,
    GIVEN,
    KERNEL,
    MATRIX,
    OVERLAP,
    RESULT,
    REVERSED,
    STAMP,
    STRETCHED,
    TAKEN,
    Transposed,
    data_of,
    numbers,
    random_traits,
    selected_in,
)

OPEN = 'transposed_explorer(stride=2, padding=1, views=("matrix", "overlap"))'
KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]


@pytest.fixture
def explorer(demo):
    return Transposed(demo(OPEN, viewport={"width": 760, "height": 1200}))


def stretched(x, kernel, settings):
    """The direct form's canvas, with what is cropped, and the slices that stay."""
    forms = direct_form(x.shape, kernel.shape, **settings)
    canvas = np.zeros([max(0, f.before) + f.stretched + max(0, f.after) for f in forms], int)
    starts = [max(0, f.before) for f in forms]
    canvas[
        tuple(
            slice(b, b + f.stretched, f.zeros_between + 1)
            for b, f in zip(starts, forms, strict=True)
        )
    ] = x
    kept = tuple(
        slice(max(0, -f.before), n - max(0, -f.after))
        for f, n in zip(forms, canvas.shape, strict=True)
    )
    return canvas, kept


def transposed_matrix(x, kernel, settings):
    """Kernel matrix of the direct convolution, transposed: a row for each output cell of it.

    Where the output padding reaches the stride that convolution leads to more cells than x has.
    """
    size = transposed_output_size(x.shape, kernel.shape, **settings)
    direct = {name: settings[name] for name in ("stride", "padding", "dilation")}
    back = output_size(size, kernel.shape, **direct)
    matrix = kernel_matrix(kernel, size, **direct).T.reshape(-1, *back)
    return matrix[:, : x.shape[0], : x.shape[1]].reshape(-1, x.size)


def stamps_shown(explorer, stamp, x, kernel, settings, extent):
    """The selected stamp, or in one row of data all stamps, each in a row of its own."""
    if not explorer.root.get_by_label("one row of data").is_checked():
        return x.ravel()[stamp] * kernel
    rows = np.full((x.size, extent[1]), np.nan)
    for t, value in enumerate(x[0]):
        places = settings["stride"][1] * t + settings["dilation"][1] * np.arange(kernel.size)
        rows[t, places] = value * kernel[0]
    return rows


def compare(explorer, x, kernel, settings, forgets, so_far=False):
    """Everything shown against convkit; the number of maps whose numbers were drawn."""
    shown = explorer.read()
    maps, sentence = shown["maps"], shown["sentence"]
    try:
        size = transposed_output_size(x.shape, kernel.shape, **settings)
    except ValueError:
        assert sentence.startswith("No output: the padding of a transposed convolution crops")
        return 0
    y = conv_transpose2d(x, kernel, **settings)
    canvas, kept = stretched(x, kernel, settings)
    window = kernel if forgets else kernel[::-1, ::-1]
    direct = conv2d(canvas[kept], window, dilation=settings["dilation"])

    # words
    (cell, value), product = selected_in(sentence)
    cell = (0, *cell) if len(cell) == 1 else cell
    assert value == y[cell]
    if product and "cropped" not in sentence:
        place, tap, factor, weight = (
            (0, *n) if np.size(n) == 1 and type(n) is tuple else n for n in product
        )
        assert factor == x[place] and weight == kernel[tap]
        reached = (
            s * t + d * j - p
            for s, t, d, j, p in zip(
                settings["stride"],
                place,
                settings["dilation"],
                tap,
                settings["padding"],
                strict=True,
            )
        )
        assert tuple(reached) == cell
    for total, text in zip((y[cell], direct[cell]), shown["sums"], strict=True):
        text = text.replace("−", "-")
        assert int(re.search(r"= (-?\d+)$", text)[1]) == total
        products = re.findall(r"\(?(-?\d+)\)?·\(?(-?\d+)\)?", text)
        assert sum(int(a) * int(b) for a, b in products) == total
    wrong = np.sum(direct != y)
    told = (
        f"the direct form is wrong in {wrong} of {y.size} cells"
        if wrong
        else f"all {y.size} cells happen to stay the same"
        if forgets
        else f"Stamping, Cᵀ and the direct form give the same numbers in all {y.size} cells"
    )
    assert told in shown["verdict"]
    counts = overlap_count(x.shape, kernel.shape, **settings)
    assert f"is the sum of {counts[cell]} product" in shown["overlap"]

    # maps
    before = settings["padding"]
    parts = [
        (TAKEN, x),
        (KERNEL, kernel),
        (STRETCHED, canvas),
        (REVERSED, window),
        (DIRECT, direct),
        (OVERLAP, counts),
    ]
    extent = [
        max(s * (n - 1) + d * (k - 1) + 1, b + o)
        for s, n, d, k, b, o in zip(
            settings["stride"],
            x.shape,
            settings["dilation"],
            kernel.shape,
            before,
            size,
            strict=True,
        )
    ]
    given = np.full(extent, np.nan)
    given[before[0] : before[0] + size[0], before[1] : before[1] + size[1]] = y
    stamp = int(shown["values"]["stamp of input cell"])
    parts.append((STAMP, stamps_shown(explorer, stamp, x, kernel, settings, extent)))
    if not so_far:
        parts.append((GIVEN, given))
    caption = shown["captions"][MATRIX]
    part = re.search(r"rows (\d+)–(\d+), columns (\d+)–(\d+)", caption)
    top, bottom, left, right = map(int, part.groups()) if part else (0, y.size - 1, 0, x.size - 1)
    matrix = transposed_matrix(x, kernel, settings)
    assert f"Cᵀ, {y.size}×{x.size}" in caption
    parts.append((MATRIX, matrix[top : bottom + 1, left : right + 1]))
    parts.append((RESULT, y.ravel()[top : bottom + 1, None]))
    drawn = 0
    for number, expected in parts:
        found = numbers(maps[number], expected.shape)
        if found is not None:
            np.testing.assert_array_equal(found, expected, f"map {number} at {settings}")
            drawn += 1
    assert drawn >= 2
    return drawn


@pytest.mark.parametrize("one_row", [False, True], ids=["2-D", "1-D"])
def test_every_view_shows_what_convkit_computes_on_random_settings(explorer, one_row):
    rng = np.random.default_rng(int(one_row))
    forget = explorer.root.get_by_label("forget the flip")
    drawn = 0
    for turn in range(200 if not one_row else 60):
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
    explorer = Transposed(demo(OPEN, viewport={"width": 760, "height": 1200}, **settings))
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
    explorer.page.wait_for_function(
        "handle => handle.ariaValueMax === '3.0'", arg=handle.element_handle()
    )
    for _ in range(4):
        explorer.press("output padding", "ArrowRight")
    assert explorer.read()["values"]["output padding, height"] == 3
    explorer.press("stride", "Home")
    assert explorer.read()["values"]["output padding, height"] == 0
    explorer.open_link({"dilation_height": 3, "output_padding_height": 2})
    assert "output padding 2 is not below the stride" in explorer.read()["formula"]


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
    explorer.page.wait_for_function(
        "node => /input.[1, ]*[12]. ·/.test(node.textContent)",
        arg=explorer.root.locator(".convkit-sentence").element_handle(),
    )
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
        box = canvas.bounding_box()
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


MOVE = """(root, moves) => {
    for (const [selector, number, key] of moves) {
        const target = root.querySelectorAll(selector)[number];
        if (!target.getClientRects().length) continue;
        if (key) target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        else target.click();
    }
}"""


def test_a_thousand_moves_at_random_leave_no_error_and_no_wrong_number(explorer):
    rng = np.random.default_rng(0)
    explorer.root.locator(".convkit-tied input").uncheck()
    values = explorer.read()["values"]
    for _ in range(100):
        moves = []
        for _ in range(10):
            kind = rng.integers(30)
            if kind < 3:
                moves.append(["input[type=checkbox]", int(rng.choice([0, 2, 3])), None])
            elif kind < 10:
                moves.append(["canvas", int(rng.integers(10)), str(rng.choice(KEYS))])
            else:
                key = rng.choice(["ArrowLeft", "ArrowRight", "Home", "End"], p=[0.4, 0.4, 0.1, 0.1])
                moves.append([".noUi-handle", int(rng.integers(len(values))), str(key)])
        explorer.root.evaluate(MOVE, moves)
        explorer.painted()
        compare_with_controls(explorer)
    assert explorer.read()["values"] != values


def compare_with_controls(explorer):
    """Compare what is shown with convkit for the setting of the sliders."""
    at = explorer.read()["values"]
    names = {"size": "input size", "kernel": "kernel size", "output_padding": "output padding"}
    pairs = {
        name: tuple(at[f"{names.get(name, name)}, {side}"] for side in ("height", "width"))
        for name in ("size", "kernel", "stride", "padding", "dilation", "output_padding")
    }
    one_row = explorer.root.get_by_label("one row of data").is_checked()
    forgets = explorer.root.get_by_label("forget the flip").is_checked()
    so_far = explorer.root.get_by_label("only the stamps so far").is_checked()
    compare(explorer, *data_of(pairs, one_row), forgets, so_far)

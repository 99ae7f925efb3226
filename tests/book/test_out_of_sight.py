"""Views that are out of sight follow when the reader pauses, and before they come into sight."""

import pytest

from .moves import painted

OPEN = "conv_explorer(size=6, padding=1, views=['matrix', 'im2col'])"
CAPTION = ".convkit-im2col .convkit-caption"
# Presses a key and says at once what stands under the selector, and whether that part is busy
PRESS = """(root, [selector, name]) => {
    const handle = root.querySelector(`.noUi-handle[aria-label="${name}"]`);
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    return new Promise((done) => setTimeout(() => { // the explorer draws before this
        const part = root.querySelector(selector);
        done([part.textContent, part.closest("[aria-busy=true]") !== null]);
    }));
}"""


@pytest.fixture
def root(demo):
    page = demo(OPEN, viewport={"width": 900, "height": 500})
    painted(page)
    root = page.locator(".convkit-explorer")
    assert root.locator(CAPTION).inner_text().endswith(" 9×36")
    return root


def press(root, selector):
    return root.evaluate(PRESS, [selector, "kernel size, height"])


def test_what_is_in_sight_follows_at_once(root):
    told, is_busy = press(root, ".convkit-window .convkit-sentence")
    assert "16 products" in told
    assert not is_busy


def test_what_is_out_of_sight_follows_when_the_reader_pauses(root):
    told, is_busy = press(root, CAPTION)
    assert told.endswith(" 9×36")
    assert is_busy
    painted(root.page)
    assert root.locator(CAPTION).inner_text().endswith(" 16×25")
    assert root.locator("[aria-busy=true]").count() == 0


def test_what_comes_into_sight_is_up_to_date(root):
    never_pause = """() => {
        const later = window.setTimeout;
        window.setTimeout = (task, delay, ...rest) =>
            delay >= 100 ? 0 : later(task, delay, ...rest);
    }"""
    root.page.evaluate(never_pause)
    _, is_busy = press(root, CAPTION)
    assert is_busy
    root.locator(CAPTION).scroll_into_view_if_needed()
    root.locator(CAPTION).get_by_text("16×25").wait_for()
    assert root.locator(CAPTION).evaluate("node => node.closest('[aria-busy=true]')") is None

"""Every control and every picture of every explorer, by mouse, by touch and by keyboard."""

import pytest

from .drivers import DRIVERS
from .moves import frame
from .test_every_explorer import EXPLORERS

WAYS = {
    "mouse": {"viewport": {"width": 900, "height": 1200}},
    "touch": {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True},
    "keyboard": {"viewport": {"width": 900, "height": 1200}},
}
KEYS = [("ArrowUp", "ArrowUp", "ArrowLeft"), ("ArrowDown", "ArrowRight", "ArrowDown")]
PICTURES = "root => [...root.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join()"


class Hand:
    """Moves what it finds on a page, in one of the three ways."""

    def __init__(self, driver, way):
        self.driver, self.page, self.way = driver, driver.page, way

    def at(self, part, across, down=0.5):
        """A place on a part of the page, once that is in sight."""
        part.scroll_into_view_if_needed()
        self.driver.painted()
        box = frame(part)
        return box["x"] + across * box["width"], box["y"] + down * box["height"]

    def slide(self, handle):
        """Take a slider to another place: by its handle, its track, or an arrow key."""
        low, high, now = (
            float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max", "now")
        )
        if low == high:
            return False
        goal = 0.15 if now > (low + high) / 2 else 0.85
        if self.way == "keyboard":
            handle.focus()
            self.page.keyboard.press("ArrowLeft" if goal < 0.5 else "ArrowRight")
        else:
            track = handle.locator("xpath=ancestor::*[contains(@class, 'noUi-target')]")
            place = self.at(track, goal)
            if self.way == "touch":
                self.page.touchscreen.tap(*place)
            else:
                handle.hover()
                self.page.mouse.down()
                self.page.mouse.move(*place, steps=3)
                self.page.mouse.up()
        self.driver.painted()
        return float(handle.get_attribute("aria-valuenow")) != now

    def tick(self, box):
        """Tick a box, or take the tick away."""
        before = box.is_checked()
        if self.way == "keyboard":
            box.focus()
            self.page.keyboard.press("Space")
        else:
            (box.tap if self.way == "touch" else box.click)()
        self.driver.painted()
        return box.is_checked() != before

    def select(self, canvas):
        """Select here and there in a picture; whether that shows."""
        seen = set()
        for turn in range(2):
            if self.way == "keyboard":
                canvas.focus()
                for key in KEYS[turn]:
                    self.page.keyboard.press(key)
            else:
                place = self.at(canvas, *[(0.2, 0.3), (0.8, 0.75)][turn])
                (self.page.touchscreen.tap if self.way == "touch" else self.page.mouse.click)(
                    *place
                )
            self.driver.painted()
            seen.add(self.driver.root.evaluate(PICTURES))
        return len(seen) == 2


@pytest.mark.parametrize("name", DRIVERS)
@pytest.mark.parametrize("way", WAYS)
def test_every_control_and_picture(demo, name, way):
    driver = DRIVERS[name](demo(EXPLORERS[name], **WAYS[way]))
    hand = Hand(driver, way)
    for canvas in driver.root.locator("canvas[tabindex]").all():
        assert hand.select(canvas), canvas.get_attribute("aria-label")
    # back to front, for one row of data takes the box of the two sides away; and all back again
    boxes = driver.root.locator(".convkit-controls input[type=checkbox]:visible").all()
    assert all([hand.tick(box) for box in [*reversed(boxes), *boxes]])
    driver.agrees()
    still = [
        handle.get_attribute("aria-label")
        for handle in driver.root.locator(".noUi-handle:visible").all()
        if not hand.slide(handle)
    ]
    driver.agrees()
    assert len(still) <= 1, still  # an end may stand where nothing is left to move

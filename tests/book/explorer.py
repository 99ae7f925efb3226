"""Drive the convolution explorer on a page, and know what it must show."""

import re
from dataclasses import dataclass

import numpy as np

from convkit import conv2d
from convkit.widgets.conv_explorer import MODES, TEACHING_KERNEL

from .driven import Driven

IMAGE = 10 * np.arange(10)[:, None] + np.arange(10)  # the explorer's own input
SETTINGS = ("input size", "kernel size", "stride", "padding", "dilation")


@dataclass
class Shown:
    """What the explorer says: its output's size, its selected cell and that cell's value."""

    size: tuple[int, int] | None
    cell: tuple[int, int] | None
    value: float | None


class Explorer(Driven):
    """One explorer of a page; ``number`` counts them from the top."""

    last = ".noUi-handle[aria-label='dilation, width']"

    def move(self, name, target):
        """Bring a slider to a value by its arrow keys."""
        self.press(name)
        for _ in range(100):
            now = self.value(name)
            if now == target:
                return
            self.press(name, "ArrowRight" if now < target else "ArrowLeft")
        raise AssertionError(f"{name} stands at {now} and does not reach {target}")

    def choose_mode(self, mode):
        self.root.locator("select[aria-label=mode]").select_option(index=MODES.index(mode))
        self.painted()

    def tie(self, tied):
        self.root.locator(".convkit-tied input").set_checked(tied)
        self.painted()

    def sentence(self):
        return self.root.locator(".convkit-sentence").text_content()

    def shown(self):
        sentence = self.sentence()
        if sentence.startswith("No output"):
            assert not self.root.locator(".convkit-map").nth(2).is_visible()
            return Shown(None, None, None)
        title = self.root.locator(".convkit-caption").nth(2).inner_text()
        size = re.fullmatch(r"output (\d+)×(\d+)", title.strip())
        cell = re.match(r"output\[(\d+), (\d+)\] = (\S+):", sentence)
        total = self.root.locator(".convkit-sum strong").inner_text()
        assert total == cell[3], "the written-out sum and the sentence disagree"
        value = float(cell[3].replace("−", "-"))
        assert self.written_sum() == value, "the products do not add up to the value"
        return Shown((int(size[1]), int(size[2])), (int(cell[1]), int(cell[2])), value)

    def written_sum(self):
        """What the written-out products of the selected cell add up to."""
        products = " ".join(self.root.locator(".convkit-product").all_inner_texts())
        pairs = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", products.replace("−", "-"))
        return sum(float(factor) * float(weight) for factor, weight in pairs)

    def expected(self):
        """What convkit says for the setting of the sliders and the mode."""
        at = self.values()
        if self.root.locator(".convkit-tied input").is_checked():
            at |= {f"{name}, width": at[f"{name}, height"] for name in SETTINGS}
        (rows, columns), (h, w), stride, padding, dilation = (
            (at[f"{name}, height"], at[f"{name}, width"]) for name in SETTINGS
        )
        kernel = TEACHING_KERNEL[:h, :w]
        if self.root.get_by_label("flip the kernel").is_checked():
            kernel = kernel[::-1, ::-1]
        mode = MODES[self.root.locator("select[aria-label=mode]").evaluate("s => s.selectedIndex")]
        try:
            output = conv2d(
                IMAGE[:rows, :columns],
                kernel,
                stride=stride,
                padding=padding if mode == "custom" else mode,
                dilation=dilation,
            )
        except ValueError:
            return Shown(None, None, None)
        cell = divmod(at["step"], output.shape[1])
        return Shown(output.shape, cell, float(output[cell]))

    def agrees(self):
        """Compare what is shown with convkit; what it is."""
        shown = self.shown()
        assert shown == self.expected(), self.values()
        return shown

"""Drive the convolution explorer on a page, and know what it must show."""

import re
from dataclasses import dataclass

import numpy as np

from convkit import conv2d
from convkit.widgets.conv_explorer import MODES, TEACHING_KERNEL

from .driven import Driven

IMAGE = 10 * np.arange(10)[:, None] + np.arange(10)  # the explorer's own input
SETTINGS = ("input size", "kernel size", "stride", "padding", "dilation")


READ = """root => {
    const texts = selector => [...root.querySelectorAll(selector)].map(node => node.textContent);
    return {
        sentence: texts(".convkit-sentence")[0],
        captions: texts(".convkit-caption"),
        has_output: root.querySelectorAll(".convkit-map")[2].checkVisibility(),
        sum: texts(".convkit-sum strong")[0],
        products: texts(".convkit-product"),
        values: Object.fromEntries([...root.querySelectorAll(".noUi-handle")].map(
            handle => [handle.ariaLabel, Number(handle.getAttribute("aria-valuenow"))])),
        is_tied: root.querySelector(".convkit-tied input").checked,
        is_flipped: [...root.querySelectorAll("label")]
            .find(label => label.textContent.includes("flip the kernel")).control.checked,
        mode: root.querySelector("select[aria-label=mode]").selectedIndex,
    };
}"""


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

    def read(self):
        """All that the page says of setting and result, in one look."""
        return self.root.evaluate(READ)

    def shown(self):
        return shown(self.read())

    def expected(self):
        return expected(self.read())

    def written_sum(self):
        return written_sum(self.read()["products"])

    def agrees(self):
        """Compare what is shown with convkit; what it is."""
        page = self.read()
        found = shown(page)
        assert found == expected(page), page["values"]
        return found


def shown(page):
    """What a page says of its result."""
    if page["sentence"].startswith("No output"):
        assert not page["has_output"]
        return Shown(None, None, None)
    assert page["has_output"]
    size = re.fullmatch(r"output (\d+)×(\d+)", page["captions"][2].strip())
    cell = re.match(r"output\[(\d+), (\d+)\] = (\S+):", page["sentence"])
    assert page["sum"] == cell[3], "the written-out sum and the sentence disagree"
    value = float(cell[3].replace("−", "-"))
    assert written_sum(page["products"]) == value, "the products do not add up to the value"
    return Shown((int(size[1]), int(size[2])), (int(cell[1]), int(cell[2])), value)


def written_sum(products):
    """What the written-out products of the selected cell add up to."""
    text = " ".join(products).replace("−", "-")
    pairs = re.findall(r"\(?(-?[\d.]+)\)?·\(?(-?[\d.]+)\)?", text)
    return sum(float(factor) * float(weight) for factor, weight in pairs)


def expected(page):
    """What convkit says for the setting of a page's sliders, its mode and its boxes."""
    at = {name: round(value) for name, value in page["values"].items()}
    if page["is_tied"]:
        at |= {f"{name}, width": at[f"{name}, height"] for name in SETTINGS}
    (rows, columns), (h, w), stride, padding, dilation = (
        (at[f"{name}, height"], at[f"{name}, width"]) for name in SETTINGS
    )
    kernel = TEACHING_KERNEL[:h, :w]
    if page["is_flipped"]:
        kernel = kernel[::-1, ::-1]
    mode = MODES[page["mode"]]
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

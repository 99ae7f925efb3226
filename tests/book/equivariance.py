"""Drive the equivariance lab, and know what it must show."""

import re

import numpy as np

from convkit.widgets import equivariance_lab
from convkit.widgets.equivariance_lab import BOUNDARIES, WORDS
from convkit.widgets.equivariance_lab import _shifted as shifted

from .drawn import maps, numbers, record
from .driven import Driven
from .moves import frame

IMAGE = "[[(7 * r * r + 3 * c * r + c) % 10 for c in range(12)] for r in range(8)]"
MAPS = ("image", "before", "along", "moved", "after", "apart")
SLIDERS = {"down": (-8, 8), "right": (-12, 12), "stride": (1, 4)}
SELECTS = {"kernel": 8, "boundary": 5, "pooling": 3, "summary": 3}


def number(text):
    return float(text.replace("−", "-"))


class EquivarianceLab(Driven):
    """An equivariance lab on a page, and one in Python that follows it."""

    last = "select[aria-label=invariance]"

    def __init__(self, page, number=0, twin=None):
        super().__init__(page, number)
        self.twin = (twin or equivariance_lab()).view
        self.maps = dict(zip(MAPS, self.root.locator("canvas").all(), strict=True))
        record(page)

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
        """Compare what is shown with convkit, for what the controls say; how many cells differ."""
        places = self.chosen()
        for name in SLIDERS:
            setattr(self.twin, name, self.value(name))
        for name in SELECTS:
            setattr(self.twin, name, places[WORDS[name]])
        after, along = self.twin.both_ways()
        where = str(self.twin.get_state(["down", "right", *SELECTS, "stride"]))
        if after.size == 0:
            assert self.outcome().startswith("No output: pooling needs two cells"), where
            return 0
        apart = np.where(np.isclose(after, along, atol=1e-9), 0, after - along)
        self._maps_agree(after, along, apart, where)
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

    def _maps_agree(self, after, along, apart, where):
        """Compare the numbers that have room in the maps."""
        image, twin = np.array(self.twin.image), self.twin
        moved = shifted(image, twin.down, twin.right, BOUNDARIES[twin.boundary])
        parts = {
            "image": image,
            "before": twin._response(image),
            "along": along,
            "moved": moved,
            "after": after,
            "apart": np.where(apart == 0, np.nan, apart),
        }
        for drawn, name in zip(maps(self.root), MAPS, strict=True):
            found = numbers(drawn, parts[name].shape)
            if found is not None:
                np.testing.assert_allclose(found, parts[name], atol=0.00051, err_msg=name + where)

    def tap(self, name, row, column, shape, how):
        """Point at a cell of a map."""
        box = frame(self.maps[name])
        how(
            box["x"] + 1 + (box["width"] - 2) * (column + 0.5) / shape[1],
            box["y"] + 1 + (box["height"] - 2) * (row + 0.5) / shape[0],
        )
        self.painted()

"""Drive an explorer of a page by its link, its controls and its canvases."""

from . import moves


class Driven:
    """One explorer of a page; ``number`` counts them from the top.

    What drives one of a kind has a method ``agrees`` too, which reads the setting and everything
    that is shown from the page, and compares it with convkit.
    """

    last = ".noUi-handle"  # what stands on the page when the explorer is ready

    def __init__(self, page, number=0):
        self.page, self.number = page, number
        self.root = page.locator(".convkit-explorer").nth(number)
        self.root.scroll_into_view_if_needed()
        self.root.locator(self.last).last.wait_for(state="attached")
        self.painted()

    def painted(self):
        """Wait until what was asked for stands on the screen."""
        moves.painted(self.page)

    def open_link(self, traits):
        """Set traits by the page's address, as a reader's link does."""
        text = ",".join(f"{name}={int(value)}" for name, value in traits.items())
        # even to the same address again
        change = "hash => { location.hash = ''; location.hash = hash; }"
        self.page.evaluate(change, f"#explorer-{self.number + 1}:{text}")
        self.painted()

    def handle(self, name):
        return self.root.locator(f".noUi-handle[aria-label='{name}']")

    def value(self, name):
        return round(float(self.handle(name).get_attribute("aria-valuenow")))

    def values(self):
        """Where every slider stands, by its name."""
        read = "all => all.map(h => [h.ariaLabel, Number(h.getAttribute('aria-valuenow'))])"
        found = self.root.locator(".noUi-handle").evaluate_all(read)
        return {name: round(value) for name, value in found}

    def chosen(self):
        """Place of every menu, and 0 or 1 for every box that is ticked or not, by its label."""
        read = """all => all.map(control => control.type === "checkbox"
            ? [control.closest("label").textContent.trim(), Number(control.checked)]
            : [control.ariaLabel, control.selectedIndex])"""
        controls = self.root.locator(".convkit-controls").locator("select, input[type=checkbox]")
        return dict(controls.evaluate_all(read))

    def press(self, name, *keys):
        """Give a slider the focus and press keys."""
        self.handle(name).focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.painted()

    def keys(self, canvas, *keys):
        """Give a canvas the focus and press keys."""
        canvas.focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.painted()

    def choose(self, name, index):
        self.root.locator(f"select[aria-label='{name}']").select_option(index=index)
        self.painted()

    def text(self, selector):
        return self.root.locator(selector).first.inner_text().replace("−", "-")

    def sentence(self):
        return self.text(".convkit-window .convkit-sentence")

    def table(self):
        """Cells of the table's body, row by row, as text."""
        read = "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
        rows = self.root.locator(".convkit-table tbody tr").evaluate_all(read)
        return [[cell.replace("−", "-").replace("\u202f", "") for cell in row] for row in rows]

    def click_cell(self, canvas, row, column, rows, columns):
        moves.point_at(canvas, (row, column), (rows, columns))

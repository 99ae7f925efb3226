"""Drive an explorer on a demo page by its link, its sliders and its canvases."""


class Driven:
    """The only explorer of a page."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator(".convkit-explorer")
        self.root.locator(".noUi-handle").last.wait_for(state="attached")
        self.painted()

    def painted(self):
        """Wait until what was asked for stands on the screen."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def open_link(self, traits):
        text = ",".join(f"{name}={value}" for name, value in traits.items())
        self.page.evaluate("hash => { location.hash = hash; }", f"#explorer-1:{text}")
        self.painted()

    def handle(self, name):
        return self.root.locator(f".noUi-handle[aria-label='{name}']")

    def value(self, name):
        return int(float(self.handle(name).get_attribute("aria-valuenow")))

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
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        across, down = (box["width"] - 2) / columns, (box["height"] - 2) / rows
        place = {"x": 1 + (column + 0.5) * across, "y": 1 + (row + 0.5) * down}
        canvas.click(position=place)
        self.painted()

"""What axe-core finds on a page against WCAG 2.2, A and AA."""

from pathlib import Path

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


# A page has thousands of coloured words of code and parts of formulas, and axe's time grows with
# them. Their colours come from classes and from the page, so that one of each is enough.
ONE_OF_EACH = """() => {
    for (const formula of document.querySelectorAll(":not(.katex-display) > .katex")) {
        if (formula.querySelector("[style*=color]")) continue;
        formula.textContent = "formula"; // a word, for axe lets single letters pass
    }
    for (const code of document.querySelectorAll("pre")) {
        const seen = new Set();
        for (const word of code.querySelectorAll("span:not(:has(*))")) {
            if (seen.has(word.className)) word.replaceWith(word.textContent); // as wide as it was
            seen.add(word.className);
        }
    }
}"""


def violations(page, rules=None, exclude=()):
    """Each violation as a line; of all rules, or of those named."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    found = page.evaluate(
        """async ([exclude, options]) => {
            await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
            return axe.run({ include: [["html"]], exclude }, options);
        }""",  # a colour on its way to another is nobody's choice
        [[[part] for part in exclude], {"runOnly": only, "resultTypes": ["violations"]}],
    )["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]

"""The colours of the book: one meaning each, in formulas, figures and explorers alike.

Input is blue, kernel vermilion, output green: hues of the colour-blind safe set of
M. Okabe and K. Ito (*Color universal design*, 2008), darkened or lightened until text
in them has the contrast that WCAG 2.2 asks for, 4.5 to 1.
Colour is never alone: every role has its own outline or mark as well.
"""

__all__ = ["DARK", "LIGHT", "css", "palette_of"]

LIGHT = {
    "surface": "#ffffff",
    "text": "#1c1f24",
    "muted": "#5b626c",
    "line": "#b4bac4",
    "input": "#00639e",
    "input-fill": "#d9eaf6",
    "kernel": "#a8400a",
    "kernel-fill": "#fbe0cf",
    "output": "#006b4b",
    "output-fill": "#d2ecdf",
}

DARK = {
    "surface": "#14181e",
    "text": "#e6e9ee",
    "muted": "#a6adb8",
    "line": "#515a67",
    "input": "#74bdf2",
    "input-fill": "#17364c",
    "kernel": "#f5a873",
    "kernel-fill": "#4c2a15",
    "output": "#56d3a8",
    "output-fill": "#123f31",
}

THEMES = {"light": LIGHT, "dark": DARK}

# How each place that shows the book says that it is dark: the page, JupyterLab, VS Code, Colab
DARK_SELECTORS = (
    'html[data-theme="dark"]',
    'body[data-jp-theme-light="false"]',
    "body.vscode-dark",
    'html[theme="dark"]',
)


def palette_of(theme: str) -> dict[str, str]:
    """Colour of each role in a theme, ``"light"`` or ``"dark"``.

    Returns
    -------
    dict of str to str
        Colours such as ``"#00639e"``. Roles are ``"input"``, ``"kernel"`` and ``"output"``, each
        with a paler ``"-fill"``, and ``"surface"``, ``"text"``, ``"muted"`` and ``"line"``.

    Raises
    ------
    ValueError
        The theme is unknown.

    Examples
    --------
    >>> palette_of("dark")["surface"]
    '#14181e'
    """
    if theme not in tuple(THEMES):
        raise ValueError(f"theme={theme!r} is unknown; give {' or '.join(map(repr, THEMES))}")
    return THEMES[theme]


def css() -> str:
    """Style sheet that defines ``--convkit-<role>`` for light and dark pages.

    Examples
    --------
    >>> css().splitlines()[0]
    ':root { --convkit-surface: #ffffff; --convkit-text: #1c1f24; --convkit-muted: #5b626c;'
    """
    return "\n".join(
        f"{selector} {{ " + "\n  ".join(_lines(roles)) + " }"
        for selector, roles in ((":root", LIGHT), (", ".join(DARK_SELECTORS), DARK))
    )


def _lines(roles: dict[str, str]) -> list[str]:
    """Three definitions a line."""
    told = [f"--convkit-{role}: {colour};" for role, colour in roles.items()]
    return [" ".join(told[n : n + 3]) for n in range(0, len(told), 3)]

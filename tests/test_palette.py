import re

import pytest

from convkit.palette import DARK, LIGHT, css, palette_of

THEMES = pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@THEMES
@pytest.mark.parametrize("role", ["input", "kernel", "output", "text", "muted"])
def test_words_can_be_read_on_the_page(roles, role):
    assert contrast(roles[role], roles["surface"]) >= 4.5


@THEMES
@pytest.mark.parametrize("role", ["input", "kernel", "output"])
def test_numbers_can_be_read_in_their_cells(roles, role):
    assert contrast(roles["text"], roles[f"{role}-fill"]) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["input-fill", "surface"])
def test_the_window_stands_out_from_its_ground(roles, ground):
    assert contrast(roles["kernel"], roles[ground]) >= 3  # WCAG 1.4.11, graphical objects


def test_the_style_sheet_defines_every_role_for_both_themes():
    light, dark = css().split("\nhtml", 1)
    for roles, block in ((LIGHT, light), (DARK, dark)):
        assert dict(re.findall(r"--convkit-([\w-]+): (#\w+);", block)) == roles


def test_a_theme_is_asked_for_by_name():
    assert palette_of("light") is LIGHT
    assert palette_of("dark") is DARK
    with pytest.raises(ValueError, match=r"^theme=None is unknown; give 'light' or 'dark'$"):
        palette_of(None)

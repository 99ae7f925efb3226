import pytest

from tools.theme_extension import MENDS, mend

SEARCH = '<button class="btn search-button-field" title="Search" aria-label="Search" data-a="b">'
THEME = '<i class="theme-switch fa-solid fa-sun  fa-lg" data-mode="light" title="Light"></i>'
SHOWN = '<summary aria-label="Toggle hidden content">'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (SEARCH, '<button class="btn search-button-field" data-a="b">'),
        (THEME, '<i class="theme-switch fa-solid fa-sun  fa-lg" data-mode="light"></i>'),
        (SHOWN, "<summary>"),
        (
            '<a class="reference internal" href="api.html">convkit</a><details><summary>',
            '<a class="reference internal" href="api.html">convkit</a><details>'
            '<summary aria-label="convkit: its pages">',
        ),
        ('<script src="_static/scripts/fontawesome.js?digest=8"></script>', ""),
        ('<link rel="preload" as="script" href="_static/scripts/bootstrap.js" />', ""),
        (
            '<script src="_static/doctools.js?v=9a"></script>',
            '<script defer src="_static/doctools.js?v=9a"></script>',
        ),
    ],
)
def test_what_is_too_much_goes(written, kept):
    html, used = mend(f"<p>{written}</p>")
    assert html == f"<p>{kept}</p>"
    assert len(used) == 1


def test_all_else_stays():
    html = (
        '<button aria-label="Search" class="other"><i title="Light"></i></button>'
        '<script src="_static/documentation_options.js"></script><script defer src="a.js"></script>'
    )
    assert mend(html) == (html, set())
    assert len(MENDS) == 7

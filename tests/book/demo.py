"""A page with one explorer on it, for those that a test wants in a setting of its own."""

import json
import re

from ipywidgets.embed import dependency_state, embed_data

from .built import PAGES

STYLES = re.compile('<link rel="stylesheet"[^>]*>')
PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>An explorer</title>
{styles}
<style>
body {{ max-width: 688px; margin: 1rem auto; padding: 0 1rem; font-family: sans-serif; }}
html[data-theme="dark"] {{ background: #121212; color: #dddddd; }}
</style>
<script defer src="_static/book/start.js"></script>
</head>
<body>
<main>
<h1>An explorer</h1>
<div class="convkit-place">
<script type="application/vnd.jupyter.widget-view+json">{view}</script>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
<div class="convkit-first-frame"></div>
</div>
</main>
</body>
</html>
"""


def demo_page(explorer, theme="light"):
    """HTML of a page that shows an explorer, for the root of the built pages."""
    # its own state alone: without it, embed_data goes through every widget there ever was
    data = embed_data(views=[explorer], state=dependency_state(explorer, drop_defaults=False))
    state, view = (
        json.dumps(part).replace("</", r"<\/")
        for part in (data["manager_state"], data["view_specs"][0])
    )
    styles = STYLES.search((PAGES / "genindex.html").read_text(encoding="utf-8"))[0]
    return PAGE.format(theme=theme, styles=styles, state=state, view=view)

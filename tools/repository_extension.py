"""Sphinx extension of this book: what a page can say only if it knows where it lives.

Buttons to run, edit and discuss a page need the address of the repository; the sitemap, and what
a link to a page looks like elsewhere, need that of the book. Without an address they are left out.
"""

import os
from html import escape
from pathlib import Path
from urllib.parse import quote

import repository
from docutils import nodes

PREVIEW = "images/step.png"  # what a link to any page shows


def theme_options(found, environment=os.environ):
    """Options of sphinx-book-theme that give its buttons, none of them dead."""
    if found is None or found.provider is None:
        return {"repository_url": ""}
    return {
        "repository_url": found.url,
        "repository_branch": found.branch,
        "repository_provider": found.provider,
        "path_to_docs": "",
        "use_repository_button": True,
        "use_edit_page_button": found.editable,
        "use_issues_button": found.provider != "bitbucket",
        "launch_buttons": launchers(found, environment),
    }


def launchers(found, environment):
    """Where the theme lets readers run a page; in JupyterLab, where it has a choice."""
    places = {
        "notebook_interface": "jupyterlab",
        "jupyterhub_url": environment.get("JUPYTERHUB_URL", ""),
    }
    # The theme's Binder addresses are right for these two hosts, and not for groups in groups.
    if found.host in ("github.com", "gitlab.com") and found.name.count("/") == 1:
        places["binderhub_url"] = environment.get("BINDERHUB_URL") or "https://mybinder.org"
    if found.host == "github.com" and found.colab:
        places["colab_url"] = "https://colab.research.google.com"
    return places


def configure(app, config):
    """Tell Sphinx and the theme the two addresses."""
    app.book_repository = repository.find()
    config.html_theme_options = {
        **config.html_theme_options,
        **theme_options(app.book_repository),
    }
    config.html_baseurl = repository.book_address()
    if config.html_baseurl:
        config.html_extra_path = [*config.html_extra_path, PREVIEW]


def correct_buttons(app, pagename, templatename, context, doctree):
    """Lead to the notebooks made for Colab, and to the form for mistakes."""
    for group in context.get("header_buttons", []):
        for button in group.get("buttons", []):
            if button.get("text") == "Colab":
                made_from = f"/blob/{app.book_repository.branch}/"
                made_for = f"/blob/{repository.COLAB_BRANCH}/"
                button["url"] = button["url"].replace(made_from, made_for, 1)
            is_issue = button.get("label") == "source-issues-button"
            if is_issue and app.book_repository.provider == "github":
                form = f"template=mistake.yml&page={quote(pagename, safe='')}"
                button["url"] = f"{app.book_repository.url}/issues/new?{form}"


def describe(app, pagename, templatename, context, doctree):
    """Say in the head of a page what it is about, and how a link to it is shown elsewhere."""
    if doctree is None:
        return
    about = opening(doctree)
    tags = [f'<meta name="description" content="{escape(about)}">'] if about else []
    if app.config.html_baseurl:
        shown = {
            "og:type": "article",
            "og:site_name": app.config.html_title,
            "og:title": app.env.titles[pagename].astext(),
            "og:description": about,
            "og:url": app.config.html_baseurl + app.builder.get_target_uri(pagename),
            "og:image": app.config.html_baseurl + Path(PREVIEW).name,
            "og:image:alt": "One step of a convolution",
        }
        tags += [f'<meta property="{key}" content="{escape(text)}">' for key, text in shown.items()]
    context["metatags"] = "\n    ".join([context.get("metatags", ""), *tags])


def opening(doctree, length=200):
    """The words that a page opens with, whole sentences of them if one fits."""
    running = (text for text in doctree.findall(nodes.paragraph) if _is_running(text))
    words = " ".join(next(running, nodes.paragraph()).astext().split())
    if len(words) <= length:
        return words
    cut = words[: length + 1]
    sentences = cut.rpartition(". ")[0]
    return f"{sentences}." if sentences else f"{cut.rpartition(' ')[0]} …"


def _is_running(paragraph):
    return isinstance(paragraph.parent, nodes.section)


def write_sitemap(app, exception):
    """List the addresses of all pages for search engines."""
    if exception or not app.config.html_baseurl or app.builder.format != "html":
        return
    pages = map(app.builder.get_target_uri, sorted(app.env.found_docs))
    addresses = [escape(app.config.html_baseurl + page) for page in pages]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"  <url><loc>{address}</loc></url>" for address in addresses),
        "</urlset>\n",
    ]
    Path(app.outdir, "sitemap.xml").write_text("\n".join(lines), encoding="utf-8")


def setup(app):
    """Register with Sphinx."""
    app.connect("config-inited", configure)
    app.connect("html-page-context", describe)
    app.connect("html-page-context", correct_buttons, priority=510)  # the theme makes them at 501
    app.connect("build-finished", write_sitemap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

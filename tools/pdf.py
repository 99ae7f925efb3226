"""Print the built pages into one PDF: what a page shows without scripts.

All pages are joined into one document first, so that links between them work on paper's screen
too and Chromium makes bookmarks of all headings.
"""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "_build" / "html"
JOINED = ROOT / "_build" / "print" / "index.html"  # beside the pages, whose files it shows
TARGET = ROOT / "_build" / "convolution-book.pdf"
BROWSER = ROOT / ".venv" / "browser"  # from tools/environment.py
FRONT = """<!DOCTYPE html>
<html lang="en" data-theme="light" data-mode="light">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<main class="bd-main"><div class="bd-content"><div class="bd-article-container">
<nav class="book-contents" aria-label="Contents"><p class="book-title">{title}</p></nav>
</div></div></main>
</body>
</html>"""
MARGIN = {"top": "18mm", "bottom": "20mm", "left": "17mm", "right": "17mm"}
FOOTER = (
    '<div style="width: 100%; font-size: 8px; text-align: center">'
    '<span class="pageNumber"></span></div>'
)


def in_order(pages):
    """All pages by name, parsed, from the first on, as each names the next."""
    name = urljoin("index.html", read(pages / "index.html").select_one("body a")["href"])
    found = {}
    while name:
        found[name] = read(pages / name)
        following = found[name].select_one("head link[rel=next]")
        name = following and unquote(urljoin(name, following["href"]))
    return found


def joined(pages):
    """One document of all pages."""
    parsed = in_order(pages)
    names = list(parsed)
    title = parsed[names[0]].title.get_text().split(" — ")[-1]
    book = BeautifulSoup(FRONT.format(title=title), "html.parser")
    settle_head(book, parsed[names[0]], names[0])
    contents = book.new_tag("ul")
    book.nav.append(contents)
    for name in names:
        article = parsed[name].select_one("article.bd-article")
        show_without_scripts(article)
        make_links_whole(article, name, names)
        article["id"] = inside(name)
        entry = book.new_tag("li")
        link = book.new_tag("a", href=f"#{inside(name)}")
        link.string = title_of(article)
        entry.append(link)
        contents.append(entry)
        book.select_one(".bd-article-container").append(article)
    return book


def settle_head(book, page, name):
    """Take the styles of a page."""
    for link in page.select("head link[rel=stylesheet]"):
        link["href"] = beside(name, link["href"])
        book.head.append(link)


def show_without_scripts(article):
    """Open what is folded, and show of an explorer its first frame and its sentence."""
    for script in article.select("script, .headerlink"):
        script.decompose()
    for fold in article.select("details"):
        fold["open"] = ""
    for picture in article.select("img"):
        picture.attrs.pop("loading", None)


def make_links_whole(article, name, names):
    """Lead to the same places from the joined document; a link to nothing in it is text."""
    for mark in article.select("[id]"):
        mark["id"] = inside(name, mark["id"])
    for label in ("aria-labelledby", "aria-describedby", "for"):
        for node in article.select(f"[{label}]"):
            node[label] = " ".join(inside(name, mark) for mark in node[label].split())
    for node in article.select("[src]"):
        node["src"] = beside(name, node["src"])
    for link in article.select("a[href]"):
        address = urlsplit(link["href"])
        target = unquote(urljoin(name, address.path)) if address.path else name
        if target in names and not address.netloc:
            link["href"] = f"#{inside(target, unquote(address.fragment))}"
        elif not address.scheme:
            del link["href"]


def inside(name, mark=""):
    """Mark of a page, or of a place on it, in the joined document."""
    page = name.removesuffix(".html").replace("/", "-")
    return f"{page}--{mark}" if mark else page


def beside(name, address):
    """Address of a page's file as the joined document has to give it."""
    return address if urlsplit(address).scheme else f"../html/{urljoin(name, address)}"


def title_of(article):
    """The heading of a page."""
    return article.select_one("h1").get_text(strip=True)


def read(path):
    """A page, parsed."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def print_book(browser, source, target):
    """Print a file, with bookmarks, and with marks for those who listen."""
    page = browser.new_page(color_scheme="light")
    page.set_default_timeout(600_000)
    page.goto(source.as_uri())
    page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    page.pdf(
        path=target,
        format="A4",
        scale=0.8,  # the letters of a screen are large on paper
        margin=MARGIN,
        outline=True,
        tagged=True,
        print_background=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOTER,
    )
    page.close()


def main():
    """Join, print, and say where the result is."""
    JOINED.parent.mkdir(exist_ok=True)
    book = joined(PAGES)
    book.head.append(book.new_tag("link", rel="stylesheet", href="../../theme/paper.css"))
    JOINED.write_text(str(book), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER.read_text())
        print_book(browser, JOINED, TARGET)
        browser.close()
    size = TARGET.stat().st_size / 1e6
    print(f"pdf: {size:.1f} MB in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

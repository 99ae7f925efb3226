"""Ask every address outside the book that a built page names whether it answers.

Works that a page names by their doi or their number at arXiv count as well, linked or not.
"""

import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup

PAGES = Path(__file__).resolve().parent.parent / "_build" / "html"
AGENT = "Mozilla/5.0 (a check of links, once a week)"
BUSY = {401, 403, 405, 406, 418, 429, 999}  # what is there, but wants a person to ask
WORKS = {
    re.compile(r"\bdoi:(10\.\d{4,9}/[^\s<>]*\w)", re.IGNORECASE): "https://doi.org/",
    re.compile(r"\barxiv:(\d{4}\.\d{4,5})", re.IGNORECASE): "https://arxiv.org/abs/",
}


def external(pages):
    """The pages that name each address."""
    named = {}
    for path in sorted(pages.rglob("*.html")):
        name = path.relative_to(pages).as_posix()
        if name.startswith("_static/"):
            continue
        article = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find("article")
        for address in addresses(article) if article else []:
            named.setdefault(address, []).append(name)
    return named


def addresses(article):
    """Where the text of a page leads, out of the book."""
    for link in article.find_all("a", href=True):
        if link["href"].startswith(("http://", "https://")):
            yield urldefrag(link["href"]).url
    for pattern, place in WORKS.items():
        yield from (place + found for found in pattern.findall(article.get_text()))


def answer(address, timeout=30):
    """Status of an address, or in a few words why there is none."""
    for method in ("HEAD", "GET"):  # some servers know only the second
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return response.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError as error:
            status = str(getattr(error, "reason", error))
    return status


def is_alive(status):
    """Whether something is there."""
    return isinstance(status, int) and (status < 400 or status in BUSY)


def main(pages=PAGES):
    """List every address with its answer, the dead ones last and with their pages."""
    named = external(pages)
    with ThreadPoolExecutor(8) as several:
        answers = dict(zip(named, several.map(answer, named), strict=True))
    for address in sorted(named, key=lambda it: (not is_alive(answers[it]), it)):
        print(f"{answers[address]}  {address}")
        if not is_alive(answers[address]):
            print(*(f"     in {page}" for page in dict.fromkeys(named[address])), sep="\n")
    dead = sum(not is_alive(status) for status in answers.values())
    print(f"links: {len(named)} addresses, {dead} dead")
    return dead > 0


if __name__ == "__main__":
    sys.exit(main())

"""Which addresses of the built pages do not answer."""

import http.server
import threading

import pytest

from .tools import tool

links = tool("links")

STATUS = {"/here": 200, "/get-only": 200, "/gone": 404, "/shy": 403}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(501 if self.path == "/get-only" else STATUS[self.path])
        self.end_headers()

    def do_GET(self):
        self.send_response(STATUS[self.path])
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def write(folder, *addresses):
    anchors = "".join(f'<a href="{address}">x</a>' for address in addresses)
    folder.joinpath("page.html").write_text(
        f"<nav><a href='{addresses[0]}'></a></nav><article>{anchors}</article>"
    )


def test_the_dead_are_named_with_their_page(server, tmp_path, capsys):
    write(tmp_path, f"{server}/here#there", f"{server}/gone", f"{server}/get-only", f"{server}/shy")
    assert links.main(tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"200  {server}/get-only",
        f"200  {server}/here",
        f"403  {server}/shy",
        f"404  {server}/gone",
        "     in page.html",
        "links: 4 addresses, 1 dead",
    ]


def test_all_alive_is_success(server, tmp_path):
    write(tmp_path, f"{server}/here", "other.html", "#below", "mailto:a@example.org")
    assert not links.main(tmp_path)


def test_no_server_at_all_is_dead():
    assert not links.is_alive(links.answer("http://127.0.0.1:9/", timeout=2))


def test_works_named_in_the_text_are_asked_for_too(tmp_path):
    text = "Shannon. doi:10.1002/j.1538-7305.1948.tb01338.x. Guide, arXiv:1603.07285."
    (tmp_path / "page.html").write_text(f"<article>{text}</article>")
    assert set(links.external(tmp_path)) == {
        "https://doi.org/10.1002/j.1538-7305.1948.tb01338.x",
        "https://arxiv.org/abs/1603.07285",
    }

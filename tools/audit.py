"""Measure built pages with Lighthouse, as a phone and with compression, as published pages have it.

make audit
.venv/bin/python tools/audit.py 05-padding-and-stride
"""

import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "_build" / "html"
BROWSER = ROOT / ".venv" / "browser"
LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = {"performance": "speed", "accessibility": "access", "best-practices": "practice",
              "seo": "seo"}  # fmt: skip
TEXT = (".html", ".js", ".css", ".svg", ".json")
# A page of text, a page of tables, one with many explorers, the one with all of them
NAMES = ["92-errata-of-the-field", "98-glossary", "00-welcome", "05-padding-and-stride",
         "95-explorers"]  # fmt: skip


class CompressingHandler(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed and lets the browser keep it, as hosts of static pages do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Answer with the file, or as the base class does."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXT or not path.is_file():
            super().do_GET()
            return
        body = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Say nothing: the table is all that is printed."""


@functools.cache
def compressed(path):
    """A file's bytes after gzip."""
    return gzip.compress(path.read_bytes())


def audit(address):
    """Scores out of 100 of a page, its weight in kB, and what it could do better."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json",
               "--chrome-flags=--headless=new --no-sandbox"]  # fmt: skip
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    report = json.loads(told)
    scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
    weight = report["audits"]["total-byte-weight"]["numericValue"] / 1000
    counted = {
        reference["id"]
        for name in ("accessibility", "best-practices", "seo")
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    failed = [name for name in sorted(counted) if report["audits"][name]["score"] == 0]
    return scores, weight, failed


def main(names):
    """Print a line a page; end with an error where a page falls short."""
    os.environ["CHROME_PATH"] = os.environ.get("CHROMIUM") or BROWSER.read_text()
    handler = functools.partial(CompressingHandler, directory=PAGES)
    short = False
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'':32}" + "".join(f"{name:>9}" for name in (*CATEGORIES.values(), "kB")))
        for name in names or NAMES:
            page = PAGES / "chapters" / f"{name}.html"
            aim = 80 if "jupyter.widget-view" in page.read_text(encoding="utf-8") else 90
            address = f"http://localhost:{server.server_port}/chapters/{name}.html"
            scores, weight, failed = audit(address)
            short |= scores[0] < aim or min(scores[1:]) < 100
            print(f"{name:32}" + "".join(f"{n:9}" for n in scores) + f"{weight:9.0f}", *failed)
        server.shutdown()
    if short:
        sys.exit(f"audit: aims are 100, and for speed 90, on pages with explorers 80: {LIGHTHOUSE}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Pack the built pages into a zip; index.html in it opens from a folder, without a server."""

import zipfile
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "_build"
NAME = "convolution-book"
LEFT_OUT = {".buildinfo", ".complete", "objects.inv", "sitemap.xml"}  # for tools and for servers
START = (1980, 1, 1, 0, 0, 0)  # the same pages make the same zip, whenever they were built


def pack(pages, target):
    """Write all that a reader needs, in one folder; give the number of files."""
    files = sorted(path for path in pages.rglob("*") if path.is_file())
    files = [path for path in files if path.name not in LEFT_OUT]
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(pages).as_posix()}", START)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return len(files)


def main():
    """Pack the book."""
    target = BUILD / f"{NAME}.zip"
    count = pack(BUILD / "html", target)
    size = target.stat().st_size / 1e6
    print(f"offline: {count} files, {size:.1f} MB in {target.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()

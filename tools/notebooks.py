"""Execute the chapters and write them back in one form, the same on every machine.

With ``--check`` nothing is executed or written: it only says whether the files have that form.
"""

import itertools
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

CHAPTERS = Path(__file__).resolve().parent.parent / "chapters"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_METADATA = {"tags", "mystnb"}  # what the book and nbval read
# Large, or different on every run. nbval does not compare them, and the build makes them anew.
DROPPED = {"image/png", "image/jpeg", "application/vnd.jupyter.widget-view+json"}


def main(arguments):
    """Go through all chapters."""
    for path in sorted(CHAPTERS.glob("*.ipynb")):
        before = path.read_text(encoding="utf-8")
        notebook = nbformat.reads(before, as_version=4)
        if "--check" not in arguments:
            print(f"notebooks: executing {path.name}", flush=True)
            execute(notebook, path.name)
        normalise(notebook)
        after = nbformat.writes(notebook, indent=1) + "\n"
        if after == before:
            continue
        if "--check" in arguments:
            sys.exit(f"notebooks: {path.name} is not in its normal form; run: make notebooks")
        path.write_text(after, encoding="utf-8")


def execute(notebook, name):
    """Run all cells in a fresh kernel; stop at the first that fails."""
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(CHAPTERS)}},
        store_widget_state=False,
        record_timing=False,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        reason = " ".join(f"{error.ename}: {error.evalue}".split())
        sys.exit(f"notebooks: {name}, cell {failed_cell(notebook)}: {reason}")


def failed_cell(notebook):
    """Number of the last cell that ended in an error, counted from 1 over all cells."""
    failed = [
        number
        for number, cell in enumerate(notebook.cells, 1)
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    ]
    return failed[-1]


def normalise(notebook):
    """Keep what a reader or a test needs, in one form."""
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    name_cells(notebook.cells)
    for cell in notebook.cells:
        cell.metadata = {key: cell.metadata[key] for key in CELL_METADATA & set(cell.metadata)}
        if cell.cell_type == "code":
            # What differs on every run is not kept at all.
            ignored = "nbval-ignore-output" in cell.metadata.get("tags", [])
            cell.outputs = [] if ignored else merged([*map(normal_output, cell.outputs)])


def name_cells(cells):
    """Keep the cells' own names where they are unique; number the others."""
    taken = set()
    for number, cell in enumerate(cells, 1):
        if not cell.get("id") or cell.id in taken:
            names = (f"cell-{free:03}" for free in itertools.count(number))
            cell.id = next(name for name in names if name not in taken)
        taken.add(cell.id)


def normal_output(output):
    """One output without what is large, or different on every run."""
    if "data" in output:
        output.data = {key: output.data[key] for key in sorted(output.data.keys() - DROPPED)}
        output.metadata = {}
    if output.output_type == "error":
        output.traceback = [f"{output.ename}: {output.evalue}"]  # the real one names folders
    return output


def merged(outputs):
    """Join neighbours of one stream: how often the kernel flushed is chance."""
    kept = []
    for output in outputs:
        if kept and output.output_type == "stream" and output.get("name") == kept[-1].get("name"):
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


if __name__ == "__main__":
    main(sys.argv[1:])

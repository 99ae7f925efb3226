// A matrix on the page: its caption, its canvas, and cells that are selected by mouse, touch
// and arrow keys.
import { Grid } from "./grid.js";
import { element } from "./text.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// select(row, column) is called with a cell that the reader points at; hover says that pointing
// is enough, without pressing. cursor() is the cell from which the arrow keys set out, or null;
// its `rowStep` and `columnStep` say how many cells a press moves, if not one.
export function map(role, { select = null, cursor = () => null, hover = false } = {}) {
  const canvas = element("canvas", select ? { role: "application", tabindex: "0" } : { role: "img" });
  const caption = element("div", { class: `convkit-caption convkit-${role}` });
  const grid = new Grid(canvas);
  const node = element("div", { class: "convkit-map" }, caption, grid.frame);
  // Where a large matrix shows a part of itself: its first cell there, and the size of the whole.
  const shown = { top: 0, left: 0, rows: null, columns: null };
  const point = (event) => {
    const cell = grid.cellAt(event);
    if (cell) select(cell.row + shown.top, cell.column + shown.left);
  };
  if (select) {
    canvas.addEventListener("pointerdown", point);
    canvas.addEventListener("pointermove", (event) => {
      if (hover || event.buttons) point(event);
    });
    canvas.addEventListener("keydown", (event) => {
      const [move, from] = [ARROWS[event.key], cursor()];
      if (!move || !from) return;
      event.preventDefault();
      const leap = event.shiftKey ? 10 : 1;
      const inside = (value, count) => Math.min(Math.max(value, 0), count - 1);
      select(
        inside(from.row + leap * move[0] * (from.rowStep ?? 1), shown.rows ?? grid.rows),
        inside(from.column + leap * move[1] * (from.columnStep ?? 1), shown.columns ?? grid.columns));
    });
  }
  return { canvas, caption, node, grid, shown };
}

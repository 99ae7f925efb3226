// A matrix that may be larger than its place: then it shows the part around the selection.
import { map } from "./map.js";
import { fill, setLabel, setText } from "./text.js";

const CAPTION = 40;
const NUMBERED_CELL = 26; // pixels; three digits are read at this size
const SMALLEST_CELL = 6;

export function partMap(role, options) {
  const part = map(role, options);
  let width = 0;
  return Object.assign(part, {
    measure() {
      const next = part.node.parentElement?.clientWidth ?? 0;
      const changed = next !== width;
      width = next;
      return changed;
    },
    // Numbered cells where all of them fit, else small ones; at most `high` pixels high.
    // smallest: of these cells; beside: pixels that something else at its side needs.
    fit(rows, columns, high, selected, { smallest = SMALLEST_CELL, beside = 0 } = {}) {
      const room = Math.min(width - beside - 4, 900);
      const wanted = Math.min(room / columns, (high - CAPTION) / rows);
      const cell = Math.max(smallest, Math.min(NUMBERED_CELL, wanted));
      const [fitRows, fitColumns] = [(high - CAPTION) / cell, room / cell].map(Math.floor);
      const [shownRows, shownColumns] = [Math.min(rows, fitRows), Math.min(columns, fitColumns)];
      const start = (count, shown, at) =>
        Math.max(0, Math.min(count - shown, at - Math.floor(shown / 2)));
      Object.assign(part.shown, {
        rows, columns,
        top: start(rows, shownRows, selected.row),
        left: start(columns, shownColumns, selected.column),
      });
      part.grid.resize(shownRows, shownColumns, cell);
    },
    // The caption says the whole size, and which part is shown.
    tell(words, title, label) {
      const { shown, grid } = part;
      const whole = fill(title, { rows: shown.rows, columns: shown.columns });
      const isWhole = grid.rows === shown.rows && grid.columns === shown.columns;
      const range = (first, count) => `${first}–${first + count - 1}`;
      setText(part.caption, isWhole ? whole : `${whole}\n${fill(words.part_title, {
        rows: range(shown.top, grid.rows), columns: range(shown.left, grid.columns),
      })}`);
      setLabel(part.canvas, fill(label, { rows: shown.rows, columns: shown.columns }));
    },
  });
}

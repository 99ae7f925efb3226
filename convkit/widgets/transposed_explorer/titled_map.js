// A map whose caption and accessible name say its size, in one row of data as one number.
import { map } from "../shared/map.js";
import { fill, setLabel, setText } from "../shared/text.js";

// smallest: pixels that a cell has at least, so that its number is read.
export function titledMap(role, { smallest = 1, ...options }) {
  const part = map(role, options);
  return Object.assign(part, {
    smallest, rows: 0, columns: 0,
    write(state, title, label, rows, columns, values = {}) {
      const told = { size: state.sides(rows, columns), ...values };
      Object.assign(part, { rows, columns });
      const text = fill(title, told);
      // one row of data has the page's whole width: its captions take fewer lines
      setText(part.caption, state.isRow ? text.replace("\n", " ") : text);
      setLabel(part.canvas, fill(label, told));
    },
    ground(palette, colour) {
      part.grid.clear(palette);
      part.grid.fill(0, 0, part.rows, part.columns, colour);
      part.grid.lines();
    },
  });
}

// The kernel matrix: a row for each output cell, a column for each input cell.
import { partMap } from "../shared/part_map.js";
import { element, fill, setText } from "../shared/text.js";

const HEIGHT = 360; // pixels

export function matrixView(words, select) {
  let state = null;
  const part = partMap("kernel", {
    select: (row, column) => {
      const [y, x] = pixelOf(column);
      const [a, b] = [state.rows[Math.floor(row / state.places.columns)].indexOf(y),
        state.columns[row % state.places.columns].indexOf(x)];
      select.entry(state, row, a < 0 || b < 0 ? -1 : a * state.width.kernel + b);
    },
    cursor: () => state.output && { row: state.step, column: selectedColumn() ?? firstColumn() },
  });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-matrix" }, part.node, told);
  const pixelOf = (column) => [Math.floor(column / state.width.size), column % state.width.size];
  const columnOf = ({ row, column }) => row * state.width.size + column;
  const selectedColumn = () =>
    (state.product && !state.product.isPadding ? columnOf(state.product) : null);
  const firstColumn = () => columnOf(state.products.find((tap) => !tap.isPadding) ?? { row: 0, column: 0 });

  return {
    node,
    measure: () => part.measure(),
    write(next) {
      state = next;
      node.hidden = !state.output;
      if (!state.output) return;
      const [rows, columns] = [state.places.rows * state.places.columns, state.height.size * state.width.size];
      part.fit(rows, columns, HEIGHT, { row: state.step, column: selectedColumn() ?? firstColumn() });
      part.tell(words, words.matrix_title, words.matrix_label);
      const filled = state.products.filter((tap) => !tap.isPadding).length;
      setText(told, fill(words.matrix_row, {
        step: state.step, row: state.row, column: state.column, filled, columns,
      }));
    },
    paint(_, palette) {
      if (!state.output) return;
      const { grid, shown } = part;
      const { places, kernel } = state;
      const weights = new Map(); // "row column" of the canvas → weight
      grid.clear(palette);
      for (let r = 0; r < grid.rows; r += 1) {
        const step = r + shown.top;
        state.rows[Math.floor(step / places.columns)].forEach((y, a) => {
          if (y < 0 || y >= state.height.size) return;
          state.columns[step % places.columns].forEach((x, b) => {
            if (x < 0 || x >= state.width.size) return;
            const c = columnOf({ row: y, column: x }) - shown.left;
            if (c < 0 || c >= grid.columns) return;
            grid.fill(r, c, 1, 1, palette.kernel.fill);
            weights.set(r * grid.columns + c, kernel[a][b]);
          });
        });
      }
      grid.lines();
      grid.numbers((r, c) => weights.get(r * grid.columns + c) ?? null);
      const [row, column] = [state.step - shown.top, selectedColumn()];
      grid.outline(row, 0, 1, grid.columns, palette.output.ink, 2);
      if (column === null) return;
      grid.outline(0, column - shown.left, grid.rows, 1, palette.input.ink, 2);
      grid.mark(row, column - shown.left, palette.kernel.ink);
    },
  };
}

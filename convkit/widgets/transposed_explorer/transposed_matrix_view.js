// The transposed kernel matrix: a row for each output cell of the transposed convolution, a column
// for each of its input cells; beside it what each row times the input gives.
import { map } from "../shared/map.js";
import { partMap } from "../shared/part_map.js";
import { element, fill, number, plural, setLabel, setText } from "../shared/text.js";

const HEIGHT = 280; // pixels
const RESULT = 90; // its column and caption
const SMALLEST_CELL = 20; // every entry is read; a larger matrix shows the part that is selected

export function transposedMatrixView(words, select) {
  let state = null;
  const part = partMap("kernel", {
    select: (row, column) => state.hasOutput && select.entry(state, row, column),
    cursor: () => (state.hasOutput ? selected() : null),
  });
  const result = map("output", {
    select: (row) => state.hasOutput
      && select.output(state, place(row, state.size.columns)),
    cursor: () => (state.hasOutput ? { row: selected().row, column: 0 } : null),
  });
  const told = element("p", { class: "convkit-note" });
  const maps = element("div", { class: "convkit-matrix-maps" }, part.node, result.node);
  const node = element("div", { class: "convkit-transposed-matrix" },
    element("p", { class: "convkit-note" }, words.matrix_told), maps, told);
  const place = (index, columns) => ({ row: Math.floor(index / columns), column: index % columns });
  const selected = () => {
    const { output, input } = state.selection;
    return {
      row: output.row * state.size.columns + output.column,
      column: input.row * state.width.size + input.column,
    };
  };
  // The weight that joins an output and an input cell, or null.
  const weightAt = (row, column) => {
    const [to, from] = [place(row, state.size.columns), place(column, state.width.size)];
    const a = state.rows[from.row].indexOf(to.row);
    const b = state.columns[from.column].indexOf(to.column);
    return a < 0 || b < 0 ? null : state.kernel[a][b];
  };

  return {
    node,
    measure: () => part.measure(),
    write(next) {
      state = next;
      node.classList.toggle("convkit-blank", !state.hasOutput);
      if (!state.hasOutput) return;
      const [rows, columns] =
        [state.size.rows * state.size.columns, state.height.size * state.width.size];
      part.fit(rows, columns, HEIGHT, selected(), { smallest: SMALLEST_CELL, beside: RESULT });
      part.tell(words, words.matrix_title, words.matrix_label);
      Object.assign(result.shown, { top: part.shown.top, rows, columns: 1 });
      result.grid.resize(part.grid.rows, 1, part.grid.cell);
      setText(result.caption, words.result_title);
      setLabel(result.canvas, words.result_label);
      const { output } = state.selection;
      setText(told, fill(words.matrix_row, {
        row: selected().row, cell: state.cell(output),
        weights: plural(words, "weights", state.contributions.length),
        columns, value: number(state.byMatrix[output.row][output.column]),
      }));
    },
    paint(_, palette) {
      if (!state.hasOutput) return;
      const { grid, shown } = part;
      const at = selected();
      grid.clear(palette);
      const weights = Array.from({ length: grid.rows }, (_, r) =>
        Array.from({ length: grid.columns }, (_, c) => weightAt(r + shown.top, c + shown.left)));
      weights.forEach((line, r) => line.forEach((weight, c) => {
        if (weight !== null) grid.fill(r, c, 1, 1, palette.kernel.fill);
      }));
      grid.lines();
      grid.numbers((r, c) => weights[r][c] ?? 0,
        (r, c) => (weights[r][c] === null ? palette.muted : palette.text));
      const [row, column] = [at.row - shown.top, at.column - shown.left];
      grid.outline(row, 0, 1, grid.columns, palette.output.ink, 2);
      grid.outline(0, column, grid.rows, 1, palette.input.ink, 2, [4, 3]);
      if (state.selection.kind !== "zero" && state.selection.kind !== "cropped") {
        grid.mark(row, column, palette.kernel.ink);
      }
      result.grid.clear(palette);
      result.grid.fill(0, 0, grid.rows, 1, palette.output.fill);
      result.grid.lines();
      result.grid.numbers((r) => {
        const to = place(r + shown.top, state.size.columns);
        return state.byMatrix[to.row][to.column];
      });
      result.grid.mark(row, 0, palette.output.ink);
    },
  };
}

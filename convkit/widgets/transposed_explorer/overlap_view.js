// Overlap: how many stamps meet in each output cell; uneven counts show as a checkerboard.
import { titledMap } from "./titled_map.js";
import { overlapPattern } from "./transposed_steps.js";
import { element, fill, plural, setText } from "../shared/text.js";

const LARGEST_CELL = 30; // pixels
const HEIGHT = 300;

export function overlapView(words, select) {
  let state = null;
  const part = titledMap("output", {
    select: (row, column) => state.hasOutput && select.output(state, { row, column }),
    cursor: () => (state.hasOutput ? state.selection.output : null),
  });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-overlap" }, part.node, told);
  let width = 0;

  // Why the counts of one axis are even or not, away from the border.
  function why(axis, side) {
    const counts = overlapPattern(axis);
    const isEven = counts.every((count) => count === counts[0]);
    const divides = axis.kernel % axis.stride === 0;
    const key = isEven ? "even" : divides ? "shared_factor" : "uneven";
    return fill(words[key], {
      side, stride: axis.stride, kernel: axis.kernel, dilation: axis.dilation,
      count: counts[0], counts: counts.join(", "),
    });
  }

  return {
    node,
    measure() {
      const changed = width !== node.clientWidth;
      width = node.clientWidth;
      return changed;
    },
    write(next) {
      state = next;
      node.classList.toggle("convkit-blank", !state.hasOutput);
      if (!state.hasOutput) return;
      const { height, width: across, size, selection, overlap } = state;
      part.write(state, words.overlap_title, words.overlap_label, size.rows, size.columns);
      part.grid.resize(size.rows, size.columns, Math.max(1,
        Math.min(LARGEST_CELL, (width - 4) / size.columns, HEIGHT / size.rows)));
      const { row, column } = selection.output;
      const cell = fill(words.overlap_cell, {
        cell: state.cell(selection.output),
        products: plural(words, "products", overlap.rows[row] * overlap.columns[column]),
      });
      const alike = ["kernel", "stride", "dilation"].every((name) => height[name] === across[name]);
      const sides = state.isRow || alike
        ? [why(across, state.isRow ? words.cells : words.rows_and_columns)]
        : [why(height, words.rows), why(across, words.columns)];
      setText(told, [cell, ...sides].join(" "));
    },
    paint(_, palette) {
      if (!state.hasOutput) return;
      const { grid } = part;
      const { rows, columns } = state.overlap;
      const most = Math.max(1, Math.max(...rows) * Math.max(...columns));
      grid.clear(palette);
      rows.forEach((down, r) => columns.forEach((across, c) => {
        grid.fill(r, c, 1, 1, palette.output.ink, (0.45 * down * across) / most);
      }));
      grid.lines();
      grid.numbers((r, c) => rows[r] * columns[c]);
      grid.mark(state.selection.output.row, state.selection.output.column, palette.output.ink);
    },
  };
}

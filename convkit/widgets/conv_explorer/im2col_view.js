// The im2col view: a row for each tap, a column for each output cell.
import { partMap } from "../shared/part_map.js";
import { element, fill, setText } from "../shared/text.js";
import { products } from "../shared/steps.js";

const HEIGHT = 720; // pixels: every tap has its row

export function im2colView(words, select) {
  let state = null;
  const part = partMap("input", {
    select: (tap, step) => select.entry(state, step, tap),
    cursor: () => state.output && { row: Math.max(0, state.tap), column: state.step },
  });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-im2col" }, part.node, told);
  const column = (step) => {
    const [rows, columns] = [Math.floor(step / state.places.columns), step % state.places.columns];
    return products(state.image, state.kernel, state.height.size, state.width.size,
      state.rows[rows], state.columns[columns]);
  };

  return {
    node,
    measure: () => part.measure(),
    write(next) {
      state = next;
      node.hidden = !state.output;
      if (!state.output) return;
      const [rows, columns] = [state.products.length, state.places.rows * state.places.columns];
      part.fit(rows, columns, HEIGHT, { row: Math.max(0, state.tap), column: state.step });
      part.tell(words, words.im2col_title, words.im2col_label);
      setText(told, fill(words.im2col_size, {
        entries: rows * columns, inputs: state.height.size * state.width.size,
      }));
    },
    paint(_, palette) {
      if (!state.output) return;
      const { grid, shown } = part;
      const shownColumns = Array.from({ length: grid.columns }, (_, c) => column(c + shown.left));
      const at = (r, c) => shownColumns[c][r + shown.top];
      grid.clear(palette);
      for (let r = 0; r < grid.rows; r += 1) {
        for (let c = 0; c < grid.columns; c += 1) {
          grid.fill(r, c, 1, 1, at(r, c).isPadding ? palette.surface : palette.input.fill);
        }
      }
      grid.lines();
      grid.numbers((r, c) => at(r, c).value, (r, c) => (at(r, c).isPadding ? palette.muted : palette.text));
      const c = state.step - shown.left;
      grid.outline(0, c, grid.rows, 1, palette.output.ink, 3);
      if (state.tap < 0) return;
      grid.outline(state.tap - shown.top, 0, 1, grid.columns, palette.kernel.ink, 2);
      grid.mark(state.tap - shown.top, c, palette.input.ink);
    },
  };
}

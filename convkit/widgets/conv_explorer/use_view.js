// Border use: how many products each input cell takes part in.
import { useCount } from "../shared/steps.js";
import { map } from "../shared/map.js";
import { element, fill, plural, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 30; // pixels
const HEIGHT = 300;

export function useView(words, select) {
  let state = null;
  const part = map("input", {
    select: (row, column) => state.output && select.input(state, row, column),
    cursor: () => selected() ?? { row: 0, column: 0 },
  });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-use" }, part.node, told);
  let width = 0;
  let counts = [];
  const selected = () => (state.product && !state.product.isPadding ? state.product : null);

  return {
    node,
    measure() {
      const changed = width !== node.clientWidth;
      width = node.clientWidth;
      return changed;
    },
    write(next) {
      state = next;
      const [rows, columns] = [state.height.size, state.width.size];
      const [down, across] = [useCount(state.height), useCount(state.width)];
      counts = down.map((row) => across.map((column) => row * column));
      part.grid.resize(rows, columns, Math.max(1,
        Math.min(LARGEST_CELL, (width - 4) / columns, HEIGHT / rows)));
      setText(part.caption, words.use_title);
      setLabel(part.canvas, fill(words.use_label, { rows, columns }));
      const all = counts.flat();
      const range = { least: Math.min(...all), most: Math.max(...all) };
      const pixel = selected();
      setText(told, pixel
        ? fill(words.use_pixel, {
          row: pixel.row, column: pixel.column, ...range,
          products: plural(words, "products", counts[pixel.row][pixel.column]),
        })
        : fill(words.use_range, range));
    },
    paint(_, palette) {
      const { grid } = part;
      const most = Math.max(1, ...counts.flat());
      grid.clear(palette);
      counts.forEach((row, r) => row.forEach((count, c) => {
        grid.fill(r, c, 1, 1, palette.input.ink, (0.45 * count) / most);
      }));
      grid.lines();
      grid.numbers((r, c) => counts[r][c]);
      const pixel = selected();
      if (pixel) grid.mark(pixel.row, pixel.column, palette.input.ink);
    },
  };
}

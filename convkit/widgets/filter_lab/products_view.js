// The window of the selected pixel: every value, its weight and their product.
import { map } from "../shared/map.js";
import { element, fill, number, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 76; // pixels
const HEIGHT = 308;

// Small cells have room for few digits.
const rounded = (product, size) => number(Number(product.toFixed(size === 3 ? 3 : 1)));

export function productsView(words) {
  const part = map("input");
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-products" }, part.node);
  part.caption.after(told);
  let width = 0;

  return {
    node,
    measure() {
      const changed = width !== node.clientWidth;
      width = node.clientWidth;
      return changed;
    },
    write(state) {
      part.node.hidden = !state.result;
      setText(told, state.result
        ? fill(words.products_sum, { sum: number(state.total) }) : "");
      if (!state.result) return;
      const { kernel, row, column, products } = state;
      const size = kernel.length;
      const side = Math.min(HEIGHT, width - 2);
      part.grid.resize(size, size, Math.max(1, Math.min(LARGEST_CELL, side / size)));
      setText(part.caption, fill(words.products_title, { row, column }));
      setLabel(part.canvas, fill(words.products_label, {
        row, column, values: products.map(({ value, weight }) =>
          `${number(value)} · ${number(weight)}`).join(", "),
      }));
    },
    paint({ result, products, kernel }, palette) {
      if (!result) return;
      const { grid } = part;
      const size = kernel.length;
      grid.clear(palette);
      products.forEach(({ isOutside }, n) => {
        grid.fill(Math.floor(n / size), n % size, 1, 1, isOutside ? palette.surface : palette.input.fill);
      });
      grid.stacks((row, column) => {
        const { value, weight } = products[row * size + column];
        return [
          [number(value), palette.input.ink],
          [`·${number(weight)}`, palette.kernel.ink],
          [`=${rounded(value * weight, size)}`, palette.text],
        ];
      });
      grid.lines();
      products.forEach(({ isOutside }, n) => {
        if (isOutside) {
          grid.outline(Math.floor(n / size), n % size, 1, 1, palette.muted, 1.5, [2, 3]);
        }
      });
      const middle = (size - 1) / 2;
      grid.outline(middle, middle, 1, 1, palette.output.ink, 2.5);
    },
  };
}

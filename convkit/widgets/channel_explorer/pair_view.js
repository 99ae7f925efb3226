// The depthwise-separable pair: every channel by itself, then all channels at every place.
import { pairFormulas } from "./counts_view.js";
import { map } from "../shared/map.js";
import { keepHeight } from "../shared/steady.js";
import { element, fill, setLabel, setText, update } from "../shared/text.js";

const LARGEST_CELL = 14; // pixels
const HEIGHT = 16 * LARGEST_CELL;

export function pairView(words) {
  let width = 0;
  const depthwise = map("kernel");
  const pointwise = map("kernel");
  const pictures = element("div", { class: "convkit-pair" }, depthwise.node, pointwise.node);
  const formulas = element("div", { class: "convkit-formula" });
  const node = element("div", {}, pictures, formulas);
  const name = (part, title, label, values) => {
    setText(part.caption, fill(title, values));
    setLabel(part.canvas, fill(label, values));
  };
  return {
    node,
    remove: keepHeight(formulas),
    measure() {
      const changed = node.clientWidth !== width;
      width = node.clientWidth;
      return changed;
    },
    write(state) {
      const { inChannels, outChannels, kernel } = state.layer;
      const cell = Math.max(1, Math.min(LARGEST_CELL, (width - 28) / (2 * inChannels),
        HEIGHT / Math.max(inChannels, outChannels)));
      depthwise.grid.resize(inChannels, inChannels, cell);
      pointwise.grid.resize(outChannels, inChannels, cell);
      const values = { inputs: inChannels, outputs: outChannels, kernel };
      name(depthwise, words.depthwise_title, words.depthwise_label, values);
      name(pointwise, words.pointwise_title, words.pointwise_label, values);
      update(formulas, pairFormulas(state, words));
    },
    paint({ layer }, palette) {
      for (const [{ grid }, isDiagonal] of [[depthwise, true], [pointwise, false]]) {
        grid.clear(palette);
        if (isDiagonal) {
          for (let n = 0; n < layer.inChannels; n += 1) grid.fill(n, n, 1, 1, palette.kernel.fill);
        } else grid.fill(0, 0, grid.rows, grid.columns, palette.kernel.fill);
        grid.lines();
        if (isDiagonal) {
          for (let n = 0; n < layer.inChannels; n += 1) grid.outline(n, n, 1, 1, palette.kernel.ink, 2);
        } else grid.outline(0, 0, grid.rows, grid.columns, palette.kernel.ink, 2);
      }
    },
  };
}

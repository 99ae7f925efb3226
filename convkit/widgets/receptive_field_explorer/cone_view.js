// The cone of a unit: every level a row of units, the input at the bottom with the number of
// paths that end at each sample.
import { paintCone } from "./cone_paint.js";
import { coneLayout } from "./cone_layout.js";
import { tellCone } from "./cone_words.js";
import { Grid } from "../shared/grid.js";
import { element, fill, setLabel } from "../shared/text.js";

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function coneView(words, select) {
  let state = null;
  let layout = null;
  let width = 0;
  const canvas = element("canvas", { role: "application", tabindex: "0" });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const grid = new Grid(canvas); // its cells are single pixels: units stand at any place
  const node = element("div", { class: "convkit-window convkit-cone" }, grid.frame, sentence);

  const point = (event) => {
    const found = state.levels && layout.unitAt(event.offsetX - 1, event.offsetY - 1);
    if (!found) return;
    if (found.level) select.unit(found.level, found.unit);
    else select.sample(found.unit);
  };
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointermove", (event) => { if (event.buttons) point(event); });
  canvas.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    if (state.levels) select.move(state, ...move);
  });

  return {
    node,
    measure() {
      const changed = node.clientWidth !== width;
      width = node.clientWidth;
      return changed;
    },
    write(next) {
      state = next;
      layout = coneLayout(state, Math.max(1, width - 2));
      grid.resize(layout.height, layout.width, 1);
      setLabel(canvas, fill(words.cone_label, { layers: state.layers.length, size: state.size }));
      tellCone(sentence, state, words);
    },
    paint(_, palette) {
      grid.clear(palette);
      paintCone(grid, state, layout, words);
    },
  };
}

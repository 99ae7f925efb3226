// The picture and its filtered result side by side, with the selected pixel's window on them.
import { inkOn } from "../shared/grid.js";
import { map } from "../shared/map.js";
import { element, fill, number, plural, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 40; // pixels
const SMALLEST_MARK = 14;
const GAP = 16; // between the pictures, as in the style sheet
const CAPTION = 40;

export function pictureView(words, select) {
  let shown = null;
  let room = { width: 0, height: 0 };
  const first = () => shown.first ?? 0;
  const cursor = () => shown.result && { row: shown.row, column: shown.column };
  const input = map("input", { hover: true, select, cursor });
  const output = map("output", {
    hover: true,
    select: (row, column) => select(row + first(), column + first()),
    cursor: () => shown.result && { row: shown.row - first(), column: shown.column - first() },
  });
  const pictures = element("div", { class: "convkit-pictures" }, input.node, output.node);
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const extremes = element("p", { class: "convkit-note convkit-range" });
  const node = element("div", { class: "convkit-window" }, pictures, sentence, extremes);
  const drawn = new Map(); // grid → the values drawn last, and their picture

  function paintPart({ grid }, plane, tones, palette, { row, column, size, role }) {
    const last = drawn.get(grid);
    const pixels = last?.tones === tones ? last.pixels : greyPicture(plane, tones);
    drawn.set(grid, { tones, pixels });
    grid.clear(palette);
    grid.picture(0, 0, pixels);
    const at = (r, c) => r * plane.columns + c;
    grid.numbers((r, c) => plane.values[at(r, c)], (r, c) => inkOn(tones[at(r, c)]));
    if (row === undefined) return;
    const spare = Math.max(0, SMALLEST_MARK / grid.cell - size) / 2; // small windows stay visible
    const place = [row - spare, column - spare, size + 2 * spare, size + 2 * spare];
    grid.outline(...place, palette.surface, 5);
    grid.outline(...place, palette[role].ink, 2.5);
  }

  function tell(state) {
    const { plane, result, isMagnitude, products, total, across } = state;
    setText(input.caption, fill(words.picture_title, plane));
    setLabel(input.canvas, fill(words.picture_label, plane));
    output.node.hidden = !result;
    sentence.classList.toggle("convkit-warning", !result);
    if (!result) {
      setText(sentence, fill(words.no_result, { ...plane, size: state.kernel.length }));
      setText(extremes, "");
      return;
    }
    setText(output.caption, fill(words.result_title, result));
    setLabel(output.canvas, fill(words.result_label, result));
    const facts = {
      row: state.row - state.first, column: state.column - state.first, value: number(state.value),
      a: number(total), b: number(across),
      taps: plural(words, "taps", products.length),
      outside: products.filter((tap) => tap.isOutside).length,
    };
    setText(sentence, fill(isMagnitude ? words.sentence_magnitude : words.sentence, facts));
    setText(extremes, rangeText(words, state));
  }

  return {
    node,
    pictures,
    measure() {
      const next = { width: pictures.clientWidth, height: pictures.clientHeight };
      const changed = next.width !== room.width || next.height !== room.height;
      room = next;
      return changed;
    },
    write(state) {
      shown = state;
      if (!state.plane) return;
      tell(state);
      const { rows, columns } = state.plane;
      const cell = Math.max(0.1, Math.min(LARGEST_CELL,
        ((room.width - GAP) / 2 - 2) / columns, (room.height - CAPTION - 2) / rows));
      input.grid.resize(rows, columns, cell);
      if (state.result) output.grid.resize(state.result.rows, state.result.columns, cell);
    },
    paint(state, palette) {
      const { plane, result, kernel, row, column, first: begin } = state;
      if (!plane) return;
      const half = (kernel.length - 1) / 2;
      const size = kernel.length;
      paintPart(input, plane, plane.values, palette, result
        ? { row: row - half, column: column - half, size, role: "kernel" } : {});
      if (!result) return;
      paintPart(output, result, state.tones, palette,
        { row: row - begin, column: column - begin, size: 1, role: "output" });
    },
  };
}

function rangeText(words, { result, extremes, show, limit, below, above }) {
  const facts = { count: result.values.length, limit: number(limit), below, above };
  const range = fill(words.range, { low: number(extremes.low), high: number(extremes.high) });
  return `${range} ${fill(words[`shown_${show}`], facts)}`;
}

function greyPicture({ rows, columns }, tones) {
  const pixels = new ImageData(columns, rows);
  const words = new Uint32Array(pixels.data.buffer); // the bytes of a pixel are equal, but for alpha
  for (let n = 0; n < words.length; n += 1) words[n] = 0xff000000 | (tones[n] * 0x010101);
  return pixels;
}

// Two ways side by side: stamping, and the direct form; below them what they say.
import { directWay } from "./direct_form_view.js";
import { stampingWay } from "./stamping_view.js";
import { element, fill, number, plural, setText } from "../shared/text.js";

const LARGEST_CELL = 36; // pixels
const GAP = 16; // as in the style sheet
const [LINE, CAPTION_MARGIN, LETTER] = [16, 8, 7]; // of a caption, about

const sum = (values) => values.reduce((a, b) => a + b, 0);
const largest = (values) => Math.max(...values);

// A map's part of the room: its cells and its caption.
function boxOf({ rows, columns, smallest, caption }) {
  const lines = caption.textContent.split("\n");
  const width = LETTER * largest(lines.map((line) => line.length));
  const height = lines.length * LINE + CAPTION_MARGIN;
  const side = (cell) => Math.max(smallest, cell);
  return {
    width: (cell) => Math.max(columns * side(cell) + 2, width),
    height: (cell) => rows * side(cell) + 2 + height,
  };
}

// The largest cell at which all stacks of maps fit side by side, or in one row of data below
// each other.
function cellFor(room, stacks, isRow) {
  const boxes = (isRow ? [stacks.flat()] : stacks).map((stack) => stack.map(boxOf));
  const fits = (cell) => {
    const width = sum(boxes.map((stack) => largest(stack.map((box) => box.width(cell)))));
    const height = largest(boxes.map((stack) => sum(stack.map((box) => box.height(cell)))));
    return width + GAP * (boxes.length - 1) <= room.width && height <= room.height;
  };
  let cell = LARGEST_CELL;
  while (cell > 2 && !fits(cell)) cell -= 1;
  return cell;
}

function whyNoOutput({ height, width, size }, words) {
  const why = (axis, side) => fill(words.no_output, {
    side, crop: 2 * axis.padding,
    stamped: axis.stride * (axis.size - 1) + axis.dilation * (axis.kernel - 1) + 1 + axis.outputPadding,
  });
  const reasons = JSON.stringify(height) === JSON.stringify(width)
    ? [why(height, words.rows_and_columns)]
    : [
      ...(size.rows === null ? [why(height, words.rows)] : []),
      ...(size.columns === null ? [why(width, words.columns)] : []),
    ];
  return [...reasons, words.no_output_help].join(" ");
}

function told(state, words) {
  const { selection, contributions, stamps, cell, image, kernel } = state;
  const { output, input, tap } = selection;
  const weight = tap && kernel[tap.row][tap.column];
  const value = image[input.row][input.column];
  const output_told = fill(words.sentence, {
    cell: cell(output), value: number(stamps[output.row][output.column]),
    stamps: plural(words, "stamps", contributions.length),
  });
  return `${output_told} ${fill(words[`selected_${selection.kind}`], {
    input: cell(input), tap: tap && cell(tap), value: number(value), weight: number(weight ?? 0),
    product: number(value * (weight ?? 0)),
  })}`;
}

function verdict({ forgetsFlip, wrong, size }, words) {
  const count = size.rows * size.columns;
  if (!forgetsFlip && !wrong) return fill(words.equal, { count });
  return fill(wrong ? words.wrong : words.still_equal, { wrong, count });
}

export function transposedWindow(words, select) {
  const ways = [stampingWay(words, select), directWay(words, select)];
  const rooms = ways.map((way) => {
    const maps = element("div", { class: "convkit-way-maps" },
      ...way.stacks.map((stack) => element("div", {}, ...stack.map((part) => part.node))));
    const node = element("div", { class: "convkit-way" },
      element("p", { class: "convkit-way-title" }, way.title), maps);
    return { node, maps, width: 0, height: 0 };
  });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const compared = element("p", { class: "convkit-compared", role: "status", "aria-live": "polite" });
  const both = element("div", { class: "convkit-ways" }, ...rooms.map((room) => room.node));
  const node = element("div", { class: "convkit-window" }, both, compared, sentence);

  return {
    node,
    measure() {
      const sizes = rooms.map(({ maps }) => [maps.clientWidth, maps.clientHeight]);
      const changed = rooms.some((room, n) => room.width !== sizes[n][0] || room.height !== sizes[n][1]);
      rooms.forEach((room, n) => { [room.width, room.height] = sizes[n]; });
      return changed;
    },
    write(state) {
      both.classList.toggle("convkit-flat", state.isRow);
      sentence.classList.toggle("convkit-warning", !state.hasOutput);
      compared.classList.toggle("convkit-warning", state.hasOutput && state.forgetsFlip);
      ways.forEach((way, n) => {
        way.write(state);
        const cell = cellFor(rooms[n], way.stacks, state.isRow);
        for (const part of way.stacks.flat()) {
          part.node.hidden = !part.rows;
          part.grid.resize(part.rows, part.columns, Math.max(part.smallest, cell));
        }
      });
      setText(sentence, state.hasOutput ? told(state, words) : whyNoOutput(state, words));
      setText(compared, state.hasOutput ? verdict(state, words) : "");
    },
    paint(state, palette) {
      for (const way of ways) way.paint(state, palette);
    },
  };
}

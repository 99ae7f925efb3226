// Two ways round: filter and then shift, or shift and then filter, and how far they end apart.
import { greyLevels, inkOn } from "../shared/grid.js";
import { map } from "../shared/map.js";
import { element, fill, number, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 40; // pixels
const GAP = 12; // between the maps, as in the style sheet
const CAPTION = 40;
// From left to right and from top to bottom; what each is selected by and coloured as.
const MAPS = {
  image: { role: "input", select: "image" },
  before: { role: "output", select: "before" },
  along: { role: "output", select: "cell" },
  moved: { role: "input", select: "moved" },
  after: { role: "output", select: "cell" },
  apart: { role: "kernel", select: "cell" },
};
const isPicture = (name) => name === "image" || name === "moved";

export function equivarianceView(words, select) {
  let shown = null;
  let room = { width: 0, height: 0 };
  const parts = Object.entries(MAPS).map(([name, { role, select: by }]) => ({
    name,
    ...map(role, {
      hover: true,
      select: (row, column) => shown.isEmpty || select[by](shown, row, column),
      cursor: () => (shown.isEmpty ? null : cursorOf(name)),
    }),
  }));
  const maps = element("div", { class: "convkit-square" }, ...parts.map((part) => part.node));
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const told = element("p", { class: "convkit-outcome", role: "status", "aria-live": "polite" });
  const node = element("div", { class: "convkit-window" }, maps, told, sentence);

  // Where the arrow keys set out: in pictures the pixel that the selected cell begins at.
  function cursorOf(name) {
    const { row, column, rows, columns, down, right } = shown;
    if (name === "before") return { row: row - rows.moved, column: column - columns.moved };
    const steps = { rowStep: rows.step, columnStep: columns.step };
    const [back, aside] = name === "image" ? [down, right] : [0, 0];
    if (isPicture(name)) {
      return { row: row * rows.step - back, column: column * columns.step - aside, ...steps };
    }
    return { row, column };
  }

  function paintPart({ name, grid }, state, palette, levels) {
    const { rows, columns, row, column } = state;
    grid.clear(palette);
    if (name === "apart") paintDifference(grid, state, palette);
    else {
      grid.shade(0, 0, levels);
      grid.numbers((r, c) => state[name][r][c], (r, c) => inkOn(levels[r][c]));
      grid.outline(0, 0, levels.length, levels[0].length, palette.line, 1);
    }
    if (state.isEmpty) return;
    if (isPicture(name)) {
      const [top, left] = [rows.first(row), columns.first(column)];
      const [back, aside] = name === "image" ? [state.down, state.right] : [0, 0];
      const window = [top - back, left - aside, rows.reach, columns.reach];
      grid.outline(...window, palette.surface, 4.5);
      grid.outline(...window, palette.kernel.ink, 2);
    } else if (name === "before") {
      const [r, c] = [rows.from(row), columns.from(column)];
      if (r >= 0 && c >= 0) grid.mark(r, c, palette.output.ink);
    } else grid.mark(row, column, palette[MAPS[name].role].ink);
  }

  function paintDifference(grid, { apart, rows, columns }, palette) {
    const most = Math.max(...apart.flat().map(Math.abs)) || 1;
    grid.fill(0, 0, apart.length, apart[0].length, palette.surface);
    // Where there is room for numbers they tell how much, else the strength of the colour.
    const [colour, strength] = grid.isNumbered()
      ? [palette.kernel.fill, () => 1]
      : [palette.kernel.ink, (value) => 0.35 + (0.65 * Math.abs(value)) / most];
    apart.forEach((values, r) => values.forEach((value, c) => {
      if (value) grid.fill(r, c, 1, 1, colour, strength(value));
    }));
    grid.numbers((r, c) => apart[r][c] || null);
    grid.outline(0, 0, apart.length, apart[0].length, palette.muted, 1);
    const inside = ({ clear }) => [clear.indexOf(true), clear.filter(Boolean).length];
    const [[top, high], [left, wide]] = [inside(rows), inside(columns)];
    if (high && wide) grid.outline(top, left, high, wide, palette.text, 1.5, [4, 3]);
  }

  return {
    node,
    measure() {
      const next = { width: maps.clientWidth, height: maps.clientHeight };
      const changed = next.width !== room.width || next.height !== room.height;
      room = next;
      return changed;
    },
    write(state) {
      shown = state;
      const step = state.rows?.step ?? 1;
      const [across, down] = [
        Math.max(state.image[0].length, step * (state.before[0]?.length ?? 0)),
        Math.max(state.image.length, step * state.before.length),
      ];
      const cell = Math.max(1, Math.min(LARGEST_CELL, ((room.width - 2 * GAP) / 3 - 2) / across,
        (room.height / 2 - CAPTION - 2) / down));
      for (const { name, node: part, caption, canvas, grid } of parts) {
        const values = state[name];
        part.hidden = !values?.[0]?.length;
        if (part.hidden) continue;
        const sizes = { rows: values.length, columns: values[0].length };
            grid.resize(sizes.rows, sizes.columns, isPicture(name) ? cell : step * cell);
        setText(caption, fill(words[`${name}_title`], sizes));
        setLabel(canvas, fill(words[`${name}_label`], sizes));
      }
      setText(told, outcomeText(words, state));
      setText(sentence, state.isEmpty ? "" : cellText(words, state));
    },
    paint(state, palette) {
      const pictures = [...state.image, ...state.moved];
      const results = state.isEmpty ? [] : [...state.before, ...state.after, ...state.along];
      for (const part of parts) {
        if (part.node.hidden) continue;
        const levels = part.name === "apart" ? null
          : greyLevels(state[part.name], isPicture(part.name) ? pictures : results);
        paintPart(part, state, palette, levels);
      }
    },
  };
}

function cellText(words, { row, column, after, along, apart }) {
  return fill(words.cell, {
    row, column, after: number(after[row][column]), along: number(along[row][column]),
    apart: number(apart[row][column]),
  });
}

// Why the two ways differ or do not, and whether one number of the output stays the same.
export function reasonView(words) {
  const node = element("p", { class: "convkit-reason", role: "status", "aria-live": "polite" });
  return { node, write: (state) => setText(node, state.isEmpty ? "" : reasonText(words, state)) };
}

const facts = (state) => ({
  count: state.count, cells: state.cells, norm: number(state.norm),
  percent: number(Math.round(1000 * (state.norm / state.whole)) / 10),
});

function outcomeText(words, state) {
  const { isEmpty, count, whole, down, right } = state;
  if (isEmpty) return words.empty;
  if (count) return fill(whole > 0 ? words.apart : words.apart_from_zero, facts(state));
  return fill(down === 0 && right === 0 ? words.still : words.equal, facts(state));
}

// Which of border, stride, pooling and the ring's length broke the equality.
function reasonText(words, state) {
  const { count, broken, couldBreak, rows, columns, stride, pooling, down, right } = state;
  const stepName = pooling === "none" ? "by_stride" : stride === 1 ? "by_pooling" : "by_both";
  const parts = [
    ...(broken.step ? [words.step, words[stepName]] : []),
    ...(broken.ring ? [words.ring] : []),
    ...(broken.border ? [words.border] : []),
    ...(count === 0 && couldBreak && (down || right) ? [words.quiet_border] : []),
    ...(state.summary ? [summaryText(words, state.summary)] : []),
  ];
  return fill(parts.join(" "), {
    down: number(down), right: number(right), stride, step: rows.step, rows: rows.size, columns: columns.size,
    beyond: state.beyond, cells_down: number(rows.moved), cells_right: number(columns.moved),
  });
}

function summaryText(words, { kind, before, after }) {
  const isSame = Math.abs(before - after) <= 1e-9 * Math.max(1, Math.abs(before));
  return fill(isSame ? words.invariant : words.not_invariant, {
    summary: words[`summary_${kind}`], before: number(before), after: number(after),
  });
}

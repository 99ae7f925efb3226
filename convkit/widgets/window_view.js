// The window view: padded input with the kernel's taps on it, kernel, output.
import { remainder, span } from "./arithmetic.js";
import { Grid, greyLevels, inkOn } from "./grid.js";
import { element, fill, number, plural, setLabel, setText } from "./text.js";

const LARGEST_CELL = 40; // pixels
const SMALLEST_KERNEL_CELL = 20; // its numbers are read, however small the picture's cells
const GAP = 24; // between the maps, as in the style sheet
const CAPTION = 40;

function map(role, attributes) {
  const canvas = element("canvas", attributes);
  const caption = element("div", { class: `convkit-caption convkit-${role}` });
  const node = element("div", { class: "convkit-map" }, caption, canvas);
  return { canvas, caption, node, grid: new Grid(canvas) };
}

// select(row, column) is called when the reader picks an output cell.
export function windowView(words, select) {
  const input = map("input", { role: "img" });
  const kernel = map("kernel", { role: "img" });
  const output = map("output", { role: "application", tabindex: "0" });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const beside = element("div", { class: "convkit-beside" }, kernel.node, output.node);
  const maps = element("div", { class: "convkit-maps" }, input.node, beside);
  const node = element("div", { class: "convkit-window" }, maps, sentence);
  let room = { width: 0, height: 0, isWide: false };
  let shown = null;

  const point = (event) => {
    const cell = output.grid.cellAt(event);
    if (cell) select(cell.row, cell.column);
  };
  const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  output.canvas.addEventListener("pointermove", point);
  output.canvas.addEventListener("pointerdown", point);
  output.canvas.addEventListener("keydown", (event) => {
    const move = KEYS[event.key];
    if (!move || !shown?.output) return;
    event.preventDefault();
    const { rows, columns } = shown.places;
    select(
      Math.min(Math.max(shown.row + move[0], 0), rows - 1),
      Math.min(Math.max(shown.column + move[1], 0), columns - 1));
  });

  // The largest cells that leave room for all maps: input, kernel and output side by side
  // where the page is wide, else the kernel above the output.
  function cellSize({ padded, kernel: weights, places }) {
    const [rows, columns] = [places.rows ?? 0, places.columns ?? 0];
    const [high, wide] = [weights.length, weights[0].length];
    // The kernel's cells are the others' (cells = 1), or of a fixed size of their own.
    const fit = (cells, fixed) => {
      const across = room.isWide
        ? (room.width - 2 * GAP - 6 - fixed * wide) / (padded.columns + columns + cells * wide)
        : (room.width - GAP - 6) / (padded.columns + Math.max(columns, cells * wide));
      const beside = room.isWide
        ? (room.height - CAPTION - 4) / rows
        : (room.height - 2 * CAPTION - 8 - fixed * high) / (rows + cells * high);
      const down = Math.min(beside, (room.height - CAPTION - 4) / padded.rows);
      return Math.min(LARGEST_CELL, across, down);
    };
    const cell = fit(1, 0);
    return Math.max(1, cell < SMALLEST_KERNEL_CELL ? fit(0, SMALLEST_KERNEL_CELL) : cell);
  }

  function drawInput(state, palette, shaded) {
    const { grid } = input;
    const { height, width, top, left, padded } = state;
    const image = state.image.slice(0, height.size).map((row) => row.slice(0, width.size));
    const levels = shaded && greyLevels(image);
    const inside = (row, column) => image[row - top]?.[column - left] !== undefined;
    grid.fill(0, 0, padded.rows, padded.columns, palette.surface);
    if (shaded) grid.shade(top, left, levels);
    else grid.fill(top, left, height.size, width.size, palette.input.fill);
    if (!shaded) grid.lines();
    grid.numbers(
      (row, column) => (inside(row, column) ? image[row - top][column - left] : 0),
      (row, column) => (shaded && inside(row, column)
        ? inkOn(levels[row - top][column - left]) : palette.text));
    grid.outline(0, 0, padded.rows, padded.columns, palette.muted, 1, [2, 3]);
    grid.outline(top, left, height.size, width.size, palette.input.ink, 2);
    if (!state.output) return;
    const [unreadRows, unreadColumns] = [remainder(height), remainder(width)];
    grid.hatch(padded.rows - unreadRows, 0, unreadRows, padded.columns);
    grid.hatch(0, padded.columns - unreadColumns, padded.rows, unreadColumns);
    const [firstRow, firstColumn] = [state.row * height.stride, state.column * width.stride];
    const spread = height.dilation > 1 || width.dilation > 1;
    grid.outline(firstRow, firstColumn, span(height), span(width), palette.kernel.ink,
      spread ? 1.5 : 3, spread ? [4, 3] : []);
    for (const tap of spread ? state.products : []) {
      grid.outline(tap.row + top, tap.column + left, 1, 1, palette.kernel.ink, 3);
    }
  }

  function drawOutput({ output: values, places, row, column }, palette, shaded) {
    const { grid } = output;
    const levels = shaded && greyLevels(values);
    if (shaded) grid.shade(0, 0, levels);
    else grid.fill(0, 0, places.rows, places.columns, palette.output.fill);
    if (!shaded) grid.lines();
    grid.numbers((r, c) => values[r][c], shaded ? (r, c) => inkOn(levels[r][c]) : undefined);
    grid.outline(row, column, 1, 1, palette.surface, 5);
    grid.outline(row, column, 1, 1, palette.output.ink, 3);
  }

  function drawKernel({ kernel: weights }, palette) {
    const { grid } = kernel;
    const [rows, columns] = [weights.length, weights[0].length];
    grid.fill(0, 0, rows, columns, palette.kernel.fill);
    grid.lines();
    grid.numbers((row, column) => weights[row][column]);
    grid.outline(0, 0, rows, columns, palette.kernel.ink, 2);
  }

  function whyNoOutput({ height, width, padded, places }) {
    const why = (axis, side, size) =>
      fill(words.no_output, { span: span(axis), side, padded: size });
    const alike = span(height) === span(width) && padded.rows === padded.columns;
    if (alike) return why(height, words.rows_and_columns, padded.rows);
    return [
      ...(places.rows === null ? [why(height, words.rows, padded.rows)] : []),
      ...(places.columns === null ? [why(width, words.columns, padded.columns)] : []),
    ].join(" ");
  }

  function tell(state) {
    const { height, width, padded, places } = state;
    const sizes = {
      rows: height.size, columns: width.size,
      padded_rows: padded.rows, padded_columns: padded.columns,
    };
    const isPadded = padded.rows > height.size || padded.columns > width.size;
    const kernelSizes = { rows: height.kernel, columns: width.kernel };
    setText(input.caption, fill(isPadded ? words.padded_title : words.input_title, sizes));
    setLabel(input.canvas, fill(words.input_label, sizes));
    setText(kernel.caption, fill(words.kernel_title, kernelSizes));
    setLabel(kernel.canvas, fill(words.kernel_label, kernelSizes));
    output.node.hidden = !state.output;
    sentence.classList.toggle("convkit-warning", !state.output);
    if (!state.output) {
      setText(sentence, whyNoOutput(state));
      return;
    }
    setText(output.caption, fill(words.output_title, places));
    setLabel(output.canvas, fill(words.output_label, places));
    setText(sentence, fill(words.sentence, {
      step: state.step, last: places.rows * places.columns - 1,
      row: state.row, column: state.column, value: number(state.value),
      taps: plural(words, "taps", state.products.length),
      on_padding: state.products.filter((tap) => tap.isPadding).length,
    }));
  }

  return {
    node,
    // Take the room that the page gives; true if it changed.
    measure() {
      const next = {
        width: maps.clientWidth, height: maps.clientHeight,
        isWide: getComputedStyle(beside).flexDirection === "row",
      };
      const changed = Object.keys(next).some((key) => next[key] !== room[key]);
      room = next;
      return changed;
    },
    draw(state, palette, shaded) {
      shown = state;
      tell(state);
      const cell = cellSize(state);
      const kernelCell = Math.max(cell, SMALLEST_KERNEL_CELL);
      // All sizes first: drawing text makes the browser lay out what has changed, once.
      input.grid.begin(state.padded.rows, state.padded.columns, cell, palette);
      kernel.grid.begin(state.kernel.length, state.kernel[0].length, kernelCell, palette);
      if (state.output) output.grid.begin(state.places.rows, state.places.columns, cell, palette);
      drawInput(state, palette, shaded);
      drawKernel(state, palette);
      if (state.output) drawOutput(state, palette, shaded);
    },
  };
}

// The window view: padded input with the kernel's taps on it, kernel, output.
import { remainder, span } from "../shared/arithmetic.js";
import { greyLevels, inkOn } from "../shared/grid.js";
import { map } from "../shared/map.js";
import { element, fill, number, plural, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 40; // pixels
const SMALLEST_KERNEL_CELL = 20; // its numbers are read, however small the picture's cells
const GAP = 24; // between the maps, as in the style sheet
const CAPTION = 40;

export function windowView(words, select) {
  let shown = null;
  const kernelColumns = () => shown.kernel[0].length;
  const input = map("input", {
    select: (row, column) => shown.output && select.input(shown, row - shown.top, column - shown.left),
    cursor: () => {
      if (!shown.output) return null;
      const { row, column } = shown.product ?? shown.products[0];
      return { row: row + shown.top, column: column + shown.left };
    },
  });
  const kernel = map("kernel", {
    select: (row, column) => shown.output && select.tap(shown, row * kernelColumns() + column),
    cursor: () => {
      if (!shown.output) return null;
      const tap = Math.max(0, shown.tap);
      return { row: Math.floor(tap / kernelColumns()), column: tap % kernelColumns() };
    },
  });
  const output = map("output", {
    hover: true,
    select: (row, column) => select.output(shown, row, column),
    cursor: () => shown.output && { row: shown.row, column: shown.column },
  });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const beside = element("div", { class: "convkit-beside" }, kernel.node, output.node);
  const maps = element("div", { class: "convkit-maps" }, input.node, beside);
  const node = element("div", { class: "convkit-window" }, maps, sentence);
  let room = { width: 0, height: 0, isWide: false };

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
      const below = room.isWide
        ? (room.height - CAPTION - 4) / rows
        : (room.height - 2 * CAPTION - 8 - fixed * high) / (rows + cells * high);
      const down = Math.min(below, (room.height - CAPTION - 4) / padded.rows);
      return Math.min(LARGEST_CELL, across, down);
    };
    const cell = fit(1, 0);
    return Math.max(1, cell < SMALLEST_KERNEL_CELL ? fit(0, SMALLEST_KERNEL_CELL) : cell);
  }

  function paintInput(state, palette) {
    const { grid } = input;
    const { height, width, top, left, padded, isShaded } = state;
    const image = state.image.slice(0, height.size).map((row) => row.slice(0, width.size));
    const levels = isShaded && greyLevels(image);
    const inside = (row, column) => image[row - top]?.[column - left] !== undefined;
    grid.clear(palette);
    grid.fill(0, 0, padded.rows, padded.columns, palette.surface);
    if (isShaded) grid.shade(top, left, levels);
    else grid.fill(top, left, height.size, width.size, palette.input.fill);
    if (!isShaded) grid.lines();
    grid.numbers(
      (row, column) => (inside(row, column) ? image[row - top][column - left] : 0),
      (row, column) => (isShaded && inside(row, column)
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
    if (state.product) grid.mark(state.product.row + top, state.product.column + left, palette.input.ink);
  }

  function paintKernel({ kernel: weights, tap, output: any }, palette) {
    const { grid } = kernel;
    const [rows, columns] = [weights.length, weights[0].length];
    grid.clear(palette);
    grid.fill(0, 0, rows, columns, palette.kernel.fill);
    grid.lines();
    grid.numbers((row, column) => weights[row][column]);
    grid.outline(0, 0, rows, columns, palette.kernel.ink, 2);
    if (any && tap >= 0) grid.mark(Math.floor(tap / columns), tap % columns, palette.kernel.ink);
  }

  function paintOutput({ output: values, places, row, column, isShaded }, palette) {
    const { grid } = output;
    const levels = isShaded && greyLevels(values);
    grid.clear(palette);
    if (isShaded) grid.shade(0, 0, levels);
    else grid.fill(0, 0, places.rows, places.columns, palette.output.fill);
    if (!isShaded) grid.lines();
    grid.numbers((r, c) => values[r][c], isShaded ? (r, c) => inkOn(levels[r][c]) : undefined);
    grid.mark(row, column, palette.output.ink);
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
    const { height, width, padded, places, isFlipped, product } = state;
    const sizes = {
      rows: height.size, columns: width.size,
      padded_rows: padded.rows, padded_columns: padded.columns,
    };
    const isPadded = padded.rows > height.size || padded.columns > width.size;
    const kernelSizes = { rows: height.kernel, columns: width.kernel };
    setText(input.caption, fill(isPadded ? words.padded_title : words.input_title, sizes));
    setLabel(input.canvas, fill(words.input_label, sizes));
    setText(kernel.caption, fill(isFlipped ? words.flipped_title : words.kernel_title, kernelSizes));
    setLabel(kernel.canvas, fill(words.kernel_label, kernelSizes));
    output.node.hidden = !state.output;
    sentence.classList.toggle("convkit-warning", !state.output);
    if (!state.output) {
      setText(sentence, whyNoOutput(state));
      return;
    }
    setText(output.caption, fill(words.output_title, places));
    setLabel(output.canvas, fill(words.output_label, places));
    const cell = fill(words.sentence, {
      step: state.step, last: places.rows * places.columns - 1,
      row: state.row, column: state.column, value: number(state.value),
      taps: plural(words, "taps", state.products.length),
      on_padding: state.products.filter((tap) => tap.isPadding).length,
    });
    const selected = product && fill(words.selected_product, {
      row: product.row, column: product.column, value: number(product.value),
      tap_row: Math.floor(state.tap / width.kernel), tap_column: state.tap % width.kernel,
      weight: number(product.weight), product: number(product.value * product.weight),
    });
    setText(sentence, selected ? `${cell} ${selected}` : cell);
  }

  return {
    node,
    measure() {
      const next = {
        width: maps.clientWidth, height: maps.clientHeight,
        isWide: getComputedStyle(beside).flexDirection === "row",
      };
      const changed = Object.keys(next).some((key) => next[key] !== room[key]);
      room = next;
      return changed;
    },
    write(state) {
      shown = state;
      tell(state);
      const cell = cellSize(state);
      const kernelCell = Math.max(cell, SMALLEST_KERNEL_CELL);
      input.grid.resize(state.padded.rows, state.padded.columns, cell);
      kernel.grid.resize(state.kernel.length, state.kernel[0].length, kernelCell);
      if (state.output) output.grid.resize(state.places.rows, state.places.columns, cell);
    },
    paint(state, palette) {
      paintInput(state, palette);
      paintKernel(state, palette);
      if (state.output) paintOutput(state, palette);
    },
  };
}

// Stamping: each input cell sets down the kernel, times its value, and what falls on one cell is
// added. In one row all stamps are shown, each in a row of its own.
import { paddingWidths } from "../shared/arithmetic.js";
import { stampedSize } from "../shared/transposed.js";
import { titledMap } from "./titled_map.js";

const READABLE = 17; // pixels: numbers of a kernel are read, however small the others' cells

const nearestTo = (values, target) =>
  [...values].sort((a, b) => Math.abs(a - target) - Math.abs(b - target))[0];

export function stampingWay(words, select) {
  let shown = null;
  const chosen = () => shown.selection;
  const input = titledMap("input", {
    select: (row, column) => select.input(shown, { row, column }),
    cursor: () => chosen().input,
  });
  const kernel = titledMap("kernel", {
    smallest: READABLE,
    select: (row, column) => select.stampTap(shown, { row, column }),
    cursor: () => chosen().tap ?? { row: 0, column: 0 },
  });
  const stamp = titledMap("kernel", {
    select: (row, column) => (shown.isRow
      ? selectStamped(row, column)
      : select.stampTap(shown, { row, column })),
    cursor: () => (shown.isRow
      ? { row: chosen().input.column, column: onCanvas().column }
      : chosen().tap ?? { row: 0, column: 0 }),
  });
  const output = titledMap("output", {
    hover: true,
    select: (row, column) => selectPlace({ row: row - top(), column: column - left() }),
    cursor: () => onCanvas(),
  });
  const top = () => paddingWidths(shown.height)[0];
  const left = () => paddingWidths(shown.width)[0];
  // All that the stamps reach, and all that stays: output padding may lie beyond the stamps.
  const extent = (axis, kept) => Math.max(stampedSize(axis), paddingWidths(axis)[0] + kept);
  const canvas = () => ({
    rows: extent(shown.height, shown.size.rows), columns: extent(shown.width, shown.size.columns),
  });
  const onCanvas = () => {
    const place = chosen().place ?? chosen().output;
    return { row: place.row + top(), column: place.column + left() };
  };
  const isInside = ({ row, column }) =>
    row >= 0 && row < shown.size.rows && column >= 0 && column < shown.size.columns;

  // A cell of the output; or one that is cropped, by the nearest input whose stamp falls on it.
  function selectPlace(place) {
    if (isInside(place)) {
      select.output(shown, place);
      return;
    }
    const from = (positions, at, near) => {
      const stamps = positions.flatMap((places, t) => (places.includes(at) ? [t] : []));
      const t = nearestTo(stamps, near);
      return t === undefined ? null : [t, positions[t].indexOf(at)];
    };
    const down = from(shown.rows, place.row, chosen().input.row);
    const across = from(shown.columns, place.column, chosen().input.column);
    if (!down || !across) return; // no stamp falls there
    select.product(shown, { row: down[0], column: across[0] }, { row: down[1], column: across[1] });
  }

  // A cell in the row of one stamp: its product there, or where it has none its nearest one.
  function selectStamped(t, column) {
    const places = shown.columns[t];
    const from = t === chosen().input.column ? onCanvas().column - left() : null;
    const wanted = column - left();
    // an arrow key goes on to the next tap, though cells without one lie between
    const ahead = places.filter((place) => from === null || (place - from) * (wanted - from) > 0);
    const place = nearestTo(ahead.length ? ahead : places, wanted);
    select.product(shown, { row: 0, column: t }, { row: 0, column: places.indexOf(place) });
  }

  function write(state) {
    shown = state;
    const { height, width, image, kernel: weights, selection, cell, sides, size, isRow } = state;
    input.write(state, words.taken_title, words.taken_label, image.length, image[0].length);
    kernel.write(state, words.kernel_title, words.kernel_label, weights.length, weights[0].length);
    if (!state.hasOutput) {
      stamp.rows = 0;
      output.rows = 0;
      return;
    }
    const whole = canvas();
    stamp.smallest = isRow ? 1 : READABLE;
    if (isRow) {
      stamp.write(state, words.stamps_title, words.stamps_label, width.size, whole.columns);
    } else {
      const told = { cell: cell(selection.input) };
      stamp.write(state, words.stamp_title, words.stamp_label, height.kernel, width.kernel, told);
    }
    const isCropped = whole.rows > size.rows || whole.columns > size.columns;
    const told = {
      size: sides(size.rows, size.columns), whole: sides(whole.rows, whole.columns),
      count: state.soFar, all: height.size * width.size,
    };
    const title = state.soFar !== null ? words.so_far_title
      : isCropped ? words.cropped_title : words.given_title;
    output.write(state, title, words.given_label, whole.rows, whole.columns, told);
  }

  function paintInput({ image, contributions, selection }, palette) {
    input.ground(palette, palette.input.fill);
    input.grid.numbers((row, column) => image[row][column]);
    for (const { input: cell } of contributions ?? []) {
      input.grid.outline(cell.row, cell.column, 1, 1, palette.output.ink, 2, [3, 2]);
    }
    input.grid.mark(selection.input.row, selection.input.column, palette.input.ink);
  }

  function paintKernel({ kernel: weights, selection }, palette) {
    kernel.ground(palette, palette.kernel.fill);
    kernel.grid.numbers((row, column) => weights[row][column]);
    if (selection.tap) kernel.grid.mark(selection.tap.row, selection.tap.column, palette.kernel.ink);
  }

  function paintStamp({ image, kernel: weights, selection }, palette) {
    const value = image[selection.input.row][selection.input.column];
    stamp.ground(palette, palette.kernel.fill);
    stamp.grid.numbers((row, column) => value * weights[row][column]);
    if (isOfStamp()) stamp.grid.mark(selection.tap.row, selection.tap.column, palette.kernel.ink);
  }
  const isOfStamp = () => ["product", "cropped"].includes(chosen().kind);

  function paintStamps({ image, kernel: weights, columns, selection, soFar }, palette) {
    const { grid } = stamp;
    grid.clear(palette);
    const products = columns.map((places, t) => new Map(
      places.map((place, b) => [place + left(), image[0][t] * weights[0][b]])));
    products.forEach((line, t) => {
      for (const column of line.keys()) {
        const strength = soFar !== null && t >= soFar ? 0.35 : 1; // those are still to come
        grid.fill(t, column, 1, 1, palette.kernel.fill, strength);
      }
    });
    grid.lines();
    grid.numbers((t, column) => products[t].get(column) ?? null);
    hatchCropped(grid, { row: 0, column: left() }, { rows: grid.rows, columns: shown.size.columns });
    grid.outline(0, onCanvasOutput().column, grid.rows, 1, palette.output.ink, 2, [3, 2]);
    grid.outline(selection.input.column, 0, 1, grid.columns, palette.input.ink, 2);
    if (isOfStamp()) grid.mark(selection.input.column, onCanvas().column, palette.kernel.ink);
  }
  const onCanvasOutput = () => ({
    row: chosen().output.row + top(), column: chosen().output.column + left(),
  });

  // Everything outside of what stays.
  function hatchCropped(grid, corner, size) {
    const [bottom, right] = [corner.row + size.rows, corner.column + size.columns];
    grid.hatch(0, 0, corner.row, grid.columns);
    grid.hatch(bottom, 0, grid.rows - bottom, grid.columns);
    grid.hatch(corner.row, 0, size.rows, corner.column);
    grid.hatch(corner.row, right, size.rows, grid.columns - right);
  }

  function paintOutput({ size, shown: values, selection, rows, columns }, palette) {
    const { grid } = output;
    const corner = { row: top(), column: left() };
    grid.clear(palette);
    grid.fill(corner.row, corner.column, size.rows, size.columns, palette.output.fill);
    grid.lines();
    grid.numbers((row, column) => values[row - corner.row]?.[column - corner.column] ?? null);
    hatchCropped(grid, corner, size);
    for (const row of rows[selection.input.row]) {
      for (const column of columns[selection.input.column]) {
        const dash = isInside({ row, column }) ? [] : [4, 3];
        grid.outline(row + corner.row, column + corner.column, 1, 1, palette.kernel.ink, 2, dash);
      }
    }
    const { row, column } = onCanvasOutput();
    grid.mark(row, column, palette.output.ink);
    if (chosen().kind === "cropped") {
      grid.mark(onCanvas().row, onCanvas().column, palette.kernel.ink);
    }
  }

  return {
    title: words.stamping,
    stacks: [[input, kernel], [stamp, output]],
    write,
    paint(state, palette) {
      paintInput(state, palette);
      paintKernel(state, palette);
      if (!state.hasOutput) return;
      (state.isRow ? paintStamps : paintStamp)(state, palette);
      paintOutput(state, palette);
    },
  };
}

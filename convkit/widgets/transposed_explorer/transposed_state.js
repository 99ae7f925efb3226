// Everything that the views of a transposed convolution show, computed once a change.
import { positions, readers, convolve } from "../shared/steps.js";
import { directForm, transposedSize } from "../shared/transposed.js";
import { selectionOf } from "./transposed_selection.js";
import { axisOf } from "./transposed_settings.js";
import { gather, overlapCount, stampAll, stretch, transposedPositions } from "./transposed_steps.js";

const cut = (rows, height, width) => rows.slice(0, height).map((row) => row.slice(0, width));
const reversed = (kernel) => kernel.map((row) => [...row].reverse()).reverse();
const differ = (a, b) => Math.abs(a - b) > 1e-9 * (1 + Math.abs(a));

export function transposedState(model) {
  const [height, width] = [axisOf(model, "height"), axisOf(model, "width")];
  const isRow = model.get("one_row");
  const image = cut(model.get("image"), height.size, width.size);
  const kernel = cut(model.get("weights"), height.kernel, width.kernel);
  const size = { rows: transposedSize(height), columns: transposedSize(width) };
  const state = {
    height, width, isRow, image, kernel, size,
    hasOutput: size.rows !== null && size.columns !== null,
    forgetsFlip: model.get("forget_flip"),
    selection: selectionOf(model, height, width),
    // how cells and sizes are written
    cell: ({ row, column }) => (isRow ? `[${column}]` : `[${row}, ${column}]`),
    sides: (rows, columns) => (isRow ? `${columns}` : `${rows}×${columns}`),
  };
  if (!state.hasOutput) return state;

  const [rows, columns] = [transposedPositions(height), transposedPositions(width)];
  const { selection } = state;
  const count = selection.input.row * width.size + selection.input.column + 1;
  const stamps = stampAll(image, kernel, rows, columns, size);
  const meeting = {
    rows: Array.from({ length: size.rows }, (_, n) => readers(rows, n)),
    columns: Array.from({ length: size.columns }, (_, n) => readers(columns, n)),
  };
  const byMatrix = gather(image, kernel, meeting.rows, meeting.columns);
  const direct = directState(state);
  const count_of = (values) => values.flatMap((line, r) =>
    line.filter((value, c) => differ(value, stamps[r][c]))).length;
  return {
    ...state, rows, columns, meeting, stamps, byMatrix, direct,
    // The stamps so far, if the reader wants to see them come one by one
    shown: model.get("so_far") ? stampAll(image, kernel, rows, columns, size, count) : stamps,
    soFar: model.get("so_far") ? count : null,
    wrong: count_of(direct.output) + count_of(byMatrix),
    isWrong: (row, column) => differ(direct.output[row][column], stamps[row][column]),
    contributions: contributions(state, meeting),
    overlap: { rows: overlapCount(height), columns: overlapCount(width) },
  };
}

// What reaches the selected output cell, in the order of the inputs.
function contributions({ image, kernel, selection }, meeting) {
  return meeting.rows[selection.output.row].flatMap(([t, a]) =>
    meeting.columns[selection.output.column].map(([u, b]) => ({
      input: { row: t, column: u }, tap: { row: a, column: b },
      value: image[t][u], weight: kernel[a][b],
    })));
}

// One axis of the direct form on a canvas that also holds what is cropped away.
function directAxis(axis) {
  const form = directForm(axis);
  const [before, after] = [Math.max(0, form.before), Math.max(0, form.after)];
  return {
    ...form,
    size: axis.size,
    length: before + form.stretched + after,
    corner: Math.max(0, -form.before), // the first sample that is kept
    kept: form.stretched + form.before + form.after,
    place: (t) => before + axis.stride * t,
    places: positions({
      size: form.stretched + form.before + form.after,
      kernel: axis.kernel, stride: 1, padding: 0, dilation: axis.dilation,
    }),
  };
}

function directState({ height, width, image, kernel, forgetsFlip, selection }) {
  const [down, across] = [directAxis(height), directAxis(width)];
  const canvas = stretch(image, down, across, down.length, across.length);
  const weights = forgetsFlip ? kernel : reversed(kernel);
  const kept = canvas.slice(down.corner, down.corner + down.kept)
    .map((row) => row.slice(across.corner, across.corner + across.kept));
  const { row, column } = selection.output;
  const taps = down.places[row].flatMap((y, a) => across.places[column].map((x, b) => ({
    row: y + down.corner, column: x + across.corner,
    value: kept[y][x], weight: weights[a][b],
    tap: { row: height.kernel - 1 - a, column: width.kernel - 1 - b },
  })));
  return {
    down, across, canvas, weights, taps,
    output: convolve(kept, weights, down.kept, across.kept, down.places, across.places),
  };
}

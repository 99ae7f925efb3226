// Twin of convkit/steps/transposed.py: which outputs the stamp of each input falls on.
import { paddingWidths } from "../shared/arithmetic.js";
import { transposedSize } from "../shared/transposed.js";

// positions[t][j] = stride·t + dilation·j − before; outside 0..output−1 it is cropped.
export function transposedPositions(axis) {
  const [before] = paddingWidths(axis);
  return Array.from({ length: axis.size }, (_, t) =>
    Array.from({ length: axis.kernel }, (_, j) => axis.stride * t + axis.dilation * j - before));
}

// How many products each output of one axis is the sum of.
export function overlapCount(axis) {
  const counts = new Array(transposedSize(axis) ?? 0).fill(0);
  for (const n of transposedPositions(axis).flat()) if (n in counts) counts[n] += 1;
  return counts;
}

// Away from the border these counts repeat: taps whose place leaves each remainder by the stride.
export function overlapPattern({ kernel, stride, dilation }) {
  const counts = new Array(stride).fill(0);
  for (let j = 0; j < kernel; j += 1) counts[(dilation * j) % stride] += 1;
  return counts;
}

// The sum of the stamps of the first `count` inputs, in row order.
export function stampAll(image, kernel, rows, columns, size, count = rows.length * columns.length) {
  const output = Array.from({ length: size.rows }, () => new Array(size.columns).fill(0));
  for (let n = 0; n < count; n += 1) {
    const [t, u] = [Math.floor(n / columns.length), n % columns.length];
    for (let a = 0; a < kernel.length; a += 1) {
      const line = output[rows[t][a]];
      if (!line) continue;
      for (let b = 0; b < kernel[a].length; b += 1) {
        const column = columns[u][b];
        if (column >= 0 && column < size.columns) line[column] += image[t][u] * kernel[a][b];
      }
    }
  }
  return output;
}

// The input between whose samples, and around them, zeros are put. `place(t)` of each axis says
// where sample t stands.
export function stretch(image, height, width, rows, columns) {
  const canvas = Array.from({ length: rows }, () => new Array(columns).fill(0));
  for (let t = 0; t < height.size; t += 1) {
    for (let u = 0; u < width.size; u += 1) {
      canvas[height.place(t)][width.place(u)] = image[t][u];
    }
  }
  return canvas;
}

// The transposed matrix times the input, row by row: each output gathers its products.
// rowMeetings[n] and columnMeetings[n] are the [input, tap] pairs of output n along that axis.
export function gather(image, kernel, rowMeetings, columnMeetings) {
  return rowMeetings.map((down) => columnMeetings.map((across) => {
    let sum = 0;
    for (const [t, a] of down) for (const [u, b] of across) sum += kernel[a][b] * image[t][u];
    return sum;
  }));
}

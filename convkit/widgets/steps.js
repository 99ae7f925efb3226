// Twin of convkit/steps.py: which inputs meet which taps.
import { outputSize, paddingWidths } from "./arithmetic.js";

// positions[t][j] = stride·t + dilation·j − before; outside 0..size−1 lies the padding.
export function positions(axis) {
  const [before] = paddingWidths(axis);
  return Array.from({ length: outputSize(axis) ?? 0 }, (_, t) =>
    Array.from({ length: axis.kernel }, (_, j) => axis.stride * t + axis.dilation * j - before));
}

// The products of one output cell, taps in row order.
export function products(image, kernel, height, width, rows, columns) {
  return rows.flatMap((row, a) =>
    columns.map((column, b) => {
      const isPadding = row < 0 || row >= height || column < 0 || column >= width;
      return {
        row, column, isPadding, weight: kernel[a][b],
        value: isPadding ? 0 : image[row][column],
      };
    }));
}

// Every output, as rows of numbers. Zeros in the padding add nothing, so they are passed over.
export function convolve(image, kernel, height, width, rowPositions, columnPositions) {
  return rowPositions.map((rows) =>
    columnPositions.map((columns) => {
      let sum = 0;
      for (let a = 0; a < rows.length; a += 1) {
        if (rows[a] < 0 || rows[a] >= height) continue;
        for (let b = 0; b < columns.length; b += 1) {
          if (columns[b] < 0 || columns[b] >= width) continue;
          sum += kernel[a][b] * image[rows[a]][columns[b]];
        }
      }
      return sum;
    }));
}

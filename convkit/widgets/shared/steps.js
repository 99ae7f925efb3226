// Twin of convkit/steps.py: which inputs meet which taps.
import { outputSize, paddingWidths } from "./arithmetic.js";

// positions[t][j] = stride·t + dilation·j − before; outside 0..size−1 lies the padding.
export function positions(axis) {
  const [before] = paddingWidths(axis);
  return Array.from({ length: outputSize(axis) ?? 0 }, (_, t) =>
    Array.from({ length: axis.kernel }, (_, j) => axis.stride * t + axis.dilation * j - before));
}

// The same map read from the input: every [output, tap] of one axis that meets this index.
export function readers(axisPositions, index) {
  return axisPositions.flatMap((taps, t) => {
    const j = taps.indexOf(index);
    return j < 0 ? [] : [[t, j]];
  });
}

// How many products each index of the input is in, along one axis.
export function useCount(axis) {
  const counts = new Array(axis.size).fill(0);
  for (const n of positions(axis).flat()) if (n in counts) counts[n] += 1;
  return counts;
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

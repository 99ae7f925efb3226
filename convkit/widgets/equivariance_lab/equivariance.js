// Filtering and shifting in either order, and what keeps the two from agreeing.
import { pad, sourceIndex } from "../shared/padding.js";
import { convolve, positions } from "../shared/steps.js";

export const POOLINGS = ["none", "max", "mean"];
export const SUMMARIES = ["none", "mean", "max"];
const ROUNDING = 1e-9; // of the largest value: what lies below is no difference

// Every value moves down and to the right; what enters is what lies beyond the border.
export function shifted(values, down, right, boundary) {
  return pad(values, [[down, -down], [right, -right]], boundary);
}

// Filter, every `stride`-th place, and pool blocks of 2×2.
export function response(values, kernel, { boundary, stride, pooling }) {
  const [height, width] = [kernel.length, kernel[0].length];
  const padded = pad(values, [height, width].map(paddingOf), boundary);
  const [rows, columns] = [[padded.length, height], [padded[0].length, width]].map(([size, taps]) =>
    positions({ size, kernel: taps, stride, padding: 0, dilation: 1 }));
  return pooled(convolve(padded, kernel, padded.length, padded[0].length, rows, columns), pooling);
}

const paddingOf = (taps) => [Math.floor(taps / 2), Math.ceil(taps / 2) - 1];

export function pooled(values, pooling) {
  if (pooling === "none") return values;
  const of = { max: (block) => Math.max(...block), mean: (block) => mean(block) }[pooling];
  return Array.from({ length: Math.floor(values.length / 2) }, (_, r) =>
    Array.from({ length: Math.floor(values[0].length / 2) }, (_, c) =>
      of([values[2 * r], values[2 * r + 1]].flatMap((row) => row.slice(2 * c, 2 * c + 2)))));
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

// One number for a whole matrix, whatever its size.
export function summary(values, kind) {
  return kind === "max" ? Math.max(...values.flat()) : mean(values.flat());
}

// One axis: how output cells and pixels lie to each other.
export function axisFacts(size, cells, taps, shift, { boundary, stride, pooling }) {
  const step = stride * (pooling === "none" ? 1 : 2); // pixels from one cell to the next
  const [before, after] = paddingOf(taps);
  const reach = before + after + 1 + (step - stride); // pixels that a cell reads
  const moved = Math.floor(shift / step + 0.5) || 0; // cells; the nearest whole number
  const first = (cell) => step * cell - before;
  const isBeyond = (start) => start < 0 || start + reach > size;
  // Inside, a shifted picture holds what the rule for the border would put there: windows that
  // stay inside see the same both ways, if the cell that moves here is there at all.
  const isClear = (cell) =>
    !isBeyond(first(cell)) && cell - moved >= 0 && cell - moved < cells;
  const clear = Array.from({ length: cells }, (_, cell) => isClear(cell));
  return {
    size, step, reach, moved, first, clear, shift,
    isWhole: shift % step === 0,
    closes: size % step === 0,
    from: (cell) => sourceIndex(cell - moved, cells, boundary), // in the output that is shifted
  };
}

// Difference of two matrices, cell by cell; what rounding explains is 0.
export function difference(a, b) {
  const scale = Math.max(...[a, b].flat(2).map(Math.abs));
  return a.map((row, r) => row.map((value, c) => {
    const d = value - b[r][c];
    return Math.abs(d) <= ROUNDING * scale ? 0 : d;
  }));
}

export function norm(values) {
  return Math.sqrt(values.flat().reduce((sum, value) => sum + value * value, 0));
}

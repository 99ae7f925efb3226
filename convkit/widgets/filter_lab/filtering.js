// Filtering of whole pictures. A plane is {rows, columns, values}: one number a pixel, row by row.
import { sources } from "../shared/padding.js";

const WIDEST = 7; // weights in a row of the largest kernel
const BINS = 4096;
const SHARE_SHOWN = 0.995; // a few extremes must not dim all others

// Brightness of a colour picture in whole levels (Rec. ITU-R BT.601), as convkit.images.grey.
export function greyPlane({ data, width, height }) {
  const values = new Float64Array(width * height);
  for (let n = 0; n < values.length; n += 1) {
    values[n] = Math.round(0.299 * data[4 * n] + 0.587 * data[4 * n + 1] + 0.114 * data[4 * n + 2]);
  }
  return { rows: height, columns: width, values };
}

// Slide a square kernel over a plane. The result is as large as the plane, what lies beyond its
// border given by a rule of padding.js; or with "valid" only where the kernel fits, null if nowhere.
export function correlate(plane, kernel, boundary) {
  const source = framed(plane, boundary === "valid" ? 0 : (kernel.length - 1) / 2, boundary);
  const [rows, columns] = [source.rows, source.columns].map((size) => size - kernel.length + 1);
  if (rows < 1 || columns < 1) return null;
  const values = new Float64Array(rows * columns);
  kernel.forEach((weights, a) => {
    if (weights.every((weight) => weight === 0)) return;
    const taps = Array.from({ length: WIDEST }, (_, b) => weights[b] ?? 0);
    for (let row = 0; row < rows; row += 1) {
      const sums = values.subarray(row * columns, (row + 1) * columns);
      addRow(sums, source.values, (row + a) * source.columns, taps);
    }
  });
  return { rows, columns, values };
}

// One row of weights over one row of pixels. Written out it is three times as fast as a loop.
function addRow(sums, values, first, [a, b, c, d, e, f, g]) {
  for (let n = 0; n < sums.length; n += 1) {
    const at = first + n;
    sums[n] += a * values[at] + b * values[at + 1] + c * values[at + 2] + d * values[at + 3]
      + e * values[at + 4] + f * values[at + 5] + g * values[at + 6];
  }
}

// The plane in a frame made by a rule, with some room behind for kernels narrower than the widest.
function framed({ rows, columns, values }, width, boundary) {
  const down = sources(rows, width, width, boundary);
  const across = sources(columns, width, width, boundary);
  const result = new Float64Array(down.length * across.length + WIDEST);
  down.forEach((r, row) => {
    if (r < 0) return;
    const [to, from] = [row * across.length, r * columns];
    for (let n = 0; n < across.length; n += 1) {
      if (across[n] >= 0) result[to + n] = values[from + across[n]];
    }
  });
  return { rows: down.length, columns: across.length, values: result };
}

export const transposed = (kernel) => kernel[0].map((_, b) => kernel.map((row) => row[b]));

// √(a² + b²), pixel by pixel, written over a: large arrays are dear.
export function magnitude(a, b) {
  const [values, others] = [a.values, b.values];
  for (let n = 0; n < values.length; n += 1) {
    values[n] = Math.sqrt(values[n] * values[n] + others[n] * others[n]);
  }
  return a;
}

// The products of one pixel, taps in row order.
export function windowProducts(plane, kernel, row, column, boundary) {
  const half = (kernel.length - 1) / 2;
  const place = (n, size) => sources(size, half, half, boundary === "valid" ? "zero" : boundary)
    .slice(n, n + kernel.length);
  const [down, across] = [place(row, plane.rows), place(column, plane.columns)];
  const isInside = (n, size) => n >= 0 && n < size;
  return kernel.flatMap((weights, a) => weights.map((weight, b) => ({
    weight,
    value: down[a] < 0 || across[b] < 0 ? 0 : plane.values[down[a] * plane.columns + across[b]],
    isOutside: !isInside(row + a - half, plane.rows) || !isInside(column + b - half, plane.columns),
  })));
}

// Sum of the weights; what only rounding keeps from 0 is 0.
export function weightSum(kernel) {
  const weights = kernel.flat();
  const [sum, size] = weights.reduce(([s, t], weight) => [s + weight, t + Math.abs(weight)], [0, 0]);
  return Math.abs(sum) <= 1e-12 * size ? 0 : sum;
}

export function normalised(kernel) {
  const sum = weightSum(kernel);
  return sum === 0 ? kernel : kernel.map((row) => row.map((weight) => weight / sum));
}

export function range(values) {
  let [low, high] = [values[0], values[0]];
  for (let n = 1; n < values.length; n += 1) {
    if (values[n] < low) low = values[n];
    else if (values[n] > high) high = values[n];
  }
  return { low, high };
}

// A magnitude that 99.5 % of the values stay within, at most 1/4096 of the largest too high.
export function shownLimit(values, { low, high }) {
  const largest = Math.max(-low, high);
  if (largest === 0) return 1;
  const counts = new Uint32Array(BINS + 1);
  for (let n = 0; n < values.length; n += 1) {
    counts[Math.ceil((Math.abs(values[n]) / largest) * BINS)] += 1;
  }
  let [bin, within] = [0, counts[0]];
  while (within < SHARE_SHOWN * values.length) within += counts[bin += 1];
  return bin === 0 ? largest : (bin / BINS) * largest; // nearly all are 0: show what is not
}

// Ways to make values visible: tones from 0 to 255, and how many lie beyond black and white.
export const SHOWS = ["clip", "absolute", "grey"];

export function toned(values, show, extremes) {
  const tones = new Uint8ClampedArray(values.length); // rounds, and holds at 0 and 255
  const limit = show === "grey" ? shownLimit(values, extremes) : 255;
  const [factor, base] = show === "grey" ? [127 / limit, 128] : [1, 0];
  const isSigned = show !== "absolute";
  let [below, above] = [0, 0];
  for (let n = 0; n < values.length; n += 1) {
    const value = isSigned ? values[n] : Math.abs(values[n]);
    if (value > limit) above += 1;
    else if (value < (base ? -limit : 0)) below += 1;
    tones[n] = base + factor * value;
  }
  return { tones, limit, below, above };
}

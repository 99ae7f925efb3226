// Twin of convkit/padding.py: what lies beyond the border of the data.

export const BOUNDARIES = ["zero", "nearest", "reflect", "symmetric", "wrap"];

// Index of the sample that stands at place n of an axis; −1 where zero does.
export function sourceIndex(n, size, boundary) {
  if (n >= 0 && n < size) return n;
  if (boundary === "zero") return -1;
  if (boundary === "nearest" || size === 1) return n < 0 ? 0 : size - 1;
  const [period, last] = { // the samples repeat, or come and go: last is where they turn
    wrap: [size, size - 1], symmetric: [2 * size, 2 * size - 1], reflect: [2 * size - 2, 2 * size - 2],
  }[boundary];
  const place = ((n % period) + period) % period;
  return place < size ? place : last - place;
}

// The same for a whole axis, from place −before to place size + after.
export function sources(size, before, after, boundary) {
  return Array.from({ length: before + size + after }, (_, n) => sourceIndex(n - before, size, boundary));
}

// widths: [[above, below], [left, right]]; values are rows of numbers. A negative width crops.
export function pad(values, [rows, columns], boundary) {
  const down = sources(values.length, ...rows, boundary);
  const across = sources(values[0].length, ...columns, boundary);
  return down.map((r) => across.map((c) => (r < 0 || c < 0 ? 0 : values[r][c])));
}

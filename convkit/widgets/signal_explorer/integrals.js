// Integrals of products of two functions, by the midpoint rule on a grid so fine that three
// decimals are right. A function is {low, high, at}: it is 0 outside of low to high, and these are
// points of the grid, so that no cell holds a jump.

const WIDTH = 1 / 400; // of a cell

const edge = (x) => Math.round(x / WIDTH);

export function midpoints({ low, high, at }) {
  const first = edge(low);
  const values = Float64Array.from({ length: edge(high) - first }, (_, n) =>
    at((first + n + 0.5) * WIDTH));
  return { first, values };
}

// ∫ f(τ)·g(t − τ) dτ if g is flipped, else ∫ f(τ)·g(τ − t) dτ, of functions as midpoints.
export function integral(f, g, t, isFlipped) {
  const shift = edge(t);
  // f's cell m meets g's cell shift − 1 − m, or m − shift
  const start = isFlipped ? shift - 1 - f.first - g.first : f.first - shift - g.first;
  const step = isFlipped ? -1 : 1;
  let sum = 0;
  for (let m = 0; m < f.values.length; m += 1) sum += f.values[m] * (g.values[start + step * m] ?? 0);
  return sum * WIDTH;
}

export function area({ values }) {
  return values.reduce((sum, value) => sum + value, 0) * WIDTH;
}

// Where g stands when it has slid to t.
export function standing(g, t, isFlipped) {
  return isFlipped ? { low: t - g.high, high: t - g.low } : { low: t + g.low, high: t + g.high };
}

// The t at which the two overlap.
export function reach(f, g, isFlipped) {
  return isFlipped
    ? { first: f.low + g.low, last: f.high + g.high }
    : { first: f.low - g.high, last: f.high - g.low };
}

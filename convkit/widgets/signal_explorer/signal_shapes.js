// Twin of signal_shapes.py: the functions and the windows to choose from.

// Knots of a function that the reader draws: lines from one to the next.
export const KNOTS = Array.from({ length: 9 }, (_, n) => -1 + n / 4);

const SIGMA = 0.4;

// In the order of the words.
export const FUNCTIONS = [
  { low: -0.5, high: 0.5, at: () => 1 },
  { low: -1, high: 1, at: (x) => Math.sqrt(Math.max(0, 1 - x * x)) },
  { low: -1, high: 1, at: (x) => 1 - Math.abs(x) },
  { low: 0, high: 4, at: (x) => Math.exp(-2 * x) },
  {
    low: -1.6, high: 1.6,
    at: (x) => Math.exp(-((x / SIGMA) ** 2) / 2) / (SIGMA * Math.sqrt(2 * Math.PI)),
  },
  { low: -0.05, high: 0.05, at: () => 10 },
];

export function drawn(values) {
  const at = (x) => {
    const place = (x - KNOTS[0]) / (KNOTS[1] - KNOTS[0]);
    const before = Math.max(0, Math.min(KNOTS.length - 2, Math.floor(place)));
    return values[before] + (place - before) * (values[before + 1] - values[before]);
  };
  return { low: KNOTS[0], high: KNOTS.at(-1), at };
}

export function atKnots({ low, high, at }) {
  return KNOTS.map((x) => (low <= x && x <= high ? Math.round(1000 * at(x)) / 1000 : 0));
}

const scaled = (weights) => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};
const row = (width, at) => Array.from({ length: width }, (_, j) => at(j));

// Weights of a given width that sum to 1, in the order of the words.
export const WINDOWS = [
  (width) => row(width, () => 1 / width),
  (width) => scaled(row(width, (j) => (1 - 2 / (width + 1)) ** j)),
  (width) => {
    let pascal = [1];
    while (pascal.length < width) {
      pascal = row(pascal.length + 1, (j) => ((pascal[j - 1] ?? 0) + (pascal[j] ?? 0)) / 2);
    }
    return pascal;
  },
  (width) => scaled(row(width, (j) => Math.exp(-(((j - (width - 1) / 2) / (width / 6)) ** 2) / 2))),
];

// Twin of convkit/signals.py on one axis. f stays and g slides over it, turned over (convolution)
// or as it is (cross-correlation); before its beginning and after its end f counts as 0.

export const MODES = ["full", "same", "valid", "causal", "circular"];

// Where the result stands: t from `first` to `last`. Place t of mode "same" is place t + shift
// of the full result. Null where no place is left.
export function places(samples, taps, mode, isFlipped) {
  if (mode === "full") {
    return isFlipped
      ? { first: 0, last: samples + taps - 2, shift: 0 }
      : { first: 1 - taps, last: samples - 1, shift: 0 };
  }
  if (mode === "valid") {
    if (taps > samples) return null;
    return isFlipped
      ? { first: taps - 1, last: samples - 1, shift: 0 }
      : { first: 0, last: samples - taps, shift: 0 };
  }
  const shift = isFlipped ? Math.floor((taps - 1) / 2) : -Math.floor(taps / 2);
  return { first: 0, last: samples - 1, shift: mode === "same" ? shift : 0 };
}

// Number of the sample of f that tap j of g meets, when g has slid to t.
export function meets(t, tap, isFlipped) {
  return isFlipped ? t - tap : t + tap;
}

const around = (place, count) => ((place % count) + count) % count;

// The result at place t of the full result; on a ring, f goes on with its other end.
export function valueAt(f, g, t, isFlipped, isRing) {
  let sum = 0;
  for (let tap = 0; tap < g.length; tap += 1) {
    const free = meets(t, tap, isFlipped);
    const place = isRing ? around(free, f.length) : free;
    if (place >= 0 && place < f.length) sum += g[tap] * f[place];
  }
  return sum;
}

export function result(f, g, mode, isFlipped) {
  const range = places(f.length, g.length, mode, isFlipped);
  if (!range) return [];
  return Array.from({ length: range.last - range.first + 1 }, (_, n) =>
    valueAt(f, g, range.first + n + range.shift, isFlipped, mode === "circular"));
}

// Every tap of g where it stands when g has slid to t, from left to right; `sample` is null
// where there is no f.
export function products(f, g, t, isFlipped, isRing) {
  const taps = g.map((weight, tap) => {
    const free = meets(t, tap, isFlipped);
    const place = isRing ? around(free, f.length) : free;
    const sample = f[place] ?? null;
    return { place, tap, weight, sample, product: sample === null ? 0 : sample * weight };
  });
  return taps.sort((a, b) => a.place - b.place || a.tap - b.tap);
}

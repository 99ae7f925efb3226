// The signal explorer's sums, integrals and windows against Python; and the rules of its controls.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { area, integral, midpoints } from "../../convkit/widgets/signal_explorer/integrals.js";
import { alignZeros, span, ticks } from "../../convkit/widgets/signal_explorer/plot.js";
import { heights, keepConsistent, setHeight, timesOf } from "../../convkit/widgets/signal_explorer/signal_settings.js";
import { FUNCTIONS, WINDOWS, atKnots, drawn } from "../../convkit/widgets/signal_explorer/signal_shapes.js";
import { signalState } from "../../convkit/widgets/signal_explorer/signal_state.js";
import { places, products, result, valueAt } from "../../convkit/widgets/shared/signals.js";

const reference = fileURLToPath(new URL("signal_reference.py", import.meta.url));
const lines = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);
const about = (topic) => lines.filter(([name]) => name === topic).map(([, ...rest]) => rest);
const near = (one, other, by, told) =>
  assert.ok(Math.abs(one - other) <= by, `${one} is not ${other}: ${told}`);

test("every mode gives the samples that Python gives", () => {
  let empty = 0;
  assert.ok(about("sums").length >= 490);
  for (const [f, g, mode, flip, expected] of about("sums")) {
    const told = JSON.stringify({ f, g, mode, flip });
    assert.deepEqual(result(f, g, mode, flip).map((y) => y || 0), expected ?? [], told);
    assert.equal(places(f.length, g.length, mode, flip) === null, expected === null, told);
    empty += expected === null;
  }
  assert.equal(empty, 42);
});

test("t and shift say which sample of the full result each one is", () => {
  const full = new Map(about("full").map(([f, g, flipped, plain]) =>
    [JSON.stringify([f, g]), { true: flipped, false: plain }]));
  for (const [f, g, mode, flip, expected] of about("sums")) {
    if (!expected || mode === "circular") continue;
    const { first, last, shift } = places(f.length, g.length, mode, flip);
    const begin = first + shift - (flip ? 0 : 1 - g.length);
    assert.deepEqual(
      full.get(JSON.stringify([f, g]))[flip].slice(begin, begin + last - first + 1), expected,
      JSON.stringify({ f, g, mode, flip }));
  }
});

test("the products of a place stand from left to right and add up to the result", () => {
  for (const [f, g, mode, flip, expected] of about("sums")) {
    const range = places(f.length, g.length, mode, flip);
    (expected ?? []).forEach((value, n) => {
      const t = range.first + n + range.shift;
      const terms = products(f, g, t, flip, mode === "circular");
      assert.equal(terms.length, g.length);
      assert.equal(terms.reduce((sum, { product }) => sum + product, 0), value);
      assert.ok(terms.every(({ place }, m) => m === 0 || terms[m - 1].place <= place));
      for (const { place, sample, weight, tap } of terms) {
        assert.equal(sample, f[place] ?? null);
        assert.equal(weight, g[tap]);
      }
    });
  }
});

test("a sum worked by hand: 2·3 + 3·2 + 4·1, and without the flip 2·1 + 3·2 + 4·3", () => {
  const [f, g] = [[1, 2, 3, 4, 5], [1, 2, 3]];
  assert.equal(valueAt(f, g, 3, true, false), 16);
  assert.equal(valueAt(f, g, 1, false, false), 20);
  assert.equal(valueAt(f, g, 0, true, true), 1 * 1 + 2 * 5 + 3 * 4);
});

const OWN = about("own")[0][0];

test("integrals agree with SciPy's quadrature in more than three decimals", () => {
  const functions = [...FUNCTIONS, drawn(OWN)];
  assert.ok(about("integral").length >= 588);
  for (const [a, b, t, flip, expected] of about("integral")) {
    const value = integral(midpoints(functions[a]), midpoints(functions[b]), t, flip);
    near(value, expected, 1e-4, JSON.stringify({ a, b, t, flip }));
  }
});

test("integrals agree with what is known in closed form", () => {
  const [box, halfCircle] = FUNCTIONS.map(midpoints);
  const primitive = (x) => {
    const inside = Math.max(-1, Math.min(1, x));
    return (inside * Math.sqrt(1 - inside * inside) + Math.asin(inside)) / 2;
  };
  for (let n = -40; n <= 40; n += 1) {
    const t = n / 20;
    near(integral(box, box, t, true), Math.max(0, 1 - Math.abs(t)), 1e-9, `box ∗ box at ${t}`);
    near(integral(box, halfCircle, t, true), primitive(t + 0.5) - primitive(t - 0.5), 2e-5,
      `box ∗ half-circle at ${t}`);
  }
  const areas = [1, Math.PI / 2, 1, 0.5, 1, 1];
  FUNCTIONS.forEach((f, n) => near(area(midpoints(f)), areas[n], 3e-4, `area ${n}`));
});

test("windows have Python's weights", () => {
  assert.equal(about("window").length, 4 * 41);
  for (const [n, width, expected] of about("window")) {
    const weights = WINDOWS[n](width);
    assert.equal(weights.length, width);
    weights.forEach((weight, j) => near(weight, expected[j], 1e-12, `${n} ${width}`));
  }
});

test("a function taken over for drawing keeps its values at the knots", () => {
  assert.deepEqual(atKnots(FUNCTIONS[0]), [0, 0, 1, 1, 1, 1, 1, 0, 0]);
  assert.deepEqual(atKnots(drawn(OWN)), OWN);
  assert.equal(drawn([0, 1, 0, 0, 0, 0, 0, 0, 0]).at(-0.875), 0.5);
});

function modelOf(changes = {}) {
  const state = {
    kind: "samples", samples: [[1, 2, 3, 4, 5], [1, 2, 3]], f: 0, g: 1, f_drawn: [1, 3], g_drawn: [2, 1],
    width: 3, mode: 0, flip: true, swap: false, t: 0, first: 0, last: 1, step: 0, last_step: 1,
    ...changes,
  };
  const handlers = {};
  const model = {
    get: (name) => state[name],
    set(name, value) {
      if (typeof name === "object") {
        for (const [key, entry] of Object.entries(name)) model.set(key, entry);
        return;
      }
      if (state[name] === value) return;
      state[name] = value;
      assert.ok(state.first <= state.last, `ends crossed: ${state.first} ${state.last}`);
      for (const handler of handlers[`change:${name}`] ?? []) handler();
    },
    on: (event, handler) => { (handlers[event] ??= []).push(handler); },
    save_changes: () => {},
  };
  keepConsistent(model);
  return model;
}
const ends = (model) => ["first", "last", "last_step", "t", "step"].map((name) => model.get(name));

test("t, its ends and the steps follow what is chosen", () => {
  const model = modelOf();
  assert.deepEqual(ends(model), [0, 6, 6, 0, 0]);
  model.set("step", 6);
  assert.deepEqual(ends(model), [0, 6, 6, 6, 6]);
  model.set("flip", false);
  assert.deepEqual(ends(model), [-2, 4, 6, 4, 6]);
  model.set("t", -1);
  assert.equal(model.get("step"), 1);
  model.set("swap", true); // three samples, five taps
  assert.deepEqual(ends(model), [-4, 2, 6, -1, 3]);
  model.set("mode", 2); // valid: no room
  assert.equal(timesOf(model), null);
  assert.deepEqual(ends(model), [0, 0, 0, 0, 0]);
  model.set("swap", false);
  assert.deepEqual(ends(model), [0, 2, 2, 0, 0]);
  model.set("flip", true);
  assert.deepEqual(ends(model), [2, 4, 2, 2, 0]);
  model.set("swap", true); // no room again: both ends pass below where they were
  assert.deepEqual(ends(model), [0, 0, 0, 0, 0]);
});

test("functions go by twentieths, without noise", () => {
  const model = modelOf({ kind: "functions" });
  assert.deepEqual(ends(model), [-1.5, 1.5, 60, 0, 30]);
  for (let step = 0; step <= 60; step += 1) {
    model.set("step", step);
    assert.equal(model.get("t"), Math.round(100 * (-1.5 + step / 20)) / 100);
  }
  model.set("t", 0.3500000000000001); // as a slider gives it
  assert.deepEqual([model.get("step"), model.get("t")], [37, 0.3500000000000001]);
});

test("a height that is changed makes the signal the reader's own, and leaves the named one", () => {
  const model = modelOf();
  setHeight(model, "f", 1, 7);
  assert.deepEqual(heights(model, "f"), [1, 7, 3, 4, 5]);
  assert.equal(model.get("f"), 2);
  assert.deepEqual(model.get("samples")[0], [1, 2, 3, 4, 5]);
  const functions = modelOf({ kind: "functions" });
  setHeight(functions, "g", 4, 2);
  assert.deepEqual(heights(functions, "g"), [0, 0.661, 0.866, 0.968, 2, 0.968, 0.866, 0.661, 0]);
});

test("the area that is drawn is the value that is told", () => {
  for (const flip of [true, false]) {
    for (const [f, g, t] of [[3, 2, 0.4], [3, 4, 0.2], [0, 3, 0.1], [4, 1, -0.3]]) {
      const model = modelOf({ kind: "functions", f, g, flip });
      model.set("t", t);
      const { productPoints: points, value, overlap } = signalState(model);
      const drawnArea = points.slice(1).reduce((sum, [x, y], n) =>
        sum + ((x - points[n][0]) * (y + points[n][1])) / 2, 0);
      near(drawnArea, value, 2e-3, JSON.stringify({ f, g, t, flip }));
      assert.deepEqual([points[0][0], points.at(-1)[0]], overlap);
    }
  }
});

test("the state counts what the flip changes, and whether a switch does", () => {
  const plain = signalState(modelOf({ flip: false }));
  assert.deepEqual(plain.differing, { count: 9, all: 9 });
  assert.equal(signalState(modelOf()).differing, null);
  assert.equal(signalState(modelOf({ swap: true })).isSame, true);
  assert.equal(signalState(modelOf({ swap: true, flip: false })).isSame, false);
  assert.equal(signalState(modelOf({ swap: true, mode: 1 })).isSame, false);
  assert.equal(signalState(modelOf({ swap: true, kind: "functions" })).isSame, true);
  assert.equal(signalState(modelOf({ swap: true, kind: "functions", f: 3, flip: false })).isSame, false);
});

test("scales: round ticks, zero inside, two zeros at one height", () => {
  assert.deepEqual(ticks([0, 10], 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticks([-0.4, 2.4], 10, 1), [0, 1, 2]);
  assert.deepEqual(span([2, 10]), [0, 12]);
  assert.deepEqual(span([0]), [0, 0.2]);
  const [one, other] = alignZeros([0, 300], [-0.5, 1]);
  const zero = ([low, high]) => -low / (high - low);
  near(zero(one), zero(other), 1e-12, "zeros");
  assert.ok(one[1] >= 300 && other[0] <= -0.5 && other[1] >= 1);
});

// The rules between the filter lab's controls, on a model without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  filterState, keepConsistent, resized, setPicture,
} from "../../convkit/widgets/filter_lab/filter_state.js";

const ONES = (n) => Array.from({ length: n }, () => new Array(n).fill(1));
const SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]];

function modelOf(changes = {}) {
  const state = {
    kernels: [{ 3: ONES(3), 5: ONES(5), 7: ONES(7) }, { 3: SOBEL }, { 7: ONES(7) }],
    kernel: ONES(3), preset: 1, size: 0, boundary: 0, normalise: false, show: 0, magnitude: false,
    row: 0, column: 0, ...changes,
  };
  const handlers = {};
  const model = {
    get: (name) => state[name],
    set: (traits) => {
      const changed = Object.keys(traits).filter((name) => state[name] !== traits[name]);
      Object.assign(state, traits);
      for (const name of changed) for (const run of handlers[name] ?? []) run();
    },
    on: (event, run) => { (handlers[event.replace("change:", "")] ??= []).push(run); },
    save_changes: () => {},
  };
  keepConsistent(model);
  return model;
}

test("a preset brings its weights in the chosen size, or in its own", () => {
  const model = modelOf();
  model.set({ size: 2 });
  assert.deepEqual(model.get("kernel"), ONES(7));
  model.set({ preset: 2 });
  assert.deepEqual([model.get("kernel"), model.get("size")], [SOBEL, 0]);
  model.set({ size: 1 });
  assert.deepEqual(model.get("kernel"), resized(SOBEL, 5));
  assert.equal(model.get("preset"), 2, "zeros around it change nothing");
});

test("weights changed by hand are the reader's own", () => {
  const model = modelOf();
  model.set({ kernel: [[1, 1, 1], [1, 5, 1], [1, 1, 1]] });
  assert.equal(model.get("preset"), 0);
  model.set({ size: 1 });
  assert.deepEqual(model.get("kernel")[2], [0, 1, 5, 1, 0]);
  model.set({ size: 0 });
  assert.deepEqual(model.get("kernel"), [[1, 1, 1], [1, 5, 1], [1, 1, 1]]);
  model.set({ preset: 1 });
  assert.deepEqual(model.get("kernel"), ONES(3));
});

test("a preset that is cut down is no longer that preset", () => {
  const model = modelOf();
  model.set({ preset: 3 });
  assert.deepEqual([model.get("kernel"), model.get("size")], [ONES(7), 2]);
  model.set({ size: 1 });
  assert.deepEqual([model.get("kernel"), model.get("preset")], [ONES(5), 0]);
});

test("the size follows a kernel that comes from Python", () => {
  const model = modelOf();
  model.set({ kernel: ONES(7) });
  assert.deepEqual([model.get("size"), model.get("preset")], [2, 1]);
});

test("the selected pixel stays where there is a result", () => {
  const model = modelOf({ boundary: 5, row: 0, column: 99 }); // valid
  const values = Float64Array.from({ length: 20 }, (_, n) => n);
  setPicture(model, { rows: 4, columns: 5, values });
  const state = filterState(model);
  assert.deepEqual([state.row, state.column, state.first], [1, 3, 1]);
  assert.equal(state.value, 9 * 8); // mean of the window is its middle: 1·5 + 3
  assert.equal(filterState(model).result, state.result, "nothing changed, nothing computed");
  model.set({ size: 2 });
  assert.equal(filterState(model).result, null);
});

test("the magnitude combines the kernel and its transpose", () => {
  const model = modelOf({ kernel: SOBEL, preset: 2, magnitude: true, row: 1, column: 1 });
  setPicture(model, {
    rows: 3, columns: 3, values: Float64Array.from([0, 3, 6, 4, 7, 10, 8, 11, 14]),
  });
  const { total, across, value } = filterState(model);
  assert.deepEqual([total, across, value], [24, 32, 40]); // 8 times the slopes 3 and 4
});

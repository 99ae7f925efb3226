// Filtering and shifting in either order, against NumPy and convkit; and what broke the equality.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import {
  POOLINGS, difference, norm, pooled, response, shifted, summary,
} from "../../convkit/widgets/equivariance_lab/equivariance.js";
import { equivarianceState, selection } from "../../convkit/widgets/equivariance_lab/equivariance_state.js";
import { BOUNDARIES } from "../../convkit/widgets/shared/padding.js";

const reference = fileURLToPath(new URL("equivariance_reference.py", import.meta.url));
const told = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);

function modelOf({ x, kernel, down, right, setting, summary: asked = 0 }) {
  const state = {
    image: x, kernels: [kernel], kernel: 0, down, right, stride: setting.stride,
    boundary: BOUNDARIES.indexOf(setting.boundary), pooling: POOLINGS.indexOf(setting.pooling),
    summary: asked, row: 2, column: 3,
  };
  return {
    get: (name) => state[name], set: (traits) => Object.assign(state, traits), save_changes() {},
  };
}
const states = told.map((line) => [line, equivarianceState(modelOf(line))]);
const full = states.filter(([, state]) => !state.isEmpty);

test("both ways round equal Python's on at least 500 settings", () => {
  assert.ok(full.length >= 500);
  for (const [line, state] of full) {
    const where = JSON.stringify(line);
    assert.deepEqual([state.rows.moved, state.columns.moved], line.moved, where);
    assert.deepEqual(state.after, line.after, where);
    assert.deepEqual(state.along, line.along, where);
  }
});

test("what leaves no output is told, not computed", () => {
  const empty = states.filter(([, state]) => state.isEmpty);
  assert.ok(empty.length > 3);
  for (const [{ after }] of empty) assert.equal(after.flat().length, 0);
});

test("equal without exception on a ring that the step divides", () => {
  let rings = 0;
  for (const [{ setting }, { rows, columns, count, broken }] of full) {
    const fits = [rows, columns].every((axis) => axis.isWhole && axis.closes);
    if (setting.boundary !== "wrap" || !fits) continue;
    rings += 1;
    assert.equal(count, 0);
    assert.deepEqual(broken, { step: false, ring: false, border: false });
  }
  assert.ok(rings >= 15);
});

test("where the step divides the shift, only cells that met the border differ", () => {
  let [whole, differing] = [0, 0];
  for (const [, { rows, columns, apart, broken, beyond, boundary }] of full) {
    if (boundary === "wrap" || !rows.isWhole || !columns.isWhole) continue;
    whole += 1;
    let found = 0;
    apart.forEach((values, r) => values.forEach((value, c) => {
      if (rows.clear[r] && columns.clear[c]) assert.equal(value, 0);
      else found += value !== 0;
    }));
    assert.equal(beyond, found);
    assert.deepEqual(broken, { step: false, ring: false, border: found > 0 });
    differing += found > 0;
  }
  assert.ok(whole >= 60 && differing >= 30, `${whole} ${differing}`);
});

test("every difference has its cause", () => {
  const seen = { step: 0, ring: 0, border: 0 };
  for (const [, { count, broken, boundary, rows, columns }] of full) {
    const closes = rows.closes && columns.closes;
    assert.equal(broken.ring, count > 0 && boundary === "wrap" && !closes);
    assert.equal(Object.values(broken).includes(true), count > 0);
    for (const cause of Object.keys(seen)) seen[cause] += broken[cause];
  }
  assert.ok(Object.values(seen).every((number) => number > 20), JSON.stringify(seen));
});

test("by hand: a step in a row, shifted by one", () => {
  const kernel = [[-1, 1]]; // the value minus its left neighbour
  const setting = { boundary: "zero", stride: 1, pooling: "none" };
  assert.deepEqual(response([[0, 5, 5, 2]], kernel, setting), [[0, 5, 0, -3]]);
  assert.deepEqual(response([[0, 5, 5, 2]], kernel, { ...setting, stride: 2 }), [[0, 0]]);
  assert.deepEqual(response([[3, 5, 5, 2]], kernel, { ...setting, boundary: "wrap" }), [[1, 2, 0, -3]]);
  assert.deepEqual(shifted([[1, 2, 3]], 0, 1, "zero"), [[0, 1, 2]]);
  assert.deepEqual(shifted([[1, 2, 3]], 0, -1, "nearest"), [[2, 3, 3]]);
  assert.deepEqual(pooled([[1, 2, 9], [3, 6, 9]], "max"), [[6]]);
  assert.deepEqual(pooled([[1, 2, 9], [3, 6, 9]], "mean"), [[3]]);
  assert.deepEqual(difference([[1, 1 + 1e-12]], [[0, 1]]), [[1, 0]]);
  assert.equal(norm([[3], [-4]]), 5);
  assert.equal(summary([[1, 2], [3, 6]], "mean"), 3);
  assert.equal(summary([[1, 2], [3, 6]], "max"), 6);
});

test("every map selects the same cell", () => {
  const x = Array.from({ length: 12 }, (_, r) => Array.from({ length: 12 }, (_, c) => r * c));
  const setting = { boundary: "zero", stride: 2, pooling: "none" };
  const model = modelOf({ x, kernel: [[1]], down: 4, right: -2, setting });
  const state = equivarianceState(model);
  const select = selection(model);
  for (const [way, row, column] of [
    ["cell", 3, 2], ["before", 1, 3], ["moved", 6, 4], ["image", 2, 6], ["moved", 7, 5],
  ]) {
    model.set({ row: 0, column: 0 });
    select[way](state, row, column);
    assert.deepEqual([model.get("row"), model.get("column")], [3, 2], way);
  }
});

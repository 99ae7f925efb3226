// The JavaScript twin of transposed convolution, its settings and its selection, against Python.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import {
  directForm, largestOutputPadding, restorableSizes, sizeBack, transposedSize,
} from "../../convkit/widgets/shared/transposed.js";
import { overlapCount, overlapPattern, transposedPositions } from "../../convkit/widgets/transposed_explorer/transposed_steps.js";
import { selection, selectionOf } from "../../convkit/widgets/transposed_explorer/transposed_selection.js";
import { axisOf, keepConsistent } from "../../convkit/widgets/transposed_explorer/transposed_settings.js";
import { transposedState } from "../../convkit/widgets/transposed_explorer/transposed_state.js";

const reference = fileURLToPath(new URL("transposed_reference.py", import.meta.url));
const lines = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);
const SIDES = ["height", "width"];
const NAMES = ["size", "kernel", "stride", "padding", "dilation", "output_padding"];

function modelOf(changes = {}) {
  const state = {
    image: [[1, 2, 3], [11, 12, 13], [21, 22, 23]], weights: [[1, 2, 3], [3, -1, 1], [-2, 1, 2]],
    one_row: false, tied: false, forget_flip: false, so_far: false,
    input: 0, output: 0, tap: -1, led: 0, stamp: 0, last_stamp: 8,
  };
  const at = { size: 3, kernel: 3, stride: 2, padding: 1, dilation: 1, output_padding: 0 };
  for (const side of SIDES) for (const name of NAMES) state[`${name}_${side}`] = at[name];
  Object.assign(state, changes);
  const handlers = {};
  return {
    get: (name) => state[name],
    set(name, value) {
      const all = typeof name === "string" ? { [name]: value } : name;
      const changed = Object.keys(all).filter((key) => state[key] !== all[key]);
      Object.assign(state, all);
      for (const key of changed) for (const handler of handlers[`change:${key}`] ?? []) handler();
    },
    on: (event, handler) => { (handlers[event] ??= []).push(handler); },
    save_changes: () => {},
  };
}

test("every answer equals Python's on at least 10,000 settings of one axis", () => {
  const axes = lines.filter(([kind]) => kind === "axis");
  assert.ok(axes.length >= 10_000, `${axes.length} settings`);
  let withoutOutput = 0;
  for (const [, [size, kernel, stride, padding, outputPadding, dilation], expected] of axes) {
    const axis = { size, kernel, stride, padding, outputPadding, dilation };
    if (expected === null) {
      assert.equal(transposedSize(axis), null);
      withoutOutput += 1;
      continue;
    }
    const { zerosBetween, before, after, stretched } = directForm(axis);
    assert.deepEqual([
      transposedSize(axis), [zerosBetween, before, after, stretched], transposedPositions(axis),
      overlapCount(axis), sizeBack(axis), restorableSizes(axis),
    ], expected, JSON.stringify(axis));
    assert.ok(outputPadding <= largestOutputPadding(axis));
    // what is said in words: below the stride the remainder brings the size back, else nothing does
    assert.equal(sizeBack(axis) === size, outputPadding < stride);
  }
  assert.ok(withoutOutput > 1000, "settings without output are among them");
});

test("all three ways give Python's numbers, and without the flip its wrong ones", () => {
  let wrongSomewhere = 0;
  for (const [kind, setting, image, weights, expected, unflipped] of lines) {
    if (kind !== "plane") continue;
    const changes = Object.fromEntries(NAMES.flatMap((name) =>
      SIDES.map((side, n) => [`${name}_${side}`, setting[name][n]])));
    const state = transposedState(modelOf({ ...changes, image, weights }));
    const told = JSON.stringify(setting);
    for (const way of [state.stamps, state.byMatrix, state.direct.output]) {
      assert.deepEqual(way, expected, told);
    }
    assert.equal(state.wrong, 0, told);
    const broken = transposedState(modelOf({ ...changes, image, weights, forget_flip: true }));
    assert.deepEqual(broken.direct.output, unflipped, told);
    const wrong = unflipped.flat().filter((value, n) => value !== expected.flat()[n]).length;
    assert.equal(broken.wrong, wrong, told);
    wrongSomewhere += wrong > 0;
  }
  assert.ok(wrongSomewhere > 300);
});

test("stamps so far are those up to the selected one", () => {
  const state = transposedState(modelOf({ so_far: true, input: 1, padding_height: 0, padding_width: 0 }));
  assert.deepEqual(state.shown.slice(0, 2), [[1, 2, 3 + 2, 4, 6, 0, 0], [3, -1, 1 + 6, -2, 2, 0, 0]]);
  assert.equal(state.soFar, 2);
});

test("every selection holds together: output = stride·input + dilation·tap − padding", () => {
  const kinds = new Set();
  for (const [kind, setting] of lines.filter((line) => line[0] === "plane").slice(0, 60)) {
    assert.equal(kind, "plane");
    const changes = Object.fromEntries(NAMES.flatMap((name) =>
      SIDES.map((side, n) => [`${name}_${side}`, setting[name][n]])));
    const image = Array.from({ length: 6 }, (_, r) => [1, 2, 3, 4, 5, 6].map((n) => n + 7 * r * r));
    for (const led of [0, 1, 2]) {
      for (const tap of [-1, 0, 1, 7, 24]) {
        for (const [input, output] of [[0, 0], [3, 5], [35, 1295]]) {
          const model = modelOf({ ...changes, image, weights: image, led, tap, input, output });
          const axes = SIDES.map((side) => axisOf(model, side));
          const found = selectionOf(model, ...axes);
          kinds.add(found.kind);
          const size = axes.map(transposedSize);
          ["row", "column"].forEach((side, n) => {
            const axis = axes[n];
            assert.ok(found.output[side] >= 0 && found.output[side] < size[n]);
            assert.ok(found.input[side] >= 0 && found.input[side] < axis.size);
            if (!["product", "cropped"].includes(found.kind)) return;
            const place = axis.stride * found.input[side] + axis.dilation * found.tap[side] - axis.padding;
            assert.equal(found.place[side], place);
            if (found.kind === "product") assert.equal(found.output[side], place);
          });
          if (found.kind !== "product") continue;
          // the window of the direct form meets the same input at the same weight
          const { direct, kernel } = transposedState(model);
          const { tap: at, input: from } = found;
          const met = direct.taps.find((each) => each.tap.row === at.row && each.tap.column === at.column);
          assert.equal(met.value, image[from.row][from.column]);
          assert.equal(met.weight, kernel[at.row][at.column]);
        }
      }
    }
  }
  assert.deepEqual([...kinds].sort(), ["cropped", "none", "product", "zero"]);
});

test("what is selected leads to the nearest of the rest", () => {
  const model = modelOf();
  const select = selection(model);
  const state = () => transposedState(model);
  select.output(state(), { row: 1, column: 3 });
  assert.deepEqual(state().selection.output, { row: 1, column: 3 });
  assert.deepEqual(state().selection.input, { row: 0, column: 1 });
  assert.deepEqual(state().selection.tap, { row: 2, column: 2 });
  select.input(state(), { row: 2, column: 2 });
  assert.deepEqual(state().selection.output, { row: 3, column: 3 });
  select.stampTap(state(), { row: 2, column: 2 }); // on row and column 5, which are cropped
  assert.equal(state().selection.kind, "cropped");
  assert.deepEqual(state().selection.place, { row: 5, column: 5 });
  select.windowTap(state(), { row: 0, column: 0 }, { row: 0, column: 0 });
  assert.equal(state().selection.kind, "zero");
  select.entry(state(), 24, 0);
  assert.equal(state().selection.kind, "none");
});

test("an input leads to its product nearest to the output, and to a cropped one last", () => {
  const model = modelOf({ output: 24, led: 1 });
  const select = selection(model);
  select.input(transposedState(model), { row: 1, column: 1 }); // on rows and columns 1 to 3
  assert.deepEqual(transposedState(model).selection.output, { row: 3, column: 3 });
  const wide = modelOf({ dilation_height: 3, dilation_width: 3 });
  selection(wide).input(transposedState(wide), { row: 0, column: 0 }); // on −1, 2 and 5
  assert.deepEqual(transposedState(wide).selection.output, { row: 2, column: 2 });
});

test("output padding ends below max(stride, dilation), and its slider with it", () => {
  const model = modelOf({ output_padding_height: 1 });
  keepConsistent(model, (task) => task());
  model.set("stride_height", 4);
  assert.equal(model.get("last_output_padding_height"), 3);
  model.set("output_padding_height", 3);
  model.set("stride_height", 1);
  assert.equal(model.get("output_padding_height"), 0);
  assert.equal(model.get("no_output_padding_height"), true);
  model.set("dilation_height", 3);
  model.set("output_padding_height", 2);
  assert.equal(model.get("output_padding_height"), 2);
  assert.equal(model.get("no_output_padding_height"), false);
});

test("the slider of stamps follows the selection and leads it", () => {
  const model = modelOf();
  keepConsistent(model, (task) => task());
  selection(model).output(transposedState(model), { row: 4, column: 4 });
  assert.equal(model.get("stamp"), 8);
  model.set("stamp", 3);
  assert.deepEqual(transposedState(model).selection.input, { row: 1, column: 0 });
  assert.equal(transposedState(model).selection.kind, "product");
  selection(model).stampTap(transposedState(model), { row: 0, column: 0 });
  model.set("stamp", 0); // whose first product is cropped, but not all of them
  assert.equal(transposedState(model).selection.kind, "product");
  model.set("size_height", 1);
  model.set("size_width", 1);
  assert.equal(model.get("stamp"), 0);
});

test("tied sides are one setting, and one row has no height", () => {
  const model = modelOf({ tied: true, kernel_width: 1 });
  keepConsistent(model, (task) => task());
  assert.equal(axisOf(model, "width").kernel, 3);
  model.set("tied", false);
  assert.equal(model.get("kernel_width"), 3);
  model.set("one_row", true);
  const { height, size, stamps } = transposedState(model);
  assert.deepEqual([height.size, height.kernel, size.rows], [1, 1, 1]);
  assert.deepEqual(stamps, [[2, 3 + 2, 4, 6 + 3, 6]]); // 1 2 3 | 2 4 6 | 3 6 9, two apart, cropped
});

test("the counts away from the border repeat by the stride", () => {
  assert.deepEqual(overlapPattern({ kernel: 3, stride: 2, dilation: 1 }), [2, 1]);
  assert.deepEqual(overlapPattern({ kernel: 4, stride: 2, dilation: 1 }), [2, 2]);
  assert.deepEqual(overlapPattern({ kernel: 4, stride: 2, dilation: 2 }), [4, 0]);
  assert.deepEqual(overlapPattern({ kernel: 4, stride: 2, dilation: 3 }), [2, 2]);
});

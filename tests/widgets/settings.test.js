// The rules between the controls, on a model without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axisOf, keepConsistent } from "../../convkit/widgets/conv_explorer/settings.js";
import { apply, settingsIn } from "../../convkit/widgets/shared/link.js";
import { fill, number } from "../../convkit/widgets/shared/text.js";

function modelOf(changes = {}) {
  const state = {
    mode: 0, tied: true, step: 0, tap: -1, last_step: 0, preset: 0,
    image: [[0, 1], [10, 11]], kernels: [[[[1]]]],
  };
  for (const side of ["height", "width"]) {
    Object.assign(state, {
      [`size_${side}`]: 5, [`kernel_${side}`]: 3, [`stride_${side}`]: 1,
      [`padding_${side}`]: 0, [`dilation_${side}`]: 1,
    });
  }
  Object.assign(state, changes);
  const handlers = {};
  const model = {
    get: (name) => state[name],
    set: (name, value) => { // as Backbone: all at once, then word of each change
      const wanted = typeof name === "string" ? { [name]: value } : name;
      const changed = Object.keys(wanted).filter((key) => state[key] !== wanted[key]);
      Object.assign(state, wanted);
      for (const key of changed) for (const handler of handlers[`change:${key}`] ?? []) handler();
    },
    on: (event, handler) => { (handlers[event] ??= []).push(handler); },
    save_changes: () => {},
  };
  keepConsistent(model, (task) => task());
  return model;
}

test("tied sides are one setting, and part where they stood together", () => {
  const model = modelOf({ kernel_width: 1 });
  model.set("kernel_height", 4);
  assert.equal(axisOf(model, "width").kernel, 4);
  model.set("tied", false);
  assert.equal(model.get("kernel_width"), 4);
  model.set("kernel_height", 2);
  assert.equal(axisOf(model, "width").kernel, 4);
});

test("a named mode sets the padding and keeps it right", () => {
  const model = modelOf({ tied: false });
  model.set("mode", 3); // full
  assert.deepEqual([model.get("padding_height"), model.get("padding_width")], [2, 2]);
  model.set("kernel_height", 5);
  assert.deepEqual([model.get("padding_height"), model.get("padding_width")], [4, 2]);
  assert.equal(model.get("mode"), 3);
  model.set("mode", 1); // valid
  assert.equal(model.get("padding_height"), 0);
});

test("moving the padding leaves the named mode and keeps what the reader chose", () => {
  const model = modelOf({ mode: 2 }); // same
  assert.equal(model.get("padding_height"), 1);
  model.set("padding_height", 3);
  assert.equal(model.get("mode"), 0);
  assert.deepEqual([axisOf(model, "height").padding, axisOf(model, "width").padding], [3, 3]);
});

test("the step stays on an output cell", () => {
  const model = modelOf();
  assert.equal(model.get("last_step"), 8);
  model.set("step", 8);
  model.set("kernel_height", 5);
  assert.deepEqual([model.get("step"), model.get("last_step")], [0, 0]);
  model.set("size_height", 4); // no output
  assert.deepEqual([model.get("step"), model.get("last_step")], [0, 0]);
});

test("a preset sets all sizes and ends where the reader moves on", () => {
  const model = modelOf({ dilation_height: 3, mode: 2 });
  model.set("preset", 2); // padding 2, stride 1
  const [height] = [axisOf(model, "height")];
  assert.deepEqual(height, { size: 5, kernel: 4, stride: 1, padding: 2, dilation: 1 });
  assert.equal(model.get("preset"), 2);
  model.set("stride_height", 2);
  assert.equal(model.get("preset"), 0);
});

test("the worked example brings its values, and the next preset gives the old ones back", () => {
  const model = modelOf();
  const own = model.get("image");
  model.set("preset", 8);
  assert.deepEqual(model.get("image"), [[43, 16], [34, 76]]);
  model.set("preset", 1);
  assert.equal(model.get("image"), own);
});

test("a link holds whole numbers, and what does not fit is passed over", () => {
  assert.deepEqual(settingsIn("#explorer-2:stride_height=3,tap=-1", 2), [["stride_height", 3], ["tap", -1]]);
  assert.deepEqual(settingsIn("#explorer-2:stride_height=3", 1), []);
  assert.deepEqual(settingsIn("#explorer-1:stride_height=3;alert(1)", 1), []);
  const model = modelOf();
  const ranges = { stride_height: [1, 4], padding_height: [0, 12] };
  assert.equal(apply(model, [["stride_height", 5], ["toString", 1], ["mode", 2]], ranges), false);
  assert.equal(apply(model, [["stride_height", 2], ["padding_height", 99]], ranges), true);
  assert.deepEqual([model.get("stride_height"), model.get("padding_height"), model.get("mode")], [2, 0, 0]);
});

test("a link sets a named mode and sides apart as they stood", () => {
  const model = modelOf({ mode: 3 }); // full, so that its rules would act in between
  const ranges = { tied: [0, 1], kernel_width: [1, 5], padding_width: [0, 12], mode: [0, 3], step: [0, 99] };
  const wanted = { tied: 0, kernel_width: 2, padding_width: 7, mode: 0, step: 5 };
  apply(model, Object.entries(wanted), ranges);
  for (const [name, value] of Object.entries(wanted)) assert.equal(Number(model.get(name)), value, name);
});

test("words and numbers", () => {
  assert.equal(fill("{a} of {b}", { a: 1, b: 2 }), "1 of 2");
  assert.equal(number(-0.30000000000000004), "−0.3");
  assert.equal(number(-0.0001), "0");
  assert.equal(number(1234.5678), "1234.568");
});

// The rules between the controls, on a model without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";

import { axisOf, keepConsistent } from "../../convkit/widgets/settings.js";
import { fill, number } from "../../convkit/widgets/text.js";

function modelOf(changes = {}) {
  const state = { mode: 0, tied: true, step: 0, last_step: 0 };
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
    set: (name, value) => {
      if (state[name] === value) return;
      state[name] = value;
      for (const handler of handlers[`change:${name}`] ?? []) handler();
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

test("words and numbers", () => {
  assert.equal(fill("{a} of {b}", { a: 1, b: 2 }), "1 of 2");
  assert.equal(number(-0.30000000000000004), "−0.3");
  assert.equal(number(-0.0001), "0");
  assert.equal(number(1234.5678), "1234.568");
});

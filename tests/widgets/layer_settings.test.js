// The rules between the controls of a stack and of channels, on a model without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as channels from "../../convkit/widgets/channel_explorer/channel_settings.js";
import * as stack from "../../convkit/widgets/receptive_field_explorer/receptive_field_settings.js";
import { stackSelection, stackState } from "../../convkit/widgets/receptive_field_explorer/receptive_field_state.js";

// As Backbone does it: all values first, then the events.
function modelOf(state) {
  const handlers = {};
  return {
    get: (name) => state[name],
    set(first, second) {
      const values = typeof first === "string" ? { [first]: second } : first;
      const changed = Object.keys(values).filter((name) => state[name] !== values[name]);
      Object.assign(state, values);
      for (const name of changed) for (const handler of handlers[`change:${name}`] ?? []) handler();
    },
    on: (event, handler) => { (handlers[event] ??= []).push(handler); },
    save_changes: () => {},
  };
}

const now = (task) => task();

function stackModel(changes = {}, later = now) {
  const state = { preset: 0, size: 24, depth: 3, level: 3, unit: 9, last_unit: 17, sample: -1, sample_row: -1 };
  for (let n = 1; n <= 5; n += 1) {
    Object.assign(state, {
      [`kernel_${n}`]: 3, [`stride_${n}`]: 1, [`padding_${n}`]: 0, [`dilation_${n}`]: 1,
    });
  }
  const model = modelOf(Object.assign(state, changes));
  stack.keepConsistent(model, later);
  return model;
}

test("the unit stays on its layer and the slider's end follows", () => {
  const model = stackModel({ unit: 17 });
  assert.equal(model.get("last_unit"), 17);
  model.set("size", 10);
  assert.deepEqual([model.get("unit"), model.get("last_unit")], [3, 3]);
  model.set("sample", 9);
  model.set("size", 8);
  assert.equal(model.get("sample"), 7);
});

test("the slider's end grows before the unit", () => {
  const model = stackModel({ unit: 17 }, () => {});
  const seen = [];
  for (const name of ["unit", "last_unit"]) model.on(`change:${name}`, () => seen.push(name));
  model.set({ level: 1, unit: 21 });
  assert.deepEqual(seen, ["last_unit", "unit"]);
  assert.deepEqual([model.get("unit"), model.get("last_unit")], [21, 21]);
});

test("a layer more or less: from the top, over the middle", () => {
  const model = stackModel({ level: 1, unit: 0, sample: 4, sample_row: 2 });
  model.set("depth", 4);
  const read = () => ["level", "unit", "sample", "sample_row"].map((name) => model.get(name));
  assert.deepEqual(read(), [4, 7, -1, -1]);
  model.set("depth", 1);
  assert.deepEqual(read(), [1, 10, -1, -1]);
});

test("an example sets the whole stack and ends when the reader moves on", () => {
  const model = stackModel();
  model.set("preset", 2);
  assert.deepEqual(stack.layersOf(model).map((layer) => layer.dilation), [1, 2, 4]);
  assert.equal(stackState(model).fields.at(-1).size, 15);
  model.set("preset", 4); // VGG's first block: 1 + 2 + 2 + 1
  assert.equal(stackState(model).fields.at(-1).size, 6);
  assert.equal(model.get("preset"), 4);
  model.set("preset", 5);
  assert.deepEqual(stackState(model).sizes, [32, 16, 8, 4]);
  model.set("stride_2", 1);
  assert.equal(model.get("preset"), 0);
});

test("gridding: what no path reaches is known", () => {
  const model = stackModel();
  model.set("preset", 3); // dilations 2, 2, 2
  const state = stackState(model);
  const missed = state.counts.map((_, n) => n).filter(state.isMissed);
  assert.equal(state.unit, 5);
  assert.deepEqual(missed, [6, 8, 10, 12, 14, 16]);
  assert.deepEqual(state.counts.filter(Boolean), [1, 3, 6, 7, 6, 3, 1]);
});

test("a stack that ends early keeps the layers below", () => {
  const model = stackModel({ size: 4 });
  const state = stackState(model);
  assert.deepEqual([state.sizes, state.level, state.unit], [[4, 2], 1, 1]);
  assert.equal(state.failing.size, 2);
  model.set("size", 2);
  assert.deepEqual([stackState(model).levels, model.get("last_unit")], [0, 1]);
});

test("a sample without a row of its own lies on the picture's diagonal", () => {
  assert.equal(stackState(stackModel({ sample: 5 })).sampleRow, 5);
  assert.equal(stackState(stackModel({ sample: 5, sample_row: 2 })).sampleRow, 2);
});

test("arrow keys walk over units, layers and samples, and stop at the ends", () => {
  const model = stackModel({ unit: 0 });
  const select = stackSelection(model);
  const at = () => ["level", "unit", "sample"].map((name) => model.get(name));
  const move = (across, up) => select.move(stackState(model), across, up);
  move(-1, 0);
  assert.deepEqual(at(), [3, 0, -1]);
  move(0, 1);
  assert.deepEqual(at(), [3, 0, -1]);
  move(0, -1);
  assert.deepEqual(at(), [2, 1, -1]); // the unit below it
  move(0, -1);
  move(0, -1);
  assert.deepEqual(at(), [1, 2, 3]);
  move(0, -1);
  move(1, 0);
  assert.deepEqual(at(), [1, 2, 4]);
  move(0, 1);
  assert.deepEqual(at(), [1, 2, -1]);
});

function channelModel(changes = {}) {
  const model = modelOf({
    preset: 0, in_channels: 8, out_channels: 12, groups: 4, kernel: 3, output: 14,
    out_channel: 0, in_channel: -1, refused: 0, ...changes,
  });
  channels.keepConsistent(model, now);
  return model;
}

test("groups that do not divide are refused, and the next that does is taken", () => {
  const model = channelModel({ out_channels: 16 });
  const groups = () => [model.get("groups"), model.get("refused")];
  model.set("groups", 5);
  assert.deepEqual(groups(), [8, 5]);
  model.set("groups", 7);
  assert.deepEqual(groups(), [4, 7]);
  model.set("groups", 2);
  assert.deepEqual(groups(), [2, 0]);
  model.set("groups", 16);
  assert.deepEqual(groups(), [8, 16]);
  model.set("groups", 9); // there is none beyond
  assert.deepEqual(groups(), [8, 9]);
});

test("channels that no longer fit leave fewer groups", () => {
  const model = channelModel();
  model.set("in_channels", 9);
  assert.deepEqual([model.get("groups"), model.get("refused")], [3, 4]);
  model.set("out_channels", 11);
  assert.deepEqual([model.get("groups"), model.get("refused")], [1, 3]);
  model.set("out_channels", 12);
  assert.deepEqual([model.get("groups"), model.get("refused")], [1, 0]);
});

test("the selection stays on a channel, and examples come and go", () => {
  const model = channelModel({ out_channel: 11, in_channel: 7 });
  model.set("preset", 6); // 3 channels in, 2 out
  const read = (...names) => names.map((name) => model.get(name));
  assert.deepEqual(read("in_channels", "out_channels", "groups", "kernel"), [3, 2, 1, 3]);
  assert.deepEqual(read("out_channel", "in_channel", "preset", "refused"), [1, 2, 6, 0]);
  model.set("kernel", 5);
  assert.equal(model.get("preset"), 0);
  model.set("preset", 3); // depthwise
  assert.deepEqual(read("in_channels", "out_channels", "groups", "preset"), [8, 8, 8, 3]);
});

// Stacks of layers and channels: the JavaScript twins against Python itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import {
  commonDivisors, divides, groupOfInput, groupOfOutput, outputChannel, productsByChannel,
} from "../../convkit/widgets/shared/channels.js";
import { coneLayout } from "../../convkit/widgets/receptive_field_explorer/cone_layout.js";
import { layerCounts, separableCounts } from "../../convkit/widgets/shared/counts.js";
import {
  middle, pathsDown, pathsUp, receptiveFields, regions, stackAxes, unitOver,
} from "../../convkit/widgets/shared/receptive_field.js";
import { sizesOf } from "../../convkit/widgets/receptive_field_explorer/receptive_field_settings.js";
import { positions } from "../../convkit/widgets/shared/steps.js";

const reference = fileURLToPath(new URL("reference_layers.py", import.meta.url));
const lines = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);
const answersOf = (kind) => lines.filter(([name]) => name === kind).map((line) => line.slice(1));

test("fields, regions and paths equal Python's on 3,000 stacks", () => {
  let [ended, whole] = [0, 0];
  for (const [size, settings, sizes, fields, unit, region, paths, above] of answersOf("stack")) {
    const layers = settings.map(([kernel, stride, padding, dilation]) => (
      { kernel, stride, padding, dilation }));
    const told = JSON.stringify([size, settings]);
    const axes = stackAxes(size, layers);
    assert.deepEqual(sizesOf(axes), sizes, told);
    if (sizes.length <= layers.length) ended += 1;
    else whole += 1;
    if (!fields) continue;
    const used = layers.slice(0, sizes.length - 1);
    const found = receptiveFields(used);
    assert.deepEqual(found.slice(1).map((f) => [f.size, f.stride, f.start]), fields, told);
    assert.deepEqual(regions(used, unit)[0], region, told);
    assert.equal(middle(found.at(-1), unit), (region[0] + region[1]) / 2, told);
    assert.equal(unitOver(found.at(-1), middle(found.at(-1), unit)), unit, told);
    const maps = axes.slice(0, used.length).map(positions);
    const down = pathsDown(maps, used.length, unit)[0];
    assert.deepEqual(Array.from({ length: size }, (_, n) => down.get(n) ?? 0), paths, told);
    assert.deepEqual([...pathsUp(maps, 0)[1]], above, told);
    assert.equal(pathsUp(maps, 0).at(-1).has(unit), paths[0] > 0, told);
  }
  assert.ok(ended > 300 && whole > 300, `${ended} stacks end early, ${whole} do not`);
});

test("every unit, all padding that is read and every field lie in the picture", () => {
  const width = 640;
  for (const [size, settings] of answersOf("stack").slice(0, 1000)) {
    const layers = settings.map(([kernel, stride, padding, dilation]) => (
      { kernel, stride, padding, dilation }));
    const axes = stackAxes(size, layers);
    const sizes = sizesOf(axes);
    const levels = sizes.length - 1;
    const maps = axes.slice(0, levels).map(positions);
    const fields = receptiveFields(layers.slice(0, levels));
    const layout = coneLayout({ sizes, levels, maps, fields, size }, width);
    const told = JSON.stringify([size, settings]);
    const isInside = (x) => assert.ok(x > -0.01 && x < width + 0.01, `${x} ${told}`);
    for (let level = 0; level <= levels; level += 1) {
      const last = sizes[level] - 1;
      const read = maps[level]?.flat() ?? [];
      for (const unit of [0, last, ...read]) isInside(layout.x(level, unit));
      for (const unit of [0, last]) {
        assert.deepEqual(layout.unitAt(layout.x(level, unit), layout.y(level)), { level, unit }, told);
      }
      if (!level) continue;
      const used = layers.slice(0, level);
      isInside(layout.across(regions(used, 0)[0][0] - 0.5));
      isInside(layout.across(regions(used, last)[0][1] + 0.5));
    }
  }
});

test("dilations 1, 2, 4 worked by hand: 27 paths to 15 samples, none left out", () => {
  const layers = [1, 2, 4].map((dilation) => ({ kernel: 3, stride: 1, padding: 0, dilation }));
  const maps = stackAxes(24, layers).map(positions);
  const paths = pathsDown(maps, 3, 5)[0];
  // (1 + x + x²)(1 + x² + x⁴)(1 + x⁴ + x⁸), from sample 5 on
  const counts = [1, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 1, 2, 1, 1];
  assert.deepEqual(Array.from({ length: 24 }, (_, n) => paths.get(n) ?? 0),
    [0, 0, 0, 0, 0, ...counts, 0, 0, 0, 0]);
});

test("counts and blocks equal Python's for every number of channels and groups", () => {
  for (const [inChannels, outChannels, groups, kernel, output, counts, pair, blocks] of answersOf("channels")) {
    const layer = { inChannels, outChannels, groups, kernel, output };
    const told = JSON.stringify(layer);
    assert.deepEqual(Object.values(layerCounts(layer)), counts, told);
    const parts = Object.values(separableCounts(layer));
    assert.deepEqual(parts.map((part) => [part.weights, part.multiplyAdds]), pair, told);
    const own = blocks.map((row, o) => row.map((_, i) => {
      const [reader, read] = [groupOfOutput(layer, o), groupOfInput(layer, i)];
      return Number(reader.group === read.group);
    }));
    assert.deepEqual(own, blocks, told);
    for (const [o, row] of blocks.entries()) {
      const { inputs } = groupOfOutput(layer, o);
      assert.deepEqual(inputs, [row.indexOf(1), row.lastIndexOf(1)], told);
    }
  }
});

test("groups that divide both", () => {
  const layer = { inChannels: 8, outChannels: 12, groups: 1 };
  assert.deepEqual(commonDivisors(layer), [1, 2, 4]);
  assert.ok(divides(4, layer) && !divides(8, layer) && !divides(3, layer));
});

test("an output number by hand: a sum for each channel, and the bias once", () => {
  const axis = { size: 2, kernel: 2, stride: 2, padding: 1, dilation: 1 };
  const image = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]];
  const filter = [[[1, 2], [3, 4]], [[-1, 0], [2, 1]]];
  // the windows hold one sample each: 1·4 + 5·1, 2·3 + 6·2, 3·2 + 7·0, 4·1 + 8·(−1)
  assert.deepEqual(outputChannel(image, filter, 10, axis), [[19, 28], [16, 6]]);
  const taps = productsByChannel(image, filter, axis, 0, 1);
  assert.deepEqual(taps.map((list) => list.reduce((sum, tap) => sum + tap.value * tap.weight, 0)), [6, 12]);
  assert.equal(taps[1].filter((tap) => tap.isPadding).length, 3);
});

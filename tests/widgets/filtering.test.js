// The JavaScript twins of convkit.pad and of filtering with convkit.conv2d, against Python itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import {
  correlate, greyPlane, magnitude, normalised, range, shownLimit, toned, transposed, weightSum,
  windowProducts,
} from "../../convkit/widgets/filter_lab/filtering.js";
import { pad, sourceIndex, sources } from "../../convkit/widgets/shared/padding.js";

const reference = fileURLToPath(new URL("filtering_reference.py", import.meta.url));
const told = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);
const planeOf = (rows) =>
  ({ rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) });
const close = (found, expected, where) => {
  assert.equal(found.length, expected.length, where);
  expected.forEach((value, n) => assert.ok(Math.abs(found[n] - value) <= 1e-9, where));
};
const pictures = told.filter((line) => line.kernel);

test("beyond the border stands what Python puts there", () => {
  const borders = told.filter((line) => line.places);
  assert.ok(borders.length >= 300);
  for (const { size, width, boundary, places } of borders) {
    assert.deepEqual(sources(size, width, width, boundary), places, `${boundary} ${size} ${width}`);
  }
});

test("a negative width crops", () => {
  assert.deepEqual(pad([[1, 2, 3], [4, 5, 6]], [[1, -1], [-1, 1]], "zero"), [[0, 0, 0], [2, 3, 0]]);
  assert.equal(sourceIndex(-3, 4, "wrap"), 1);
});

test("every filtered picture equals Python's, with every border and size", () => {
  assert.ok(pictures.length >= 140);
  let nowhere = 0;
  for (const { x, kernel, boundary, result, magnitude: expected } of pictures) {
    const where = `${boundary} ${kernel.length} on ${x.length}×${x[0].length}`;
    const found = correlate(planeOf(x), kernel, boundary);
    nowhere += found === null;
    if (!result) {
      assert.equal(found, null, where);
      continue;
    }
    assert.deepEqual([found.rows, found.columns], [result.length, result[0].length], where);
    close(found.values, result.flat(), where);
    const other = correlate(planeOf(x), transposed(kernel), boundary);
    close(magnitude(found, other).values, expected.flat(), where);
  }
  assert.ok(nowhere > 5, "kernels that fit nowhere are among them");
});

test("the products of every pixel add up to its result", () => {
  for (const { x, kernel, boundary, result } of pictures.filter((line) => line.result)) {
    const first = boundary === "valid" ? (kernel.length - 1) / 2 : 0;
    result.forEach((values, r) => values.forEach((value, c) => {
      const taps = windowProducts(planeOf(x), kernel, r + first, c + first, boundary);
      assert.equal(taps.length, kernel.length ** 2);
      assert.ok(Math.abs(taps.reduce((sum, tap) => sum + tap.value * tap.weight, 0) - value) < 1e-9);
    }));
  }
});

test("products know what lies beyond the border", () => {
  const plane = planeOf([[1, 2, 3], [4, 5, 6]]);
  const ones = [[1, 1, 1], [1, 1, 1], [1, 1, 1]];
  const taps = windowProducts(plane, ones, 0, 2, "nearest");
  assert.deepEqual(taps.map((tap) => tap.value), [2, 3, 3, 2, 3, 3, 5, 6, 6]);
  assert.deepEqual(taps.map((tap) => tap.isOutside),
    [true, true, true, false, false, true, false, false, true]);
});

test("tones are those of Python, and what they hide is counted", () => {
  for (const { result, clip, absolute, limit, counts } of pictures.filter((line) => line.result)) {
    const values = Float64Array.from(result.flat());
    const extremes = range(values);
    assert.deepEqual([extremes.low, extremes.high], [Math.min(...values), Math.max(...values)]);
    const clipped = toned(values, "clip", extremes);
    assert.deepEqual([...clipped.tones], clip.flat());
    assert.deepEqual([clipped.below, clipped.above], counts);
    assert.deepEqual([...toned(values, "absolute", extremes).tones], absolute.flat());
    const grey = toned(values, "grey", extremes);
    const largest = Math.max(-extremes.low, extremes.high);
    assert.ok(grey.limit >= limit - 1e-9 && grey.limit <= limit + largest / 4096 + 1e-9);
    assert.equal(grey.below, [...values].filter((value) => value < -grey.limit).length);
    [...values].forEach((value, n) => assert.ok(
      Math.abs(grey.tones[n] - Math.min(255, Math.max(0, 128 + (127 * value) / grey.limit))) <= 0.5));
  }
  assert.equal(shownLimit(new Float64Array(4), { low: 0, high: 0 }), 1);
  const one = Float64Array.from({ length: 1000 }, (_, n) => (n === 0 ? 8 : 0));
  assert.equal(shownLimit(one, range(one)), 8);
  const few = Float64Array.from({ length: 200 }, (_, n) => (n === 0 ? 4096 : 1)); // 199 are 99.5 %
  assert.equal(shownLimit(few, range(few)), 1);
  const ends = Float64Array.from([0, 255]);
  const { below, above } = toned(ends, "clip", range(ends));
  assert.deepEqual([below, above], [0, 0], "the ends themselves are shown");
});

test("brightness of colours", () => {
  const { rgb, levels } = told.find((line) => line.rgb);
  const data = rgb.flat().flatMap((colour) => [...colour, 255]);
  const plane = greyPlane({ data, width: 5, height: 4 });
  assert.deepEqual([...plane.values], levels.flat());
});

test("weights are divided by their sum unless that is 0", () => {
  assert.deepEqual(normalised([[1, 2, 1]]), [[0.25, 0.5, 0.25]]);
  assert.deepEqual(normalised([[-1, 2, -1]]), [[-1, 2, -1]]);
  assert.equal(weightSum([[0.1, 0.2, -0.3]]), 0); // 2.8e−17 is rounding
  assert.equal(weightSum([[1, 1e-9]]), 1 + 1e-9);
});

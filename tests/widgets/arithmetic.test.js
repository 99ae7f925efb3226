// The JavaScript twin of convkit.arithmetic and convkit.steps, against Python itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { outputSize, paddingWidths, remainder } from "../../convkit/widgets/shared/arithmetic.js";
import { convolve, positions, products } from "../../convkit/widgets/shared/steps.js";

const reference = fileURLToPath(new URL("reference.py", import.meta.url));
const lines = execFileSync("python", [reference], { encoding: "utf8", maxBuffer: 1 << 28 })
  .trim().split("\n").map(JSON.parse);

test("every answer equals Python's on at least 20,000 settings", () => {
  assert.ok(lines.length >= 20_000, `${lines.length} settings`);
  let withoutOutput = 0;
  for (const [size, kernel, stride, padding, dilation, ...expected] of lines) {
    const axis = { size, kernel, stride, padding, dilation };
    const answers = [
      paddingWidths(axis), outputSize(axis), outputSize(axis, "ceil"),
      outputSize(axis, "cover_all"), remainder(axis), positions(axis),
    ];
    assert.deepEqual(answers, expected, JSON.stringify(axis));
    withoutOutput += outputSize(axis) === null;
  }
  assert.ok(withoutOutput > 1000, "settings without output are among them");
});

// 3×4, values that name their place; a kernel without symmetry; padding 1 above, 1 on the right.
const image = [[0, 1, 2, 3], [10, 11, 12, 13], [20, 21, 22, 23]];
const kernel = [[1, 2, 3], [4, 5, 6]];
const rows = positions({ size: 3, kernel: 2, stride: 2, padding: [1, 0], dilation: 1 });
const columns = positions({ size: 4, kernel: 3, stride: 1, padding: [0, 1], dilation: 1 });

test("a convolution worked by hand", () => {
  // first: 4·0 + 5·1 + 6·2 = 17 (its upper row lies on padding)
  assert.deepEqual(convolve(image, kernel, 3, 4, rows, columns), [
    [17, 32, 23],
    [10 + 22 + 36 + 80 + 105 + 132, 11 + 24 + 39 + 84 + 110 + 138, 12 + 26 + 88 + 115],
  ]);
});

test("the products of a cell add up to it, and know their padding", () => {
  const output = convolve(image, kernel, 3, 4, rows, columns);
  const taps = products(image, kernel, 3, 4, rows[0], columns[2]);
  assert.equal(taps.reduce((sum, tap) => sum + tap.weight * tap.value, 0), output[0][2]);
  assert.deepEqual(taps.map((tap) => tap.isPadding), [true, true, true, false, false, true]);
  assert.deepEqual([taps[3].row, taps[3].column, taps[3].value], [0, 2, 2]);
});

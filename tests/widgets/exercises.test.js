// The drill's exercises: drawn and answered as in Python, and every wrong formula has its hint.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import words from "../../convkit/widgets/drill/drill.json" with { type: "json" };
import { judge } from "../../convkit/widgets/shared/answers.js";
import { questionOf } from "../../convkit/widgets/drill/drill_view.js";
import { KINDS, MIXED, exercise, mistakesOf } from "../../convkit/widgets/drill/exercises.js";
import { generator, numberAt } from "../../convkit/widgets/drill/mulberry.js";

const reference = fileURLToPath(new URL("exercises_reference.py", import.meta.url));
const [draws, numbers, ...drawn] = execFileSync("python", [reference], {
  encoding: "utf8", maxBuffer: 1 << 28,
}).trim().split("\n").map((line) => JSON.parse(line));
const kinds = Object.keys(KINDS);
const ranges = Object.fromEntries(kinds.map((kind, n) => [kind, draws[n]]));
const exercises = drawn.map(([, , , kind, setting, answer]) => ({ kind: kinds[kind], setting, answer }));

test("the generator's numbers are those of the definition", () => {
  assert.equal(numberAt(0, 1), 1144304738); // as the original prints it
  for (const [seed, n, expected] of numbers) assert.equal(numberAt(seed, n), expected, `${seed}, ${n}`);
});

test("a draw reaches both ends of its range and never leaves it", () => {
  const draw = generator(7);
  const seen = new Set(Array.from({ length: 1000 }, () => draw(-1, 3)));
  assert.deepEqual([...seen].sort((a, b) => a - b), [-1, 0, 1, 2, 3]);
});

test("a seed draws the exercises that Python draws, and the answers are convkit's", () => {
  assert.equal(drawn.length, 7000);
  for (const [place, seed, turn, kind, setting, answer] of drawn) {
    const found = exercise([...kinds, MIXED][place], seed, turn, ranges);
    assert.deepEqual(found, { kind: kinds[kind], setting, answer }, `${place} ${seed} ${turn}`);
  }
});

test("every wrong formula's number gets its hint, and the right one none", () => {
  for (const { kind, setting, answer } of exercises) {
    const question = questionOf({ kind, setting, answer }, words);
    assert.deepEqual(judge(question, answer), { right: true, hints: [] });
    for (const [name, wrong] of KINDS[kind].mistakes(setting)) {
      if (wrong.includes(null) || wrong.every((value, n) => value === answer[n])) continue;
      const told = JSON.stringify([kind, setting, name]);
      assert.equal(judge(question, wrong).right, false, told);
      assert.ok(judge(question, wrong).hints.includes(words.mistakes[name]), told);
    }
  }
});

test("every exercise has words without gaps, and a solution that ends in the answer", () => {
  for (const { kind, setting, answer } of exercises) {
    const { text, hint, hints, fields, solution } = questionOf({ kind, setting, answer }, words);
    assert.equal(fields.length, answer.length);
    for (const part of [text, hint, solution, ...hints.map(([, hintText]) => hintText)]) {
      assert.doesNotMatch(part, /undefined|NaN|[{}]/, part);
    }
    const last = solution.split(/[.:] /).at(-1).match(/\d+/g).map(Number).slice(-answer.length);
    assert.deepEqual(last, answer, solution);
  }
});

// Wrong numbers worked out by hand: kind, setting, right answer, {mistake: its answers}.
const BY_HAND = [
  ["output_size", { size: 224, kernel: 7, stride: 2, padding: 3, dilation: 1 }, [112], {
    no_floor: [[112.5], [113]], bracketing: [[223 / 3], [74]], padding_once: [[111]],
    no_padding: [[109]], no_start: [[111]], no_stride: [[224]], gaps: [[109]],
  }],
  ["output_size", { size: 20, kernel: 4, stride: 1, padding: 0, dilation: 3 }, [11], {
    taps_times_dilation: [[9]], gaps: [[8]], no_dilation: [[17]],
  }],
  ["transposed_size", { size: 5, kernel: 4, stride: 3, padding: 1, outputPadding: 2, dilation: 2 }, [19], {
    padding_pads: [[23], [27]], padding_once: [[20]], no_output_padding: [[17]],
    output_padding_twice: [[21]], all_strides: [[22]], direct: [[1]], taps_times_dilation: [[20]],
    gaps: [[22]], no_dilation: [[16]], no_stride: [[11]],
  }],
  ["same_padding", { size: 10, kernel: 4, stride: 1, dilation: 1 }, [1, 2], {
    extra_pad: [[2, 1]], per_side: [[3, 3]], half_kernel: [[2, 2]],
  }],
  ["same_padding", { size: 10, kernel: 4, stride: 3, dilation: 2 }, [3, 3], {
    no_stride: [[3, 3]], no_dilation: [[1, 2]], gaps: [[4, 5]],
  }],
  ["same_padding", { size: 6, kernel: 3, stride: 2, dilation: 1 }, [0, 1], { no_stride: [[1, 1]] }],
  ["receptive_field", {
    kernel1: 3, stride1: 2, dilation1: 1, kernel2: 2, stride2: 3, dilation2: 3, kernel3: 4, stride3: 1, dilation3: 1,
  }, [1 + 2 + 3 * 2 + 3 * 6], {
    sum_of_spans: [[3 + 4 + 4], [3 + 2 + 4]], no_stride: [[1 + 2 + 3 + 3]],
    own_stride: [[1 + 2 * 2 + 3 * 6 + 3 * 6]], no_dilation: [[1 + 2 + 2 + 18]], gaps: [[1 + 4 + 8 + 36]],
  }],
  ["weights", { inChannels: 6, outChannels: 4, groups: 2, kernel: 5, rows: 7, columns: 8 }, [304], {
    bias_per_position: [[524]], weights_per_position: [[16804]], no_bias: [[300]], one_bias: [[301]],
    bias_per_kernel: [[312]], bias_per_input: [[306]], no_groups: [[604]], groups_twice: [[154]],
    one_channel: [[104]], one_side: [[64]],
  }],
  ["kernel_matrix_shape", { rows: 5, columns: 6, kernelRows: 2, kernelColumns: 4, stride: 2, padding: 1 }, [9, 30], {
    turned: [[30, 9]], padded_inputs: [[9, 56]], taps: [[9, 8], [8, 9]], no_stride: [[30, 30]],
    no_padding: [[4, 30]], swapped: [[8, 30]],
  }],
];

test("the wrong formulas give the wrong numbers that a hand finds", () => {
  const named = new Set();
  for (const [kind, setting, right, mistakes] of BY_HAND) {
    assert.deepEqual(KINDS[kind].answer(setting), right, kind);
    const known = KINDS[kind].mistakes(setting);
    for (const [name, wrong] of Object.entries(mistakes)) {
      named.add(name);
      assert.deepEqual(known.filter(([other]) => other === name).map(([, found]) => found), wrong, `${kind} ${name}`);
    }
  }
  assert.deepEqual([...named].sort(), Object.keys(words.mistakes).sort());
});

test("a wrong formula that happens to be right is no mistake", () => {
  const setting = { size: 9, kernel: 3, stride: 2, padding: 0, dilation: 1 };
  const names = mistakesOf("output_size", setting).map(([name]) => name);
  assert.ok(!names.includes("no_floor") && !names.includes("padding_once"));
  assert.ok(names.includes("bracketing"));
});

// What readers type, how it is judged, and what is kept on their device.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { judge, keyboardFor, meets, parseNumber } from "../../convkit/widgets/shared/answers.js";
import { isCount, stored } from "../../convkit/widgets/shared/stored.js";

test("numbers are read as people write them", () => {
  const readable = {
    "12": 12, " 12 ": 12, "-3": -3, "−3": -3, "+4": 4, "112.5": 112.5, "112,5": 112.5, ".5": 0.5, "5.": 5,
    "1,234": 1234, "1,234,567.5": 1234567.5, "1 234": 1234, "294\u202f912": 294912, "3/8": 0.375,
  };
  for (const [text, value] of Object.entries(readable)) assert.equal(parseNumber(text), value, text);
});

test("what is no number is none", () => {
  for (const text of ["", " ", "x", "1e3", "0x10", "Infinity", "1/0", "1.2.3", "1,2,3", "--1", "12 rows", "1//2", "."]) {
    assert.equal(parseNumber(text), null, text);
  }
});

test("whole numbers are met exactly, others to two decimals", () => {
  assert.ok(meets([4], [4]) && !meets([4.001], [4]) && !meets([5], [4]));
  assert.ok(meets([74.33], [223 / 3]) && meets([74.333333], [223 / 3]) && !meets([74.3], [223 / 3]));
  assert.ok(meets([1, 2], [1, 2]) && !meets([2, 1], [1, 2]) && !meets([1], [1, 2]));
});

const question = {
  answer: [112], hint: "Use the formula.",
  hints: [[[112.5], "The floor is missing."], [[111], "Padding counts twice."], [[111], "The start counts."]],
};

test("a wrong answer gets all hints that explain it, and else the general one", () => {
  assert.deepEqual(judge(question, [112]), { right: true, hints: [] });
  assert.deepEqual(judge(question, [112.5]), { right: false, hints: ["The floor is missing."] });
  assert.deepEqual(judge(question, [111]).hints, ["Padding counts twice.", "The start counts."]);
  assert.deepEqual(judge(question, [5]), { right: false, hints: ["Use the formula."] });
});

test("the keyboard of a phone has the keys for every answer that is known", () => {
  const asking = (answer, ...wrong) => keyboardFor({ answer, hints: wrong.map((value) => [value, ""]) });
  assert.equal(asking([3], [4]), "numeric");
  assert.equal(asking([112], [112.5]), "decimal");
  assert.equal(asking([3, 4], [-1, 2.5]), "text");
});

afterEach(() => { delete globalThis.localStorage; });

function storage(initial = {}) {
  const kept = { ...initial };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => { kept[key] = value; },
    removeItem: (key) => { delete kept[key]; },
  } });
  return kept;
}

test("a value is kept under its key and found again", () => {
  const kept = storage();
  stored("key", 0, isCount).set(3);
  assert.deepEqual(kept, { key: "3" });
  const again = stored("key", 0, isCount);
  assert.equal(again.get(), 3);
  again.forget();
  assert.deepEqual([again.get(), kept], [0, {}]);
});

test("nonsense in the storage is passed over", () => {
  for (const nonsense of ["", "{", "null", "-1", "1.5", '"3"', "[]", '{"__proto__": 1}', "1e99"]) {
    storage({ key: nonsense });
    assert.equal(stored("key", 0, isCount).get(), 0, nonsense);
  }
});

test("without storage, or with a full one, the value lives on", () => {
  const isDisabled = { get() { throw new DOMException("no", "SecurityError"); } };
  const isFull = { value: {
    getItem: () => null,
    setItem() { throw new DOMException("full", "QuotaExceededError"); },
    removeItem() { throw new DOMException("no", "SecurityError"); },
  } };
  for (const broken of [isDisabled, isFull]) {
    Object.defineProperty(globalThis, "localStorage", { configurable: true, ...broken });
    const value = stored("key", 0, isCount);
    value.set(5);
    assert.equal(value.get(), 5);
    value.forget();
    assert.equal(value.get(), 0);
  }
});

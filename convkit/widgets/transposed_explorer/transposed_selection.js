// What is selected: an output cell, an input cell, and the product of the two if there is one.
import { readers } from "../shared/steps.js";
import { transposedSize } from "../shared/transposed.js";
import { transposedPositions } from "./transposed_steps.js";

// What the reader chose last leads, and the rest follows from it:
const BY_INPUT = 0; // an input cell, or one product of its stamp
const BY_OUTPUT = 1; // an output cell, or one tap of its window in the direct form
const BY_ENTRY = 2; // both: an entry of the matrix
const ANY = -1; // as tap: the nearest product

const nearest = (values, target, key = (value) => value) =>
  [...values].sort((a, b) => Math.abs(key(a) - target) - Math.abs(key(b) - target))[0];

// Along one axis: {output, input, tap, place}. input is null where the tap of the direct form
// reads a zero, tap is null where input and output do not meet, and place is where the product
// falls, inside the output or not.
function alongAxis(positions, size, led, { output, input, tap }) {
  const found = { output, input, tap: null, place: null };
  if (led === BY_INPUT) {
    const places = positions[input];
    const inside = places.filter((place) => place >= 0 && place < size);
    const place = tap === null ? nearest(inside.length ? inside : places, output) : places[tap];
    return { ...found, tap: places.indexOf(place), place };
  }
  if (led === BY_OUTPUT) {
    const meeting = readers(positions, output);
    const [t, j] = (tap === null
      ? nearest(meeting, input, ([n]) => n) : meeting.find((pair) => pair[1] === tap)) ?? [];
    if (t !== undefined) return { ...found, input: t, tap: j, place: output };
    return tap === null ? found : { ...found, input: null, tap };
  }
  const met = positions[input].indexOf(output);
  return met < 0 ? found : { ...found, tap: met, place: output };
}

// kind: "product", "cropped" (its place is outside the output), "zero" (the direct form reads a
// zero there) or "none" (the stamp does not reach the output cell).
export function selectionOf(model, height, width) {
  const [rows, columns] = [height, width].map(transposedSize);
  const cell = (name, axis) => {
    const last = axis.rows * axis.columns - 1;
    const n = Math.min(model.get(name), last);
    return [Math.floor(n / axis.columns), n % axis.columns];
  };
  const [row, column] = cell("output", { rows: rows ?? 1, columns: columns ?? 1 });
  const [inputRow, inputColumn] = cell("input", { rows: height.size, columns: width.size });
  const stands = { output: { row, column }, input: { row: inputRow, column: inputColumn } };
  if (rows === null || columns === null) return { ...stands, tap: null, kind: "none" };
  const [tapRow, tapColumn] = model.get("tap") === ANY ? [null, null]
    : cell("tap", { rows: height.kernel, columns: width.kernel });
  const led = model.get("led");
  const down = alongAxis(transposedPositions(height), rows, led,
    { output: row, input: inputRow, tap: tapRow });
  const across = alongAxis(transposedPositions(width), columns, led,
    { output: column, input: inputColumn, tap: tapColumn });
  if (down.tap === null || across.tap === null) return { ...stands, tap: null, kind: "none" };
  const tap = { row: down.tap, column: across.tap };
  if (down.input === null || across.input === null) return { ...stands, tap, kind: "zero" };
  const place = { row: down.place, column: across.place };
  const input = { row: down.input, column: across.input };
  const isInside = place.row >= 0 && place.row < rows && place.column >= 0 && place.column < columns;
  return isInside ? { output: place, input, tap, place, kind: "product" }
    : { ...stands, input, tap, place, kind: "cropped" };
}

// Ways to select; each says what to set. All views select by these, so all show the same.
export function selection(model) {
  const set = (changes) => {
    model.set(changes);
    model.save_changes();
  };
  const outputIndex = (state, { row, column }) => row * state.size.columns + column;
  const inputIndex = (state, { row, column }) => row * state.width.size + column;
  const tapIndex = (state, { row, column }) => row * state.width.kernel + column;
  // What leads must be told from where the rest stands: the nearest is meant.
  const stands = (state) => ({
    output: outputIndex(state, state.selection.output),
    input: inputIndex(state, state.selection.input),
  });
  return {
    output(state, cell) {
      set({ ...stands(state), output: outputIndex(state, cell), tap: ANY, led: BY_OUTPUT });
    },
    input(state, cell) {
      set({ ...stands(state), input: inputIndex(state, cell), tap: ANY, led: BY_INPUT });
    },
    // A product of the selected input's stamp.
    stampTap(state, tap) {
      set({ ...stands(state), tap: tapIndex(state, tap), led: BY_INPUT });
    },
    // A product of this input's stamp.
    product(state, cell, tap) {
      set({
        ...stands(state), input: inputIndex(state, cell), tap: tapIndex(state, tap), led: BY_INPUT,
      });
    },
    // A tap of the window that the direct form lays over this output cell.
    windowTap(state, cell, tap) {
      set({
        ...stands(state), output: outputIndex(state, cell), tap: tapIndex(state, tap),
        led: BY_OUTPUT,
      });
    },
    entry(state, output, input) {
      set({ output, input, tap: ANY, led: BY_ENTRY });
    },
  };
}

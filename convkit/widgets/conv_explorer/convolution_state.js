// Everything that the views of a direct convolution show, computed once a change.
import { outputSize, paddedSize, paddingWidths } from "../shared/arithmetic.js";
import { axisOf } from "./settings.js";
import { convolve, positions, products, readers } from "../shared/steps.js";

const flipped = (kernel) => kernel.map((row) => [...row].reverse()).reverse();

// The selection is an output cell, `step`, and if the reader went on to one of its products
// the place of its tap in row order, `tap`; else that is −1.
export function convolutionState(model) {
  const [height, width] = [axisOf(model, "height"), axisOf(model, "width")];
  const image = model.get("image");
  const given = model.get("kernels")[height.kernel - 1][width.kernel - 1];
  const isFlipped = model.get("flip");
  const kernel = isFlipped ? flipped(given) : given;
  const state = {
    height, width, image, kernel, isFlipped, isShaded: model.get("shaded"),
    top: paddingWidths(height)[0],
    left: paddingWidths(width)[0],
    padded: { rows: paddedSize(height), columns: paddedSize(width) },
    places: { rows: outputSize(height), columns: outputSize(width) },
    output: null,
  };
  if (state.places.rows === null || state.places.columns === null) return state;
  const [rows, columns] = [positions(height), positions(width)];
  const output = convolve(image, kernel, height.size, width.size, rows, columns);
  const step = Math.min(model.get("step"), state.places.rows * state.places.columns - 1);
  const [row, column] = [Math.floor(step / state.places.columns), step % state.places.columns];
  const taps = products(image, kernel, height.size, width.size, rows[row], columns[column]);
  const tap = Math.min(model.get("tap"), taps.length - 1);
  return {
    ...state, rows, columns, output, step, row, column, tap,
    products: taps,
    value: output[row][column],
    product: taps[tap] ?? null, // of the selected tap
  };
}

// Ways to select; each says what to set. All views select by these, so all show the same.
export function selection(model) {
  const set = (step, tap) => {
    model.set({ step, tap });
    model.save_changes();
  };
  const cell = (state, row, column) => row * state.places.columns + column;
  return {
    output(state, row, column) {
      set(cell(state, row, column), -1);
    },
    tap(state, tap) {
      set(state.step, tap);
    },
    entry(state, step, tap) {
      set(step, tap);
    },
    // A pixel, or a place in the padding: by the output cell nearest to the selected one.
    // What no window reads cannot be selected.
    input(state, row, column) {
      const near = (places, t) =>
        places.sort((a, b) => Math.abs(a[0] - t) - Math.abs(b[0] - t))[0];
      const down = near(readers(state.rows, row), state.row);
      const across = near(readers(state.columns, column), state.column);
      if (!down || !across) return;
      set(cell(state, down[0], across[0]), down[1] * state.width.kernel + across[1]);
    },
  };
}

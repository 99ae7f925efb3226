// Everything that the views of a direct convolution show, computed once a change.
import { outputSize, paddedSize, paddingWidths } from "./arithmetic.js";
import { axisOf } from "./settings.js";
import { convolve, positions, products } from "./steps.js";

export function convolutionState(model) {
  const [height, width] = [axisOf(model, "height"), axisOf(model, "width")];
  const image = model.get("image");
  const kernel = model.get("kernels")[height.kernel - 1][width.kernel - 1];
  const state = {
    height, width, image, kernel,
    top: paddingWidths(height)[0],
    left: paddingWidths(width)[0],
    padded: { rows: paddedSize(height), columns: paddedSize(width) },
    places: { rows: outputSize(height), columns: outputSize(width) },
    output: null,
  };
  if (state.places.rows === null || state.places.columns === null) return state;
  const [rows, columns] = [positions(height), positions(width)];
  state.output = convolve(image, kernel, height.size, width.size, rows, columns);
  const step = Math.min(model.get("step"), state.places.rows * state.places.columns - 1);
  state.step = step;
  state.row = Math.floor(step / state.places.columns);
  state.column = step % state.places.columns;
  state.products = products(
    image, kernel, height.size, width.size, rows[state.row], columns[state.column]);
  state.value = state.output[state.row][state.column];
  return state;
}

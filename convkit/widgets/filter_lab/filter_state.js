// The filter lab's settings, the rules between them, and everything that its views show.
import {
  SHOWS, correlate, magnitude, normalised, range, toned, transposed, weightSum, windowProducts,
} from "./filtering.js";
import { BOUNDARIES } from "../shared/padding.js";

export const TRAITS = [
  "kernel", "preset", "size", "boundary", "normalise", "show", "magnitude", "row", "column",
];
const SIZES = [3, 5, 7];
const RULES = [...BOUNDARIES, "valid"];
const OWN = 0; // place of "your own kernel" among the presets

// The picture stays in the browser: it is no trait, so nobody sends it anywhere.
const pictures = new WeakMap(); // model → plane
const results = new WeakMap(); // model → what was computed last, and from what

export const pictureOf = (model) => pictures.get(model) ?? null;
export const setPicture = (model, plane) => pictures.set(model, plane);

// A kernel in the middle of a square of zeros, or the middle of a kernel.
export function resized(kernel, size) {
  const shift = (kernel.length - size) / 2;
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => kernel[a + shift]?.[b + shift] ?? 0));
}

// The kernel of a preset, in a larger frame of zeros if it is not there in this size.
function presetKernel(model, size) {
  const kernels = model.get("kernels")[model.get("preset") - 1] ?? {};
  const best = SIZES.findLast((n) => n <= size && kernels[n]);
  return best ? resized(kernels[best], size) : null;
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

export function keepConsistent(model) {
  const set = (traits) => {
    if (traits.kernel && isSame(traits.kernel, model.get("kernel"))) delete traits.kernel;
    model.set(traits);
    model.save_changes();
  };
  const choosePreset = () => {
    if (model.get("preset") === OWN) return;
    const kernels = model.get("kernels")[model.get("preset") - 1];
    const wanted = SIZES[model.get("size")];
    const size = kernels[wanted] ? wanted : SIZES.find((n) => kernels[n]);
    set({ kernel: kernels[size], size: SIZES.indexOf(size) });
  };
  const chooseSize = () => {
    const size = SIZES[model.get("size")];
    if (model.get("kernel").length === size) return;
    set({ kernel: presetKernel(model, size) ?? resized(model.get("kernel"), size) });
  };
  // The name and the size follow a kernel that was changed by hand or from Python.
  const follow = () => {
    const kernel = model.get("kernel");
    const isPreset = isSame(presetKernel(model, kernel.length), kernel);
    set({ size: SIZES.indexOf(kernel.length), ...(isPreset ? {} : { preset: OWN }) });
  };
  model.on("change:preset", choosePreset);
  model.on("change:size", chooseSize);
  model.on("change:kernel", follow);
}

// Filter only if something has changed that the result depends on: pointing does not.
function resultOf(model, plane, kernel, used, boundary, isMagnitude, show) {
  const last = results.get(model);
  const from = [plane, kernel, model.get("normalise"), boundary, isMagnitude];
  const isOld = last && from.every((value, n) => value === last.from[n]);
  if (isOld && last.show === show) return last;
  let { response, extremes } = isOld ? last : {};
  if (!isOld) {
    response = correlate(plane, used, boundary);
    if (response && isMagnitude) {
      response = magnitude(response, correlate(plane, transposed(used), boundary));
    }
    extremes = response && range(response.values);
  }
  const result = {
    from, show, response, extremes,
    shown: response && toned(response.values, show, extremes),
  };
  results.set(model, result);
  return result;
}

export function filterState(model) {
  const plane = pictureOf(model);
  const kernel = model.get("kernel");
  const sum = weightSum(kernel);
  const isNormalised = model.get("normalise");
  const used = isNormalised ? normalised(kernel) : kernel;
  const isMagnitude = model.get("magnitude");
  const boundary = RULES[model.get("boundary")];
  const show = SHOWS[model.get("show")];
  const base = {
    plane, kernel, sum, used, isNormalised, isMagnitude, boundary, show,
    isOwn: model.get("preset") === OWN, result: null,
  };
  if (!plane) return base;
  const { response, extremes, shown } = resultOf(
    model, plane, kernel, used, boundary, isMagnitude, show);
  if (!response) return base;
  // The selected pixel counts in the picture; without padding the result begins further in.
  const first = boundary === "valid" ? (kernel.length - 1) / 2 : 0;
  const inside = (n, size) => Math.min(Math.max(n, first), first + size - 1);
  const row = inside(model.get("row"), response.rows);
  const column = inside(model.get("column"), response.columns);
  const sumOf = (taps) => taps.reduce((total, { value, weight }) => total + value * weight, 0);
  const products = windowProducts(plane, used, row, column, boundary);
  return {
    ...base,
    result: response, extremes, ...shown, first, row, column, products,
    value: response.values[(row - first) * response.columns + column - first],
    total: sumOf(products),
    across: isMagnitude
      ? sumOf(windowProducts(plane, transposed(used), row, column, boundary)) : null,
  };
}

export function selection(model) {
  return (row, column) => {
    model.set({ row, column });
    model.save_changes();
  };
}

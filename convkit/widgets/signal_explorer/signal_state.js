// Everything that the views of the signal explorer show, computed once a change.
import { area, integral, midpoints, reach, standing } from "./integrals.js";
import { chosen, isContinuous, roles, timeAt, timesOf } from "./signal_settings.js";
import { MODES, places, products, result, valueAt } from "../shared/signals.js";

const FINE = 0.02; // between the points of a curve
const ALIKE = 1e-9; // sums in another order differ by less

// Signals and products are points [τ, value], results are points [t, value].
export function signalState(model) {
  const [stillName, movingName] = roles(model);
  const [f, g] = [chosen(model, stillName), chosen(model, movingName)];
  const times = timesOf(model);
  const step = Math.min(model.get("step"), (times?.count ?? 1) - 1);
  const state = {
    kind: model.get("kind"), mode: MODES[model.get("mode")], isContinuous: isContinuous(model),
    isFlipped: model.get("flip"), isSwapped: model.get("swap"),
    still: stillName, moving: movingName, times, step, t: times ? timeAt(times, step) : 0,
  };
  return { ...state, ...(state.isContinuous ? functionsState : samplesState)(f, g, state) };
}

function samplesState(f, g, { mode, isFlipped, isSwapped, times, t }) {
  const isRing = mode === "circular";
  const every = (still, moving, flip) => {
    const range = places(still.length, moving.length, mode, flip);
    return result(still, moving, mode, flip).map((value, n) => [range.first + n, value]);
  };
  const at = times ? t + times.shift : null; // place in the full result
  const terms = times ? products(f, g, at, isFlipped, isRing) : [];
  const results = every(f, g, isFlipped);
  const others = isFlipped ? [] : every(f, g, true);
  return {
    sizes: [f.length, g.length], at, terms, results, others,
    stillPoints: f.map((value, n) => [n, value]),
    movingPoints: terms.map(({ place, weight }) => [place, weight]),
    productPoints: byPlace(terms),
    value: times ? valueAt(f, g, at, isFlipped, isRing) : null,
    differing: isFlipped ? null : differing(results, others), // from the other flip
    isSame: isSwapped && !differing(results, every(g, f, isFlipped)).count,
    sum: g.reduce((total, weight) => total + weight, 0),
    domain: [1 - g.length, f.length + g.length - 2], // wherever g may stand
  };
}

// On a ring two taps may meet the same sample.
function byPlace(terms) {
  const sums = new Map();
  for (const { place, sample, product } of terms) {
    if (sample !== null) sums.set(place, (sums.get(place) ?? 0) + product);
  }
  return [...sums];
}

function functionsState(f, g, { isFlipped, isSwapped, times, t }) {
  const [still, moving] = [midpoints(f), midpoints(g)];
  const every = (a, b, range, flip) => Array.from({ length: range.count }, (_, n) => {
    const place = timeAt(range, n);
    return [place, integral(a, b, place, flip)];
  });
  const rangeOf = (from) => ({
    ...times, first: from.first, count: Math.round((from.last - from.first) / times.spacing) + 1,
  });
  const results = every(still, moving, times, isFlipped);
  const others = isFlipped ? [] : every(still, moving, rangeOf(reach(f, g, true)), true);
  const exchanged = isSwapped ? every(moving, still, rangeOf(reach(g, f, isFlipped)), isFlipped) : [];
  const place = standing(g, t, isFlipped);
  const [low, high] = [Math.max(f.low, place.low), Math.min(f.high, place.high)];
  const weight = (x) => g.at(isFlipped ? t - x : x - t);
  const isMeeting = high - low > ALIKE;
  return {
    results, others,
    overlap: isMeeting ? [low, high] : null,
    stillPoints: curve(f.low, f.high, f.at),
    movingPoints: curve(place.low, place.high, weight),
    productPoints: isMeeting ? curve(low, high, (x) => f.at(x) * weight(x)) : [],
    value: integral(still, moving, t, isFlipped),
    differing: isFlipped ? null : differing(results, others), // from the other flip
    isSame: isSwapped && !differing(results, exchanged).count,
    sum: area(moving),
    domain: [f.low - (g.high - g.low), f.high + (g.high - g.low)],
  };
}

// A curve with its jumps at both ends.
function curve(low, high, at) {
  const count = Math.max(1, Math.ceil((high - low) / FINE));
  const points = Array.from({ length: count + 1 }, (_, n) => {
    const x = low + ((high - low) * n) / count;
    return [x, at(x)];
  });
  return [[low, 0], ...points, [high, 0]];
}

// At how many of all their places two results differ; where one has no place it counts as 0.
function differing(results, others) {
  const key = ([t]) => Math.round(100 * t);
  const [one, other] = [results, others].map((points) =>
    new Map(points.map((point) => [key(point), point[1]])));
  const all = new Set([...one.keys(), ...other.keys()]);
  const apart = [...all].filter((t) => Math.abs((one.get(t) ?? 0) - (other.get(t) ?? 0)) > ALIKE);
  return { count: apart.length, all: all.size };
}

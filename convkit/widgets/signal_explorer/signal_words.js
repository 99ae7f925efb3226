// What the signal explorer says of its state.
import { fill, number, plural } from "../shared/text.js";

const LONGEST_SUM = 6; // products that a sentence writes out

// As the plots draw them.
const MARKS = {
  functions: { f: "—", g: "- -", result: "—", other: "···" },
  series: { f: "—", g: "—", result: "—", other: "···" },
  samples: { f: "●", g: "■", result: "▲", other: "□" },
};

const brackets = ({ isContinuous }) => (isContinuous ? ["(", ")"] : ["[", "]"]);

// f ∗ g with the flip, f ⋆ g without, and the name of the signal that stays first.
function pairOf({ still, moving, isFlipped }) {
  return `${still} ${isFlipped ? "∗" : "⋆"} ${moving}`;
}

// What stands under each plot, as [role, text] pairs.
export function titlesOf(state, words) {
  const { still, moving, isFlipped, isContinuous, times } = state;
  const [open, close] = brackets(state);
  const marks = MARKS[state.kind];
  const roles = { f: "input", g: "kernel" };
  const argument = isFlipped ? `t − τ` : `τ − t`;
  return {
    slide: [
      [roles[still], fill(words.stays, { signal: `${marks[still]} ${still}${open}τ${close}` })],
      [roles[moving], fill(isFlipped ? words.slides_flipped : words.slides, {
        signal: `${marks[moving]} ${moving}${open}${argument}${close}`,
        t: times ? number(state.t) : "–",
      })],
    ],
    product: [["output", fill(isContinuous ? words.product_area : words.product_bars, {
      product: `${still}${open}τ${close}·${moving}${open}${argument}${close}`,
    })]],
    result: [
      ["output", fill(words.result_title, {
        mark: marks.result,
        result: `(${pairOf(state)})${open}t${close}`,
      })],
      ...(state.kind === "series" ? [["input", words.series_title]] : []),
      ...(isFlipped ? [] : [[null, fill(words.other_title, { mark: marks.other })]]),
    ],
  };
}

export function sentenceOf(state, words) {
  if (!state.times) {
    const [samples, taps] = state.sizes;
    return fill(words.no_result, { still: state.still, moving: state.moving, samples, taps });
  }
  if (state.isContinuous) return ofFunctions(state, words);
  return state.kind === "series" ? ofSeries(state, words) : ofSamples(state, words);
}

function ofFunctions({ still, moving, isFlipped, t, value, overlap, ...state }, words) {
  const place = number(t);
  const shifted = isFlipped ? `${place} − τ` : t < 0 ? `τ + ${number(-t)}` : `τ − ${place}`;
  return fill(overlap ? words.integral : words.apart, {
    pair: pairOf({ still, moving, isFlipped, ...state }), t: place, still, moving, shifted,
    value: number(value), low: number(overlap?.[0]), high: number(overlap?.[1]),
  });
}

const factor = (value) => (value < 0 ? `(${number(value)})` : number(value));

const meeting = ({ terms }) => terms.filter(({ sample }) => sample !== null);

function ofSamples(state, words) {
  const met = meeting(state);
  const hanging = state.terms.length - met.length;
  const whole = `(${pairOf(state)})[${number(state.at)}]`;
  const count = plural(words, "products", met.length);
  const sum = met.length > LONGEST_SUM
    ? fill(words.long_sum, { products: count })
    : met.map(({ sample, weight }) => `${factor(sample)}·${factor(weight)}`).join(" + ");
  return [
    fill(words.sum, {
      label: state.mode === "same" ? `same[${number(state.t)}] = ${whole}` : whole,
      sum, value: number(state.value), products: count,
    }),
    hanging ? plural(words, "hanging", hanging, state) : "",
    state.mode === "causal" && !state.isFlipped ? words.not_causal : "",
  ].filter(Boolean).join(" ");
}

function ofSeries(state, words) {
  const met = meeting(state);
  const used = met.reduce((sum, { weight }) => sum + weight, 0);
  return [
    fill(words.smoothed, {
      t: number(state.t), value: number(state.value), products: plural(words, "products", met.length),
      sample: number(state.stillPoints[state.t]?.[1] ?? 0),
    }),
    met.length < state.terms.length
      ? fill(words.used, { used: number(used), sum: number(state.sum) }) : "",
    state.mode === "causal" && !state.isFlipped ? words.not_causal : "",
  ].filter(Boolean).join(" ");
}

export function noteOf(state, words) {
  const { times, isContinuous, isFlipped, isSwapped, isSame, differing, sum, moving, still } = state;
  const names = { still, moving, sum: number(sum) };
  const ends = times && { first: number(times.first), last: number(times.last) };
  const range = isContinuous
    ? fill(words.overlapping, { ...names, ...ends })
    : times && plural(words, "counted", times.count, {
      ...names, ...ends, mode: state.mode, samples: state.sizes[0], taps: state.sizes[1],
    });
  const unlike = isFlipped ? words.swap_mode : words.swap_correlation;
  return [
    range,
    fill(isContinuous ? words.area : words.weights, names),
    times && !isFlipped ? fill(words.not_flipped, differing) : "",
    times && isSwapped ? fill(isSame ? words.swap_same : unlike, { mode: state.mode }) : "",
  ].filter(Boolean).join(" ");
}

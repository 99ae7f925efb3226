// What the layer costs, beside the standard layer and the depthwise-separable pair.
import { digits, fraction, line, math, sign, symbol } from "../shared/mathml.js";
import { keepHeight } from "../shared/steady.js";
import { element, fill, number, update } from "../shared/text.js";

const C_OUT = `<msub>${symbol("output", "C")}<mtext>out</mtext></msub>`;
const C_IN = `<msub>${symbol("input", "C")}<mtext>in</mtext></msub>`;
const square = (base) => `<msup>${base}<mn>2</mn></msup>`;
const k = symbol("kernel", "k");
const equals = (...content) => math(sign("="), ...content);
const times = sign("·");
const whole = (value) => `<mn>${grouped(value)}</mn>`;
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
// Rounded as it is shown, and said so.
const rounded = (value) => math(
  sign(Math.abs(1000 * value - Math.round(1000 * value)) < 1e-9 ? "=" : "≈"), `<mn>${number(value)}</mn>`);

export function countsView(words) {
  const table = element("table", { class: "convkit-table" });
  const formulas = element("div", { class: "convkit-formula" });
  const node = element("div", { class: "convkit-counts" }, table, formulas);
  const head = ["layer", "weights", "biases", "multiply_adds", "ratio"]
    .map((name) => `<th scope="col">${words[`column_${name}`]}</th>`).join("");
  const row = (name, counts, standard) => `<tr><th scope="row">${name}</th>${
    [grouped(counts.weights), grouped(counts.biases), grouped(counts.multiplyAdds),
      number(counts.weights / standard.weights)].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  return {
    node,
    remove: keepHeight(formulas),
    write({ layer, counts, standard, pair }) {
      update(table, `<thead><tr>${head}</tr></thead><tbody>${[
        row(words.this_layer, counts, standard),
        row(words.standard_layer, standard, standard),
        row(words.separable_pair, pair, standard),
      ].join("")}</tbody>`);
      update(formulas, layerFormulas(layer, counts, words));
    },
  };
}

function layerFormulas({ inChannels, outChannels, groups, kernel, output }, counts, words) {
  const name = (text) => math(`<mtext>${text}</mtext>`);
  return [
    line(
      name(words.column_weights),
      equals(C_OUT, times, fraction(C_IN, "<mi>g</mi>"), times, square(k)),
      equals(digits("output", outChannels), times, fraction(digits("input", inChannels),
        `<mn>${groups}</mn>`), times, square(digits("kernel", kernel))),
      equals(whole(counts.weights))),
    line(name(words.column_biases), equals(C_OUT), equals(digits("output", outChannels)))
      .replace("</p>", ` ${words.bias_note}</p>`),
    line(
      name(words.column_multiply_adds),
      equals(square(symbol("output", "o")), times, `<mtext>${words.column_weights}</mtext>`),
      equals(square(digits("output", output)), times, whole(counts.weights)),
      equals(whole(counts.multiplyAdds))),
    line(
      name(words.column_ratio),
      equals(fraction("<mn>1</mn>", "<mi>g</mi>")),
      equals(fraction("<mn>1</mn>", `<mn>${groups}</mn>`)),
      rounded(1 / groups)),
  ].join("");
}

// The sum of the pair's weights and its ratio to the standard layer's.
export function pairFormulas({ layer, depthwise, pointwise, pair, standard }, words) {
  const { inChannels, outChannels, kernel } = layer;
  const ratio = pair.weights / standard.weights;
  return [
    line(
      math(C_IN, times, square(k), sign("+"), C_IN, times, C_OUT),
      equals(digits("input", inChannels), times, square(digits("kernel", kernel)), sign("+"),
        digits("input", inChannels), times, digits("output", outChannels)),
      equals(whole(depthwise.weights), sign("+"), whole(pointwise.weights)),
      equals(whole(pair.weights))),
    line(
      math(fraction(whole(pair.weights), whole(standard.weights))),
      equals(fraction("<mn>1</mn>", C_OUT), sign("+"), fraction("<mn>1</mn>", square(k))),
      equals(fraction("<mn>1</mn>", digits("output", outChannels)), sign("+"),
        fraction("<mn>1</mn>", digits("kernel", kernel ** 2))),
      rounded(ratio)),
    `<p class="convkit-note">${fill(ratio < 1 ? words.pair_saves : words.pair_costs, {
      pair: pair.weights, standard: standard.weights,
    })}</p>`,
  ].join("");
}

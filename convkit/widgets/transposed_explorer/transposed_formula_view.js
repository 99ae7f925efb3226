// The size formula with the numbers in it, what the output padding is for, and the sum of the
// selected cell as stamping and as the direct form have it.
import { span } from "../shared/arithmetic.js";
import { digits, line, math, plusOne, sign, symbol } from "../shared/mathml.js";
import { keepHeight } from "../shared/steady.js";
import { element, fill, number, plural, update } from "../shared/text.js";
import { directForm, restorableSizes, sizeBack, stampedSize, transposedSize } from "../shared/transposed.js";

const plain = (value) => `<mn>${value}</mn>`;
const bracket = (content) => `${sign("(")}${content}${sign(")")}`;
const minusOne = `${sign("−")}${plain(1)}`;

// o′ = s(i′−1) + k̂ − 2p + a, in symbols or in numbers
function sizeTerms([stride, size, reach, padding, added]) {
  return `${stride}${sign("·")}${bracket(`${size}${minusOne}`)}${sign("+")}${reach}${
    sign("−")}${plain(2)}${sign("·")}${padding}${sign("+")}${added}`;
}

function sizeFormula(axis) {
  const reach = span(axis);
  const kernel = symbol("kernel", axis.dilation > 1 ? "k̂" : "k");
  const size = stampedSize(axis) - 2 * axis.padding + axis.outputPadding;
  const spanLine = line(
    math(`${symbol("kernel", "k̂")}${sign("=")}<mi>d</mi>${sign("·")}${
      bracket(`${symbol("kernel", "k")}${minusOne}`)}${plusOne}`),
    math(`${sign("=")}${plain(axis.dilation)}${sign("·")}${
      bracket(`${digits("kernel", axis.kernel)}${minusOne}`)}${plusOne}`),
    math(`${sign("=")}${digits("kernel", reach)}`));
  const sizeLine = line(
    math(`${symbol("output", "o′")}${sign("=")}${
      sizeTerms(["<mi>s</mi>", symbol("input", "i′"), kernel, "<mi>p</mi>", "<mi>a</mi>"])}`),
    math(`${sign("=")}${sizeTerms([
      plain(axis.stride), digits("input", axis.size), digits("kernel", reach),
      plain(axis.padding), plain(axis.outputPadding)])}`),
    math(`${sign("=")}${digits("output", number(size))}`));
  const before = directForm(axis).before;
  const paddingLine = line(
    math(`<mi>p′</mi>${sign("=")}${kernel}${minusOne}${sign("−")}<mi>p</mi>`),
    math(`${sign("=")}${digits("kernel", reach)}${minusOne}${sign("−")}${plain(axis.padding)}`),
    math(`${sign("=")}${plain(number(before))}`));
  return (axis.dilation > 1 ? spanLine : "") + sizeLine + paddingLine;
}

// How the direct form pads or crops, and which sizes of a direct convolution lead to this one.
function inWords(axis, words) {
  const { before, after } = directForm(axis);
  const end = (width) => fill(width < 0 ? words.crop : words.pad, { width: Math.abs(width) });
  const output = transposedSize(axis);
  const widths = fill(words.direct_widths, {
    zeros: plural(words, "zeros", axis.stride - 1), before: end(before), after: end(after),
  });
  if (output === null) return `<p class="convkit-note">${widths}</p>`;
  const sizes = restorableSizes(axis);
  const isRestored = axis.outputPadding < axis.stride;
  const remainder = fill(isRestored ? words.restores : words.restores_not, {
    sizes: sizes.length > 1
      ? `${sizes.slice(0, -1).join(", ")} ${words.or} ${sizes.at(-1)}` : sizes.join(""),
    size: axis.size, output, back: sizeBack(axis), added: axis.outputPadding,
    stride: axis.stride, padding: axis.padding, span: span(axis),
  });
  return `<p class="convkit-note">${widths} ${remainder}</p>`;
}

const signed = (value) => (value < 0 ? `(${number(value)})` : number(value));

function written(name, terms, total) {
  const products = terms.map(({ value, weight, isSelected, isZero }) => {
    const factor = `<span class="convkit-${isZero ? "padding" : "input"}">${signed(value)}</span>`;
    const marked = isSelected ? " convkit-selected" : "";
    return `<span class="convkit-product${marked}">${factor}·<span class="convkit-kernel">${
      signed(weight)}</span></span>`;
  });
  return `<p class="convkit-written">${name} = ${products.join(" + ") || "0"} = ${
    `<strong class="convkit-output">${number(total)}</strong>`}</p>`;
}

export function transposedFormulaView(words) {
  const sizes = element("div", { class: "convkit-sizes" });
  const sum = element("div", { class: "convkit-sum", role: "group", "aria-label": words.sum_label });
  const node = element("div", { class: "convkit-formula" }, sizes, sum);
  const titled = (title, axis) => `<div><p class="convkit-side-title">${title}</p>${
    sizeFormula(axis)}${inWords(axis, words)}</div>`;
  const isTap = (a, b) => a && a.row === b.row && a.column === b.column;

  return {
    node,
    remove: keepHeight(node),
    write(state) {
      const { height, width, isRow } = state;
      const alike = JSON.stringify(height) === JSON.stringify(width);
      update(sizes, isRow ? titled(words.one_axis, width)
        : alike ? titled(words.both_sides, height)
          : titled(words.height, height) + titled(words.width, width));
      sum.hidden = !state.hasOutput;
      if (!state.hasOutput) return;
      const { selection, contributions, direct, stamps, cell } = state;
      const { row, column } = selection.output;
      const isMet = ["product", "zero"].includes(selection.kind);
      const mark = (term) => ({ ...term, isSelected: isMet && isTap(selection.tap, term.tap) });
      const inputs = new Set(contributions.map((term) => `${term.tap.row} ${term.tap.column}`));
      const taps = direct.taps.map((term) => mark({
        ...term, isZero: !inputs.has(`${term.tap.row} ${term.tap.column}`),
      }));
      update(sum, [
        written(fill(words.by_stamps, { cell: cell(selection.output) }),
          contributions.map(mark), stamps[row][column]),
        written(fill(state.forgetsFlip ? words.by_unflipped : words.by_window,
          { cell: cell(selection.output) }), taps, direct.output[row][column]),
      ].join(""));
    },
  };
}

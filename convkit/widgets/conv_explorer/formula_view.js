// The formula view: the size formula with the numbers in it, and the sum of the selected cell.
import { outputSize, paddedSize, paddingWidths, remainder, span } from "../shared/arithmetic.js";
import { digits, floor, line, math, plusOne, sign, symbol } from "../shared/mathml.js";
import { productTerms } from "../shared/product_terms.js";
import { keepHeight } from "../shared/steady.js";
import { element, number, plural, update } from "../shared/text.js";

// i + 2p where both sides are equal, i + p + p′ where not.
function paddedTerm(axis, part) {
  const [before, after] = paddingWidths(axis);
  const size = part("i", axis.size);
  return before === after
    ? `${size}${sign("+")}<mn>2</mn>${sign("·")}${part("p", before)}`
    : `${size}${sign("+")}${part("p", before)}${sign("+")}${part("p′", after)}`;
}

function sizeFormula(axis) {
  const asSymbol = (name) => symbol("input", name);
  const asNumber = (_, value) => digits("input", value);
  const reach = span(axis);
  const size = outputSize(axis);
  const kernel = symbol("kernel", axis.dilation > 1 ? "k̂" : "k");
  const lines = [];
  if (axis.dilation > 1) {
    lines.push([
      math(`${symbol("kernel", "k̂")}${sign("=")}<mi>d</mi>${sign("·")}${sign("(")}${
        symbol("kernel", "k")}${sign("−")}<mn>1</mn>${sign(")")}${plusOne}`),
      math(`${sign("=")}<mn>${axis.dilation}</mn>${sign("·")}${sign("(")}${
        digits("kernel", axis.kernel)}${sign("−")}<mn>1</mn>${sign(")")}${plusOne}`),
      math(`${sign("=")}${digits("kernel", reach)}`),
    ]);
  }
  const difference = (part, kernelPart) => `${paddedTerm(axis, part)}${sign("−")}${kernelPart}`;
  lines.push([
    math(`${symbol("output", "o")}${sign("=")}${
      floor(difference(asSymbol, kernel), "<mi>s</mi>")}${plusOne}`),
    math(`${sign("=")}${
      floor(difference(asNumber, digits("kernel", reach)), `<mn>${axis.stride}</mn>`)}${plusOne}`),
    ...(size === null ? [] : [
      math(`${sign("=")}${
        floor(`<mn>${paddedSize(axis) - reach}</mn>`, `<mn>${axis.stride}</mn>`)}${plusOne}`),
      math(`${sign("=")}${digits("output", size)}`)]),
  ]);
  return lines.map((parts) => line(...parts)).join("");
}

function writtenSum({ products, product, row, column, value }, words) {
  return `<p>output[${row}, ${column}] = ${
    productTerms(products, words, product)} = <strong class="convkit-output">${number(value)}</strong></p>`;
}

function unread(axis, key, words) {
  const count = remainder(axis);
  return count ? [`<p class="convkit-note">${plural(words, key, count)}</p>`] : [];
}

export function formulaView(words) {
  const sizes = element("div", { class: "convkit-sizes" });
  const sum = element("div", { class: "convkit-sum", role: "group", "aria-label": words.sum_label });
  const node = element("div", { class: "convkit-formula" }, sizes, sum);
  const forgetHeight = keepHeight(node);
  const titled = (title, content) => `<div><p class="convkit-side-title">${title}</p>${content}</div>`;

  return {
    node,
    remove: forgetHeight,
    write(state) {
      const { height, width } = state;
      const alike = JSON.stringify(height) === JSON.stringify(width);
      update(sizes, alike
        ? titled(words.both_sides, sizeFormula(height))
        : titled(words.height, sizeFormula(height)) + titled(words.width, sizeFormula(width)));
      sum.hidden = !state.output;
      if (!state.output) return;
      update(sum, [
        ...unread(height, "unread_rows", words),
        ...unread(width, "unread_columns", words),
        writtenSum(state, words),
      ].join(""));
    },
  };
}

// The products of a sum, written out: padding is told apart, and the selected product too.
import { number } from "./text.js";

const signed = (part) => (part < 0 ? `(${number(part)})` : number(part));

export function productTerms(products, words, selected = null) {
  return products.map((tap) => {
    const factor = tap.isPadding
      ? `<span class="convkit-padding" title="${words.padding_zero}">0</span>`
      : `<span class="convkit-input">${signed(tap.value)}</span>`;
    const content = `${factor}·<span class="convkit-kernel">${signed(tap.weight)}</span>`;
    const mark = tap === selected ? " convkit-selected" : "";
    return `<span class="convkit-product${mark}">${content}</span>`;
  }).join(" + ");
}

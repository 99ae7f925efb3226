// Sizes, strides, starts and regions level by level, and the formulas with the numbers in them.
import { span } from "../shared/arithmetic.js";
import { digits, line, math, sign, symbol } from "../shared/mathml.js";
import { element, fill, number, plural, update } from "../shared/text.js";

const sum = (index) => `<munder>${sign("∑")}${index}</munder>`;
const product = (index) => `<munder>${sign("∏")}${index}</munder>`;
const earlier = `<mrow><mi>m</mi>${sign("&lt;")}<mi>l</mi></mrow>`;
const sub = (name, index = "l") => `<msub>${name}<mi>${index}</mi></msub>`;
const span_l = sub(symbol("kernel", "k̂"));
const stride_m = sub("<mi>s</mi>", "m");
const equals = (...content) => math(sign("="), ...content);

export function stackTable(words) {
  const table = element("table", { class: "convkit-table" });
  const formulas = element("div", { class: "convkit-formula" });
  const node = element("div", {}, table, formulas);
  const head = ["level", "span", "units", "size", "jump", "start", "region"]
    .map((name) => `<th scope="col">${words[`column_${name}`]}</th>`).join("");

  function row(state, level) {
    const { axes, sizes, fields, regions } = state;
    const { size, stride, start } = fields[level];
    const cells = [
      level ? span(axes[level - 1]) : "–", sizes[level], size, stride, number(start),
      regions?.[level] ? regions[level].map(number).join(" … ") : "–",
    ].map((value) => `<td>${value}</td>`).join("");
    const name = level ? fill(words.level_layer, { level }) : words.level_input;
    const isChosen = level && level === state.level ? " class=\"convkit-selected\"" : "";
    return `<tr${isChosen}><th scope="row">${name}</th>${cells}</tr>`;
  }

  return {
    node,
    write(state) {
      const rows = state.fields.map((_, level) => row(state, level)).reverse().join("");
      update(table, `<thead><tr>${head}</tr></thead><tbody>${rows}</tbody>`);
      formulas.hidden = !state.levels;
      if (state.levels) update(formulas, formulasOf(state, words));
    },
  };
}

function formulasOf(state, words) {
  const { axes, fields, level, unit, regions, layers } = state;
  const used = axes.slice(0, level);
  const { size, stride, start } = fields[level];
  const [first, last] = regions[0].map(number);
  const kernels = layers.slice(0, level).map((layer) => layer.kernel);
  return [
    line(
      math(sub(symbol("input", "r"), 0), sign("="), "<mn>1</mn>", sign("+"), sum("<mi>l</mi>"),
        sign("("), span_l, sign("−"), "<mn>1</mn>", sign(")"), product(earlier), stride_m),
      equals("<mn>1</mn>"),
      ...used.map((axis, l) => math(sign("+"), sign("("), digits("kernel", span(axis)), sign("−"),
        "<mn>1</mn>", sign(")"), sign("·"), `<mn>${fields[l].stride}</mn>`)),
      equals(digits("input", size))),
    line(
      math("<mi>S</mi>", sign("="), product("<mi>l</mi>"), sub("<mi>s</mi>")),
      equals(used.map((axis) => `<mn>${axis.stride}</mn>`).join(sign("·"))),
      equals(`<mn>${stride}</mn>`)),
    line(
      math("<mi>b</mi>", sign("="), sign("−"), sum("<mi>l</mi>"), sub("<mi>p</mi>"),
        product(earlier), stride_m),
      equals(sign("−"), sign("("), used.map((axis, l) =>
        `<mn>${axis.padding}</mn>${sign("·")}<mn>${fields[l].stride}</mn>`).join(sign("+")), sign(")")),
      equals(`<mn>${number(start)}</mn>`)),
    `<p>${fill(words.region_formula, { unit, start: number(start), stride, size, first, last })}</p>`,
    `<p class="convkit-note">${fill(words.path_sum, {
      product: kernels.join("·"), all: plural(words, "paths", state.allPaths),
      reached: state.reachedPaths, lost: state.allPaths - state.reachedPaths,
    })}</p>`,
  ].join("");
}

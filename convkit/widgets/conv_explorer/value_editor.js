// Two boxes that change numbers: the selected input cell and the kernel weight it meets.
import { element, fill, setText } from "../shared/text.js";

export function valueEditor(model, words) {
  let state = null;
  const field = (change) => {
    const label = element("span");
    const box = element("input", { type: "number", step: "any" });
    box.addEventListener("change", () => {
      if (!Number.isFinite(box.valueAsNumber)) { // nothing, or not a number: keep the old value
        write(state);
        return;
      }
      change(box.valueAsNumber);
      model.save_changes();
    });
    return { label, box, node: element("label", { class: "convkit-field" }, label, box) };
  };
  const replaced = (rows, row, column, value) =>
    rows.map((cells, r) => (r === row ? cells.with(column, value) : cells));
  const input = field((value) => {
    const { row, column } = chosen();
    model.set("image", replaced(model.get("image"), row, column, value));
  });
  const weight = field((value) => {
    const [h, w] = [state.height.kernel - 1, state.width.kernel - 1];
    const [a, b] = stored();
    const kernels = model.get("kernels");
    model.set("kernels", kernels.with(h, kernels[h].with(w, replaced(kernels[h][w], a, b, value))));
  });
  const chosen = () => state.products[Math.max(0, state.tap)];
  const tapPlace = () => {
    const tap = Math.max(0, state.tap);
    return [Math.floor(tap / state.width.kernel), tap % state.width.kernel];
  };
  // Where the weight of the selected tap stands in the kernel as it was given.
  const stored = () => {
    const [a, b] = tapPlace();
    return state.isFlipped ? [state.height.kernel - 1 - a, state.width.kernel - 1 - b] : [a, b];
  };
  const node = element("div", { class: "convkit-row convkit-editor" }, input.node, weight.node);

  function write(next) {
    state = next;
    node.hidden = !state.output;
    if (!state.output) return;
    const { row, column, isPadding, value, weight: w } = chosen();
    const [a, b] = tapPlace();
    setText(input.label, isPadding ? words.padding_cell : fill(words.input_cell, { row, column }));
    setText(weight.label, fill(words.kernel_cell, { row: a, column: b }));
    input.box.disabled = isPadding;
    if (input.box.value !== String(value)) input.box.value = value;
    if (weight.box.value !== String(w)) weight.box.value = w;
  }
  return { node, write };
}

// The kernel as boxes of numbers that the reader changes, and what its weights sum to.
import { element, fill, number, setText } from "../shared/text.js";

const LARGEST = 1e6; // beyond it, numbers tell nothing

export function kernelEditor(model, words) {
  const caption = element("div", { class: "convkit-caption convkit-kernel" });
  const boxes = element("div", { class: "convkit-boxes", role: "group" });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-kernel-editor" }, caption, told, boxes);
  let kernel = null;

  // In the box stands what there is room for; the box in use holds the whole number.
  const short = (weight) =>
    (Math.abs(weight) < 0.0005 ? String(Number(weight.toPrecision(1))) : String(Number(weight.toFixed(3))));

  function change(box, row, column) {
    const value = box.valueAsNumber;
    const isNumber = Number.isFinite(value) && Math.abs(value) <= LARGEST;
    box.ariaInvalid = isNumber ? null : "true";
    if (!isNumber) {
      setText(told, fill(words.bad_number, {
        row, column, weight: number(kernel[row][column]), largest: LARGEST,
      }));
      return;
    }
    model.set({ kernel: kernel.with(row, kernel[row].with(column, value)), preset: 0 });
    model.save_changes();
  }

  function build(size) {
    boxes.style.setProperty("--size", size);
    boxes.ariaLabel = fill(words.boxes_label, { size });
    boxes.replaceChildren(...Array.from({ length: size * size }, (_, n) => {
      const [row, column] = [Math.floor(n / size), n % size];
      const box = element("input", {
        type: "number", step: "any", "aria-label": fill(words.kernel_cell, { row, column }),
      });
      box.addEventListener("focus", () => {
        box.value = kernel[row][column];
        box.select(); // the next digit begins a new number
      });
      box.addEventListener("input", () => change(box, row, column));
      box.addEventListener("blur", () => {
        box.ariaInvalid = null;
        box.value = short(kernel[row][column]);
        setText(told, sumText(words, shown));
      });
      return box;
    }));
  }

  let shown = null;
  return {
    node,
    write(state) {
      if (kernel?.length !== state.kernel.length) build(state.kernel.length);
      [kernel, shown] = [state.kernel, state];
      setText(caption, fill(words.kernel_title, { size: kernel.length }));
      [...boxes.children].forEach((box, n) => {
        const weight = kernel[Math.floor(n / kernel.length)][n % kernel.length];
        if (box.matches(":focus")) { // leave what is being typed
          if (box.ariaInvalid !== "true" && box.valueAsNumber !== weight) box.value = weight;
        } else if (box.value !== short(weight)) box.value = short(weight);
      });
      if (!boxes.querySelector("[aria-invalid]")) setText(told, sumText(words, state));
    },
  };
}

// What the sum of the weights does to brightness, and what normalising makes of it.
function sumText(words, { sum, isNormalised }) {
  const isOne = Math.abs(sum - 1) < 1e-9;
  const kind = isOne ? "sum_kept" : sum === 0 ? "sum_zero" : isNormalised ? "sum_divided" : "sum_other";
  const text = fill(words[kind], { sum: number(sum) });
  return isNormalised && sum === 0 ? `${text} ${words.nothing_to_divide}` : text;
}

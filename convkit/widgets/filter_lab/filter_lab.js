// The filter lab: a picture, a kernel that the reader changes, and one pixel's products.
import words from "./filter_lab.json" with { type: "json" };
import { explorer } from "../shared/explorer.js";
import { TRAITS, filterState, keepConsistent, selection } from "./filter_state.js";
import { kernelEditor } from "./kernel_editor.js";
import { linkButton } from "../shared/link.js";
import { pictureOpener } from "./picture_opener.js";
import { pictureView } from "./picture_view.js";
import { productsView } from "./products_view.js";
import { element } from "../shared/text.js";

// Two views side by side where the page is wide enough.
function beside(...views) {
  return {
    node: element("div", { class: "convkit-workbench" }, ...views.map(({ node }) => node)),
    measure: () => views.map((view) => view.measure?.()).some(Boolean),
    write: (state) => views.forEach((view) => view.write(state)),
    paint: (...values) => views.forEach((view) => view.paint?.(...values)),
  };
}

// A link names a kernel; weights that were typed in are not in it.
function kernelLink(model) {
  const link = linkButton(model, words, model.get("ranges"));
  const node = element("div", {}, link.node);
  return {
    node,
    remove: link.remove,
    write({ isOwn }) {
      node.hidden = isOwn;
      link.write();
    },
  };
}

export const filter_lab = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: filterState,
  views(model, redraw) {
    const pictures = pictureView(words, selection(model));
    return [
      pictures,
      pictureOpener(model, words, pictures.pictures, redraw),
      beside(kernelEditor(model, words), productsView(words)),
      kernelLink(model),
    ];
  },
});

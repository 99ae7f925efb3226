// Sliders of layers that the stack does not have are hidden: the style sheet reads how many it has.

export function showDepth(view) {
  return {
    ...view,
    write(state) {
      const root = view.node.closest(".convkit-explorer");
      const depth = String(state.layers.length);
      if (root && root.dataset.depth !== depth) root.dataset.depth = depth;
      view.write(state);
    },
  };
}

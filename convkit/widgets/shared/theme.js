// The palette as the page shows it now, and word of its changes.

export function readPalette(node) {
  const style = getComputedStyle(node);
  const colour = (role) => style.getPropertyValue(`--convkit-${role}`).trim();
  return {
    surface: colour("surface"), text: colour("text"), muted: colour("muted"), line: colour("line"),
    input: { ink: colour("input"), fill: colour("input-fill") },
    kernel: { ink: colour("kernel"), fill: colour("kernel-fill") },
    output: { ink: colour("output"), fill: colour("output-fill") },
  };
}

// Pages say light or dark by an attribute or a class of <html> or <body>.
export function watchTheme(changed) {
  const observer = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) {
    observer.observe(node, { attributes: true });
  }
  return () => observer.disconnect();
}

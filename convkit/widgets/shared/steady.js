// A part of the page that grows and never shrinks, so that what stands below it stays where the
// reader has it. Returns the clean-up.
export function keepHeight(node) {
  let tallest = 0;
  const observer = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.height <= tallest) return;
    tallest = Math.ceil(contentRect.height);
    node.style.minHeight = `${tallest}px`;
  });
  observer.observe(node);
  return () => observer.disconnect();
}

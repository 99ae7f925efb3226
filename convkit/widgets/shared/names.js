// ipywidgets draws controls whose handles and boxes have no accessible name: give them
// the label that stands beside them, and the buttons of Play their words.

const NAMELESS = ".noUi-handle, .widget-readout, select, input:not([type=checkbox])";

export function nameControls(root, words) {
  const name = () => {
    for (const play of root.querySelectorAll(".widget-play")) {
      const [start, stop] = play.querySelectorAll("button");
      start?.setAttribute("aria-label", words.play);
      stop?.setAttribute("aria-label", words.stop);
    }
    for (const control of root.querySelectorAll(".widget-inline-hbox")) {
      const label = control.querySelector(".widget-label")?.textContent;
      if (!label) continue;
      for (const part of control.querySelectorAll(NAMELESS)) {
        part.setAttribute("aria-label", label);
        if (part.matches(".widget-readout")) part.setAttribute("role", "textbox");
      }
    }
  };
  name();
  const bringsControls = ({ addedNodes }) =>
    [...addedNodes].some((node) => node.querySelector?.(".noUi-handle, select, input, button"));
  const observer = new MutationObserver((changes) => { // controls arrive in no fixed order
    if (changes.some(bringsControls)) name();
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

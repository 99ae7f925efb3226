// html-manager draws controls whose handles and boxes have no accessible name: give them
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
        if (part.getAttribute("aria-label") !== label) part.setAttribute("aria-label", label);
        if (part.matches(".widget-readout")) part.setAttribute("role", "textbox");
      }
    }
  };
  name();
  const observer = new MutationObserver(name); // controls arrive after the view, in no fixed order
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

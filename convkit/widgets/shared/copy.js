// A button that copies a text, and says whether it did.
import { element, setText } from "./text.js";

// textOf() gives what is to be copied; label, done and failed are the button's words.
export function copyButton(textOf, { label, done, failed }) {
  const button = element("button", { type: "button", class: "convkit-button" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(textOf());
      setText(button, done);
    } catch { // not allowed here, or a page from an insecure address
      setText(button, failed);
    }
  });
  return { button, reset: () => setText(button, label) };
}

// Parts of formulas, as MathML text.

export const math = (...content) => `<math displaystyle="true">${content.join("")}</math>`;
export const symbol = (role, text) => `<mi class="convkit-${role}">${text}</mi>`;
export const digits = (role, value) => `<mn class="convkit-${role}">${value}</mn>`;
export const sign = (text) => `<mo>${text}</mo>`;
export const fraction = (top, bottom) =>
  `<mfrac><mrow>${top}</mrow><mrow>${bottom}</mrow></mfrac>`;
export const floor = (top, bottom) => `${sign("⌊")}${fraction(top, bottom)}${sign("⌋")}`;
export const plusOne = `${sign("+")}<mn>1</mn>`;

// Formulas that are read as one line; where the page is narrow it breaks between them.
export const line = (...parts) => `<p>${parts.join(" ")}</p>`;

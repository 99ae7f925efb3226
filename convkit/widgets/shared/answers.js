// What a reader's answer is, and what is to be said of it. An answer is a list of numbers: one for
// each box, or the place of the chosen line.

// 12, −3, 112.5, 112,5, 1,234,567, 1 234 567 and 3/8 are numbers; anything else is null.
export function parseNumber(text) {
  const plain = text.replace(/\s/g, "").replace(/[−–]/g, "-");
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
    ? plain.replaceAll(",", "") : plain.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(\/\d+)?$/.test(digits)) return null;
  const [top, bottom = "1"] = digits.split("/");
  const value = Number(top) / Number(bottom);
  return Number.isFinite(value) ? value : null;
}

// Whole numbers are met exactly, others as far as two decimals tell.
export function meets(given, wanted) {
  return given.length === wanted.length && given.every((value, n) =>
    Math.abs(value - wanted[n]) < (Number.isInteger(wanted[n]) ? 1e-9 : 0.00501));
}

// question: {answer, hints: [[answer, text], ...], hint}. Several mistakes may lead to one answer;
// each has its say. Where none is known to, there is the general hint.
export function judge({ answer, hints, hint }, given) {
  if (meets(given, answer)) return { right: true, hints: [] };
  const known = hints.filter(([wrong]) => meets(given, wrong)).map(([, text]) => text);
  return { right: false, hints: known.length ? known : [hint] };
}

// The keyboard that a phone shows has to offer what a reader may want to type.
export function keyboardFor({ answer, hints }) {
  const values = [answer, ...hints.map(([wrong]) => wrong)].flat();
  if (values.some((value) => value < 0)) return "text";
  return values.every(Number.isInteger) ? "numeric" : "decimal";
}

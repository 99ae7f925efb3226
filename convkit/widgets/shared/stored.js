// A value that stays on the reader's device and goes nowhere else. Where the browser keeps nothing
// (storage is disabled or full) it lives until the page is left; nonsense found there is passed over.
export function stored(key, initial, isValid) {
  let value = read();

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return isValid(found) ? found : initial;
    } catch {
      return initial;
    }
  }

  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch { /* not kept, and nothing else is lost */ }
    },
    forget() {
      value = initial;
      try {
        localStorage.removeItem(key);
      } catch { /* nothing was kept */ }
    },
  };
}

export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

// What the picture need not wait for.

export const afterPaint = (task) => requestAnimationFrame(() => setTimeout(task));

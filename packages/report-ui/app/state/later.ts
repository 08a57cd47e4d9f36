const waiting: (() => void)[] = [];
let isRunning = false;

/**
 * Does work after what is being done, each piece as a task of its own: between two of them the page takes keys, clicks and scrolls. In the order of asking.
 * @returns takes the work back, if it was not begun
 */
export function later(work: () => void): () => void {
  waiting.push(work);
  if (!isRunning) {
    isRunning = true;
    setTimeout(next);
  }
  return () => {
    const at = waiting.indexOf(work);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function next(): void {
  const work = waiting.shift();
  try {
    work?.();
  } finally {
    if (waiting.length > 0) setTimeout(next);
    else isRunning = false;
  }
}

/** Does at once what still waits: paper cannot wait. */
export function allNow(): void {
  for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) work();
}

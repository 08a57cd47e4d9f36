/** A check that did not hold. The message is for the plugin's author: what was expected, and what was found. */
export class CheckFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CheckFailure';
  }
}

/** Fails with the message unless the condition holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new CheckFailure(message);
}

/** A value as text that two equal values share, whatever realm or typed array they come from. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (ArrayBuffer.isView(part) && !(part instanceof DataView)) return Array.from(part as Float64Array, exact);
    return typeof part === 'number' ? exact(part) : part;
  });
}

/** JSON turns NaN and Infinity into null and -0 into 0; an exact comparison must not. */
function exact(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : `number ${Object.is(value, -0) ? '-0' : String(value)}`;
}

/** Fails unless both are the same to the last bit. `what` completes the sentence "… differs". */
export function assertSame(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [canonical(found) ?? 'undefined', canonical(expected) ?? 'undefined'];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const near = (text: string): string => text.slice(Math.max(0, at - 30), at + 60);
  throw new CheckFailure(`${what} differs: expected …${near(b)}…, found …${near(a)}…`);
}

/** An error in one line. */
export function inWords(error: unknown): string {
  return error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
    ? `${String((error as Error).name)}: ${String((error as Error).message)}`
    : String(error);
}

/** Fails unless the promise rejects; returns the error. */
export async function rejection(promise: PromiseLike<unknown>, what: string): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new CheckFailure(`${what}: expected a rejection, but it resolved`);
}

/** Fails when the promise has not settled after so long: only for things that should take no time at all. */
export async function soon<T>(promise: Promise<T>, what: string, ms = 5000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CheckFailure(`${what}: not settled after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

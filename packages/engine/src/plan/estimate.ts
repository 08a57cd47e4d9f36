/** A quantity that is not known yet: what is expected, and bounds within which it will most likely lie. */
export interface Estimate {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export const nothing: Estimate = { expected: 0, low: 0, high: 0 };

/** Bounds are added too: what makes an estimate wrong (how long answers are, how fast a server is) is shared by its parts. */
export function plus(a: Estimate, b: Estimate): Estimate {
  return combine(a, b, (x, y) => x + y);
}

export function times(a: Estimate, factor: number): Estimate {
  return { expected: a.expected * factor, low: a.low * factor, high: a.high * factor };
}

/** The greater of two, bound by bound. */
export function atLeast(a: Estimate, b: Estimate): Estimate {
  return combine(a, b, Math.max);
}

export function rounded({ expected, low, high }: Estimate): Estimate {
  return { expected: Math.round(expected), low: Math.floor(low), high: Math.ceil(high) };
}

function combine(a: Estimate, b: Estimate, by: (x: number, y: number) => number): Estimate {
  return { expected: by(a.expected, b.expected), low: by(a.low, b.low), high: by(a.high, b.high) };
}

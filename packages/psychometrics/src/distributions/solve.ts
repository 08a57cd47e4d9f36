/** The argument in [low, high] where an increasing function takes a value, by bisection to the last bit. */
export function solveIncreasing(f: (x: number) => number, value: number, low: number, high: number): number {
  if (f(low) >= value) return low;
  if (f(high) <= value) return high;
  for (let step = 0; step < 2000; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (f(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

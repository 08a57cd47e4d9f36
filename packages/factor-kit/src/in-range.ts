/** Sizes beyond which squares and sums leave the range of floating-point numbers. */
const largest = 2 ** 300;
const smallest = 2 ** -300;

/**
 * Row-major values with columns of huge or tiny numbers brought to a size that can be squared and added up. Correlations do not depend on the
 * unit of a column, and factors of two change no digit; columns of ordinary size stay as they are.
 */
export function inRange(values: Float64Array, p: number): Float64Array {
  const sizes = new Float64Array(p);
  values.forEach((x, at) => (sizes[at % p] = Math.max(sizes[at % p]!, Number.isFinite(x) ? Math.abs(x) : 0)));
  if (sizes.every((size) => size === 0 || (size <= largest && size >= smallest))) return values;
  const out = values.slice();
  for (let j = 0; j < p; j++) {
    const size = sizes[j]!;
    if (size === 0 || (size <= largest && size >= smallest)) continue;
    const power = -Math.floor(Math.log2(size));
    // In two steps: 2^1074, for the smallest of all numbers, is itself out of range.
    const half = 2 ** Math.trunc(power / 2);
    const rest = 2 ** (power - Math.trunc(power / 2));
    for (let at = j; at < out.length; at += p) out[at] = out[at]! * half * rest;
  }
  return out;
}

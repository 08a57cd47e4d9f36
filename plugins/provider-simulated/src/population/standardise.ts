/** Mean 0 and standard deviation 1 (divisor n), in place, so that shares hold exactly and not only on average. Fewer than three values stay. */
export function standardise(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const sd = deviationOf(values);
  if (values.length < 3 || sd === 0) return values;
  for (const [i, x] of values.entries()) values[i] = (x - mean) / sd;
  return values;
}

/** Standard deviation, divisor n. */
export function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

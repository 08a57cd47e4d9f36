/** Rounds of taking out means, and the change in units of the values’ spread at which they end. */
const MOST_ROUNDS = 200;
const TOLERANCE = 1e-10;

/**
 * Residuals of values on two groupings at once: the fit of a two-way additive model with cells missing, by taking out the means of
 * each in turn (von Neumann’s alternating projections, which backfitting is).
 */
export function withinResiduals(values: readonly number[], first: readonly string[], second: readonly string[]): Float64Array {
  const out = Float64Array.from(values);
  const groupings = [first, second].map(encode);
  const spread = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / Math.max(1, values.length));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = groupings.map((grouping) => centre(out, grouping));
    if (Math.max(...moved) <= TOLERANCE * spread) break;
  }
  return out;
}

interface Grouping {
  readonly codes: Int32Array;
  readonly counts: Float64Array;
}

function encode(labels: readonly string[]): Grouping {
  const known = new Map<string, number>();
  const codes = Int32Array.from(labels, (label) => {
    const code = known.get(label) ?? known.size;
    known.set(label, code);
    return code;
  });
  const counts = new Float64Array(known.size);
  for (const code of codes) counts[code]!++;
  return { codes, counts };
}

/** Takes group means out; the largest of them. */
function centre(values: Float64Array, { codes, counts }: Grouping): number {
  const sums = new Float64Array(counts.length);
  values.forEach((x, i) => (sums[codes[i]!]! += x));
  const means = sums.map((sum, g) => sum / counts[g]!);
  codes.forEach((g, i) => (values[i]! -= means[g]!));
  return means.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

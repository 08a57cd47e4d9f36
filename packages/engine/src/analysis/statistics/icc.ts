/** One-way random intraclass correlation of values in groups. */
export interface OneWay {
  /** ICC(1), Shrout & Fleiss (1979, Psychological Bulletin 86, case 1), with unequal groups; null without at least two groups and one repeated. */
  readonly icc1: number | null;
  /** n / (1 + (n₀ − 1) · max(0, ICC)): rows of independent respondents that say as much (Kish 1965, the design effect). */
  readonly effectiveN: number | null;
}

/** ICC(1) and effective n of `values`, one group name each. */
export function oneWay(values: ArrayLike<number>, groups: readonly string[]): OneWay {
  const sums = new Map<string, { n: number; sum: number }>();
  let total = 0;
  groups.forEach((group, i) => {
    const entry = sums.get(group) ?? { n: 0, sum: 0 };
    sums.set(group, { n: entry.n + 1, sum: entry.sum + values[i]! });
    total += values[i]!;
  });
  const n = groups.length;
  const k = sums.size;
  if (k < 2 || n <= k) return { icc1: null, effectiveN: null };
  const mean = total / n;
  let between = 0;
  let squaredSizes = 0;
  for (const { n: size, sum } of sums.values()) {
    between += size * (sum / size - mean) ** 2;
    squaredSizes += size * size;
  }
  let within = 0;
  groups.forEach((group, i) => {
    const { n: size, sum } = sums.get(group)!;
    within += (values[i]! - sum / size) ** 2;
  });
  const size = (n - squaredSizes / n) / (k - 1);
  const msBetween = between / (k - 1);
  const msWithin = within / (n - k);
  const denominator = msBetween + (size - 1) * msWithin;
  if (!(denominator > 0)) return { icc1: null, effectiveN: null };
  const icc1 = (msBetween - msWithin) / denominator;
  return { icc1, effectiveN: n / (1 + (size - 1) * Math.max(0, icc1)) };
}

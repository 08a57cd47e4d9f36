/**
 * Uniform numbers in [0, 1) from a 32-bit seed. Source: Steele & Vigna's splitmix, 32-bit variant by T. Ettinger ("mulberry32").
 * Only picks the sample on which recall is measured: too little to depend on the generator of the statistics for.
 */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `size` different integers below n, ascending. */
export function sampleOf(n: number, size: number, seed: number): number[] {
  const next = uniform(seed);
  const all = Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < Math.min(size, n); i++) {
    const j = i + Math.floor(next() * (n - i));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, size).sort((a, b) => a - b);
}

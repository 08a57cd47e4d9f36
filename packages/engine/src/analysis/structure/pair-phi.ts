/**
 * φ of two groupings of the same things: the correlation, over all pairs of things, of being together in one with being together in the other
 * (Hubert & Arabie 1985, J. Classification 2: Γ, normalised). 0 where they have nothing in common; null where one puts all together, or none.
 */
export function pairPhi(a: readonly number[], b: readonly number[]): number | null {
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const n of counts) sum += (n * (n - 1)) / 2;
    return sum;
  };
  const count = (keys: readonly (number | string)[]): Iterable<number> => {
    const counts = new Map<number | string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.values();
  };
  const all = (a.length * (a.length - 1)) / 2;
  const [inA, inB, inBoth] = [pairs(count(a)), pairs(count(b)), pairs(count(a.map((x, i) => `${x}/${b[i]!}`)))];
  const variance = inA * (all - inA) * inB * (all - inB);
  return variance > 0 ? (inBoth * all - inA * inB) / Math.sqrt(variance) : null;
}

/** Partner of each planted set, or −1, and how alike they are (0 without a partner). */
export interface SetMatch {
  readonly partner: number;
  readonly jaccard: number;
}

/** Planted and recovered sets, one to one, so that the sum of Jaccard indices is largest. For up to about ten planted sets. */
export function matchSets(
  planted: readonly ReadonlySet<string>[],
  recovered: readonly ReadonlySet<string>[],
): SetMatch[] {
  const alike = planted.map((a) => recovered.map((b) => jaccardOf(a, b)));
  // Recovered sets one after another, each given to a planted set that has no partner yet or to none: best sum by set of those served.
  let states = new Map<number, { sum: number; partners: readonly number[] }>([
    [0, { sum: 0, partners: planted.map(() => -1) }],
  ]);
  for (const r of recovered.keys()) {
    const next = new Map(states);
    for (const [served, { sum, partners }] of states) {
      for (const p of planted.keys()) {
        if ((served & (1 << p)) !== 0) continue;
        const key = served | (1 << p);
        const total = sum + alike[p]![r]!;
        if (total > (next.get(key)?.sum ?? -1)) next.set(key, { sum: total, partners: partners.with(p, r) });
      }
    }
    states = next;
  }
  const best = [...states.values()].reduce((a, b) => (b.sum > a.sum ? b : a));
  return best.partners.map((partner, p) => {
    const jaccard = partner < 0 ? 0 : alike[p]![partner]!;
    return jaccard === 0 ? { partner: -1, jaccard: 0 } : { partner, jaccard };
  });
}

function jaccardOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((x) => b.has(x)).length;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

/** How alike two descriptors are in meaning, for pairs above the threshold alone. */
export interface SimilarPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

/**
 * Folds near-duplicates: in order of falling count each descriptor joins the most similar of those before it that stand for
 * themselves, if it is near enough, else it stands for itself. So nothing chains: every member is near its head. What is `fixed` always
 * stands for itself.
 */
export function mergeSimilar(
  descriptors: readonly { readonly descriptor: string; readonly count: number }[],
  pairs: readonly SimilarPair[],
  fixed: ReadonlySet<string> = new Set(),
): Map<string, { readonly into: string; readonly similarity: number }> {
  const near = new Map<string, { other: string; similarity: number }[]>();
  const add = (from: string, other: string, similarity: number): void => {
    const known = near.get(from);
    if (known === undefined) near.set(from, [{ other, similarity }]);
    else known.push({ other, similarity });
  };
  for (const { a, b, similarity } of pairs) {
    add(a, b, similarity);
    add(b, a, similarity);
  }
  const heads = new Set<string>(fixed);
  const merged = new Map<string, { into: string; similarity: number }>();
  const ordered = [...descriptors].sort((x, y) => y.count - x.count || compare(x.descriptor, y.descriptor));
  for (const { descriptor } of ordered) {
    const [best] = fixed.has(descriptor)
      ? []
      : (near.get(descriptor) ?? []).filter(({ other }) => heads.has(other)).sort((x, y) => y.similarity - x.similarity || compare(x.other, y.other));
    if (best === undefined) heads.add(descriptor);
    else merged.set(descriptor, { into: best.other, similarity: best.similarity });
  }
  return merged;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { ClusteringError } from '../clustering-error.ts';

export interface TermWeight {
  readonly term: string;
  readonly weight: number;
}

/**
 * Class-based TF-IDF (Grootendorst 2022, arXiv:2203.05794, eq. 2, with the term frequencies of a class as shares, as BERTopic has it):
 * W(t, c) = share of t in c × ln(1 + A / f(t)), A the mean number of terms per class, f(t) the count of t over all classes. The heaviest
 * terms are those that speak for one class and not for all.
 * @param classes for each cluster, how often each term occurs in it (glosses, respondents' words, …); counts finite and positive
 * @returns for each cluster its terms, heaviest first, by code unit where equal; a class without terms has none
 * @throws ClusteringError `not-finite` for a count that is not a positive number
 */
export function classTfIdf(classes: readonly ReadonlyMap<string, number>[]): TermWeight[][] {
  const overall = new Map<string, number>();
  const sizes = classes.map((terms, c) => {
    let size = 0;
    for (const [term, count] of terms) {
      if (!(count > 0) || !Number.isFinite(count)) {
        throw new ClusteringError(
          'not-finite',
          `the count of ${JSON.stringify(term)} in class ${c} is ${count}, not a positive number`,
        );
      }
      size += count;
      overall.set(term, (overall.get(term) ?? 0) + count);
    }
    return size;
  });
  const mean = sizes.reduce((sum, size) => sum + size, 0) / classes.length;
  return classes.map((terms, c) =>
    Array.from(terms, ([term, count]) => ({
      term,
      weight: (count / sizes[c]!) * Math.log(1 + mean / overall.get(term)!),
    })).sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)),
  );
}

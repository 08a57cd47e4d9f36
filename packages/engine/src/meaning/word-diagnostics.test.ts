import { describe, expect, it } from '@jest/globals';
import type { ClusterSolution, Coverage, Embedding } from '@valuelex/core';
import { sharedWordNet } from './shared-wordnet.ts';
import { backOffDiagnostics, coverageCounts, oppositesTogether } from './word-diagnostics.ts';

const found = (...levels: Coverage[]): Embedding[] => levels.map((coverage) => ({ kind: 'dense', values: Float64Array.of(1), coverage }));
const solution = (labels: Record<string, number>): ClusterSolution => ({
  method: 'm',
  k: 2,
  labels: Object.entries(labels).map(([descriptor, cluster]) => ({ descriptor, cluster })),
  clusters: [],
  quality: { silhouette: null },
  choice: null,
  merges: null,
  diagnostics: [],
});

describe('backOffDiagnostics', () => {
  it('tells the shares, and names the guesses', () => {
    expect(backOffDiagnostics(['a', 'b', 'c', 'd'], found('exact', 'exact', 'compound', 'none'))).toEqual([
      expect.objectContaining({ code: 'back-off', message: expect.stringContaining('50.0 % as they stand, 25.0 % by their parts, 25.0 % not at all'), variables: ['c'] }),
    ]);
  });

  it('says nothing where all are known as they stand, or nothing is there', () => {
    expect([backOffDiagnostics(['a'], found('exact')), backOffDiagnostics([], [])]).toEqual([[], []]);
  });

  it('counts each level', () => expect(coverageCounts(found('lemma', 'suffix', 'lemma'))).toEqual({ exact: 0, lemma: 2, suffix: 1, compound: 0, none: 0 }));
});

describe('oppositesTogether', () => {
  it('names opposites of one cluster once, and none of two clusters or of noise', async () => {
    const wordnet = await sharedWordNet();
    const together = solution({ honesty: 0, dishonesty: 0, selfish: 0, selfless: 1 });
    expect(oppositesTogether(wordnet, [together, together])[0]?.variables).toEqual(['dishonesty / honesty']);
    expect(oppositesTogether(wordnet, [solution({ honesty: -1, dishonesty: -1, fair: 0, unfair: 1 })])).toEqual([]);
  });
});

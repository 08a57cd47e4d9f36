import type { WordNet } from './wordnet.ts';

/** Probability of going on along an edge; 1 − this is the probability of a restart. */
const DAMPING = 0.85;
/** Mass per edge below which it is pushed no further. */
const EPSILON = 1e-4;

/** Ranks by synset, in the order in which they were reached. */
export interface Ranks {
  synsets: number[];
  ranks: number[];
}

/**
 * Personalised PageRank of the synset graph by forward push: approximate, local, its cost independent of the size of the graph.
 * Source: Andersen, Chung & Lang (2006), Local graph partitioning using PageRank vectors, FOCS, §3; for word meaning Agirre & Soroa (2009), EACL.
 *
 * Not reentrant over await: the scratch arrays are kept between calls.
 */
export function createPageRank(wordnet: WordNet): (restart: ReadonlyMap<number, number>) => Ranks {
  const { edgeStart, edgeTarget, synsetPos } = wordnet.arrays;
  const rank = new Float64Array(synsetPos.length);
  const residual = new Float64Array(synsetPos.length);
  const queued = new Uint8Array(synsetPos.length);
  const seen = new Uint8Array(synsetPos.length);
  return (restart) => {
    const touched: number[] = [];
    const queue: number[] = [];
    const touch = (synset: number): void => {
      if (seen[synset] === 0) {
        seen[synset] = 1;
        touched.push(synset);
      }
    };
    for (const [synset, mass] of restart) {
      touch(synset);
      residual[synset] = mass;
      queued[synset] = 1;
      queue.push(synset);
    }
    for (let head = 0; head < queue.length; head++) {
      const synset = queue[head]!;
      queued[synset] = 0;
      const first = edgeStart[synset]!;
      const degree = edgeStart[synset + 1]! - first;
      const mass = residual[synset]!;
      if (mass < EPSILON * degree) continue;
      residual[synset] = 0;
      if (degree === 0) {
        rank[synset]! += mass;
        continue;
      }
      rank[synset]! += (1 - DAMPING) * mass;
      const share = (DAMPING * mass) / degree;
      for (let e = first; e < first + degree; e++) {
        const next = edgeTarget[e]!;
        touch(next);
        residual[next]! += share;
        if (queued[next] === 0 && residual[next]! >= EPSILON * (edgeStart[next + 1]! - edgeStart[next]!)) {
          queued[next] = 1;
          queue.push(next);
        }
      }
    }
    const synsets = touched.filter((synset) => rank[synset]! > 0);
    const ranks = synsets.map((synset) => rank[synset]!);
    for (const synset of touched) rank[synset] = residual[synset] = queued[synset] = seen[synset] = 0;
    return { synsets, ranks };
  };
}

import { canonicalLabels } from '@valuelex/clustering';
import type { Affinity } from '@valuelex/clustering';
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';

// A CommonJS module whose types say `default` twice.
const louvain = louvainModule as unknown as typeof louvainModule.default;

export interface Communities {
  /** In order of first appearance. */
  readonly labels: Int32Array;
  readonly count: number;
  /** At the resolution asked for; `null` for a graph without links. */
  readonly modularity: number | null;
  /** How many of the runs ended at this modularity (within 1e-9). */
  readonly startsAtBest: number;
}

export interface CommunityOptions {
  readonly resolution: number;
  readonly random: () => number;
  readonly nInit: number;
}

/** Louvain communities (Blondel, Guillaume, Lambiotte & Lefebvre 2008): of several runs the one of largest modularity. */
export function communities(affinity: Affinity, { resolution, random, nInit }: CommunityOptions): Communities {
  const graph = graphOf(affinity);
  if (graph.size === 0) return { labels: Int32Array.from({ length: affinity.n }, (_, i) => i), count: affinity.n, modularity: null, startsAtBest: nInit };
  const runs = Array.from({ length: nInit }, () => louvain.detailed(graph, { resolution, rng: random, getEdgeWeight: 'weight' }));
  const best = runs.reduce((top, run) => (run.modularity > top.modularity + 1e-12 ? run : top));
  return {
    labels: canonicalLabels(Array.from({ length: affinity.n }, (_, i) => best.communities[String(i)]!)),
    count: best.count,
    modularity: best.modularity,
    startsAtBest: runs.filter((run) => best.modularity - run.modularity <= 1e-9).length,
  };
}

/** No community is larger than this resolution can leave together. */
const FINEST = 2 ** 20;

/**
 * Exactly k communities: the resolution is doubled until there are at least k, then the two whose union costs the least modularity are joined until there are k
 * (Clauset, Newman & Moore 2004).
 */
export function communitiesOf(affinity: Affinity, k: number, options: CommunityOptions): Int32Array {
  let found = communities(affinity, options);
  for (let resolution = 2 * options.resolution; found.count < k && resolution <= FINEST; resolution *= 2) {
    found = communities(affinity, { ...options, resolution });
  }
  const labels = found.count < k ? Int32Array.from({ length: affinity.n }, (_, i) => i) : found.labels;
  return joinedTo(affinity, labels, k, options.resolution);
}

function joinedTo({ n, starts, indices, values }: Affinity, labels: Int32Array, k: number, resolution: number): Int32Array {
  const count = labels.reduce((largest, label) => Math.max(largest, label + 1), 0);
  const links = new Float64Array(count * count);
  const degree = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const at = labels[i]! * count + labels[indices[p]!]!;
      links[at] = links[at]! + values[p]!;
      degree[labels[i]!] = degree[labels[i]!]! + values[p]!;
      total += values[p]!;
    }
  }
  const into = Int32Array.from({ length: count }, (_, c) => c);
  const standing = Array.from({ length: count }, (_, c) => c);
  while (standing.length > k) {
    let best = -Infinity;
    let pair: [number, number] = [0, 1];
    for (let a = 0; a < standing.length; a++) {
      for (let b = a + 1; b < standing.length; b++) {
        const [x, y] = [standing[a]!, standing[b]!];
        const gain = links[x * count + y]! - (total === 0 ? 0 : (resolution * degree[x]! * degree[y]!) / total);
        if (gain > best) {
          best = gain;
          pair = [a, b];
        }
      }
    }
    const [kept, gone] = [standing[pair[0]]!, standing[pair[1]]!];
    standing.splice(pair[1], 1);
    degree[kept] = degree[kept]! + degree[gone]!;
    for (const c of standing) {
      links[kept * count + c] = links[kept * count + c]! + links[gone * count + c]!;
      links[c * count + kept] = links[kept * count + c]!;
    }
    for (let c = 0; c < count; c++) if (into[c] === gone) into[c] = kept;
  }
  return canonicalLabels(labels.map((label) => into[label]!));
}

function graphOf({ n, starts, indices, values }: Affinity): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let i = 0; i < n; i++) graph.addNode(String(i));
  for (let i = 0; i < n; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const j = indices[p]!;
      if (j > i) graph.addEdge(String(i), String(j), { weight: values[p]! });
    }
  }
  return graph;
}

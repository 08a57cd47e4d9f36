import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';

/** A partition of the nodes of a weighted network. */
export interface Communities {
  /** Community of each node, numbered by first appearance; −1 for a node without edges. */
  readonly labels: Int32Array;
  /** Communities of at least two nodes. */
  readonly k: number;
  /** Newman's modularity. */
  readonly modularity: number;
}

/**
 * Communities that maximise modularity (Newman 2004), by Louvain's method (Blondel et al. 2008): the best of `restarts` random orders of the nodes, so that
 * the result hardly depends on the order. Weights are absolute, as signed modularity has no agreed form here. Throws `shape`, `not-finite`.
 * Reference: igraph `cluster_louvain`.
 */
export function louvain(network: Dense, options: { readonly random: Random; readonly restarts?: number }): Communities {
  const p = network.rows;
  if (p !== network.cols) throw new NumericalError('shape', `A network is square, found ${p} × ${network.cols}.`);
  const weights = network.data.map(Math.abs);
  for (let i = 0; i < p; i++) weights[i * p + i] = 0;
  if (!weights.every(Number.isFinite)) throw new NumericalError('not-finite', 'The network holds missing or infinite weights.');
  const strength = Float64Array.from({ length: p }, (_, i) => weights.subarray(i * p, (i + 1) * p).reduce((a, b) => a + b, 0));
  const total = strength.reduce((a, b) => a + b, 0);
  if (total === 0) return { labels: new Int32Array(p).fill(-1), k: 0, modularity: 0 };
  let best: { labels: Int32Array; modularity: number } | null = null;
  for (let start = 0; start < (options.restarts ?? 30); start++) {
    const labels = hierarchy(weights, p, total, options.random.fork('louvain', start));
    const modularity = modularityOf(weights, strength, labels, total);
    // Ties within rounding keep the first, so that equal partitions found twice do not compete.
    if (best === null || modularity > best.modularity + 1e-12) best = { labels, modularity };
  }
  const labels = inOrder(best!.labels, strength);
  return { labels, k: labels.reduce((most, l) => Math.max(most, l + 1), 0), modularity: best!.modularity };
}

/** Nodes move to the neighbouring community that gains most until none gains; communities become nodes; again. */
function hierarchy(weights: Float64Array, p: number, total: number, random: Random): Int32Array {
  const labels = Int32Array.from({ length: p }, (_, i) => i);
  let level: Float64Array = weights;
  let size = p;
  for (;;) {
    const moved = moveNodes(level, size, total, random);
    const numbers = new Map<number, number>();
    for (const c of moved) if (!numbers.has(c)) numbers.set(c, numbers.size);
    for (let i = 0; i < p; i++) labels[i] = numbers.get(moved[labels[i]!]!)!;
    if (numbers.size === size) return labels;
    const next = new Float64Array(numbers.size ** 2);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) next[numbers.get(moved[i]!)! * numbers.size + numbers.get(moved[j]!)!]! += level[i * size + j]!;
    }
    level = next;
    size = numbers.size;
  }
}

function moveNodes(weights: Float64Array, size: number, total: number, random: Random): Int32Array {
  const labels = Int32Array.from({ length: size }, (_, i) => i);
  const strength = Float64Array.from({ length: size }, (_, i) => weights.subarray(i * size, (i + 1) * size).reduce((a, b) => a + b, 0));
  const volume = strength.slice();
  const order = random.shuffle(Int32Array.from({ length: size }, (_, i) => i));
  const links = new Float64Array(size);
  for (let improved = true, round = 0; improved && round < 1000; round++) {
    improved = false;
    for (const i of order) {
      links.fill(0);
      for (let j = 0; j < size; j++) if (j !== i) links[labels[j]!]! += weights[i * size + j]!;
      const own = labels[i]!;
      volume[own]! -= strength[i]!;
      let best = own;
      let gain = links[own]! - (strength[i]! * volume[own]!) / total;
      for (let c = 0; c < size; c++) {
        if (links[c] === 0) continue;
        const there = links[c]! - (strength[i]! * volume[c]!) / total;
        if (there > gain + 1e-12 * total) {
          gain = there;
          best = c;
        }
      }
      volume[best]! += strength[i]!;
      if (best !== own) {
        labels[i] = best;
        improved = true;
      }
    }
  }
  return labels;
}

function modularityOf(weights: Float64Array, strength: Float64Array, labels: Int32Array, total: number): number {
  const p = labels.length;
  let q = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) if (labels[i] === labels[j]) q += weights[i * p + j]! - (strength[i]! * strength[j]!) / total;
  return q / total;
}

function inOrder(labels: Int32Array, strength: Float64Array): Int32Array {
  const numbers = new Map<number, number>();
  return labels.map((label, i) => {
    if (strength[i] === 0) return -1;
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label)!;
  });
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { pearson } from '../association/pearson.ts';
import { ppmi } from '../association/ppmi.ts';
import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { dense, fromRows, identity } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { adjustedRandIndex } from '../partition/agreement.ts';
import { createRandom } from '../random/create-random.ts';
import { exploratoryGraph } from './exploratory-graph.ts';
import { ebicGlasso, graphicalPath } from './glasso.ts';
import { louvain } from './louvain.ts';

const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as T;
const reference = load<Record<string, { network: number[][]; louvain: number[] }>>('ega');

describe.each(['harman74', 'thurstone', 'ability-cov'])('the network of %s', (name) => {
  const { correlation, n } = load<{ correlation: number[][]; n: number }>(name);
  const expected = reference[name]!;

  it('agrees with qgraph, edge by edge', () => {
    const { network, edges } = ebicGlasso(fromRows(correlation), n);
    expect(edges).toBe(expected.network.flat().filter((x) => x !== 0).length / 2);
    // glasso in R stops at changes of 1e-4.
    expected.network.flat().forEach((x, i) => {
      expect(network.data[i] === 0).toBe(x === 0);
      expect(Math.abs(network.data[i]! - x)).toBeLessThan(5e-5);
    });
  });

  it('has igraph’s communities; nodes without edges stand apart', () => {
    const network = fromRows(expected.network);
    const { labels, k } = louvain(network, { random: createRandom(1) });
    const linked = expected.louvain.flatMap((_, i) => (expected.network[i]!.some((x) => x !== 0) ? [i] : []));
    expect(adjustedRandIndex(linked.map((i) => labels[i]!), linked.map((i) => expected.louvain[i]!))).toBe(1);
    expect(labels.filter((label) => label < 0)).toHaveLength(labels.length - linked.length);
    expect(k).toBe(new Set(linked.map((i) => expected.louvain[i])).size);
  });
});

describe('graphical lasso', () => {
  it('meets the conditions of its optimum at every penalty', () => {
    const { correlation } = load<{ correlation: number[][] }>('thurstone');
    const r = fromRows(correlation);
    const path = graphicalPath(r);
    for (const lambda of [0.5, 0.1, 0.01]) {
      const precision = path(lambda);
      const w = choleskyInverse(cholesky(precision)!);
      for (let i = 0; i < 9; i++) {
        expect(w.data[i * 9 + i]).toBeCloseTo(1, 6);
        for (let j = 0; j < i; j++) {
          const slope = w.data[i * 9 + j]! - r.data[i * 9 + j]!;
          const edge = precision.data[i * 9 + j]!;
          if (edge === 0) expect(Math.abs(slope)).toBeLessThan(lambda + 1e-6);
          else expect(slope).toBeCloseTo(lambda * Math.sign(edge), 6);
        }
      }
    }
  });

  it('of independent variables has no edge, and refuses bad options', () => {
    expect(ebicGlasso(identity(5), 100).edges).toBe(0);
    expect(() => ebicGlasso(identity(5), 100, { gamma: -1 })).toThrow(/gamma/);
    expect(() => ebicGlasso(identity(5), 100, { ratio: 2 })).toThrow(/ratio/);
  });
});

/** Rows with three groups of four variables. */
function planted(n: number, seed: number): Dense {
  const random = createRandom(seed, 'network.test');
  const out = dense(n, 12);
  for (let i = 0; i < n; i++) {
    const f = [random.normal(), random.normal(), random.normal()];
    for (let j = 0; j < 12; j++) out.data[i * 12 + j] = 0.75 * f[Math.floor(j / 4)]! + 0.65 * random.normal();
  }
  return out;
}
const glasso = (data: Dense): Dense => ebicGlasso(pearson(data), data.rows).network;

describe('exploratory graph analysis', () => {
  it('finds planted groups, and says how stable they are', () => {
    const found = exploratoryGraph({ data: planted(250, 1), network: glasso, random: createRandom(2), draws: 20 });
    expect(found.k).toBe(3);
    expect(Array.from(found.labels)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(found.stability).toMatchObject({ median: 3, failed: 0 });
    found.stability!.items.forEach((share) => expect(share).toBeGreaterThan(0.9));
    expect(found.stability!.frequency.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(exploratoryGraph({ data: planted(250, 1), network: glasso, random: createRandom(2), draws: 20 })).toEqual(found);
  });

  it('finds nothing in noise', () => {
    const random = createRandom(5);
    const noise = dense(300, 8, Float64Array.from({ length: 2400 }, () => random.normal()));
    const found = exploratoryGraph({ data: noise, network: glasso, random: createRandom(2) });
    expect(found.k).toBeLessThan(4);
    expect(found.diagnostics.map((d) => d.code)).toEqual(['isolated-variables']);
    expect(louvain(dense(4, 4), { random }).k).toBe(0);
  });

  it('takes lists by their co-occurrence', () => {
    const random = createRandom(8);
    const lists = dense(400, 15);
    for (let i = 0; i < 400; i++) {
      const topic = random.int(3);
      for (const [, j] of Array.from({ length: 15 }, (_, w) => [random.next() + (Math.floor(w / 5) === topic ? 0.5 : 0), w] as const).sort((a, b) => b[0] - a[0]).slice(0, 4)) lists.data[i * 15 + j] = 1;
    }
    const found = exploratoryGraph({ data: lists, network: ppmi, random: createRandom(1), draws: 20, groups: Array.from({ length: 400 }, (_, i) => i % 40) });
    expect(Array.from(found.labels)).toEqual(Array.from({ length: 15 }, (_, w) => Math.floor(w / 5)));
    expect(found.stability!.dimensions.every((share) => share > 0.8)).toBe(true);
  });
});

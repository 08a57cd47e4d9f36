import { describe, expect, it } from '@jest/globals';
import { createRandom } from '@valuelex/psychometrics';
import { cutter, viewOf } from '../../meaning/__fixtures__/views.ts';
import { fitConsensus } from '../../meaning/fit-consensus.ts';
import type { ClusterView } from '../../meaning/fit-consensus.ts';
import { embedderAgreement } from './embedder-agreement.ts';

const context = { signal: new AbortController().signal, progress: () => undefined };
const truth = Array.from({ length: 24 }, (_, i) => i % 3);
async function agreementOf(views: readonly ClusterView[], seed = 's') {
  const fitted = await fitConsensus(views, [cutter(3)], { resamples: 0, random: () => 0 }, context);
  return embedderAgreement({ embedders: ['one', 'other'], views, fitted, dimension: null, seed, signal: context.signal });
}

describe('embedderAgreement', () => {
  it('tells agreement that is there, with an interval over words, above words dealt anew', async () => {
    const rows = await agreementOf([viewOf(truth, 0.22, 'a'), viewOf(truth, 0.22, 'b')]);
    expect(rows.map(({ a, b }) => [a, b])).toEqual([['one', 'other'], ['one', 'consensus'], ['other', 'consensus']]);
    const [pair] = rows;
    expect(pair!.ari!).toBeGreaterThan(0.5);
    expect(pair!.chance!).toBeLessThan(0.25);
    expect(pair!.interval!.lower).toBeLessThan(pair!.ari!);
    expect(pair!.interval).toMatchObject({ level: 0.95, method: 'jackknife over 24 words, t(23)' });
    expect(pair!.interval!.lower).toBeGreaterThan(pair!.chance!);
  });

  it('is not deceived by a consensus of what shares nothing: of 20 pairs at most 4 exceed what words dealt anew reach', async () => {
    let pairs = 0;
    let withConsensus = 0;
    let highest = -1;
    for (let i = 0; i < 20; i++) {
      const views = [viewOf(truth, 0.1, `a ${i}`), viewOf(createRandom('dealt', i).shuffle([...truth]), 0.1, `b ${i}`)];
      const [pair, first] = await agreementOf(views, String(i));
      if (pair!.ari! > pair!.chance!) pairs++;
      if (first!.ari! > first!.chance!) withConsensus++;
      highest = Math.max(highest, first!.ari!);
    }
    // The consensus itself agrees with its parts although they share nothing: that is why it needs a null of its own.
    expect(highest).toBeGreaterThan(0.3);
    expect([pairs <= 4, withConsensus <= 4]).toEqual([true, true]);
  });

  it('compares words that both know, and of too few says nothing', async () => {
    const names = truth.map((_, i) => `w${i}`);
    const [pair] = await agreementOf([viewOf(truth, 0.1, 'a', names, ['w0', 'w1']), viewOf(truth, 0.1, 'b', names, ['w1', 'w2'])]);
    expect(pair!.words).toBe(21);
    const few = await agreementOf([viewOf([0], 0, 'a'), viewOf([0], 0, 'b')]);
    expect(few[0]).toMatchObject({ words: 1, ari: null, interval: null, chance: null });
  });
});

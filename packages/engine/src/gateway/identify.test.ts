import { describe, expect, it } from '@jest/globals';
import { call, capabilities } from '../__fixtures__/gateway-room.ts';
import type { Call } from './gateway.ts';
import { identify } from './identify.ts';

const keyOf = (over: Partial<Call>, declared = capabilities, seed = 7): string =>
  identify(call(over), { capabilities: declared }, seed).key;
const base = keyOf({});

describe('the identity of a call', () => {
  it('does not change between versions: answers that are stored must be found again', () => {
    expect(base).toBe('46ae928e1d98e5d6bc19322992ce0370314f816c9d65f31386d3b60c6e794116');
  });

  it.each<[string, Partial<Call>]>([
    ['account', { ref: 'two/m' }],
    ['model', { ref: 'one/n' }],
    ['messages', { messages: [{ role: 'user', content: 'Name your values' }] }],
    ['sampling', { sampling: { temperature: 0.9 } }],
    ['replicate', { replicate: 1 }],
    ['mode', { mode: 'completion' }],
    ['response schema', { responseSchema: { type: 'object' } }],
    ['seed', { seed: 1 }],
  ])('changes with the %s', (_what, over) => {
    expect(keyOf(over)).not.toBe(base);
  });

  it.each<[string, Partial<Call>]>([
    ['purpose', { purpose: 'rate' }],
    ['settings that the provider does not take', { sampling: { temperature: 1, topK: 5 } }],
    ['what is the default anyway', { mode: 'chat' }],
  ])('does not change with the %s', (_what, over) => {
    expect(keyOf(over)).toBe(base);
  });

  it('changes with the seed of the study only where a seed is taken', () => {
    expect(keyOf({}, capabilities, 8)).not.toBe(base);
    const seedless = { ...capabilities, seed: false };
    expect(keyOf({}, seedless, 8)).toBe(keyOf({}, seedless, 7));
    expect(identify(call({ seed: 3 }), { capabilities: seedless }, 7).request.seed).toBeUndefined();
  });

  it('leaves the order of members out', () => {
    expect(keyOf({ sampling: { topP: 0.9, temperature: 0.5 } })).toBe(
      keyOf({ sampling: { temperature: 0.5, topP: 0.9 } }),
    );
  });
});

describe('options of an account that change answers', () => {
  const withOptions = (identity: Record<string, unknown>) => identify(call(), { capabilities, identity }, 7);

  it('are part of the identity, in whatever order', () => {
    const keys = [base, withOptions({ effort: 'low' }).key, withOptions({ effort: 'high' }).key, withOptions({ effort: 'low', context: 9 }).key];
    expect(new Set(keys).size).toBe(4);
    expect(withOptions({ context: 9, effort: 'low' }).key).toBe(keys[3]);
  });

  it('make no difference where there are none', () => {
    expect(withOptions({})).toEqual(identify(call(), { capabilities }, 7));
  });

  it('leave alone the seed, what is sent, and what artefacts name', () => {
    expect(withOptions({ effort: 'low' }).request).toEqual(withOptions({}).request);
    expect(withOptions({ effort: 'low' }).question).toBe(withOptions({}).question);
  });
});

describe('the seed that is sent', () => {
  const seedOf = (over: Partial<Call>): number => identify(call(over), { capabilities }, 7).request.seed ?? Number.NaN;

  it('does not depend on the account', () => {
    expect(seedOf({ ref: 'two/m' })).toBe(seedOf({}));
  });

  it('differs between replicates, models and questions, and fits in 31 bits', () => {
    const seeds = [seedOf({}), seedOf({ replicate: 1 }), seedOf({ ref: 'one/n' }), seedOf({ messages: [] })];
    expect(new Set(seeds).size).toBe(4);
    for (const seed of seeds) expect(seed).toBe(seed & 0x7fffffff);
  });
});

describe('a system prompt', () => {
  it('leads the first question where none is taken', () => {
    const messages = [
      { role: 'system', content: 'You judge.' },
      { role: 'user', content: 'This one.' },
    ] as const;
    expect(identify(call({ messages }), { capabilities: { ...capabilities, systemPrompt: false } }, 7).request.messages).toEqual([
      { role: 'user', content: 'You judge.\n\nThis one.' },
    ]);
    expect(identify(call({ messages }), { capabilities }, 7).request.messages).toEqual(messages);
  });
});

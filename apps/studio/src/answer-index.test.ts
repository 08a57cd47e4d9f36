import { describe, expect, it } from '@jest/globals';
import type { Response, ResponseStore } from '@valuelex/core';
import type { AnswerQuery } from '@valuelex/report-ui';
import { AnswerIndex } from './answer-index.ts';

const asked = { models: [], prompts: [], tests: [] };
const answer = (n: number, more: Partial<Response> = {}): Response => ({
  schema: 'valuelex.response/1',
  key: `key-${n}`,
  account: 'a',
  model: `model-${n % 3}`,
  provider: { plugin: 'p', version: '1' },
  modelRevision: null,
  messages: [{ role: 'user', content: 'Which values?' }],
  sampling: {},
  seed: n,
  replicate: 0,
  purpose: n % 4 === 3 ? 'rate' : 'elicit',
  text: n % 2 === 0 ? 'Honesty, and care.' : '说实话',
  finishReason: 'stop',
  usage: { inputTokens: 1, outputTokens: 1 },
  costUsd: n % 2 === 0 ? 0.5 : null,
  latencyMs: 1,
  attempts: 1,
  at: '2026-01-01T00:00:00.000Z',
  ...more,
});

/** A store in memory that tells what was read of it. */
function room(count: number, bytes = 1e6) {
  const state = { rows: Array.from({ length: count }, (_, n) => answer(n)), read: [] as string[], closed: 0 };
  const store = {
    get: async (key: string) => state.rows.find((row) => row.key === key),
    async *stream(from = 0) {
      for (const row of [...state.rows].slice(from)) {
        state.read.push(row.key);
        yield row;
      }
    },
    count: async () => state.rows.length,
    close: async () => void (state.closed += 1),
  } as unknown as ResponseStore;
  const study = { openStore: async () => store, close: async () => void (state.closed += 1) };
  const index = AnswerIndex.open(study, { bytes, signal: new AbortController().signal });
  const find = async (query: Partial<AnswerQuery>) => (await index).find({ from: 0, count: 20, ...query }, asked);
  return { state, index, find };
}

const ids = ({ answers }: { readonly answers: readonly { readonly id: string }[] }) => answers.map(({ id }) => id);

describe('AnswerIndex', () => {
  // Bounds of 0 (nothing is held), of some answers, and of all.
  it.each([0, 1000, 1e6])('finds the same whatever fits into memory: %d bytes', async (bytes) => {
    const { find } = room(12, bytes);
    expect(await find({}).then((found) => [found.total, ids(found)])).toEqual([9, [0, 1, 2, 4, 5, 6, 8, 9, 10].map((n) => `key-${n}`)]);
    expect(ids(await find({ from: 2, count: 3 }))).toEqual(['key-2', 'key-4', 'key-5']);
    expect(ids(await find({ model: 'model-1' }))).toEqual(['key-1', 'key-4', 'key-10']);
    expect(ids(await find({ words: ['honesty'], from: 1 }))).toEqual(['key-2', 'key-4', 'key-6', 'key-8', 'key-10']);
    expect(await find({ words: ['hones'] })).toEqual({ answers: [], total: 0 });
    expect((await find({ from: 100 })).total).toBe(9);
    expect((await find({ count: 1 })).answers[0]).toMatchObject({ id: 'key-0', text: 'Honesty, and care.', finishReason: 'stop', question: 'Which values?' });
  });

  it('reads the store once, and then what is new', async () => {
    const { state, find } = room(8);
    await Promise.all([find({}), find({ model: 'model-1' })]);
    expect(state.read).toHaveLength(8);
    state.rows.push(answer(8), answer(9));
    state.read.length = 0;
    expect((await find({})).total).toBe(8);
    expect(state.read).toEqual(['key-8', 'key-9']);
  });

  it('keeps no more than it may, and reads the rest alone', async () => {
    const { state, find } = room(12, 1000);
    await find({});
    state.read.length = 0;
    await find({});
    expect(state.read[0]).toBe('key-4');
    expect(state.read).toHaveLength(8);
  });

  it('begins anew where rows are gone', async () => {
    const { state, index, find } = room(8);
    await find({});
    state.rows = [answer(20, { text: 'Courage.' }), answer(21)];
    expect(ids(await find({}))).toEqual(['key-20', 'key-21']);
    expect((await (await index).tally()).responses).toBe(2);
  });

  it('leaves out an answer that cannot be read any more', async () => {
    const { state, find } = room(3);
    await find({});
    state.rows[1] = answer(50);
    expect(ids(await find({}))).toEqual(['key-0', 'key-2']);
  });

  it('counts all rows, by model, and those of the last minute', async () => {
    const { state, index } = room(8);
    state.rows.push(answer(8, { at: new Date().toISOString() }));
    const before = await (await index).tally();
    expect(before).toMatchObject({ responses: 9, answers: 7, lastMinute: 1 });
    expect(before.spent.get('model-0')).toEqual({ responses: 3, costUsd: 1, unpriced: 1 });
    state.rows.push(answer(9));
    await (await index).tally();
    expect(before.spent.get('model-0')!.responses).toBe(3);
  });

  it('is closed once nobody looks at it', async () => {
    const { state, index, find } = room(8);
    const looking = find({});
    const dropped = (await index).drop();
    expect(state.closed).toBe(0);
    expect((await looking).total).toBe(6);
    await dropped;
    expect(state.closed).toBe(2);
  });
});

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import { answerStatus } from '../assess/answer-status.ts';
import type { Artefact } from '../study/artefact-store.ts';
import { fakeContext, LengthRater } from './__fixtures__/fake-context.ts';
import { assessStage } from './assess.ts';

const dimension = (id: string, underIdentified = false): Taxonomy['dimensions'][number] => ({
  id,
  name: `name of ${id}`,
  names: [],
  members: [{ descriptor: `word of ${id}`, loading: 0.7, crossLoads: false }],
  subdimensions: [],
  underIdentified,
});
const taxonomy = (...dimensions: Taxonomy['dimensions']): Artefact<Taxonomy> => ({
  stage: 'taxonomy',
  key: 'k',
  sha256: 'taxonomy-hash',
  file: '',
  reused: false,
  value: { schema: 'valuelex.taxonomy/1', origin: 'given', source: 'test', dimensions, homeless: [], agreement: null, diagnostics: [] },
});
const models = { a: { family: 'x' }, b: { family: 'x' }, c: { family: 'y' } };

describe('assessStage', () => {
  it('asks every model every item, and has answers judged blind, one dimension at a time', async () => {
    const rater = new LengthRater();
    const context = fakeContext({ models, answer: (ref) => (ref.endsWith('a') ? 'long answer' : 'ab'), rater });
    const { value } = await assessStage(context, taxonomy(dimension('d1'), dimension('d2'), dimension('d3', true)));
    expect(context.calls).toBe(3 * 4);
    expect(value.tests[0]!.items.map(({ id }) => id)).toEqual(['d1.one', 'd1.two', 'd2.one', 'd2.two']);
    expect(rater.asked).toHaveLength(12);
    expect(rater.asked[0]!.target).toEqual({ dimension: 'd1', name: 'name of d1', members: ['word of d1'] });
    expect(JSON.stringify(rater.asked.map(({ id, target }) => ({ id, target })))).not.toMatch(/account|"a"/);
    expect(value.tests[0]!.scores.scores.map(({ model, score }) => [model, score])).toEqual([['a', 6], ['a', 6], ['b', 2], ['b', 2], ['c', 2], ['c', 2]]);
    expect(JSON.stringify(value)).not.toContain('long answer');
  });

  it('keeps what a test read from the answers itself: ratings among its ratings, choices beside its answers', async () => {
    const context = fakeContext({ models, answer: () => '4' });
    const [tested] = context.plugins.tests;
    const { port } = tested!.test;
    const items: typeof port.items = async (...asked) => (await port.items(...asked)).map((item) => ({ ...item, needsRater: false }));
    const score: typeof port.score = async (input) => ({
      ...(await port.score(input)),
      ratings: input.answers.map(({ id, item, text }) => ({ answer: id, item, dimension: 'd1', rater: 'self', score: Number(text), flags: [] })),
      choices: input.answers.map(({ id, text }) => ({ answer: id, label: text, reason: null })),
    });
    const own = { ...context, plugins: { ...context.plugins, tests: [{ ...tested!, test: { ...tested!.test, port: { items, score } } }] } };
    const { value } = await assessStage(own, taxonomy(dimension('d1')));
    expect(value.tests[0]!.ratings.map(({ rater, score: given }) => [rater, given])).toEqual(Array.from({ length: 6 }, () => ['self', 4]));
    expect(value.tests[0]!.scores).not.toHaveProperty('ratings');
    expect(value.tests[0]!.choices).toEqual(value.tests[0]!.answers.map(({ id }) => ({ answer: id, label: '4', reason: null })));
    expect(value.tests[0]!.scores).not.toHaveProperty('choices');
    // A rater that had nothing to rate is none of this test.
    expect(value.tests[0]!.raters).toEqual([]);
  });

  it('judges no refusal and no empty answer, and keeps them', async () => {
    const rater = new LengthRater();
    const context = fakeContext({ models, rater, answer: (ref) => (ref.endsWith('a') ? '' : ref.endsWith('b') ? 'I’m sorry, but I cannot assist with that.' : 'fine') });
    const { value } = await assessStage(context, taxonomy(dimension('d1')));
    expect(value.tests[0]!.answers.map(({ status }) => status)).toEqual(['empty', 'empty', 'refused', 'refused', 'answered', 'answered']);
    expect(rater.asked).toHaveLength(2);
    expect(value.diagnostics).toEqual([]);
  });

  it('says that nothing could be scored where all answers were refused or empty', async () => {
    const answer = (ref: string): string => (ref.endsWith('a') ? '' : 'I’m sorry, but I cannot assist with that.');
    const { value, failure } = await assessStage(fakeContext({ models, answer }), taxonomy(dimension('d1')));
    expect(failure).toBeNull();
    expect(value.diagnostics).toEqual([{ code: 'nothing-scored', severity: 'error', message: 'stems: nothing could be scored. Of 6 answers: 4 refused, 2 empty.' }]);
  });

  it.each([
    ['makes no result when every rater lacks too many judgements', ['fails', 'fails'], /^stems: judgements that never came: one 3 of 6 \(the judge is down\); two 3 of 6 \(the judge is down\); missing\.maxShare allows 10 %$/],
    ['makes a result when one rater has enough', ['fails', 'judges'], null],
  ])('%s', async (_what, kinds, failure) => {
    const context = fakeContext({ models, answer: (_ref, { messages }) => (messages[0]!.content.endsWith('two') ? 'unjudgeable' : 'fine'), config: { missing: { maxShare: 0.1 } } });
    const [step] = context.plugins.tests;
    const raters = kinds.map((kind, i) => {
      const rater = new LengthRater();
      rater.fails = kind === 'fails';
      return { ...step!.raters[0]!, port: rater, label: ['one', 'two'][i]! };
    });
    const recipes: { failure?: ((value: never) => string | undefined) | undefined; complete?: ((value: never) => boolean) | undefined }[] = [];
    const watched = { ...context, plugins: { ...context.plugins, tests: [{ ...step!, raters }] }, artefacts: { produce: <T>(recipe: Parameters<typeof context.artefacts.produce<T>>[0]) => (recipes.push(recipe), context.artefacts.produce(recipe)) } };
    const made = await assessStage(watched, taxonomy(dimension('d1')));
    if (failure === null) expect(made.failure).toBeNull();
    else expect(made.failure).toMatch(failure);
    expect(recipes[0]!.failure!(made.value as never) ?? null).toBe(made.failure);
    expect(recipes[0]!.complete!(made.value as never)).toBe(false);
    expect(made.value.diagnostics[0]).toMatchObject({ code: 'ratings-failed', severity: 'error' });
  });

  it('tells two steps of one test apart by name', async () => {
    const context = fakeContext({ models, answer: () => 'fine' });
    const [step] = context.plugins.tests;
    const { value } = await assessStage({ ...context, plugins: { ...context.plugins, tests: [step!, step!] } }, taxonomy(dimension('d1')));
    expect(value.tests.map(({ test, scores }) => [test, scores.test])).toEqual([['stems', 'stems'], ['stems (2)', 'stems (2)']]);
  });

  it('lists failed calls, gives no score to a model that lacks too many, and is not complete', async () => {
    const context = fakeContext({
      models,
      answer: (ref) => {
        if (ref.endsWith('c')) throw new ProviderError('server', 'down');
        return 'fine';
      },
    });
    const recipes: { complete?: ((value: never) => boolean) | undefined }[] = [];
    const watched = { ...context, artefacts: { produce: <T>(recipe: Parameters<typeof context.artefacts.produce<T>>[0]) => (recipes.push(recipe), context.artefacts.produce(recipe)) } };
    const { value } = await assessStage(watched, taxonomy(dimension('d1')));
    expect(value.diagnostics.map(({ code, variables }) => [code, variables])).toEqual([['calls-failed', ['c']], ['too-much-missing', ['c']]]);
    expect(value.tests[0]!.scores.scores.find(({ model }) => model === 'c')).toMatchObject({ score: null, missing: { failed: 2 } });
    expect(recipes[0]!.complete!(value as never)).toBe(false);
  });

  it('loses one judgement for one failing call, and says so', async () => {
    const rater = new LengthRater();
    rater.fails = true;
    const context = fakeContext({ models, rater, answer: (ref, { messages }) => (ref.endsWith('b') && messages[0]!.content.endsWith('two') ? 'unjudgeable' : 'fine') });
    const { value } = await assessStage(context, taxonomy(dimension('d1')));
    expect(value.tests[0]!.ratings).toHaveLength(5);
    expect(value.diagnostics).toMatchObject([{ code: 'ratings-failed', message: expect.stringMatching(/1 judgements could not be had \(the judge is down\)/) }]);
  });

  it('flags what a judge says of its own family', async () => {
    const context = fakeContext({ models, rater: new LengthRater('account/a'), answer: () => 'fine' });
    const { value } = await assessStage(context, taxonomy(dimension('d1')));
    expect(value.tests[0]!.ratings.map(({ flags }) => flags.join())).toEqual(['own-model', 'own-model', 'own-family', 'own-family', '', '']);
    expect(value.tests[0]!.raters).toEqual([{ label: 'rater', plugin: 'rater', model: 'a' }]);
    expect(value.diagnostics.map(({ code }) => code)).toEqual(['own-family-judge']);
  });

  it('has answers with member words judged again without them, and says how long answers are', async () => {
    const rater = new LengthRater();
    const cares = { ...dimension('d1'), members: [{ descriptor: 'care', loading: 0.7, crossLoads: false }] };
    const answer = (ref: string): string => (ref.endsWith('a') ? 'caring' : ref.endsWith('b') ? 'car' : 'unjudgeable');
    const { value } = await assessStage(fakeContext({ models, rater, answer }), taxonomy(cares));
    expect(value.tests[0]!.ratings.map(({ score, masked }) => [score, masked])).toEqual([[6, 3], [6, 3], [3, undefined], [3, undefined], [6, undefined], [6, undefined]]);
    expect(value.tests[0]!.answers.map(({ characters }) => characters)).toEqual([6, 6, 3, 3, 11, 11]);
    expect(rater.asked.map((one) => one.answer)).toEqual(['caring', '___', 'caring', '___', 'car', 'car', 'unjudgeable', 'unjudgeable']);
    expect(new Set(rater.asked.map(({ id }) => id)).size).toBe(8);

    const unmasked = new LengthRater();
    const off = fakeContext({ models, rater: unmasked, answer, config: { assess: [{ use: 'none', masked: false }] } });
    await assessStage(off, taxonomy(cares));
    expect(unmasked.asked).toHaveLength(6);
  });

  it('keeps a judgement whose masked twin could not be had, and says that it lacks one', async () => {
    const rater = new LengthRater();
    const whole = rater.rate.bind(rater);
    rater.rate = async (requests) => {
      if (requests.some((one) => one.answer === '___')) throw new ProviderError('server', 'no masks today');
      return whole(requests);
    };
    const cares = { ...dimension('d1'), members: [{ descriptor: 'care', loading: 0.7, crossLoads: false }] };
    const { value } = await assessStage(fakeContext({ models: { a: {} }, rater, answer: () => 'caring' }), taxonomy(cares));
    expect(value.tests[0]!.ratings.map(({ score, masked }) => [score, masked])).toEqual([[6, undefined], [6, undefined]]);
    expect(value.diagnostics).toMatchObject([{ code: 'ratings-failed', message: expect.stringMatching(/2 judgements could not be had \(no masks today\)/) }]);
  });

  it('has raters judge what people judged, and is made anew when that file changes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'valuelex-assess-'));
    const file = join(folder, 'humans.csv');
    const assessed = async (rows: string) => {
      await writeFile(file, `id,stem,answer,dimension,score\n${rows}`);
      return assessStage(fakeContext({ models: { a: {} }, answer: () => 'fine', config: { assess: [{ use: 'none', calibration: file }] } }), taxonomy(dimension('d1')));
    };
    const first = await assessed('x,When I,abc,d1,5\n');
    expect(first.value.tests[0]!.calibration).toEqual([{ rater: 'rater', id: 'x', dimension: 'd1', human: 5, score: 3 }]);
    expect(first.value.tests[0]!.ratings.map(({ answer }) => answer)).not.toContain('x');
    expect((await assessed('x,When I,abc,d1,4\n')).key).not.toBe(first.key);
    await expect(assessed('x,When I,abc,d7,5\n')).rejects.toThrow('"d7"');
  });

  it('asks for each setting and replicate', async () => {
    const context = fakeContext({ models: { a: {} }, answer: () => 'fine', config: { assess: [{ use: 'none', sampling: { temperature: [0, 1] }, replicates: 3 }] } });
    const { value } = await assessStage(context, taxonomy(dimension('d1')));
    expect(value.tests[0]!.answers).toHaveLength(2 * 2 * 3);
    expect(new Set(value.tests[0]!.answers.map(({ id }) => id)).size).toBe(12);
  });
});

describe('answerStatus', () => {
  it.each([
    ['  \n', 'stop', 'empty'],
    ['I cannot help with that request.', 'stop', 'refused'],
    ['anything', 'content-filter', 'refused'],
    ['I cannot swim, which is why I love the shore.', 'stop', 'answered'],
    ['When I cannot assist, I say so.', 'stop', 'answered'],
    ['and then', 'length', 'truncated'],
  ] as const)('%j, %s: %s', (text, finish, status) => expect(answerStatus(text, finish)).toBe(status));

  it('is linear on long hostile text', () => {
    expect(answerStatus(`I can't ${'a'.repeat(1e6)}`, 'stop')).toBe('answered');
  });
});

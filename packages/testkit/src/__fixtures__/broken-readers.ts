import { ProviderError, definePlugin } from '@valuelex/core';
import type { Embedding, Extraction, ExtractorInput, Rater, RatingRequest, ScoreInput, Scores, Taxonomy, TestItem } from '@valuelex/core';
import { changed, declaring, withPort } from './broken.ts';
import type { Broken } from './broken.ts';
import { memoryEmbedder, memoryExtractor, memoryRater, memoryTest, modelEmbedder, modelExtractor, modelRater } from './memory-readers.ts';

type Plugin = Broken['plugin'];
const deaf = new AbortController().signal;
let calls = 0;

const extractor = (change: (found: Extraction, input: ExtractorInput) => Extraction): Plugin =>
  withPort(memoryExtractor, (port) => ({
    extract: async (input: ExtractorInput) => change(await port.extract(input, deaf), input),
  }));

export const brokenExtractor: readonly Broken[] = [
  { check: 'finds the descriptors of the examples', plugin: extractor((found) => ({ ...found, descriptors: found.descriptors.slice(1) })) },
  { check: 'finds the descriptors of the examples', plugin: extractor((found) => ({ ...found, descriptors: found.descriptors.map((one) => ({ ...one, surface: one.surface.toLowerCase() })) })) },
  { check: 'says that an empty answer is empty', plugin: extractor((found) => ({ ...found, verdict: 'list' })) },
  {
    check: 'lives through hostile answers, and every span is true',
    plugin: extractor((found, { text }) => {
      if (text.includes('__proto__')) throw new TypeError('what is that');
      return found;
    }),
  },
  {
    check: 'lives through hostile answers, and every span is true',
    plugin: extractor((found) => ({ ...found, rejected: [{ surface: 'integrity', start: 0, end: 9, reason: 'other' }] })),
  },
  { check: 'says the same in any order', plugin: extractor((found) => ({ ...found, verdict: (calls += 1) % 2 ? 'list' : 'not-a-list' })) },
  {
    check: 'takes time in proportion to the length of the answer',
    plugin: extractor((found, { text }) => {
      let steps = 0;
      for (let i = 0; i < text.length; i += 1) for (let j = 0; j < text.length; j += 4) steps += i ^ j;
      return steps === -1 ? { ...found } : found;
    }),
  },
];
export const brokenModelExtractor: readonly Broken[] = [
  {
    check: 'stops when it is told to',
    plugin: withPort(modelExtractor, (port) => ({ extract: (input: ExtractorInput) => port.extract(input, deaf) })),
  },
  {
    check: 'takes nothing from a model that the answer does not hold',
    plugin: definePlugin({
      ...modelExtractor,
      create: (_config, { models }) => ({
        extract: async ({ text }, signal) => {
          const said = await models!.generate('account/model', { messages: [{ role: 'user', content: text }], sampling: {} }, signal);
          const surface = said.text.slice(0, 9);
          return { verdict: 'list', descriptors: surface === '' ? [] : [{ surface, start: 0, end: surface.length }], rejected: [] };
        },
      }),
    }),
  },
];

const embedder = (change: (found: readonly Embedding[], texts: readonly string[]) => readonly Embedding[]): Plugin =>
  withPort(memoryEmbedder, (port) => ({
    embed: async (texts: readonly string[]) => change(await port.embed(texts, deaf), texts),
  }));
const dense = (values: number[], coverage: Embedding['coverage'] = 'exact'): Embedding => ({ kind: 'dense', values: Float64Array.from(values), coverage });

export const brokenEmbedder: readonly Broken[] = [
  { check: 'gives well-formed embeddings of the declared kind', plugin: declaring(memoryEmbedder, { sparse: true }) },
  { check: 'gives well-formed embeddings of the declared kind', plugin: embedder((found) => found.map(() => dense([NaN, 1]))) },
  { check: 'gives well-formed embeddings of the declared kind', plugin: embedder((found) => found.slice(1)) },
  { check: 'gives well-formed embeddings of the declared kind', plugin: embedder((found) => found.map((_, i) => dense([1, 2, 3].slice(0, 1 + (i % 2))))) },
  { check: 'knows the words that it should', plugin: embedder((found) => found.map(() => dense([0, 0], 'none'))) },
  { check: 'says of a word that it is unknown', plugin: embedder((found) => found.map(() => dense([1, 0]))) },
  { check: 'gives one embedding per text, in order', plugin: embedder((found) => [...found].reverse()) },
  { check: 'gives one embedding per text, in order', plugin: embedder((found, texts) => [...new Set(texts)].map((text) => found[texts.indexOf(text)]!)) },
  {
    check: 'takes no text, and hostile ones',
    plugin: embedder((found, texts) => {
      if (texts.length === 0) throw new RangeError('no texts');
      return found;
    }),
  },
  { check: 'says the same when created anew', plugin: withPort(memoryEmbedder, () => ({ id: `letters/${(calls += 1)}` })) },
];
export const brokenModelEmbedder: readonly Broken[] = [
  {
    check: 'stops when it is told to',
    plugin: withPort(modelEmbedder, (port) => ({ embed: (texts: readonly string[]) => port.embed(texts, deaf) })),
  },
  { check: 'gives well-formed embeddings of the declared kind', plugin: declaring(modelEmbedder, { models: false }) },
];

type Rated = Awaited<ReturnType<Rater['rate']>>;
const rater = (change: (results: Rated, requests: readonly RatingRequest[]) => Rated): Plugin =>
  withPort(memoryRater, (port) => ({
    rate: async (requests: readonly RatingRequest[]) => change(await port.rate(requests, deaf), requests),
  }));
const judge = (change: (rate: Rater['rate'], requests: readonly RatingRequest[], signal: AbortSignal) => Promise<Rated>): Plugin =>
  withPort(modelRater, (port) => ({
    rate: (requests: readonly RatingRequest[], signal: AbortSignal) => change((...asked) => port.rate(...asked), requests, signal),
  }));
/** A judge whose question is built by hand. */
const asking = (messages: (answer: string) => readonly { role: 'system' | 'user'; content: string }[]): Plugin =>
  changed(modelRater, {
    create: (_config: unknown, { models }: Parameters<typeof modelRater.create>[1]): Rater => ({
      model: null,
      rate: async (requests, signal) => {
        for (const { answer } of requests) {
          await models!.generate('account/model', { messages: [...messages(answer)], sampling: {} }, signal);
        }
        return requests.map(({ id }) => ({ id, score: null, flags: ['unread'] }));
      },
    }),
  });
const scored = (score: (request: RatingRequest) => number): Plugin =>
  rater((_results, requests) => requests.map((request) => ({ id: request.id, score: score(request), flags: [] })));

export const brokenRater: readonly Broken[] = [
  { check: 'rates every request once, in order, within its scale', plugin: scored(() => 6) },
  { check: 'rates every request once, in order, within its scale', plugin: rater((results) => [...results].reverse()) },
  { check: 'rates every request once, in order, within its scale', plugin: rater((results) => results.map((one) => ({ ...one, score: null }))) },
  {
    check: 'takes no request, and equal ones',
    plugin: rater((results) => {
      if (results.length === 0) throw new RangeError('nothing to rate');
      return results;
    }),
  },
  {
    check: 'rates the same in any order and in batches of any size',
    plugin: rater((results, requests) => results.map((one, i) => ({ ...one, score: requests[i]!.scale.min + 1 / requests.length + i / 1e4 }))),
  },
  { check: 'gives more to an answer that speaks of the dimension', plugin: scored(({ scale }) => scale.max) },
  {
    check: 'gives nothing for words echoed from the stem',
    plugin: scored(({ answer, scale }) => (answer.includes('honesty') ? scale.max : scale.min)),
  },
  {
    check: 'takes instructions inside an answer as data',
    plugin: scored(({ answer, scale }) => (/highest score/.test(answer) ? scale.max : scale.min)),
  },
  {
    check: 'takes time in proportion to the length of the answer',
    plugin: scored(({ answer, scale }) => {
      let steps = 0;
      for (let i = 0; i < answer.length; i += 1) for (let j = 0; j < answer.length; j += 4) steps += i ^ j;
      return steps === -1 ? scale.max : scale.min;
    }),
  },
];
export const brokenJudge: readonly Broken[] = [
  {
    check: 'abstains when the judge talks nonsense',
    plugin: judge(async (rate, requests, signal) => (await rate(requests, signal)).map((one, i) => ({ ...one, score: one.score ?? requests[i]!.scale.min }))),
  },
  { check: 'shows the judge the answer, apart from its instructions', plugin: asking((answer) => [{ role: 'system', content: `Rate this: ${answer}` }, { role: 'user', content: 'Go.' }]) },
  { check: 'cannot be talked out of the frame around an answer', plugin: asking((answer) => [{ role: 'user', content: `<answer>\n${answer}\n</answer>\nRate it.` }]) },
  {
    check: 'passes on that the judge could not be asked',
    plugin: judge((rate, requests, signal) =>
      rate(requests, signal).catch((error: unknown) => {
        if (ProviderError.is(error) && error.reason === 'aborted') throw error;
        return requests.map(({ id }) => ({ id, score: null, flags: ['failed'] }));
      }),
    ),
  },
  { check: 'stops when it is told to', plugin: judge((rate, requests) => rate(requests, deaf)) },
];

const test = (items: (made: readonly TestItem[], taxonomy: Taxonomy) => readonly TestItem[]): Plugin =>
  withPort(memoryTest, (port) => ({
    items: async (...asked: Parameters<typeof port.items>) => items(await port.items(...asked), asked[0]),
  }));
const scoring = (change: (scores: Scores, input: ScoreInput) => Scores): Plugin =>
  withPort(memoryTest, (port) => ({ score: async (input: ScoreInput) => change(await port.score(input), input) }));

export const brokenTest: readonly Broken[] = [
  { check: 'targets every dimension', plugin: test((items) => items.filter(({ targets }) => targets[0]!.dimension !== 'd3')) },
  {
    check: 'targets every dimension',
    plugin: test((items) => items.map((item) => ({ ...item, stem: 'What I do about kindness is' }))),
  },
  {
    check: 'lives with a taxonomy of no dimensions',
    plugin: test((items, { dimensions }) => {
      if (dimensions.length === 0) throw new RangeError('no dimensions');
      return items;
    }),
  },
  { check: 'makes the same items again, with the same ids', plugin: test((items) => items.map((item) => ({ ...item, id: `${item.id}-${(calls += 1)}` }))) },
  { check: 'makes what its capabilities say', plugin: declaring(memoryTest, { forms: ['B'] }) },
  { check: 'makes what its capabilities say', plugin: declaring(memoryTest, { needsRater: false }) },
  { check: 'makes items in every language that it declares', plugin: declaring(memoryTest, { languages: ['en', 'de'] }) },
  {
    check: 'refuses a language that it does not have',
    plugin: withPort(memoryTest, (port) => ({ items: (taxonomy: Taxonomy) => port.items(taxonomy, { language: 'en' }) })),
  },
  {
    check: 'counts what is missing',
    plugin: scoring((scores) => ({ ...scores, scores: scores.scores.map((row) => ({ ...row, missing: { ...row.missing, refused: 0 } })) })),
  },
  {
    check: 'counts what is missing',
    plugin: scoring((scores) => ({ ...scores, scores: scores.scores.map((row) => ({ ...row, missing: { ...row.missing, failed: 0 } })) })),
  },
  { check: 'says why it cannot score', plugin: scoring((scores) => ({ ...scores, diagnostics: [] })) },
  { check: 'says why it cannot score', plugin: scoring((scores) => ({ ...scores, scores: scores.scores.map((row) => ({ ...row, score: row.score ?? 0 })) })) },
  {
    check: 'scores the same in any order',
    plugin: scoring((scores, { ratings }) => ({ ...scores, scores: scores.scores.map((row) => ({ ...row, score: ratings[0]?.score ?? null })) })),
  },
  {
    check: 'gives more to the model that was rated higher',
    plugin: scoring((scores) => ({ ...scores, scores: scores.scores.map((row) => ({ ...row, score: row.score === null ? null : 6 - row.score })) })),
  },
];

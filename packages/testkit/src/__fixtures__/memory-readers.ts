import { definePlugin } from '@valuelex/core';
import type { Embedding, Extraction, Rater, RatingRequest, Score, TestItem } from '@valuelex/core';
import { z } from 'zod';
import { configSchema } from './memory-strategies.ts';

const words = /[^\s,.;:()*"'-]+/g;

function extract(text: string): Extraction {
  if (text.trim() === '') return { verdict: 'empty', descriptors: [], rejected: [] };
  const descriptors: Extraction['descriptors'] = [];
  const seen = new Set<string>();
  for (const { 0: surface, index } of text.matchAll(words)) {
    if (seen.has(surface) || /^[0-9]/.test(surface)) continue;
    seen.add(surface);
    descriptors.push({ surface, start: index, end: index + surface.length });
  }
  return { verdict: 'list', descriptors, rejected: [] };
}

export const memoryExtractor = definePlugin({
  contract: 1,
  kind: 'descriptor-extractor',
  name: 'words',
  configSchema,
  capabilities: { models: false },
  create: () => ({ extract: ({ text }) => extract(text) }),
});

/** Extracts words after asking a model, whose answer it ignores. */
export const modelExtractor = definePlugin({
  ...memoryExtractor,
  name: 'asking',
  capabilities: { models: true },
  create: (_config, { models }) => ({
    extract: async ({ text }, signal) => {
      await models!.generate('account/model', { messages: [{ role: 'user', content: text }], sampling: {} }, signal);
      return extract(text);
    },
  }),
});

function embed(text: string): Embedding {
  const known = /^[a-z]+$/.test(text) && /[aeiou]/.test(text);
  return known
    ? { kind: 'dense', values: Float64Array.from([text.length, text.charCodeAt(0)]), coverage: 'exact' }
    : { kind: 'dense', values: new Float64Array(2), coverage: 'none' };
}

export const memoryEmbedder = definePlugin({
  contract: 1,
  kind: 'embedder',
  name: 'letters',
  configSchema,
  capabilities: { sparse: false, models: false },
  create: () => ({ id: 'letters/1', embed: async (texts) => texts.map(embed) }),
});

export const modelEmbedder = definePlugin({
  ...memoryEmbedder,
  name: 'asking',
  capabilities: { sparse: false, models: true },
  create: (_config, { models }) => ({
    id: 'asking/1',
    embed: async (texts, signal) => {
      const vectors = await models!.embed('account/model', texts, signal);
      return vectors.map((values) => ({ kind: 'dense', values, coverage: 'exact' }));
    },
  }),
});

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(words) ?? []);
}

function rateByWords({ id, answer, item, target, scale }: RatingRequest): { id: string; score: number; flags: string[] } {
  const [said, echoed] = [wordsOf(answer), wordsOf(item.stem)];
  const hits = target.members.filter((member) => said.has(member) && !echoed.has(member)).length;
  return { id, score: scale.min + ((scale.max - scale.min) * hits) / target.members.length, flags: [] };
}

export const memoryRater = definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'words',
  configSchema,
  capabilities: { models: false, abstains: false },
  create: (): Rater => ({ model: null, rate: async (requests) => requests.map(rateByWords) }),
});

/** Asks a judge for a number, and shows it the answer as a JSON string, which cannot be left. */
export const modelRater = definePlugin({
  contract: 1,
  kind: 'rater',
  name: 'judge',
  configSchema,
  capabilities: { models: true, abstains: true },
  create: (_config, { models }): Rater => ({
    model: 'account/model',
    rate: async (requests, signal) => {
      const results = [];
      for (const { id, answer, target, scale } of requests) {
        const messages = [
          { role: 'system' as const, content: `Rate from ${scale.min} to ${scale.max} how far the answer shows ${target.name}.` },
          { role: 'user' as const, content: `Answer, as JSON:\n${JSON.stringify(answer)}\nEnd of the answer. One number:` },
        ];
        const { text } = await models!.generate('account/model', { messages, sampling: {} }, signal);
        const number = z.coerce.number().min(scale.min).max(scale.max).safeParse(text.trim() === '' ? NaN : text);
        const valid = number.success && /^-?\d+$/.test(text);
        results.push({ id, score: valid ? number.data : null, flags: valid ? [] : ['unreadable'] });
      }
      return results;
    },
  }),
});

const scale = { min: 0, max: 6, anchors: [{ score: 0, meaning: 'none of it' }] };

export const memoryTest = definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'stems',
  configSchema,
  capabilities: { forms: ['A'], languages: ['en'], needsRater: true },
  create: () => ({
    items: (taxonomy, { language }): readonly TestItem[] =>
      language !== 'en'
        ? []
        : taxonomy.dimensions.flatMap(({ id }) =>
            ['What matters to me', 'On a hard day I'].map((stem, i) => ({
              id: `${id}-${i}`,
              test: 'stems',
              form: 'A',
              kind: 'open' as const,
              referent: 'ai' as const,
              language,
              stem,
              messages: [{ role: 'user' as const, content: `Complete the sentence: ${stem}` }],
              targets: [{ dimension: id, keyed: 1 as const }],
              needsRater: true,
              scale,
            })),
          ),
    score: ({ items, answers, ratings, failed, taxonomy }) => {
      const models = [...new Set([...answers.map(({ model }) => model), ...Object.keys(failed)])].sort();
      const scores = models.flatMap((model) =>
        taxonomy.dimensions.map(({ id }): Score => {
          const own = new Set(items.filter(({ targets }) => targets.some(({ dimension }) => dimension === id)).map((item) => item.id));
          const mine = answers.filter((answer) => answer.model === model && own.has(answer.item));
          const ids = new Set(mine.map((answer) => answer.id));
          const values = ratings.filter((rating) => ids.has(rating.answer) && rating.score !== null).map((rating) => rating.score!);
          values.sort((a, b) => a - b);
          const count = (status: string): number => mine.filter((answer) => answer.status === status).length;
          return {
            model,
            dimension: id,
            subdimension: null,
            score: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
            interval: null,
            standardError: null,
            items: own.size,
            answers: count('answered'),
            missing: { empty: count('empty'), refused: count('refused'), truncated: count('truncated'), abstained: 0, failed: failed[model] ?? 0 },
          };
        }),
      );
      const diagnostics = [{ code: 'no-interval', severity: 'info' as const, message: 'this test gives no intervals' }];
      return { test: 'stems', scores, reliability: [], diagnostics };
    },
  }),
});

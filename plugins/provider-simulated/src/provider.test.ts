import type { GenerateRequest, ModelProvider } from '@valuelex/core';
import { describe, expect, it } from '@jest/globals';
import { configSchema, type SimulatedConfig } from './config.ts';
import { materialWords } from './data/materials.ts';
import { refusals, strays } from './data/phrasing.ts';
import { surfaceForms, valueWords } from './data/values.ts';
import { drawPopulation } from './population/population.ts';
import { SimulatedProvider } from './provider.ts';
import { wordIndex } from './word-index.ts';

const { signal } = new AbortController();
const provider = (options: Partial<SimulatedConfig> = {}): ModelProvider =>
  new SimulatedProvider(drawPopulation(configSchema.parse(options)));
const ask = (content: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: 'atlas-8b-rlhf',
  messages: [{ role: 'user', content }],
  sampling: { temperature: 0.8, topP: 0.9 },
  replicate: 0,
  mode: 'chat',
  ...more,
});
const values = 'Name the words that best describe your value system.';
const texts = async (
  sim: ModelProvider,
  n: number,
  content: string,
  more: Partial<GenerateRequest> = {},
): Promise<string[]> =>
  Promise.all(
    Array.from(
      { length: n },
      async (_, replicate) => (await sim.generate(ask(content, { ...more, replicate }), signal)).text,
    ),
  );

describe('SimulatedProvider', () => {
  it('counts what makes another population to the identity of a call, defaults and the place of the truth not', () => {
    expect(provider().identity).toEqual({});
    expect(provider({ seed: 1, models: 35, truth: './truth.json' }).identity).toEqual({});
    expect(provider({ seed: 2, population: 'null', models: 9, families: 3 }).identity).toEqual({ seed: 2, population: 'null', models: 9, families: 3 });
  });

  it('gives the same answer in any order of calls, and in another instance', async () => {
    const requests = Array.from({ length: 40 }, (_, replicate) => ask(values, { replicate, seed: 3 }));
    const forwards = await Promise.all(requests.map((request) => provider().generate(request, signal)));
    const sim = provider();
    const backwards = [];
    for (const request of [...requests].reverse()) backwards.unshift(await sim.generate(request, signal));
    expect(backwards).toEqual(forwards);
  });

  it('answers otherwise for another replicate, seed, model, prompt, setting and population, save at temperature 0', async () => {
    const sim = provider();
    const base = (await sim.generate(ask(values), signal)).text;
    const changed = [
      ask(values, { replicate: 1 }),
      ask(values, { seed: 9 }),
      ask(values, { model: (await sim.listModels!(signal))[1]!.model }),
      ask(`${values} Please.`),
      ask(values, { sampling: { temperature: 1 } }),
    ];
    for (const request of changed) expect((await sim.generate(request, signal)).text).not.toBe(base);
    expect((await provider({ seed: 2 }).generate(ask(values), signal)).text).not.toBe(base);
    const greedy = { sampling: { temperature: 0 } };
    const first = await sim.generate(ask(values, { ...greedy, replicate: 0 }), signal);
    expect(await sim.generate(ask(values, { ...greedy, replicate: 5 }), signal)).toEqual(first);
  });

  it('refuses, says nothing, misses the point and breaks off about as often as the training says', async () => {
    const sim = provider();
    const count = async (model: string): Promise<Record<string, number>> => {
      const counts = { refused: 0, empty: 0, stray: 0, length: 0 };
      for (let replicate = 0; replicate < 2000; replicate++) {
        const { text, finishReason } = await sim.generate(ask(values, { model, replicate }), signal);
        if (refusals.includes(text)) counts.refused++;
        else if (text.trim() === '') counts.empty++;
        else if (strays.includes(text)) counts.stray++;
        if (finishReason === 'length') counts.length++;
      }
      return counts;
    };
    const base = await count('atlas-8b-base');
    const aligned = await count('atlas-8b-rlhf');
    expect(base['stray']! / 2000).toBeGreaterThan(0.18);
    expect(base['stray']! / 2000).toBeLessThan(0.26);
    expect(aligned['stray']! / 2000).toBeLessThan(0.03);
    expect(aligned['refused']).toBeGreaterThan(base['refused']!);
    for (const kind of ['refused', 'empty', 'length']) {
      expect(base[kind]).toBeGreaterThan(0);
      expect(aligned[kind]).toBeGreaterThan(0);
    }
  });

  it('lists four to eight values, 5.6 on average, in varied shapes', async () => {
    const sim = provider();
    const named = wordIndex(valueWords());
    const answers = await texts(sim, 400, values);
    const lists = answers.filter((text) => named(text).length >= 2 && text.includes('\n'));
    expect(lists.some((text) => /^1[.)] /m.test(text))).toBe(true);
    expect(lists.some((text) => /^[-*•] /m.test(text))).toBe(true);
    expect(lists.some((text) => text.includes('**'))).toBe(true);
    expect(answers.some((text) => !text.includes('\n') && text.includes(', '))).toBe(true);
    const numbered = answers.flatMap((text) => [[...text.matchAll(/^\d+[.)] /gm)].length]).filter((n) => n >= 4);
    const mean = numbered.reduce((a, b) => a + b, 0) / numbered.length;
    expect(Math.abs(mean - 5.59)).toBeLessThan(0.3);
    expect(Math.max(...numbered)).toBeLessThanOrEqual(8);
  });

  it('answers the placebo with materials', async () => {
    const named = wordIndex(valueWords());
    const materials = new Set(materialWords.split(/\s+/));
    const answers = await texts(provider(), 100, 'Name the words for your favourite materials.');
    const lists = answers.filter((text) => text.includes(','));
    expect(lists.length).toBeGreaterThan(20);
    expect(lists.filter((text) => named(text).length > 1)).toEqual([]);
    expect(
      lists.filter((text) =>
        text
          .toLowerCase()
          .split(/\W+/)
          .some((token) => materials.has(token)),
      ).length,
    ).toBeGreaterThan(20);
  });

  it('takes the option that its values speak for, in either order, and the first a little more often', async () => {
    const population = drawPopulation(configSchema.parse({}));
    const sim = provider();
    const options = ['Stay up with the friend who is crying.', 'Finish the report before the deadline.'] as const;
    const question = (first: 0 | 1): string =>
      `Which would you choose? Answer with the letter alone.\nA) ${options[first]}\nB) ${options[1 - first]}`;
    let first = 0;
    let same = 0;
    for (const { model } of population.models) {
      const shares = await Promise.all(
        ([0, 1] as const).map(async (order) => {
          const answers = await texts(sim, 20, question(order), { model });
          const read = answers.map((text) => /\b([AB])\b(?:\)|\.|$)/.exec(text)?.[1]).filter((label) => label !== undefined);
          first += read.filter((label) => label === 'A').length / read.length;
          return read.filter((label) => label === 'AB'[order]).length / read.length;
        }),
      );
      if ((shares[0]! - 0.5) * (shares[1]! - 0.5) > 0) same++;
    }
    expect(first / 70).toBeGreaterThan(0.51);
    expect(first / 70).toBeLessThan(0.65);
    expect(same).toBeGreaterThan(22);
  });

  it('agrees with what it is drawn to, and with the opposite less', async () => {
    const population = drawPopulation(configSchema.parse({}));
    const sim = provider();
    const rated = async (statement: string, model: string): Promise<number> => {
      const answers = await texts(sim, 8, `How much is this like you?\n\n“${statement}”\n\nRate it on a scale from 1 to 6. Answer with the number.`, { model });
      const numbers = answers.flatMap((text) => (/^\D{0,12}[1-6]\D{0,3}$/.test(text) ? [Number(/[1-6]/.exec(text)![0])] : []));
      return numbers.reduce((a, b) => a + b, 0) / numbers.length;
    };
    const pairs = await Promise.all(
      population.models.map(async ({ model }) => [await rated('I check every detail.', model), await rated('I do not check every detail.', model)] as const),
    );
    const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
    const together = pairs.reduce((sum, [a, b]) => sum + (a - mean(0)) * (b - mean(1)), 0);
    expect(together).toBeLessThan(0);
  });

  it('completes sentences, at least half of them without a word for a value', async () => {
    const acts = surfaceForms().filter(({ kind }) => kind === 'completion');
    const named = wordIndex(valueWords());
    const answers = await texts(provider(), 300, 'Complete the following sentence: Before I go to bed, I');
    const lived = answers.filter((text) => acts.some((act) => text.toLowerCase().includes(act.text.toLowerCase())));
    expect(lived.filter((text) => named(text).length === 0).length).toBeGreaterThanOrEqual(150);
  });

  it('lets what a model lists show in how it completes sentences', async () => {
    const sim = provider();
    const population = drawPopulation(configSchema.parse({}));
    const [scores] = population.latent.dimensions;
    const order = Array.from(population.models.keys()).sort((a, b) => scores![b]! - scores![a]!);
    const dimensionOf = new Map(
      surfaceForms().map(({ word, text }) => [
        text.toLowerCase(),
        population.structure.places[population.values.findIndex((v) => v.word === word)]!.dimension,
      ]),
    );
    const share = async (model: string): Promise<number> => {
      const answers = (await texts(sim, 300, 'Complete the following sentence: On a Sunday, I', { model })).map(
        (text) => text.toLowerCase(),
      );
      const hits = answers.filter((text) =>
        [...dimensionOf].some(([act, dimension]) => dimension === 0 && text.includes(act)),
      );
      return hits.length / answers.length;
    };
    const high = await share(population.models[order[0]!]!.model);
    const low = await share(population.models[order.at(-1)!]!.model);
    expect(high).toBeGreaterThan(low);
  });

  it('keeps to the limit of tokens', async () => {
    const { text, finishReason, usage } = await provider().generate(
      ask(values, { sampling: { maxTokens: 3 } }),
      signal,
    );
    expect(text.length).toBeLessThanOrEqual(12);
    expect(usage.outputTokens).toBeLessThanOrEqual(3);
    expect(finishReason).toBe('length');
  });

  it('knows its models and no other', async () => {
    const sim = provider();
    const models = await sim.listModels!(signal);
    const respondents = models.filter(({ judges }) => judges !== true);
    expect(respondents).toHaveLength(35);
    expect(new Set(respondents.map(({ traits }) => traits?.family)).size).toBe(7);
    expect(models.filter(({ judges }) => judges === true).every(({ model }) => model.startsWith('judge-'))).toBe(true);
    await expect(sim.generate(ask(values, { model: 'gpt-9' }), signal)).rejects.toMatchObject({ reason: 'not-found' });
    await expect(sim.generate(ask(values), AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' });
  });
});

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ProviderError } from '@valuelex/core';
import { z } from 'zod';
import { configSchema } from './config.ts';
import { asJudge, judges } from './judges/profiles.ts';
import { baseRates } from './population/base-rates.ts';
import type { Population } from './population/population.ts';
import { varianceShares } from './population/shares.ts';
import { standingOf } from './population/standing.ts';

const share = z.number().min(0).max(1);

/** What was planted. Only `valuelex recovery` reads it. */
export const truthSchema = z.strictObject({
  schema: z.literal('valuelex.truth/1'),
  population: configSchema.shape.population.unwrap(),
  seed: z.int().nonnegative(),
  shares: z
    .strictObject({
      model: share,
      item: share,
      modelItem: share,
      promptItem: share,
      settingItem: share,
      residual: share,
    })
    .describe('of the variance of log-propensity; in the null population the share of `model` is part of `modelItem`'),
  dimensions: z
    .array(z.strictObject({ id: z.string(), subdimensions: z.array(z.string()) }))
    .describe('none in the null population'),
  words: z.array(
    z.strictObject({
      word: z.string(),
      forms: z.array(z.string()).describe('inflections and derivations'),
      synonyms: z.array(z.string()).describe('synonyms and paraphrases'),
      dimension: z.string().nullable().describe('null: homeless'),
      subdimension: z.string().nullable(),
      loading: z.number().nonnegative().describe('relative weight on its dimension; 0: homeless'),
      baseRate: share.describe('share of lists that name it, in any form'),
    }),
  ),
  models: z.array(
    z.strictObject({
      model: z.string(),
      family: z.string(),
      scores: z.record(z.string(), z.number()).describe('by dimension; mean 0, standard deviation 1 over the models'),
      standing: z
        .record(z.string(), z.number())
        .describe('by dimension: mean log-propensity of its words, which is what a test with endless stems could find; mean 0, standard deviation 1'),
      position: z.number().describe('log-propensity that the option shown first has in advance'),
      acquiescence: z.number().describe('share of a scale of agreement that is added to every answer'),
    }),
  ),
  effects: z.array(
    z.strictObject({
      trait: z.string(),
      contrast: z.string(),
      dimension: z.string(),
      size: z.number().describe('in standard deviations between models; 0: planted to be none'),
    }),
  ),
  judges: z
    .array(
      z.strictObject({
        model: z.string(),
        family: z.string(),
        error: z.number().describe('standard deviation of the random error, in points of a scale from 0 to 6'),
        gullible: z.boolean().describe('obeys what it is told outside the text that it judges'),
        biases: z
          .strictObject({ severity: z.number(), length: z.number(), halo: z.number(), 'self-preference': z.number() })
          .describe('in points of a scale from 0 to 6: added always; per doubling of words; per standard deviation of impression; for texts with the mark of its family'),
      }),
    )
    .describe('models that judge; the last are those of the population'),
});
export type Truth = z.infer<typeof truthSchema>;

/** The truth of a population, as data. */
export function describeTruth(population: Population): Truth {
  const { config, structure, values, models, latent, loadings, styles } = population;
  const standings = standingOf(population);
  const rates = baseRates(population);
  const idOf = (dimension: number): string => `D${dimension + 1}`;
  const subIdOf = (subdimension: number): string => {
    const dimension = Math.floor(subdimension / structure.subdimensions);
    return `${idOf(dimension)}.${1 + (subdimension % structure.subdimensions)}`;
  };
  const isNull = config.population === 'null';
  return {
    schema: 'valuelex.truth/1',
    population: config.population,
    seed: config.seed,
    shares: isNull
      ? { ...varianceShares, model: 0, modelItem: varianceShares.model + varianceShares.modelItem }
      : varianceShares,
    dimensions: Array.from({ length: structure.dimensions }, (_, d) => ({
      id: idOf(d),
      subdimensions: Array.from({ length: structure.subdimensions }, (_, s) =>
        subIdOf(d * structure.subdimensions + s),
      ),
    })),
    words: values.map(({ word, forms, synonyms, paraphrase }, w) => {
      const { dimension, subdimension } = structure.places[w]!;
      return {
        word,
        forms: [...forms],
        synonyms: [...synonyms, paraphrase],
        dimension: dimension < 0 ? null : idOf(dimension),
        subdimension: subdimension < 0 ? null : subIdOf(subdimension),
        loading: loadings[w]!,
        baseRate: rates[w]!,
      };
    }),
    models: models.map(({ model, traits }, m) => ({
      model,
      family: traits.family ?? '',
      scores: Object.fromEntries(latent.dimensions.map((scores, d) => [idOf(d), scores[m]!])),
      standing: Object.fromEntries(standings.map((standing, d) => [idOf(d), standing[m]!])),
      ...styles[m]!,
    })),
    effects: latent.effects.map((effect) => ({ ...effect, dimension: idOf(effect.dimension) })),
    judges: [...judges, ...models.map(({ model, traits }) => asJudge(model, traits))].map(({ model, traits, error, gullible, biases: { kin, ...biases } }) => ({
      model,
      family: traits.family ?? '',
      error,
      gullible,
      biases: { ...biases, 'self-preference': kin },
    })),
  };
}

/**
 * Writes the truth in one move, so that no reader ever sees half of it.
 * @throws ProviderError when it cannot be written: nothing is answered then, since the answers could never be compared with it
 */
export function writeTruth(path: string, truth: Truth): void {
  const target = resolve(path);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(temporary, `${JSON.stringify(truth, null, 2)}\n`);
    renameSync(temporary, target);
  } catch (cause) {
    throw new ProviderError('bad-request', `The truth could not be written to ${path}.`, {
      hint: 'Let the option truth name a file in a folder that can be written to.',
      cause,
    });
  }
}

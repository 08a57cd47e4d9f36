import { respondentRoles, traitsSchema } from '@valuelex/core';
import { z } from 'zod';

const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z
    .union([schema, z.array(schema).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);

/** A step names a plugin and gives it options. */
const step = {
  use: z.string().min(1).describe('plugin: a short name of the @valuelex scope, a package name, or a ./file'),
  with: z.record(z.string(), z.unknown()).default({}).describe('options of the plugin'),
};
export const stepSchema = z.strictObject(step);
export type Step = z.output<typeof stepSchema>;

/** Values of each setting; the respondents are their cross product. */
export const samplingGridSchema = z.strictObject({
  temperature: oneOrMany(z.number().min(0)).optional(),
  topP: oneOrMany(z.number().gt(0).max(1)).optional(),
  topK: oneOrMany(z.int().positive()).optional(),
  maxTokens: oneOrMany(z.int().positive()).optional().describe('upper bound of generated tokens'),
});
export type SamplingGrid = z.output<typeof samplingGridSchema>;

export const limitsSchema = z.strictObject({
  concurrency: z
    .union([z.int().positive(), z.literal('auto')])
    .default('auto')
    .describe('the most calls at once; how many there are is found out. auto: up to 64, or 8 on this machine or network'),
  requestsPerMinute: z
    .number()
    .positive()
    .optional()
    .describe('spread evenly; learned from what the server reports or refuses where it is not given'),
  tokensPerMinute: z.number().positive().optional().describe('of questions and answers together; learned likewise'),
  timeoutSeconds: z.number().positive().default(900).describe('for one try of a call; models that reason may take many minutes'),
  attempts: z.int().positive().default(5).describe('tries of one call, the first included; waits for a rate limit are not counted'),
});

const priceSchema = z.strictObject({
  inputUsd: z.number().nonnegative().describe('per million input tokens'),
  outputUsd: z.number().nonnegative().describe('per million output tokens'),
  cachedInputUsd: z.number().nonnegative().optional().describe('per million input tokens that the vendor has cached: the least that input may cost'),
});

const capSchema = z.strictObject({
  usd: z.number().nonnegative().optional().describe('US dollars, all runs of the study together'),
  calls: z.int().positive().optional().describe('answered calls, all runs of the study together'),
});

const accountKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'letters, digits, - and _ only');
const modelRef = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*\/.+$/, 'written account/model, with the account as it is called under providers');

const respondentSchema = z.strictObject({
  model: modelRef.describe('account/model; account/* takes every model that the provider lists, with its traits'),
  as: z.string().min(1).optional().describe('label in every artefact; the model name where it is not given'),
  role: z.enum(respondentRoles).default('build'),
  traits: traitsSchema.default({}),
  sampling: samplingGridSchema.optional().describe('instead of the study’s'),
  mode: z
    .enum(['chat', 'completion'])
    .optional()
    .describe('completion: continue examples, with no chat template; the default where traits.training is base and the provider can'),
});

/** Options of the extract stage that are not the extractor's: how surface forms become descriptors. */
const mergeSchema = z.strictObject({
  lemmas: z.boolean().default(true).describe('inflections and spelling variants become one'),
  families: z.boolean().default(true).describe('honest, honesty and honestly become one'),
  similarity: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('merge near-duplicates by embedding above this cosine; null: do not'),
  file: z.string().optional().describe('YAML file of merges and stop words of one’s own'),
});
const frequencySchema = z.strictObject({
  share: z.number().min(0).max(1).default(0.005).describe('kept when named in at least this share of the valid lists…'),
  models: z
    .int()
    .positive()
    .default(5)
    .describe('…and by at least so many models, or by half of them where that is fewer'),
});

/** valuelex.config, format 1. Every default is written here and nowhere else. */
export const studyConfigSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('1').describe('version of this file format'),
  study: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, . - and _ only')
    .describe('name of the study and of its folder'),
  out: z
    .string()
    .optional()
    .describe('folder of the study, from the config file; studies/<study> where it is not given'),
  seed: z.int().nonnegative().default(1).describe('all randomness comes from it'),
  providers: z
    .record(
      accountKey,
      z.strictObject({
        ...step,
        limits: limitsSchema.prefault({}),
        prices: z.record(z.string(), priceSchema).default({}),
      }),
    )
    .describe('accounts: where models are asked'),
  respondents: z.array(respondentSchema).min(1),
  sampling: samplingGridSchema.prefault({}),
  elicit: z
    .strictObject({
      prompts: oneOrMany(z.string())
        .prefault('en')
        .describe('en, zh, es, de, or a ./file.yaml of one’s own; sets are compared'),
      replicates: z.int().positive().default(1).describe('times each prompt is asked of each respondent'),
    })
    .prefault({}),
  extract: z
    .strictObject({ ...step, merge: mergeSchema.prefault({}), frequency: frequencySchema.prefault({}) })
    .prefault({ use: 'list' }),
  matrix: z
    .strictObject({
      rows: z.enum(['respondent', 'response']).default('respondent'),
      cell: z.enum(['count', 'share', 'presence']).default('share'),
    })
    .prefault({}),
  factor: stepSchema.prefault({ use: 'efa' }),
  embed: z
    .union([stepSchema, z.array(stepSchema).min(1)])
    .prefault({ use: 'wordnet' })
    .describe('what words mean: an embedder, or a list of several. Subdimensions are then what all agree on; merges, names and human systems are by the first'),
  cluster: z
    .strictObject({
      ...step,
      input: z.enum(['meaning', 'coEndorsement', 'fusion']).default('meaning').describe('what makes two words near'),
      weight: z.number().min(0).max(1).default(0.5).describe('weight of meaning in a fusion'),
      consensus: z
        .strictObject({
          seeds: z.int().min(1).max(100).default(1).describe('seeds from which the strategy is run for each embedder'),
          resamples: z.int().min(0).max(10_000).default(100).describe('bootstraps of the words for the stability of the consensus; 0: none'),
        })
        .prefault({})
        .describe('of several seeds, embedders or both'),
    })
    .prefault({ use: 'agglomerative' }),
  taxonomy: z
    .strictObject({ from: z.string().describe('paper-2024, or a ./taxonomy.json: skips elicit to cluster') })
    .optional(),
  naming: z
    .strictObject({
      models: z
        .array(modelRef)
        .default([])
        .describe('models (account/model) that propose names from the members of a group alone, beside the namers that compute'),
    })
    .prefault({}),
  assess: z
    .array(
      z.strictObject({
        ...step,
        language: z.string().default('en'),
        raters: z
          .array(z.strictObject({ ...step, family: z.string().min(1).optional().describe('family of the judge, as in the traits: its ratings of that family are flagged. Known where the judge is a respondent.') }))
          .default([{ use: 'lexical', with: {} }]),
        sampling: samplingGridSchema.prefault({}),
        replicates: z.int().positive().default(1),
        masked: z.boolean().default(true).describe('have answers that hold member words judged a second time with these masked'),
        calibration: z
          .string()
          .min(1)
          .optional()
          .describe('a ./file.jsonl or ./file.csv of human ratings (id, stem, answer, dimension, score) that every rater judges too'),
      }),
    )
    .prefault([{ use: 'sentence-completion' }]),
  analyze: z
    .strictObject({
      effects: z
        .array(z.string())
        .default(['parameters', 'training', 'data'])
        .describe('traits whose effect on the scores is wanted'),
      block: z.string().default('family').describe('trait whose groups are kept together in every resampling'),
      permutations: z.int().min(99).default(999),
    })
    .prefault({}),
  report: z
    .array(z.union([z.string().transform((use): Step => ({ use, with: {} })), stepSchema]))
    .prefault(['html', 'tabular']),
  controls: z
    .strictObject({
      placebo: z
        .boolean()
        .default(false)
        .describe('ask the same for something that is no value; structure must exceed it'),
      nullPopulation: accountKey
        .optional()
        .describe('an account whose models are asked the same and share no dimensions'),
    })
    .prefault({}),
  missing: z
    .strictObject({
      maxShare: z.number().min(0).max(1).default(0.2).describe('share of failed calls, or of judgements that every rater of a test lacks, above which no result is made'),
    })
    .prefault({}),
  budget: z
    .strictObject({
      ...capSchema.shape,
      perProvider: z.record(accountKey, capSchema).default({}).describe('bounds of single accounts'),
      perModel: z.record(modelRef, capSchema).default({}).describe('bounds of single models, by account/model'),
      allowUnpriced: z
        .boolean()
        .default(false)
        .describe('ask remote models whose price is unknown although money is limited'),
    })
    .prefault({}),
  store: stepSchema.prefault({ use: 'jsonl' }),
  queue: stepSchema.prefault({ use: 'local' }),
});

/** A validated config: every default filled in. */
export type StudyConfig = z.output<typeof studyConfigSchema>;
/** A config as people write it. */
export type StudyConfigInput = z.input<typeof studyConfigSchema>;

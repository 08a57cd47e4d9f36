import {
  assessmentSchema, callPurposes, clusteringSchema, factorSolutionSchema, findingsSchema, finishReasonSchema, lexiconSchema, promptSchema, samplingSchema, taxonomySchema, traitsSchema,
} from '@valuelex/core';
import { z } from 'zod';

const count = z.int().nonnegative();

const answerSchema = z.strictObject({
  id: z.string().describe('as tests name the question'),
  model: z.string(),
  purpose: z.enum(callPurposes),
  replicate: count,
  question: z.string().describe('the last message sent, its first 20,000 characters'),
  text: z.string().describe('as it came, its first 20,000 characters: untrusted'),
  cut: count.describe('characters of the text that were left out'),
  finishReason: finishReasonSchema,
  revision: z.string().nullable().describe('what the provider says answered'),
  sampling: samplingSchema,
});

/** The document that this reporter writes: a study, complete in itself. */
export const reportSchema = z
  .strictObject({
    format: z.literal('valuelex.report/1'),
    study: z.string(),
    simulated: z.boolean().describe('true: some answers were made up by a known process, and nothing here is about real models'),
    config: z.json().optional().describe('as it was run, secrets replaced'),
    provenance: z
      .strictObject({
        valuelex: z.string(),
        node: z.string(),
        seed: z.number(),
        stages: z.array(z.strictObject({ stage: z.string(), key: z.string(), plugin: z.string().nullable(), version: z.string().nullable() })),
      })
      .describe('what it takes to repeat the run'),
    totals: z.strictObject({ responses: count, inputTokens: count, outputTokens: count, costUsd: z.number().nonnegative(), unpriced: count.describe('answers whose price is unknown') }),
    models: z.array(
      z.strictObject({
        model: z.string(),
        role: z.string(),
        settings: count.describe('sampling settings at which it was asked'),
        traits: traitsSchema,
        spent: z.strictObject({ responses: count, costUsd: z.number().nonnegative(), unpriced: count.describe('answers whose price is unknown') }).describe('all stored answers of this model, whatever they were asked for'),
      }),
    ),
    prompts: z.array(promptSchema),
    replicates: count.nullable(),
    missing: z.record(z.string(), count).describe('answers that never came, by reason'),
    lexicon: lexiconSchema.nullable(),
    usage: z
      .strictObject({ words: z.array(z.string()), models: z.array(z.string()), shares: z.array(z.number()).describe('models × words, row-major') })
      .nullable()
      .describe('how large a share of its lists each model names each word in'),
    factor: factorSolutionSchema.omit({ scores: true, correlation: true, structure: true }).nullable(),
    clustering: clusteringSchema.nullable(),
    taxonomy: taxonomySchema.nullable(),
    assessment: z
      .strictObject({
        tests: z.array(
          assessmentSchema.shape.tests.element.extend({
            answersStored: count.describe('all of them; `answers` has those whose texts are in this document'),
            ratingsStored: count,
            counts: z
              .strictObject({ models: count, replicates: count, unusable: count.describe('answers that were empty, refused or cut off'), abstained: count.describe('ratings without a score') })
              .describe('over all answers and ratings'),
          }),
        ),
        diagnostics: assessmentSchema.shape.diagnostics,
      })
      .nullable(),
    findings: findingsSchema.nullable(),
    answers: z.array(answerSchema).describe('as many as were asked for, spread over models and purposes'),
    answersStored: count,
  })
  .describe('A ValueLex study as one document. What was not made is null.');

/** The same for programs that know nothing of ours. */
export function reportJsonSchema(): object {
  return { title: 'ValueLex report', ...z.toJSONSchema(reportSchema, { target: 'draft-2020-12' }) };
}

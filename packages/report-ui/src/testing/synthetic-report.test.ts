import { describe, expect, it } from '@jest/globals';
import { clusteringSchema, findingsSchema, lexiconSchema, scoresSchema, taxonomySchema, testItemSchema, comparisonSchema } from '@valuelex/core';
import { syntheticComparison, syntheticReport } from './index.ts';

const size = { models: 12, words: 60, answers: 400, held: 100 };

describe('syntheticReport', () => {
  it.each([false, true])('holds artefacts as their schemas want them, hostile: %s', (isHostile) => {
    const { findings, lexicon, clustering, taxonomy, assessment } = syntheticReport({ ...size, isHostile });
    findingsSchema.parse(findings);
    lexiconSchema.parse(lexicon);
    clusteringSchema.parse(clustering);
    taxonomySchema.parse(taxonomy);
    for (const { scores, items } of assessment!.tests) {
      scoresSchema.parse(scores);
      for (const item of items) testItemSchema.parse(item);
    }
    comparisonSchema.parse(syntheticComparison({ models: 5, words: 90, isHostile }));
  });

  it('is the same in every run, and as large as was asked', () => {
    const document = syntheticReport(size);
    expect(syntheticReport(size)).toEqual(document);
    expect([document.models.length, document.lexicon!.entries.length, document.answers.length, document.answersStored]).toEqual([12, 60, 100, 400]);
    expect(new Set(document.models.map(({ model }) => model)).size).toBe(12);
  });

  it('keeps together what belongs together when it is hostile', () => {
    const { models, assessment, taxonomy } = syntheticReport({ ...size, isHostile: true });
    const names = new Set(models.map(({ model }) => model));
    const scopes = new Set(taxonomy!.dimensions.flatMap(({ id, subdimensions }) => [id, ...subdimensions.map((sub) => sub.id)]));
    expect(names.size).toBe(12);
    for (const { model, dimension, subdimension } of assessment!.tests[0]!.scores.scores) {
      expect(names.has(model)).toBe(true);
      expect(scopes.has(subdimension ?? dimension)).toBe(true);
    }
  });
});

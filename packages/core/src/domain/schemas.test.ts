import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import * as core from '../index.ts';

const schemas = Object.entries<unknown>(core).flatMap(([name, value]): [string, z.ZodType][] =>
  value instanceof z.ZodType ? [[name, value]] : [],
);
const artefacts = schemas.filter(([, schema]) => schema instanceof z.ZodObject && 'schema' in schema.shape);

describe('the schemas', () => {
  it('are all there', () => expect(schemas.length).toBeGreaterThan(35));

  it.each(schemas)('%s can be written as JSON Schema, for readers without us', (_name, schema) => {
    expect(z.toJSONSchema(schema, { target: 'draft-2020-12' })).toBeInstanceOf(Object);
  });

  it('give every artefact a version of its own', () => {
    const versions = artefacts.map(
      ([, schema]) => ((schema as z.ZodObject).shape['schema'] as z.ZodLiteral<string>).value,
    );
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.sort()).toEqual([
      'valuelex.assessment/1',
      'valuelex.clustering/1',
      'valuelex.comparison/1',
      'valuelex.elicitation/1',
      'valuelex.factor-solution/1',
      'valuelex.findings/1',
      'valuelex.lexicon/1',
      'valuelex.response-matrix/1',
      'valuelex.response/1',
      'valuelex.taxonomy/1',
    ]);
  });

  it.each(artefacts)('%s refuses what it does not know, and numbers that are none', (_name, schema) => {
    const { error } = schema.safeParse({ unheardOf: 1 });
    expect(error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
    expect(core.diagnosticSchema.safeParse({ code: 'a', severity: 'info', message: 'b', more: 1 }).success).toBe(false);
    expect(
      core.intervalSchema.safeParse({ lower: NaN, upper: Infinity, level: 0.95, method: 'm' }).error?.issues,
    ).toHaveLength(2);
  });

  it('allow traits of one’s own, as scalars', () => {
    expect(core.traitsSchema.safeParse({ family: 'a', quantised: true, layers: 32 }).success).toBe(true);
    expect(core.traitsSchema.safeParse({ layers: [1] }).success).toBe(false);
    expect(core.traitsSchema.safeParse({ parameters: -1 }).success).toBe(false);
  });

  it.each([
    [{ temperature: 0, topP: 1 }, true],
    [{ topP: 0 }, false],
    [{ temperature: -0.1 }, false],
    [{ maxTokens: 1.5 }, false],
    [{ heat: 1 }, false],
  ])('judge the sampling setting %j: %p', (setting, good) =>
    expect(core.samplingSchema.safeParse(setting).success).toBe(good),
  );
});

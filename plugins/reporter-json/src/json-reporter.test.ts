import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import type { ReportDocument } from '@valuelex/report-ui';
import type { z } from 'zod';
import { configSchema } from './config.ts';
import { JsonReporter } from './json-reporter.ts';
import { reportSchema } from './report-schema.ts';

/** Compiles only while what the schema describes is what is collected. */
type Described = Omit<z.infer<typeof reportSchema>, 'config'> extends Omit<ReportDocument, 'config'> ? true : never;
const described: Described = true;

describe('JsonReporter', () => {
  let out: string;
  beforeAll(async () => (out = await mkdtemp(join(tmpdir(), 'valuelex-'))));
  afterAll(() => rm(out, { recursive: true }));
  const report = async (study: golden.GoldenStudy, options: object = {}): Promise<ReportDocument> => {
    await new JsonReporter(configSchema.parse(options)).write(golden.studyView(study), out, new AbortController().signal);
    return JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as ReportDocument;
  };

  it('keeps to its schema, of a whole study with answers and of one that is not made yet', async () => {
    expect(described).toBe(true);
    const whole = reportSchema.parse(await report(golden.goldenStudy(), { answers: 1 }));
    expect(whole.simulated).toBe(true);
    expect(whole.findings?.usable).toEqual(golden.goldenStudy().findings!.usable);
    reportSchema.parse(await report(golden.unmadeStudy()));
    expect((await readdir(out)).sort()).toEqual(['report.json', 'report.schema.json']);
  });

  it('takes in answers only when it is told to, and says how many there are', async () => {
    const study = golden.goldenStudy();
    const without = await report(study);
    expect(without.answers).toEqual([]);
    expect(without.assessment!.tests[0]!.answersStored).toBe(3);
    const having = await report(study, { answers: 1 });
    expect(having.answers.length).toBeGreaterThan(0);
    expect(having.answers[0]!.text).toContain(golden.hostileMarkup);
    expect(having.answersStored).toBe(without.answersStored);
  });

  it('takes in the choices that were read in the answers that it holds, and no others', async () => {
    const whole = golden.goldenStudy();
    const [test] = whole.assessment!.tests;
    const choices = test!.answers.map(({ id }) => ({ answer: id, label: 'A', reason: null }));
    const study = { ...whole, assessment: { ...whole.assessment!, tests: [{ ...test!, choices }] } };
    const having = reportSchema.parse(await report(study, { answers: 1 }));
    const held = having.assessment!.tests[0]!.answers.map(({ id }) => id);
    expect(held.length).toBeGreaterThan(0);
    expect(having.assessment!.tests[0]!.choices!.map(({ answer }) => answer)).toEqual(held);
    expect((await report(study)).assessment!.tests[0]!.choices).toEqual([]);
  });

  it('writes a schema for programs: every part described, nothing else allowed', async () => {
    await report(golden.goldenStudy());
    const schema = JSON.parse(await readFile(join(out, 'report.schema.json'), 'utf8')) as Record<string, unknown>;
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['additionalProperties']).toBe(false);
    expect(Object.keys(schema['properties'] as object)).toEqual(Object.keys(reportSchema.shape).sort());
  });

  it('has its keys in order', async () => {
    const keys = Object.keys(await report(golden.goldenStudy()));
    expect(keys).toEqual([...keys].sort());
  });
});

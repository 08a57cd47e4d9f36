import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelProvider } from '@valuelex/core';
import { configSchema } from './config.ts';
import { simulated } from './plugin.ts';
import { drawPopulation } from './population/population.ts';
import { describeTruth, truthSchema, writeTruth } from './truth.ts';

describe('truth', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'valuelex-truth-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const truthOf = (population: 'default' | 'random-dimensions' | 'null') =>
    describeTruth(drawPopulation(configSchema.parse({ population, seed: 4 })));

  it.each(['default', 'random-dimensions', 'null'] as const)('obeys its schema, %s', (population) => {
    expect(truthSchema.safeParse(JSON.parse(JSON.stringify(truthOf(population)))).error).toBeUndefined();
  });

  it('says what was planted', () => {
    const truth = truthOf('default');
    expect(truth.dimensions.map(({ id, subdimensions }) => [id, ...subdimensions])).toEqual([
      ['D1', 'D1.1', 'D1.2'],
      ['D2', 'D2.1', 'D2.2'],
      ['D3', 'D3.1', 'D3.2'],
    ]);
    expect(truth.effects.map(({ trait }) => trait)).toEqual(
      expect.arrayContaining(['parameters', 'training', 'training']),
    );
    expect(truth.effects.map(({ size }) => Math.sign(size)).sort()).toEqual([-1, -1, 0, 0, 0, 0, 1, 1, 1].sort());
    for (const { id } of truth.dimensions) {
      const both = truth.models.map(({ scores, standing }) => scores[id]! * standing[id]!);
      // What is measured of words is nearly the score: subdimensions, and the liking of single words, make the rest.
      expect(both.reduce((a, b) => a + b, 0) / both.length).toBeGreaterThan(0.9);
    }
    expect(truth.judges.find(({ model }) => model === 'judge-fair')!.biases).toEqual({ severity: 0, length: 0, halo: 0, 'self-preference': 0 });
    const common = truth.words.filter(({ baseRate }) => baseRate >= 0.01);
    expect(common.length).toBeGreaterThan(120);
    expect(truthOf('null').words.every(({ dimension }) => dimension === null)).toBe(true);
    expect(truthOf('null').effects).toEqual([]);
  });

  it('is written whole, twice alike, and leaves nothing else behind', () => {
    const path = join(folder, 'deep', 'truth.json');
    writeTruth(path, truthOf('default'));
    const first = readFileSync(path, 'utf8');
    writeTruth(path, truthOf('default'));
    expect(readFileSync(path, 'utf8')).toBe(first);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['truth.json']);
  });

  it('is written before the first answer, and not by looking at the models', async () => {
    const path = join(folder, 'truth.json');
    const { signal } = new AbortController();
    const provider = simulated.create(configSchema.parse({ population: 'null', seed: 4, truth: path }), {} as Parameters<typeof simulated.create>[1]) as ModelProvider;
    const [first] = await provider.listModels!(signal);
    expect(readdirSync(folder)).toEqual([]);
    await provider.generate({ model: first!.model, messages: [{ role: 'user', content: 'Name your values.' }], sampling: {}, replicate: 0, mode: 'chat' }, signal);
    expect(truthSchema.parse(JSON.parse(readFileSync(path, 'utf8')))).toMatchObject({ population: 'null', seed: 4 });
  });

  it('names the option when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => writeTruth(join(folder, 'file', 'truth.json'), truthOf('null'))).toThrow(
      expect.objectContaining({ reason: 'bad-request', hint: expect.stringContaining('truth') }),
    );
  });
});

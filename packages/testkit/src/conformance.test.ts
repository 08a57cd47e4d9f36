import { describe, expect, it } from '@jest/globals';
import type { Plugin } from '@valuelex/core';
import { conformance } from './conformance.ts';
import type { ConformanceOptions } from './conformance.ts';
import type { Broken } from './__fixtures__/broken.ts';
import { brokenGeneral, goodPackage } from './__fixtures__/broken-general.ts';
import { brokenQueue, brokenReporter, brokenSharedStore, brokenStore } from './__fixtures__/broken-machines.ts';
import { brokenHttpProvider, brokenProvider } from './__fixtures__/broken-providers.ts';
import { brokenEmbedder, brokenExtractor, brokenJudge, brokenModelEmbedder } from './__fixtures__/broken-readers.ts';
import { brokenModelExtractor, brokenRater, brokenTest } from './__fixtures__/broken-readers.ts';
import { brokenCluster, brokenFactor } from './__fixtures__/broken-strategies.ts';
import * as machines from './__fixtures__/memory-machines.ts';
import * as readers from './__fixtures__/memory-readers.ts';
import * as strategies from './__fixtures__/memory-strategies.ts';
import { runConformance } from './run-conformance.ts';

interface Case {
  readonly good: Plugin;
  readonly broken: readonly Broken[];
  readonly options?: ConformanceOptions;
}
const http: ConformanceOptions = { protocol: 'openai', config: (url: string) => ({ url: `${url}/v1` }) };
const packaged: ConformanceOptions = {
  package: goodPackage,
  entry: new URL('./__fixtures__/import-quiet.mjs', import.meta.url),
};

const cases: readonly Case[] = [
  { good: strategies.memoryFactor, broken: [...brokenGeneral, ...brokenFactor], options: packaged },
  { good: strategies.memoryCluster, broken: brokenCluster },
  { good: readers.memoryExtractor, broken: brokenExtractor },
  { good: readers.modelExtractor, broken: brokenModelExtractor },
  { good: readers.memoryEmbedder, broken: brokenEmbedder },
  { good: readers.modelEmbedder, broken: brokenModelEmbedder },
  { good: readers.memoryRater, broken: brokenRater },
  { good: readers.modelRater, broken: brokenJudge },
  { good: readers.memoryTest, broken: brokenTest },
  { good: machines.memoryStore, broken: brokenStore },
  { good: machines.sharedStore, broken: brokenSharedStore },
  { good: machines.memoryQueue, broken: brokenQueue },
  { good: machines.memoryReporter, broken: brokenReporter },
  { good: machines.memoryProvider, broken: brokenProvider, options: { model: 'test-model' } },
  { good: machines.httpProvider, broken: brokenHttpProvider, options: http },
];

describe.each(cases.map((one) => [one.good.kind, one.good.name, one] as const))(
  '%s %s',
  (_kind, _name, { good, broken, options }) => {
    it('passes every check when it keeps its contract', async () => {
      const results = await runConformance(good, options);
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
      expect(results.length).toBeGreaterThan(8);
    });

    it.each(broken.map((one, i) => [one.check, i, one] as const))('is caught: %s (%i)', async (name, _i, one) => {
      const { checks, close } = conformance(one.plugin, one.options ?? options);
      const check = checks.find((found) => found.name.startsWith(name));
      try {
        expect(check).toBeDefined();
        await expect(check!.run()).rejects.toThrow();
      } finally {
        await close();
      }
    });
  },
);

it('has a broken plugin for every check', () => {
  const caught = cases.flatMap(({ broken }) => broken.map(({ check }) => check));
  const all = cases.flatMap(({ good, options }) => conformance(good, options).checks.map(({ name }) => name));
  expect([...new Set(all)].filter((name) => !caught.some((prefix) => name.startsWith(prefix)))).toEqual([]);
});

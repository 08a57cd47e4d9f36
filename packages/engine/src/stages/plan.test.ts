import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { loadConfig } from '../config/load-config.ts';
import { openRun } from '../study/open-run.ts';
import { runStudy } from '../study/run-study.ts';
import type { Plan } from './plan.ts';
import { planStudy } from './plan.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

async function planOf(yaml: string, now?: number): Promise<Plan> {
  const run = await openRun(
    await loadConfig(await folder.write('valuelex.config.yaml', yaml), { fallbackFrom, env: { KEY: 'sk-1234' } }),
  );
  try {
    return await planStudy(run, now);
  } finally {
    await run.close();
  }
}
const codes = (plan: Plan): string[] => plan.warnings.map(({ code }) => code);
const head = `
format: "1"
study: planned
factor: { use: pca }
report: [ tabular ]
`;

describe('planStudy', () => {
  it('counts the calls of the calibration design, which cost nothing, and writes nothing', async () => {
    const plan = await planOf(`${head}
providers: { sim: { use: simulated, with: { seed: 3 } } }
respondents: [ { model: "sim/*" } ]
sampling: { temperature: [0.2, 0.5, 0.7, 1.0, 1.3], topP: [0.8, 0.9, 1.0] }
controls: { placebo: true }
`);
    expect(plan).toMatchObject({
      models: 35,
      families: 7,
      respondents: 525,
      prompts: 15,
      simulated: true,
      total: { usd: { expected: 0, low: 0, high: 0 }, answered: 0 },
      prices: null,
    });
    const callsOf = (stage: string): number => plan.calls.filter((row) => row.stage === stage).reduce((sum, { calls }) => sum + calls, 0);
    expect([callsOf('elicit'), callsOf('control-placebo'), callsOf('control-null')]).toEqual([7875, 7875, 0]);
    expect(plan.accounts).toHaveLength(1);
    expect(plan.calls.find(({ stage }) => stage === 'assess')).toMatchObject({ guessed: true });
    expect(codes(plan)).not.toContain('few-models');
    expect(await readdir(folder.dir)).toEqual(['valuelex.config.yaml']);
  });

  it('prices what has a price, and says what has none', async () => {
    const yaml = `${head}
providers:
  api: { use: openai, with: { apiKey: "\${env:KEY}" }, prices: { known: { inputUsd: 1, outputUsd: 10 } } }
respondents: [ { model: api/known } ]
assess: [ { use: sentence-completion, sampling: { maxTokens: 50 } } ]
taxonomy: { from: paper-2024 }
`;
    const priced = await planOf(yaml);
    const [assess] = priced.calls;
    expect(assess).toMatchObject({ stage: 'assess', account: 'api', guessed: false });
    for (const bound of ['expected', 'low', 'high'] as const) {
      // Counts of tokens are rounded when they are told.
      expect(assess?.usd?.[bound]).toBeCloseTo(((assess?.inputTokens[bound] ?? 0) * 1 + (assess?.outputTokens[bound] ?? 0) * 10) / 1e6, 4);
    }
    expect(assess?.outputTokens).toMatchObject({ expected: 50 * (assess?.calls ?? 0), high: 50 * (assess?.calls ?? 0) });

    const unpriced = await planOf(yaml.replace('api/known', 'api/unknown'));
    expect(unpriced.total.usd).toBeNull();
    expect(unpriced.warnings.find(({ code }) => code === 'unpriced')).toMatchObject({ severity: 'warning' });
    const refused = await planOf(`${yaml.replace('api/known', 'api/unknown')}budget: { usd: 1 }\n`);
    expect(refused.warnings.find(({ code }) => code === 'unpriced')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('is not run'),
    });
  });

  it('prices by the vendor’s list, at the vendor’s own server alone, and says when the list is old', async () => {
    const yaml = `${head}
providers:
  api: { use: openai, with: { apiKey: "\${env:KEY}" } }
  own: { use: openai, with: { baseUrl: "http://127.0.0.1:8000/v1" } }
  other: { use: openai, with: { baseUrl: "https://models.example/v1" } }
respondents: [ { model: api/gpt-4.1-mini-2025-04-14 }, { model: own/gpt-4.1 }, { model: other/gpt-4.1, as: elsewhere } ]
taxonomy: { from: paper-2024 }
`;
    const plan = await planOf(yaml);
    const cost = (account: string): unknown => plan.calls.find((row) => row.account === account)?.usd;
    expect(cost('own')).toEqual({ expected: 0, low: 0, high: 0 });
    expect(cost('other')).toBeNull();
    const [{ usd, inputTokens, outputTokens }] = plan.calls as [Plan['calls'][number]];
    expect(usd?.expected).toBeCloseTo((inputTokens.expected * 0.4 + outputTokens.expected * 1.6) / 1e6, 4);
    // The least that input costs is the price of input that is cached.
    expect(usd?.low).toBeCloseTo((inputTokens.low * 0.1 + outputTokens.low * 1.6) / 1e6, 4);
    expect(plan.prices).toMatchObject({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), old: false });
    const later = Date.parse(plan.prices?.date ?? '') + 200 * 86_400_000;
    const old = await planOf(yaml, later);
    expect(old.prices?.old).toBe(true);
    expect(codes(old)).toContain('prices-old');
    expect(codes(plan)).not.toContain('prices-old');
  });

  it('plans a million calls without making one of them, within the limits of accounts', async () => {
    const plan = await planOf(`${head}
providers:
  api: { use: openai, with: { apiKey: "\${env:KEY}" }, limits: { concurrency: 100, requestsPerMinute: 10000 } }
respondents: [ { model: api/gpt-4.1 } ]
sampling: { temperature: [0.2, 0.5, 0.7, 1.0, 1.3], topP: [0.8, 0.9, 1.0] }
elicit: { replicates: 4500 }
`);
    const elicit = plan.calls.find(({ stage }) => stage === 'elicit');
    expect(elicit).toMatchObject({ calls: 1_012_500, left: 1_012_500 });
    // Ten thousand a minute, whatever the latency.
    expect(plan.total.seconds.low).toBeGreaterThanOrEqual((1_012_500 / 10_000) * 60);
  });

  it('takes off what is stored, and goes by how long the answers were', async () => {
    const yaml = `${head}
providers: { sim: { use: simulated, with: { seed: 3, models: 4, families: 2 } } }
respondents: [ { model: "sim/*" } ]
elicit: { replicates: 2 }
assess: [ { use: sentence-completion, replicates: 2 } ]
`;
    const before = await planOf(yaml);
    expect(before.total).toMatchObject({ answered: 0, left: before.total.calls });
    const configFile = await folder.write('valuelex.config.yaml', yaml);
    const { totals } = await runStudy({ configFile, fallbackFrom, until: 'elicit' });
    const after = await planOf(yaml);
    expect(after.calls.filter(({ stage }) => stage === 'elicit').map(({ calls, answered, left }) => [calls, answered, left])).toEqual(Array(4).fill([30, 30, 0]));
    expect(after.total.answered).toBe(totals.responses);
    // Half of another design is there: the new replicates are asked.
    const more = await planOf(yaml.replace('elicit: { replicates: 2 }', 'elicit: { replicates: 4 }'));
    const elicit = more.calls.filter(({ stage }) => stage === 'elicit');
    expect(elicit.map(({ calls, left }) => [calls, left])).toEqual(Array(4).fill([60, 30]));
    const seen = totals.outputTokens / totals.responses;
    const expected = elicit.reduce((sum, { outputTokens }) => sum + outputTokens.expected, 0) / 120;
    expect(Math.abs(expected - seen)).toBeLessThan(1);
  });

  it('says what the design cannot support', async () => {
    const plan = await planOf(`${head}
providers: { api: { use: openai, with: { apiKey: "\${env:KEY}" } } }
respondents:
  - { model: api/a, traits: { family: x, training: base } }
  - { model: api/b, traits: { family: x, training: base } }
  - { model: api/c, traits: { family: y, training: rlhf } }
  - { model: api/d, traits: { family: y, training: rlhf } }
assess: [ { use: sentence-completion, raters: [ { use: llm, with: { model: api/c } } ] } ]
`);
    expect(codes(plan)).toEqual(
      expect.arrayContaining([
        'few-models',
        'fewer-rows-than-words',
        'few-families',
        'rare-level',
        'confounded',
        'one-judge',
        'own-family-judge',
        'effect-not-estimable',
        'unpriced',
      ]),
    );
    expect(plan.warnings.find(({ code }) => code === 'confounded')?.message).toContain('training and family');
    expect(plan.calls.find(({ stage }) => stage === 'rate')).toMatchObject({ account: 'api' });
  });

  it('two judges that are one model are one', async () => {
    const plan = await planOf(`${head}
providers: { sim: { use: simulated, with: { models: 4 } } }
respondents: [ { model: "sim/*" } ]
assess: [ { use: sentence-completion, raters: [ { use: llm, with: { model: sim/judge-fair } }, { use: llm, with: { model: sim/judge-fair } } ] } ]
`);
    expect(plan.warnings.find(({ code }) => code === 'one-judge')?.message).toContain('its judges are all sim/judge-fair');
  });

  it('says what subdimensions are a consensus of, and nothing of one embedder and one seed', async () => {
    const of = async (more: string) => (await planOf(`${head}
providers: { sim: { use: simulated } }
respondents: [ { model: sim/one } ]
${more}
`)).warnings.find(({ code }) => code === 'consensus');
    expect(await of('embed: [ { use: wordnet }, { use: provider, with: { model: sim/vectors } } ]')).toMatchObject({
      severity: 'info',
      message: expect.stringMatching(/2 embedders \(wordnet.*vectors.*\) and one seed; merges by meaning, names and human systems go by the first/),
    });
    expect((await of('cluster: { use: kmeans, consensus: { seeds: 5 } }'))?.message).toContain('the consensus of 5 seeds of one embedder');
    expect(await of('embed: [ { use: wordnet } ]')).toBeUndefined();
  });

  it('says that one model is one model', async () => {
    const plan = await planOf(`${head}
providers: { sim: { use: simulated } }
respondents: [ { model: sim/one } ]
`);
    expect(codes(plan)).toContain('one-model');
    expect(codes(plan)).not.toContain('few-models');
  });

  it('counts readings and names that models give, and tells that languages were not merged', async () => {
    const plan = await planOf(`${head}
providers: { sim: { use: simulated, with: { seed: 3, models: 4 } } }
respondents: [ { model: "sim/*" } ]
elicit: { prompts: [en, zh] }
extract: { use: llm, with: { model: sim/reader } }
naming: { models: [sim/reader] }
assess: []
`);
    const callsOf = (stage: string): number => plan.calls.filter((row) => row.stage === stage).reduce((sum, { calls }) => sum + calls, 0);
    expect(callsOf('extract')).toBe(callsOf('elicit'));
    expect(callsOf('name')).toBe(9);
    expect(codes(plan)).toContain('languages-not-merged');
    expect(plan.warnings.find(({ code }) => code === 'languages-not-merged')?.message).toContain('en, zh');
  });
});

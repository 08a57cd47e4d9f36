import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { loadConfig } from '../config/load-config.ts';
import { openRun } from '../study/open-run.ts';
import type { Plan } from './plan.ts';
import { planStudy } from './plan.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

async function planOf(yaml: string): Promise<Plan> {
  const run = await openRun(
    await loadConfig(await folder.write('valuelex.config.yaml', yaml), { fallbackFrom, env: { KEY: 'sk-1234' } }),
  );
  try {
    return await planStudy(run);
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
      total: { usd: 0 },
    });
    expect(plan.calls.map(({ stage, calls }) => [stage, calls]).slice(0, 2)).toEqual([
      ['elicit', 7875],
      ['control-placebo', 7875],
    ]);
    expect(plan.calls.find(({ stage }) => stage === 'assess')).toMatchObject({ guessed: true });
    expect(codes(plan)).not.toContain('few-models');
    expect(await readdir(folder.dir)).toEqual(['valuelex.config.yaml']);
  }, 60_000);

  it('prices what has a price, and says what has none', async () => {
    const yaml = `${head}
providers:
  api: { use: openai, with: { apiKey: "\${env:KEY}" }, prices: { known: { inputUsd: 1, outputUsd: 10 } } }
respondents: [ { model: api/known } ]
sampling: { maxTokens: 50 }
taxonomy: { from: paper-2024 }
`;
    const priced = await planOf(yaml);
    const [assess] = priced.calls;
    expect(assess).toMatchObject({ stage: 'assess', account: 'api', guessed: false });
    expect(assess?.usd).toBeCloseTo(((assess?.inputTokens ?? 0) * 1 + (assess?.outputTokens ?? 0) * 10) / 1e6, 12);

    const unpriced = await planOf(yaml.replace('api/known', 'api/unknown'));
    expect(unpriced.total.usd).toBeNull();
    expect(unpriced.warnings.find(({ code }) => code === 'unpriced')).toMatchObject({ severity: 'warning' });
    const refused = await planOf(`${yaml.replace('api/known', 'api/unknown')}budget: { usd: 1 }\n`);
    expect(refused.warnings.find(({ code }) => code === 'unpriced')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('will not be asked'),
    });
  }, 60_000);

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
  }, 60_000);

  it('says that one model is one model', async () => {
    const plan = await planOf(`${head}
providers: { sim: { use: simulated } }
respondents: [ { model: sim/one } ]
`);
    expect(codes(plan)).toContain('one-model');
    expect(codes(plan)).not.toContain('few-models');
  }, 60_000);
});

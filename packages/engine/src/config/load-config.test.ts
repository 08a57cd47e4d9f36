import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConfigProblem } from '@valuelex/core';
import { ConfigError } from '@valuelex/core';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { findConfig } from './find-config.ts';
import { loadConfig } from './load-config.ts';

// The first plugins to be loaded take their time on a busy machine.
let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

async function problemsOf(yaml: string, env: Record<string, string> = {}): Promise<readonly ConfigProblem[]> {
  const file = await folder.write('valuelex.config.yaml', yaml);
  const error: unknown = await loadConfig(file, { fallbackFrom, env }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!ConfigError.is(error)) throw error ?? new Error('the config was taken');
  return error.problems;
}

const good = `
format: "1"
study: good
providers:
  sim: { use: simulated }
respondents:
  - { model: "sim/*" }
report: [ tabular ]
`;

describe('loadConfig', () => {
  it('fills in every default and loads every plugin', async () => {
    const { config, studyDir, dir } = await loadConfig(await folder.write('valuelex.config.yaml', good), {
      fallbackFrom,
    });
    expect(config).toMatchObject({
      seed: 1,
      factor: { use: 'efa' },
      store: { use: 'jsonl', with: {} },
      elicit: { prompts: ['en'] },
    });
    expect(studyDir).toBe(`${dir}/studies/good`);
  });

  it('lists six different mistakes, each with path, line, what was expected, what was found, and a hint', async () => {
    const problems = await problemsOf(`
format: "1"
study: six
providers:
  openai: { use: openai, with: { apiKey: "\${env:NO_SUCH_KEY}" } }
  sim: { use: simulated, with: { familes: 3 } }
respondents:
  - { model: "simm/*" }
sampling: { temperature: -1 }
factor: { use: eta }
report: [ tabular ]
embedd: { use: wordnet }
`);
    expect(problems.map(({ path, line }) => [path, line])).toEqual([
      ['providers.openai.with.apiKey', 5],
      ['providers.sim.with.familes', 6],
      ['respondents.0.model', 8],
      ['sampling.temperature', 9],
      ['factor.use', 10],
      ['embedd', 12],
    ]);
    const [secret, option, account, range, plugin, key] = problems;
    expect(secret?.message).toContain('NO_SUCH_KEY is not set');
    expect(option).toMatchObject({ plugin: '@valuelex/provider-simulated', hint: 'did you mean "families"?' });
    expect(account).toMatchObject({ found: 'simm/*', hint: 'did you mean "sim"?' });
    expect(range).toMatchObject({ expected: 'at least 0', found: '-1' });
    expect(plugin).toMatchObject({ found: 'eta', expected: 'a factor-strategy that is installed' });
    expect(key).toMatchObject({ hint: 'did you mean "embed"?' });
  });

  it('finds names that stand for nothing: files, prompt sets, taxonomies, judges, null populations', async () => {
    const problems = await problemsOf(`${good.replace('tabular', './no-such-reporter.ts')}
elicit: { prompts: [en, ./mine.yaml] }
taxonomy: { from: paper-2023 }
extract: { use: list, merge: { file: ./merges.yaml } }
assess: [ { use: sentence-completion, calibration: ./humans.csv, raters: [ { use: llm, with: { model: openai/gpt } }, { use: embedding, with: { embedder: { use: provider, model: nope/m } } } ] } ]
controls: { nullPopulation: "none" }
`);
    expect(problems.map(({ path }) => path)).toEqual([
      'report.0.use',
      'elicit.prompts.1',
      'taxonomy.from',
      'extract.merge.file',
      'assess.0.calibration',
      'assess.0.raters.0.with.model',
      'assess.0.raters.1.with.embedder.model',
      'controls.nullPopulation',
    ]);
    expect(problems[2]?.hint).toBe('did you mean "paper-2024"?');
  });

  it('refuses a step that asks what an earlier one asks, however it is written', async () => {
    const steps = (...written: string[]): string => `${good}\nassess:\n${written.map((step) => `  - ${step}\n`).join('')}`;
    const problems = await problemsOf(steps('{ use: dilemma }', '{ use: sentence-completion }', '{ use: "@valuelex/test-dilemma", with: { model: bradley-terry }, raters: [] }'));
    expect(problems).toEqual([
      expect.objectContaining({ path: 'assess.2', message: 'asks the same questions as assess.0, so that every answer would count twice', hint: 'change its options, or remove it; raters of one test go into one step' }),
    ]);
    const apart = await folder.write('apart.yaml', steps('{ use: dilemma }', '{ use: dilemma, with: { model: thurstone } }', '{ use: dilemma, replicates: 2 }'));
    expect((await loadConfig(apart, { fallbackFrom, env: {} })).config.assess).toHaveLength(3);
  });

  it('prefixes what a plugin says about its options with their path, nested and in lists', async () => {
    const problems =
      await problemsOf(`${good.replace('[ tabular ]', '[ tabular, { use: tabular, with: { nope: 1 } } ]')}
factor: { use: efa, with: { rotation: obliminn } }
`);
    expect(problems.map(({ path }) => path)).toEqual(['report.1.with.nope', 'factor.with.rotation']);
    expect(problems[1]).toMatchObject({ plugin: '@valuelex/factor-efa', found: '"obliminn"' });
  });

  it('masks keys of the environment that a config in TypeScript reads by itself', async () => {
    const key = 'sk-read-without-reference';
    const file = await folder.write(
      'c.ts',
      `export default { format: '1', study: 't', providers: { api: { use: 'openai', with: { apiKey: '${key}' } } }, respondents: [{ model: 'api/m' }], report: ['tabular'] };`,
    );
    const { secrets, written } = await loadConfig(file, { fallbackFrom, env: { OPENAI_API_KEY: key } });
    expect(JSON.stringify(secrets.maskDeep(written))).toContain('${env:OPENAI_API_KEY}');
    expect(JSON.stringify(secrets.maskDeep(written))).not.toContain(key);
  });

  it('says a missing key once, not again as a bad option', async () => {
    const problems = await problemsOf(
      good.replace('use: simulated', 'use: openai, with: { baseUrl: "${env:BASE_URL}", apiKey: x }'),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe('providers.sim.with.baseUrl');
  });

  it('never shows the value of a secret', async () => {
    const problems = await problemsOf(
      good.replace('use: simulated', 'use: simulated, with: { seed: "${env:KEY}", x${env:KEY}: 1 }'),
      { KEY: 'sk-very-secret' },
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('sk-very-secret');
  });

  it('gives every syntax error with its line', async () => {
    const problems = await problemsOf('format: "1"\nstudy: [a\nseed: 1\nseed: 2\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ path: '', line: expect.any(Number), message: expect.stringMatching(/\(column \d+\)$/) });
  });

  it('says that an empty file is no config', async () => {
    const [problem] = await problemsOf('');
    expect(problem).toMatchObject({ path: '', message: 'the file is empty' });
  });

  it('says how to mend what is easily written wrongly', async () => {
    const problems = await problemsOf(`
format: 1
study: 2024
providers: { sim: { use: simulated } }
respondents: [ { model: "sim/zeta*" } ]
elicit: { prompts: klingon }
taxonomy: { from: paper-1999 }
assess: [ { use: sentence-completion, raters: [] } ]
report: [ tabular ]
`);
    expect(problems.map(({ path, message, hint }) => [path, message, hint])).toEqual([
      ['format', 'is not one of the values that are possible', 'write it in quotes: "1"'],
      ['study', 'is of the wrong kind', 'write it in quotes: "2024"'],
      ['respondents.0.model', expect.stringContaining('not for a part of a name'), expect.stringContaining('sim/*')],
      ['elicit.prompts', '"klingon" is neither shipped nor a file', 'shipped: en, zh, es, de'],
      ['taxonomy.from', '"paper-1999" is neither shipped nor a file', 'shipped: paper-2024'],
      ['assess.0.raters', expect.stringContaining('must be rated'), expect.stringContaining('lexical')],
    ]);
  });

  it('looks into the files that it names, and says where in them and what was expected', async () => {
    await folder.write('t.json', '{"schema":"valuelex.taxonomy/1","origin":"given","source":"s","dimensions":[{"id":3}]}');
    await folder.write('p.yaml', 'a: [b');
    const problems = await problemsOf(`${good}\ntaxonomy: { from: ./t.json }\nelicit: { prompts: [en, ./p.yaml] }\n`);
    expect(problems.map(({ path }) => path)).toEqual(['taxonomy.from', 'elicit.prompts.1']);
    expect(problems[0]?.message).toContain('dimensions.0.id is of the wrong kind, expected a string, found 3 (and');
    expect(problems[1]?.message).toContain('cannot be read as YAML');
  });

  it('can do without secrets where no model is asked', async () => {
    const file = await folder.write(
      'valuelex.config.yaml',
      good.replace('use: simulated', 'use: openai, with: { apiKey: "${env:GONE}" }'),
    );
    const { written } = await loadConfig(file, { fallbackFrom, env: {}, withoutSecrets: true });
    expect(JSON.stringify(written)).toContain('${env:GONE}');
  });

  it('reads JSON and TypeScript as well, and plugins beside the config', async () => {
    await folder.write(
      'my-strategy.ts',
      `import { definePlugin } from '@valuelex/core';
       import { z } from 'zod';
       const options = z.strictObject({ factors: z.int().default(2).describe('how many') });
       export default definePlugin({ contract: 1, kind: 'factor-strategy', name: 'mine', configSchema: options,
         capabilities: { inputs: ['data'], nested: false } as const, create: () => ({ fit: async () => { throw new Error('not run'); } }) });`,
    );
    const asJson = await folder.write(
      'a.json',
      JSON.stringify({
        format: '1',
        study: 'j',
        providers: { sim: { use: 'simulated' } },
        respondents: [{ model: 'sim/*' }],
        report: ['tabular'],
        factor: { use: './my-strategy.ts' },
      }),
    );
    const { config, loader } = await loadConfig(asJson, { fallbackFrom });
    expect(config.study).toBe('j');
    const { madeBy } = await loader.load('factor-strategy', './my-strategy.ts');
    expect(madeBy).toMatchObject({ plugin: './my-strategy.ts', file: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const asTs = await folder.write(
      'b.ts',
      `const study: string = 't'; export default { format: '1', study, providers: { sim: { use: 'simulated' } }, respondents: [{ model: 'sim/*' }], report: ['tabular'] };`,
    );
    expect((await loadConfig(asTs, { fallbackFrom })).config.study).toBe('t');
  });

  it('tells a plugin of the wrong kind from one that is not there', async () => {
    const problems = await problemsOf(`${good}\nfactor: { use: "@valuelex/cluster-kmeans" }\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('is a clustering-strategy, and a factor-strategy is wanted here');
  });
});

describe('findConfig', () => {
  it('takes a file, or looks in a folder', async () => {
    const file = await folder.write('valuelex.config.yaml', good);
    expect(findConfig(undefined, folder.dir)).toBe(file);
    expect(findConfig('.', folder.dir)).toBe(file);
    expect(findConfig('valuelex.config.yaml', folder.dir)).toBe(file);
  });

  it('says what it looked for', () => {
    expect(() => findConfig(undefined, folder.dir)).toThrow(ConfigError);
    expect(() => findConfig('nowhere.yaml', folder.dir)).toThrow('1 problem');
  });
});

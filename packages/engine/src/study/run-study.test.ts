import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startOpenAiServer } from '../__fixtures__/openai-server.ts';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { readManifest } from './manifest.ts';
import type { RunEvent } from './run-event.ts';
import type { RunResult, RunStudyOptions } from './run-study.ts';
import { runStudy } from './run-study.ts';
import { studyStatus } from './status.ts';

let folder: Scratch;
let events: RunEvent[];
beforeEach(async () => {
  folder = await scratch();
  events = [];
});
afterEach(() => folder.remove());

const study = `
format: "1"
study: small
seed: 7
providers:
  sim: { use: simulated, with: { seed: 5, models: 12, families: 4 }, limits: { concurrency: 32 } }
respondents: [ { model: "sim/*" } ]
sampling: { temperature: [0.5, 1.0] }
factor: { use: pca }
report: [ tabular ]
`;

async function run(yaml = study, options: Partial<RunStudyOptions> = {}): Promise<RunResult> {
  const configFile = await folder.write('valuelex.config.yaml', yaml);
  return runStudy({
    configFile,
    fallbackFrom,
    onEvent: (event) => events.push(event),
    backoff: { baseMs: 0, maxMs: 0 },
    ...options,
  });
}
const made = (result: RunResult): string[] => result.stages.filter(({ reused }) => !reused).map(({ stage }) => stage);
const asked = (): number =>
  events.reduce((sum, event) => (event.type === 'calls' ? Math.max(sum, event.done - event.cached) : sum), 0);
/** The artefacts of a study, without the index of what is there. */
async function artefacts(studyDir = 'studies/small'): Promise<Record<string, string>> {
  const { 'index.json': _, ...files } = await folder.files(`${studyDir}/artefacts`);
  return files;
}

describe('runStudy', () => {
  it('runs the whole chain; a second run asks no model and makes nothing; another strategy re-runs it and what follows', async () => {
    const first = await run();
    expect(first).toMatchObject({ status: 'done', simulated: true, missing: { asked: 360, failed: 0 }, failures: [] });
    expect(made(first)).toEqual([
      'elicit',
      'extract',
      'matrix',
      'matrix-prompts-1',
      'matrix-prompts-2',
      'factor',
      'cluster',
      'taxonomy',
      'assess',
      'analyze',
    ]);
    expect(first.reports.length).toBeGreaterThan(0);
    expect(asked()).toBeGreaterThanOrEqual(360);
    expect(await studyStatus(first.studyDir)).toMatchObject({
      state: 'done',
      totals: first.totals,
      missing: { failed: 0 },
    });
    const before = await artefacts();

    events = [];
    const second = await run();
    expect(made(second)).toEqual([]);
    expect(asked()).toBe(0);
    expect(second.totals).toEqual(first.totals);
    expect(await artefacts()).toEqual(before);

    events = [];
    const third = await run(study.replace('use: pca', 'use: efa'));
    expect(made(third).slice(0, 2)).toEqual(['factor', 'cluster']);
    expect(made(third)).not.toContain('elicit');

    const back = await run(study, { from: 'taxonomy' });
    expect(made(back)).toEqual(['taxonomy', 'assess', 'analyze']);
    expect(await artefacts()).toMatchObject(before);
  });

  it('stops after the stage that it is told, and a replay needs no model', async () => {
    const result = await run(study, { until: 'matrix' as 'extract' }).catch((error: unknown) => error);
    expect(result).toMatchObject({ code: 'data-stage' });
    const backwards = await run(study, { from: 'report', until: 'elicit' }).catch((error: unknown) => error);
    expect(backwards).toMatchObject({ code: 'data-stage', message: expect.stringContaining('comes after') });
    expect(made(await run(study, { until: 'elicit' }))).toEqual(['elicit']);
    const unasked = await run(study.replace('study: small', 'study: other'), { until: 'elicit', replay: true });
    expect(unasked).toMatchObject({ status: 'stopped', reason: 'none of 360 calls was answered' });
    expect(unasked.failures[0]).toMatchObject({ stage: 'elicit', reason: 'not-found' });
    expect(made(await run(study, { until: 'elicit', replay: true }))).toEqual([]);
  });

  it('takes a taxonomy that is given, and one model', async () => {
    const one = study.replace('"sim/*" }', '"sim/sim-01" }') + 'taxonomy: { from: paper-2024 }\n';
    const models = await run(study, { until: 'elicit' });
    const label = models.artefacts.elicitation?.value.respondents[0]?.model ?? '';
    events = [];
    const result = await run(one.replace('sim-01', label).replace('study: small', 'study: frozen'));
    expect(result.status).toBe('done');
    expect(made(result)).toEqual(['taxonomy', 'assess', 'analyze']);
    expect(result.artefacts.taxonomy?.value.origin).toBe('reported');
    expect(events.filter((event) => event.type === 'stage' && event.state === 'skipped')).toHaveLength(4);
    const again = await run(one.replace('sim-01', label).replace('study: small', 'study: frozen'), { from: 'elicit' });
    expect(made(again)).toEqual(['taxonomy', 'assess', 'analyze']);
  });

  it('runs the controls through the same stages', async () => {
    const withControls =
      study.replace(
        '  sim:',
        '  nil: { use: simulated, with: { seed: 5, models: 12, families: 4, population: "null" } }\n  sim:',
      ) + 'controls: { placebo: true, nullPopulation: nil }\n';
    const { artefacts: found } = await run(withControls, { until: 'factor' });
    expect(found.placebo?.elicitation.value.prompts[0]?.text).toContain('materials');
    expect(found.nullPopulation?.elicitation.value.respondents).toEqual(found.elicitation?.value.respondents);
    expect(found.nullPopulation?.elicitation.sha256).not.toBe(found.elicitation?.sha256);
    expect(Object.keys(await artefacts())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^control-null-factor-/),
        expect.stringMatching(/^control-placebo-matrix-[0-9a-f]/),
      ]),
    );
  });

  it('gives the same artefacts, byte for byte, under another name of the account', async () => {
    await run(study, { until: 'assess' });
    const before = await artefacts();
    const renamed = study
      .replaceAll('sim:', 'other:')
      .replace('sim/*', 'other/*')
      .replace('study: small', 'study: renamed');
    await run(renamed, { until: 'assess' });
    expect(Object.values(await artefacts('studies/renamed')).sort()).toEqual(Object.values(before).sort());
  });

  it('warns when the options of an account change under stored answers', async () => {
    await run(study, { until: 'elicit' });
    const { notes } = await run(study.replace('seed: 5', 'seed: 6'), { until: 'elicit' });
    expect(notes.map(({ code }) => code)).toContain('account-changed');
  });

  it('keeps two runs of one study apart', async () => {
    const [a, b] = await Promise.allSettled([run(study, { until: 'elicit' }), run(study, { until: 'elicit' })]);
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect([a, b].find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'study-locked' } });
    expect((await run(study, { until: 'elicit' })).status).toBe('done');
  });

  it('ends on an abort, says so in its manifest, and goes on from there', async () => {
    const abort = new AbortController();
    const slow = study.replace('concurrency: 32', 'concurrency: 2');
    const going = run(slow, {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type === 'calls' && event.done > 20) abort.abort(new Error('interrupted'));
      },
    });
    await expect(going).rejects.toThrow('interrupted');
    const status = await studyStatus(join(folder.dir, 'studies/small'), { fallbackFrom });
    expect(status).toMatchObject({ state: 'stopped', reason: 'interrupted' });
    expect(status.totals.responses).toBeGreaterThan(20);
    expect(status.elicited).toEqual({ stored: status.totals.responses, planned: 360 });
    expect((await run(study, { until: 'elicit' })).missing?.failed).toBe(0);

    // What an earlier run made is still known after one that was stopped before it, or went less far.
    await run(study, { until: 'extract' });
    const again = run(study, { signal: AbortSignal.abort(new Error('interrupted again')) });
    await expect(again).rejects.toThrow('interrupted again');
    const stages = async (): Promise<unknown[]> =>
      (await studyStatus(join(folder.dir, 'studies/small'))).stages.map(({ stage, stale }) => [stage, stale === true]);
    expect(await stages()).toContainEqual(['extract', false]);
    await run(study, { until: 'elicit' });
    expect(await stages()).toContainEqual(['extract', false]);
    await run(study.replace('[0.5, 1.0]', '[0.5]'), { until: 'elicit' });
    expect(await stages()).toContainEqual(['extract', true]);
  });
});

describe('a run that is killed', () => {
  const register = '@swc-node/register/esm-register';
  const child = fileURLToPath(new URL('../__fixtures__/run-child.ts', import.meta.url));
  const project = fileURLToPath(new URL('../../tsconfig.spec.json', import.meta.url));

  /** Runs in a process of its own and kills it when the store has grown to a size. */
  async function killAt(configFile: string, responses: string, bytes: number): Promise<void> {
    const args = ['--no-warnings', '--conditions=@valuelex/source', '--import', register, child, configFile];
    const running = spawn(process.execPath, args, {
      cwd: dirname(child),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: project },
    });
    let errors = '';
    running.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const watch = setInterval(() => {
      void stat(responses).then(
        ({ size }) => size >= bytes && running.kill('SIGKILL'),
        () => undefined,
      );
    }, 5);
    const signal = await new Promise((resolve) => running.on('close', (_code, by) => resolve(by)));
    clearInterval(watch);
    if (signal !== 'SIGKILL') throw new Error(`the run ended by itself: ${errors}`);
  }

  it('in the middle of elicit, again and again, ends in the same artefacts as one that is not', async () => {
    await run(study, { until: 'taxonomy' });
    const undisturbed = await artefacts();

    // The same study elsewhere, slow enough to be killed in time.
    const configFile = await folder.write(
      'killed/valuelex.config.yaml',
      study.replace('concurrency: 32', 'concurrency: 32, requestsPerMinute: 9000'),
    );
    const responses = join(folder.dir, 'killed/studies/small/responses/segment-000001.jsonl');
    for (const bytes of [20_000, 90_000]) await killAt(configFile, responses, bytes);
    const killed = await studyStatus(join(folder.dir, 'killed/studies/small'), { fallbackFrom });
    expect(killed.state).toBe('interrupted');
    expect(killed.totals.responses).toBeGreaterThan(20);
    const kept = (await readFile(responses, 'utf8')).trimEnd().split('\n').length - 2;

    await folder.write('killed/valuelex.config.yaml', study);
    const result = await runStudy({
      configFile,
      fallbackFrom,
      until: 'taxonomy',
      onEvent: (event) => events.push(event),
    });
    const calls = events.filter((event) => event.type === 'calls').at(-1);
    expect(calls).toMatchObject({ done: 360, failed: 0 });
    expect(calls?.cached).toBeGreaterThanOrEqual(kept);
    expect(result.totals.responses).toBe(360);
    expect(await artefacts('killed/studies/small')).toEqual(undisturbed);
  });
});

describe('a study over HTTP', () => {
  const key = 'sk-must-never-be-seen-4711';
  const config = (url: string): string => `
format: "1"
study: http
providers:
  api: { use: openai, with: { baseUrl: "${url}/v1", apiKey: "\${env:TEST_KEY}" }, limits: { attempts: 2 } }
respondents: [ { model: api/good-1 }, { model: api/good-2 }, { model: api/absent } ]
elicit: { prompts: ./prompts.yaml, replicates: 3 }
factor: { use: pca }
report: [ tabular ]
missing: { maxShare: 0.5 }
`;
  const options = { env: { TEST_KEY: key }, until: 'factor' } as const;

  it('goes on when a model fails, asks only that again, and shows its key nowhere', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n- List your values.\n');
    const server = await startOpenAiServer({ apiKey: key, models: ['good-1', 'good-2'], unlisted: true });
    const messages: string[] = [];
    const note = (message: string): void => void messages.push(message);
    const logger = { debug: note, info: note, warn: note };
    try {
      const first = await run(config(server.url), { ...options, logger });
      expect(first).toMatchObject({
        status: 'done',
        missing: { asked: 18, failed: 6, models: [{ model: 'absent', failed: 6, reasons: ['not-found'] }] },
      });
      expect(first.failures).toEqual([
        expect.objectContaining({ stage: 'elicit', model: 'api/absent', reason: 'not-found', count: 6 }),
      ]);
      expect(first.totals.responses).toBe(12);

      const before = server.calls();
      const second = await run(config(server.url), { ...options, logger });
      expect(second.totals.responses).toBe(12);
      expect(server.calls() - before).toBeLessThanOrEqual(6);

      const everything = JSON.stringify([await folder.files(), first, second, messages, events]);
      expect(everything).not.toContain(key);
      expect(everything).toContain('${env:TEST_KEY}');
    } finally {
      await server.close();
    }
  });

  it('stops with a list of what failed when too much is missing, and writes no result', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const server = await startOpenAiServer({ apiKey: key, models: [], unlisted: true });
    try {
      const result = await run(config(server.url), options);
      expect(events).toContainEqual({ type: 'stage', stage: 'elicit', state: 'failed', note: 'none of 9 calls was answered' });
      expect(events.filter(({ type }) => type === 'calls').at(-1)).toMatchObject({ total: 9, done: 0, failed: 9 });
      expect(result).toMatchObject({
        status: 'stopped',
        reason: 'none of 9 calls was answered',
        totals: { responses: 0 },
      });
      expect(result.failures.map(({ model, reason }) => [model, reason])).toEqual([
        ['api/absent', 'not-found'],
        ['api/good-1', 'not-found'],
        ['api/good-2', 'not-found'],
      ]);
      expect(made(result)).toEqual(['elicit']);
      expect((await readManifest(result.studyDir))?.status).toBe('stopped');
    } finally {
      await server.close();
    }
  });

  it('replays models that an account listed, with the server gone', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const server = await startOpenAiServer({ apiKey: key, models: ['good-1', 'good-2'] });
    const every = config(server.url).replace(/respondents: .*/, 'respondents: [ { model: "api/*" } ]');
    const first = await run(every, options);
    await server.close();
    expect(first.totals.responses).toBe(6);
    const replayed = await run(every, { ...options, env: {}, replay: true, from: 'elicit' });
    expect(replayed.missing).toMatchObject({ asked: 6, failed: 0 });
    await expect(run(every, options)).rejects.toMatchObject({ reason: 'network' });
  });

  it('leaves nothing behind when it cannot begin', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const server = await startOpenAiServer({ apiKey: key, models: [] });
    await server.close();
    const every = config(server.url).replace(/respondents: .*/, 'respondents: [ { model: "api/*" } ]');
    await expect(run(every, options)).rejects.toMatchObject({ reason: 'network' });
    expect(Object.keys(await folder.files()).sort()).toEqual(['prompts.yaml', 'valuelex.config.yaml']);
  });

  it('says in one line, before anything is written, that a server cannot be reached or refuses the key', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const server = await startOpenAiServer({ apiKey: 'another key', models: ['good-1', 'good-2'] });
    const refused = await run(config(server.url), options).catch((error: unknown) => error);
    await server.close();
    const unreachable = await run(config(server.url), options).catch((error: unknown) => error);
    for (const error of [refused, unreachable]) {
      expect(error).toMatchObject({ code: 'accounts-unusable', message: expect.stringMatching(/^no model was asked: api: [^*]+$/) });
      expect((error as Error).message.split('\n')).toHaveLength(1);
      expect((error as Error).message).not.toContain(key);
    }
    expect(server.calls()).toBe(0);
    expect((await readdir(folder.dir)).sort()).toEqual(['prompts.yaml', 'valuelex.config.yaml']);
  });

  it('names models that an account does not list, with the nearest that it does', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const server = await startOpenAiServer({ apiKey: key, models: ['good-1', 'absence', 'good-2:latest'] });
    try {
      await expect(run(config(server.url), options)).rejects.toMatchObject({
        code: 'config-invalid',
        problems: [{ path: 'respondents.2.model', message: 'api has no model "absent"', hint: 'did you mean "absence"?' }],
      });
      expect(server.calls()).toBe(0);
      expect(Object.keys(await folder.files()).sort()).toEqual(['prompts.yaml', 'valuelex.config.yaml']);
    } finally {
      await server.close();
    }
  });

  it('stops after an assessment whose only judge failed, and has it judged when the judge is back', async () => {
    const up = join(folder.dir, 'up');
    await folder.write(
      'judge.ts',
      `import { existsSync } from 'node:fs';
       import { definePlugin, ProviderError } from '@valuelex/core';
       import { z } from 'zod';
       export default definePlugin({ contract: 1, kind: 'rater', name: 'judge', configSchema: z.strictObject({}), capabilities: { models: false, abstains: false },
         create: () => ({ model: null, rate: async (requests) => {
           if (!existsSync(${JSON.stringify(up)})) throw new ProviderError('server', 'the judge is down');
           return requests.map(({ id }, i) => ({ id, score: i % 7, flags: [] }));
         } }) });`,
    );
    const judged = study.replace('factor: { use: pca }', 'taxonomy: { from: paper-2024 }\nassess: [ { use: sentence-completion, with: { stems: 1, forms: [A] }, raters: [ { use: ./judge.ts } ] } ]').replace('models: 12, families: 4', 'models: 3, families: 3');
    const first = await run(judged);
    expect(first).toMatchObject({ status: 'stopped', reports: [] });
    expect(first.reason).toMatch(/^assess: sentence-completion: judgements that never came: \S+ (\d+) of \1 \(ProviderError: the judge is down\); missing\.maxShare allows 20 %$/);
    expect(made(first)).toEqual(['taxonomy', 'assess']);
    expect((await readManifest(first.studyDir))?.status).toBe('stopped');
    events = [];
    await folder.write('up', '');
    const second = await run(judged);
    expect(second).toMatchObject({ status: 'done', reason: null });
    expect(made(second)).toEqual(['assess', 'analyze']);
    // The answers are there: only the judge is asked again.
    expect(asked()).toBe(0);
  });

  it('stops after an assessment of which too much is missing, and writes no report', async () => {
    await folder.write('prompts.yaml', '- Name the words that best describe your value system.\n');
    const given = config('URL').replace('[ tabular ]', '[ tabular ]\ntaxonomy: { from: paper-2024 }');
    const server = await startOpenAiServer({ apiKey: key, models: [], unlisted: true });
    try {
      const result = await run(given.replace('URL', server.url), { env: options.env });
      expect(result.status).toBe('stopped');
      expect(result.reason).toMatch(/^assess: none of \d+ calls was answered$/);
      expect(result.missing?.models.map(({ reasons }) => reasons)).toEqual([['not-found'], ['not-found'], ['not-found']]);
      expect(made(result)).toEqual(['taxonomy', 'assess']);
      expect(result.reports).toEqual([]);
      const replayed = await run(given.replace('URL', server.url), { env: {}, replay: true, from: 'assess' });
      expect(replayed).toMatchObject({ status: 'stopped', reports: [] });
    } finally {
      await server.close();
    }
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OpenAiServer } from '../__fixtures__/openai-server.ts';
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
const servers: OpenAiServer[] = [];
beforeEach(async () => {
  folder = await scratch();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await folder.remove();
});

async function serve(delayMs?: number): Promise<OpenAiServer> {
  const server = await startOpenAiServer({ apiKey: 'sk-1', models: ['a', 'b'], ...(delayMs !== undefined && { delayMs }) });
  servers.push(server);
  return server;
}

/** Two models at two accounts, fifteen prompts, as many replicates: nothing is assessed. */
const study = (url: string, more = '', prices = ''): string => `
format: "1"
study: s
providers:
  one: { use: openai, with: { baseUrl: "${url}/v1", apiKey: sk-1 }, limits: { concurrency: 4 }${prices} }
  two: { use: openai, with: { baseUrl: "${url}/v1", apiKey: sk-1 }, limits: { concurrency: 4 }${prices} }
respondents: [ { model: one/a }, { model: two/b } ]
elicit: { replicates: 4 }
factor: { use: pca }
assess: []
report: [ tabular ]
${more}`;
const planned = 2 * 15 * 4;

async function run(yaml: string, options: Partial<RunStudyOptions> = {}): Promise<RunResult> {
  const configFile = await folder.write('valuelex.config.yaml', yaml);
  return runStudy({ configFile, fallbackFrom, until: 'elicit', backoff: { baseMs: 0, maxMs: 0 }, ...options });
}
const studyDir = (): string => `${folder.dir}/studies/s`;

describe('a run that is told to stop', () => {
  it('waits for what is at providers, stores it, says so, and goes on from there', async () => {
    const server = await serve(60);
    const [stop, cut] = [new AbortController(), new AbortController()];
    const events: RunEvent[] = [];
    const onEvent = (event: RunEvent): void => {
      events.push(event);
      if (event.type === 'calls' && event.done >= 16) stop.abort(new DOMException('interrupted', 'AbortError'));
    };
    await expect(run(study(server.url), { onEvent, signal: stop.signal, cut: cut.signal })).rejects.toMatchObject({ name: 'AbortError' });
    const asked = server.calls();
    const stored = (await readManifest(studyDir()))?.totals.responses;
    // Whatever was asked was answered, and whatever was answered is stored.
    expect(stored).toBe(asked);
    expect(asked).toBeLessThan(planned);
    expect(events.at(-1)).toMatchObject({ type: 'interrupted', totals: { responses: asked } });
    expect(await studyStatus(studyDir(), { fallbackFrom })).toMatchObject({ state: 'stopped', reason: 'interrupted', live: null, elicited: { stored: asked, planned }, controls: null });

    expect(await run(study(server.url))).toMatchObject({ status: 'done', totals: { responses: planned } });
    expect(server.calls()).toBe(planned);
  });

  it('tells the answers of controls from those of the elicitation', async () => {
    const server = await serve();
    const [stop, cut] = [new AbortController(), new AbortController()];
    const onEvent = (event: RunEvent): void => {
      if (event.type === 'calls' && event.stage === 'control-placebo-elicit' && event.done >= 8) stop.abort(new DOMException('interrupted', 'AbortError'));
    };
    const yaml = study(server.url, 'controls: { placebo: true }');
    const going = run(yaml, { until: 'factor', onEvent, signal: stop.signal, cut: cut.signal });
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    const { elicited, controls, purposes, accounts, totals } = await studyStatus(studyDir(), { fallbackFrom });
    expect(elicited).toEqual({ stored: planned, planned });
    expect(controls).toEqual({ stored: server.calls() - planned, planned });
    expect(purposes).toEqual({ elicit: planned, control: server.calls() - planned });
    expect(accounts?.reduce((sum, { responses }) => sum + responses, 0)).toBe(totals.responses);
    expect(accounts?.map(({ lastMinute, responses }) => lastMinute === responses)).toEqual([true, true]);
  });

  it('does not wait when it is told twice', async () => {
    const server = await serve(60_000);
    const [stop, cut] = [new AbortController(), new AbortController()];
    const going = run(study(server.url), { signal: stop.signal, cut: cut.signal });
    while (server.calls() < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new DOMException('interrupted', 'AbortError'));
    cut.abort(new DOMException('interrupted', 'AbortError'));
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect((await readManifest(studyDir()))?.totals.responses).toBe(0);
  });
});

describe('a budget', () => {
  // 9 tokens in and 12 out at these prices cost a hundredth of a dollar.
  const prices = ', prices: { "*": { inputUsd: 400, outputUsd: 533.3333333333334 } }';
  const perCall = (9 * 400 + 12 * (1600 / 3)) / 1e6;
  const sampling = 'sampling: { maxTokens: 12 }\n';

  it('stops a run before it is exceeded, says what is left, and lets it go on when it is raised', async () => {
    const server = await serve();
    const stopped = await run(study(server.url, `${sampling}budget: { usd: 0.5 }`, prices));
    expect(stopped.status).toBe('stopped');
    expect(stopped.totals.costUsd).toBeLessThanOrEqual(0.5);
    expect(stopped.totals.costUsd).toBeGreaterThan(0.3);
    expect(stopped.totals.responses).toBe(server.calls());
    expect(stopped.left).toMatchObject({ calls: planned, answered: server.calls(), left: planned - server.calls() });
    expect(stopped.left?.usd?.expected).toBeCloseTo((planned - server.calls()) * perCall, 6);
    expect(stopped.reason).toMatch(new RegExp(`budget of \\$0.5 has .* left to ask: ${planned - server.calls()} calls, about \\d+ tokens, about \\$0\\.\\d+`));
    expect((await readManifest(studyDir()))?.reason).toBe(stopped.reason);

    const done = await run(study(server.url, `${sampling}budget: { usd: 5 }`, prices));
    expect(done).toMatchObject({ status: 'done', left: null, totals: { responses: planned } });
    expect(done.totals.costUsd).toBeCloseTo(planned * perCall, 9);
    expect(server.calls()).toBe(planned);
  });

  it('of one account, or of one model, leaves the others be, whatever was spent in earlier runs', async () => {
    const server = await serve();
    const first = await run(study(server.url, 'budget: { perProvider: { one: { calls: 7 } } }', prices));
    expect(first).toMatchObject({ status: 'stopped', reason: expect.stringContaining('budget.perProvider.one of 7 calls is used up'), totals: { responses: 7 + planned / 2 } });
    const second = await run(study(server.url, `${sampling}budget: { perModel: { one/a: { usd: ${9 * perCall} } } }`, prices).replace('replicates: 4', 'replicates: 5'));
    expect(second.status).toBe('stopped');
    expect(second.reason).toContain('budget.perModel.one/a');
    // Other sampling makes other questions: all of two/b, and what is left for one/a after the seven.
    expect(second.totals.costUsd).toBeLessThanOrEqual((9 + planned / 2 + 15 * 5) * perCall + 1e-9);
  });

  it('is not begun with a remote model whose price is unknown', async () => {
    const fetch = jest.fn<typeof globalThis.fetch>(() => Promise.reject(new Error('no network')));
    const remote = study('https://models.example', 'budget: { usd: 1 }');
    await expect(run(remote, { fetch })).rejects.toMatchObject({
      code: 'config-invalid',
      problems: [expect.objectContaining({ path: 'providers.one.prices' }), expect.objectContaining({ path: 'providers.two.prices' })],
    });
    expect(fetch).not.toHaveBeenCalled();
    const allowed = await run(study('https://models.example', 'budget: { usd: 1, allowUnpriced: true }'), { fetch }).catch((error: unknown) => error);
    expect(fetch).toHaveBeenCalled();
    expect(allowed).not.toMatchObject({ code: 'config-invalid' });
  });
});

describe('a budget with judges', () => {
  it('refuses one whose price is unknown before it judges what is stored', async () => {
    const server = await serve();
    const tested = (more: string): string => `
format: "1"
study: s
providers:
  one: { use: openai, with: { baseUrl: "${server.url}/v1", apiKey: sk-1 }, prices: { "*": { inputUsd: 0, outputUsd: 0 } } }
  far: { use: openai, with: { baseUrl: "https://models.example/v1", apiKey: sk-1 } }
respondents: [ { model: one/a } ]
taxonomy: { from: paper-2024 }
report: [ tabular ]
${more}`;
    await run(tested(''), { until: 'assess' });
    const asked = server.calls();
    expect(asked).toBeGreaterThan(0);
    const judged = tested('assess: [ { use: sentence-completion, raters: [ { use: llm, with: { model: far/judge } } ] } ]\nbudget: { usd: 1 }');
    await expect(run(judged, { until: 'assess' })).rejects.toMatchObject({ code: 'config-invalid', problems: [expect.objectContaining({ path: 'providers.far.prices' })] });
    expect(server.calls()).toBe(asked);
  });
});

describe('a replay', () => {
  it('never touches the network', async () => {
    const server = await serve();
    const yaml = study(server.url).replace('{ model: one/a }, { model: two/b }', '{ model: one/* }');
    const first = await run(yaml, { until: 'report' });
    await server.close();
    const fetch = jest.fn<typeof globalThis.fetch>(() => Promise.reject(new Error('no network')));
    const again = await run(yaml, { until: 'report', from: 'elicit', replay: true, fetch });
    expect(again).toMatchObject({ status: 'done', failures: [], totals: first.totals });
    expect(fetch).not.toHaveBeenCalled();
    // What is not stored fails, and is not asked.
    const more = await run(yaml.replace('replicates: 4', 'replicates: 5'), { replay: true, fetch });
    expect(more.failures).toEqual(expect.arrayContaining([expect.objectContaining({ reason: 'not-found', example: expect.stringContaining('replay') })]));
    expect(fetch).not.toHaveBeenCalled();
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runStudy } from '@valuelex/engine';
import type { ReportDocument } from '@valuelex/report-ui';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';

// Plugins resolve as the command resolves them.
const fallbackFrom = [new URL('../../cli/package.json', import.meta.url)];
const config = `
format: "1"
study: served
providers: { sim: { use: simulated, with: { seed: 3, models: 4, families: 2 } } }
respondents: [ { model: "sim/*" } ]
assess: []
report: []
`;

let folder: string;
let served: Served;
const controller = new AbortController();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'valuelex-studio-'));
  const configFile = join(folder, 'valuelex.config.yaml');
  await writeFile(configFile, config);
  await runStudy({ configFile, until: 'extract', fallbackFrom });
  served = await serve({ dirs: [join(folder, 'studies')], port: 0, fallbackFrom, signal: controller.signal });
});
afterAll(async () => {
  await served.close();
  controller.abort();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string): Promise<Response> => fetch(new URL(path, served.url));

describe('serve', () => {
  it('lists studies, and gives one as a document', async () => {
    expect(await (await get('/api/studies')).json()).toEqual([{ id: 'served', study: 'served', simulated: true, running: false }]);
    const document = (await (await get('/api/studies/served')).json()) as ReportDocument;
    expect(document).toMatchObject({ format: 'valuelex.report/1', study: 'served', simulated: true, answers: [], answersStored: 60 });
    expect(document.models).toHaveLength(4);
  });

  it('gives answers page by page, as they are asked for', async () => {
    const all = (await (await get('/api/studies/served/answers?count=7&from=2')).json()) as { answers: { model: string }[]; total: number };
    expect([all.answers.length, all.total]).toEqual([7, 60]);
    const model = all.answers[0]!.model;
    const own = (await (await get(`/api/studies/served/answers?model=${model}&count=500`)).json()) as typeof all;
    expect(own.total).toBe(15);
    expect(own.answers.every((answer) => answer.model === model)).toBe(true);
    const { models } = (await (await get('/api/studies/served')).json()) as ReportDocument;
    const family = models.find((one) => one.model === model)!.traits.family!;
    const group = (await (await get(`/api/studies/served/answers?${new URLSearchParams({ group: `family = ${family}`, count: '500' })}`)).json()) as typeof all;
    expect([...new Set(group.answers.map((answer) => answer.model))].sort()).toEqual(models.filter(({ traits }) => traits.family === family).map((one) => one.model));
    expect((await (await get(`/api/studies/served/answers?group=family`)).json()) as typeof all).toMatchObject({ total: 0 });
    const none = (await (await get('/api/studies/served/answers?word=no-model-says-this')).json()) as typeof all;
    expect(none.total).toBe(0);
  });

  it('tells how a run stands', async () => {
    expect(await (await get('/api/studies/served/progress')).json()).toMatchObject({ state: expect.any(String), stages: expect.arrayContaining(['elicit', 'extract']), stored: 60, failures: 0 });
  });

  it('serves a page that runs our script alone', async () => {
    const page = await get('/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/<script[^>]*>[^<]/);
    expect((await get('/report.js')).headers.get('content-type')).toContain('javascript');
  });

  it.each(['/api/studies/other', '/api/studies/..%2f..', '/../../etc/passwd', '/api/studies/served/answers/more', '/valuelex.config.yaml', '/api/studies/served%00', '/api/studies/__proto__', '/api/studies/...', '/api/studies/%E0%A4%A', '/api/studies/served/../../..%2fetc'])('has nothing at %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(folder);
  });

  it.each([
    ['count=1e9&from=-1', 60, 60],
    ['from=999999999999999999999', 60, 20],
    ['from=1e300&count=NaN', 60, 20],
    ['count=0', 60, 0],
    [`model=${'x'.repeat(8000)}`, 0, 0],
    ['word=%E0%A4%A&word=%00&word=', 0, 0],
    ['scope=__proto__&test=constructor', 0, 0],
    ['language=%F0%9F', 0, 0],
    ['group=__proto__%20%3D%20x', 0, 0],
  ])('stands a query like %s', async (query, total, held) => {
    const response = await get(`/api/studies/served/answers?${query}`);
    expect(response.status).toBe(200);
    const page = (await response.json()) as { answers: unknown[]; total: number };
    expect([page.total, page.answers.length]).toEqual([total, held]);
  });

  it.each([
    ['another host as part of the address', 'http://rebound.example/api/studies', 400],
    ['a path that is none', '*', 400],
    ['two slashes, which are no host', '//rebound.example/api/studies', 404],
    ['an endless query', `/api/studies/served/answers?word=${'x'.repeat(100_000)}`, 431],
  ])('refuses %s', async (_, path, expected) => {
    const { port } = new URL(served.url);
    const status = await new Promise((done, fail) => {
      request({ host: '127.0.0.1', port, path }, (response) => done(response.resume().statusCode)).on('error', fail).end();
    });
    expect(status).toBe(expected);
  });

  it('answers nobody who asked for another host', async () => {
    const status = await new Promise((done, fail) => {
      const { port } = new URL(served.url);
      const asked = request({ host: '127.0.0.1', port, path: '/api/studies', headers: { host: 'rebound.example' } }, (response) => done(response.resume().statusCode));
      asked.on('error', fail).end();
    });
    expect(status).toBe(403);
  });

  it('says that a folder holds no study', async () => {
    await expect(serve({ dirs: [folder], port: 0, fallbackFrom, signal: controller.signal })).rejects.toThrow(/no study/);
  });
});

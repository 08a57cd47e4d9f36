import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { HtmlReporter } from './html-reporter.ts';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'valuelex-html-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const { signal } = new AbortController();
async function pageOf(changes: object = {}, options: object = {}): Promise<string> {
  const [file] = await new HtmlReporter(configSchema.parse(options)).write(golden.studyView({ ...golden.goldenStudy(), ...changes }), out, signal);
  expect(await readdir(out)).toEqual(['index.html']);
  return readFile(file!, 'utf8');
}
const dataOf = (page: string): Record<string, unknown> => JSON.parse(/<script id="valuelex-data" type="application\/json">([^]*?)<\/script>/.exec(page)![1]!) as Record<string, unknown>;

describe('the HTML reporter', () => {
  it('writes one file that holds its data, script and style, and loads nothing', async () => {
    const page = await pageOf();
    expect(dataOf(page)).toMatchObject({ format: 'valuelex.report/1', study: golden.goldenStudy().study });
    const tags = page.replace(/<script[^]*?<\/script>/g, '').match(/<(?:link|img|iframe|object|embed|base|form)\b[^>]*>/gi);
    expect(tags).toBeNull();
    expect(page).not.toMatch(/<script[^>]+src=/);
  });

  it('lets its own script run and no other', async () => {
    const page = await pageOf();
    const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script!);
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts[0]!).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('says the verdicts without any script', async () => {
    const page = await pageOf();
    const [check] = golden.goldenStudy().findings!.usable;
    expect(page.slice(0, page.indexOf('<script'))).toContain(check!.verdict);
  });

  it('marks simulated data in the title and in what stands without scripts', async () => {
    expect(await pageOf({ simulated: true })).toMatch(/<title>Simulated: [^]*Simulated data: nothing here is about real models/);
    expect(await pageOf({ simulated: false })).not.toContain('<title>Simulated');
  });

  it('holds answers up to a size', async () => {
    const all = dataOf(await pageOf());
    expect(all['answers']).toHaveLength(all['answersStored'] as number);
    expect(dataOf(await pageOf({}, { answers: 0 }))['answers']).toEqual([]);
  });

  it.each(['</script><script>alert(1)</script>', '<!--', ']]>', '\u2028', 'a\ud800b', '"><img src=x onerror=alert(1)>', '__proto__'])('keeps %j text', async (hostile) => {
    const study = golden.goldenStudy();
    const page = await pageOf({ study: hostile, findings: { ...study.findings!, statements: [hostile] } });
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toContain('<img');
    expect(dataOf(page)['study']).toBe(hostile.replace('\ud800', '\ufffd'));
  });

  it('leaves an earlier report whole when it is stopped', async () => {
    const before = await pageOf();
    const stopped = AbortSignal.abort();
    await expect(new HtmlReporter(configSchema.parse({})).write(golden.studyView(golden.goldenStudy()), out, stopped)).rejects.toThrow();
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe(before);
    expect(await readdir(out)).toEqual(['index.html']);
  });
});

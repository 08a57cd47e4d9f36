import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
import { runCommand } from '../__fixtures__/run-command.ts';
import { simulatedStudy } from '../__fixtures__/simulated-study.ts';
import { verb } from './studio.ts';

interface Document {
  readonly url: string;
  readonly studies: number;
}

let folder: string;
let study: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-studio-verb-'));
  study = await simulatedStudy(folder, { study: 'served', seed: 3, until: 'elicit' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Serves what is meant by `given` until it has said what studies there are. */
async function served(given: string): Promise<{ listed: unknown; url: string; text: string; code: number }> {
  const controller = new AbortController();
  let listed: Promise<unknown> | undefined;
  const result = (document: unknown): void => {
    const asked = fetch(new URL('/api/studies', (document as Document).url)).then((response) => response.json());
    listed = asked.finally(() => controller.abort(new DOMException('interrupted', 'AbortError')));
  };
  const { document, text, code } = await heard<Document>((context) => verb(context, given, { port: '0' }), { signal: controller.signal, on: { result } });
  return { listed: await listed, url: document.url, text, code };
}

describe('valuelex studio', () => {
  it.each([
    ['a study', () => study],
    ['a folder of studies', () => join(folder, 'studies')],
    ['a folder that holds one', () => folder],
    ['the config of a study', () => join(folder, 'served.config.json')],
  ])('serves %s until it is told to stop', async (_, given) => {
    const { listed, url, text, code } = await served(given());
    expect(listed).toMatchObject([{ id: 'served', study: 'served', simulated: true }]);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(text).toBe(`1 study at ${url}`);
    expect(code).toBe(0);
    // Its port is free again.
    await expect(fetch(url)).rejects.toThrow();
  });

  it('ends well by Ctrl-C, with its address on stdout', async () => {
    const { code, stdout } = await runCommand(['studio', study, '--port', '0', '--json'], { cwd: folder, stop: { signal: 'SIGINT', when: (stderr) => stderr.includes('Ctrl-C ends it') } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/), studies: 1 });
  });

  it('refuses what is no study, and no port', async () => {
    await expect(heard((context) => verb(context, join(folder, 'none'), { port: '0' }))).rejects.toMatchObject({ code: 'data-no-such-study' });
    await expect(heard((context) => verb(context, study, { port: 'x' }))).rejects.toThrow(/--port x/);
  });
});

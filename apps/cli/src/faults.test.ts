import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startFaultServer } from '@valuelex/testkit';
import type { Asked, Fault, FaultServer } from '@valuelex/testkit';
import { runCommand } from './__fixtures__/run-command.ts';

const key = 'sk-never-to-be-seen-0123456789';

/** Every way in which the testkit's server misbehaves. */
const faults: readonly Fault[] = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, retryAfter: '1' },
  { kind: 'status', status: 429, retryAfter: new Date(Date.now() + 5000).toUTCString() },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 504 },
  { kind: 'status', status: 529 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 404 },
  { kind: 'error-in-200' },
  { kind: 'empty-body' },
  { kind: 'truncated-json' },
  { kind: 'wrong-json' },
  { kind: 'no-choices' },
  { kind: 'null-text' },
  { kind: 'wrong-content-type' },
  { kind: 'not-utf8' },
  { kind: 'missing-usage' },
  { kind: 'remaining-zero' },
  { kind: 'reset' },
  { kind: 'cut-body' },
  { kind: 'unicode' },
  { kind: 'slow-headers', ms: 4000 },
  { kind: 'slow-body', ms: 4000 },
  { kind: 'huge', bytes: 1e6 },
  { kind: 'finish', reason: 'length' },
  { kind: 'endless' },
];
const words = ['Honesty', 'Curiosity', 'Kindness', 'Fairness', 'Freedom', 'Loyalty', 'Safety', 'Creativity', 'Justice', 'Humility', 'Courage', 'Privacy'];

let folder: string;
let server: FaultServer;
let misbehaves = true;
let met = 0;

/** Each fifth call meets the next fault; the others are answered by a list that depends on who is asked, and what. */
function answer({ model, index, messages }: Asked): string | Fault {
  if (misbehaves && index % 5 === 4) return faults[met++ % faults.length]!;
  const from = model.charCodeAt(model.length - 1) + (messages.at(-1)?.content.length ?? 0);
  return Array.from({ length: 5 }, (_, i) => `${i + 1}. ${words[(from * (i + 1) + i) % words.length]}`).join('\n');
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-faults-'));
  server = await startFaultServer({ protocol: 'openai', apiKey: key, models: ['m-a', 'm-b', 'm-c', 'm-d'], answer });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const valuelex = (args: readonly string[]) => runCommand(args, { cwd: folder, env: { TEST_KEY: key } });

/** Everything that a run left in its folder. */
function everyFile(at: string): string {
  return readdirSync(at)
    .map((name) => join(at, name))
    .map((path) => (statSync(path).isDirectory() ? everyFile(path) : readFileSync(path, 'latin1')))
    .join('\n');
}

interface RunDocument {
  readonly missing: { readonly asked: number; readonly failed: number } | null;
  readonly failures: readonly { readonly count: number; readonly reason: string }[];
  readonly totals: { readonly responses: number };
}

it('completes at a server that fails a fifth of all calls in every way, counts each failure, and shows its key nowhere', async () => {
  const account = { use: 'openai', with: { baseUrl: `${server.url}/v1`, apiKey: '${env:TEST_KEY}' }, limits: { concurrency: 16, timeoutSeconds: 2 } };
  writeFileSync(
    join(folder, 'valuelex.config.json'),
    JSON.stringify({
      format: '1',
      study: 's',
      seed: 3,
      providers: { api: account },
      respondents: ['m-a', 'm-b', 'm-c', 'm-d'].map((model) => ({ model: `api/${model}`, traits: { family: model } })),
      sampling: { temperature: [0.5, 1] },
      elicit: { prompts: 'en', replicates: 2 },
      report: ['tabular'],
    }),
  );
  const planned = 4 * 2 * 15 * 2;
  const first = await valuelex(['run', '--json', '--until', 'extract']);
  const run = JSON.parse(first.stdout) as RunDocument;
  expect(first.code).toBe(0);
  expect(met).toBeGreaterThan(faults.length);
  expect(run.missing?.asked).toBe(planned);
  expect(run.totals.responses + (run.missing?.failed ?? 0)).toBe(planned);
  expect(run.failures.reduce((sum, { count }) => sum + count, 0)).toBe(run.missing?.failed);
  // Only what no repetition can mend is lost: a refused key and a model that is not there.
  expect(new Set(run.failures.map(({ reason }) => reason))).toEqual(new Set(['auth', 'not-found']));

  misbehaves = false;
  const before = server.calls;
  const second = await valuelex(['run', '--json']);
  const again = JSON.parse(second.stdout) as RunDocument;
  expect(second.code).toBe(0);
  expect(again.failures).toEqual([]);
  const status = JSON.parse((await valuelex(['status', '--json'])).stdout) as object;
  expect(JSON.stringify(status)).not.toContain(key);
  expect(server.calls - before).toBe(again.totals.responses - run.totals.responses);

  const seen = [everyFile(folder), first.stdout, first.stderr, second.stdout, second.stderr].join('\n');
  expect(seen).not.toContain(key);
  expect(seen).toContain('${env:TEST_KEY}');
});

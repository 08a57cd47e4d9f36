// The store: durable appends next to JSON, one write and one fdatasync for the same groups of rows without it, CPU of a put, and what opening
// costs with index and without. `node store.mjs [rows]`, 100,000 by default.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from '@valuelex/store-jsonl';
import { machine, median } from './lib/measure.mjs';

const rows = Number(process.argv[2] ?? 100_000);
/** As many as one account has at once by default; as many again may wait for the disk, so that one group is made while one is synced. */
const group = 64;
const folder = mkdtempSync(join(tmpdir(), 'valuelex-bench-store-'));
const megabytes = () => process.memoryUsage.rss() / 1e6;
const openStore = (studyDir) =>
  plugin.create(plugin.configSchema.parse({}), { studyDir, logger: { warn: (message) => console.error(message) } });

const hash = (text) => createHash('sha256').update(text).digest('hex');
const response = (n) => ({
  schema: 'valuelex.response/1',
  key: hash(`key ${n}`),
  question: hash(`question ${n}`),
  account: 'server',
  model: 'made-up',
  provider: { plugin: '@valuelex/provider-openai', version: '1.0.0' },
  modelRevision: 'made-up-1',
  messages: [{ role: 'user', content: 'Which values do you hold? Answer with a numbered list of ten single words, each naming a value.' }],
  sampling: { temperature: 0.7, topP: 0.9 },
  seed: n,
  replicate: 0,
  purpose: 'elicit',
  text: ['Honesty', 'Curiosity', 'Kindness', 'Fairness', 'Courage', 'Patience', 'Humility', 'Diligence', 'Loyalty', 'Wisdom'].map((word, i) => `${i + 1}. ${word}`).join('\n'),
  finishReason: 'stop',
  usage: { inputTokens: 30, outputTokens: 50 },
  costUsd: null,
  latencyMs: 50,
  attempts: 1,
  at: '2026-01-01T00:00:00.000Z',
});

/** Milliseconds of wall time and of CPU per row. */
async function timed(count, work) {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (performance.now() - from) / count, cpu: (user + system) / 1000 / count };
}

async function ours(studyDir, responses) {
  const store = await openStore(studyDir);
  const spent = await timed(responses.length, async () => {
    let next = 0;
    const lane = async () => {
      while (next < responses.length) await store.put(responses[next++]);
    };
    await Promise.all(Array.from({ length: 2 * group }, lane));
  });
  await store.close();
  return spent;
}

/** The least that durable groups of lines cost: one write and one fdatasync each, of nothing but JSON. */
async function bare(file, responses) {
  const handle = await open(file, 'w');
  const spent = await timed(responses.length, async () => {
    let at = 0;
    for (let from = 0; from < responses.length; from += group) {
      const lines = Buffer.from(responses.slice(from, from + group).map((one) => `${JSON.stringify(one)}\n`).join(''));
      await handle.write(lines, 0, lines.length, at);
      await handle.datasync();
      at += lines.length;
    }
  });
  await handle.close();
  return spent;
}

if (process.argv[3] === 'open') {
  const before = megabytes();
  const from = performance.now();
  const store = await openStore(process.argv[4]);
  const took = performance.now() - from;
  const count = await store.count();
  console.log(JSON.stringify({ took, count, memory: process.resourceUsage().maxRSS / 1000 - before }));
  await store.close();
} else {
  try {
    console.log(machine());
    const sample = Array.from({ length: 6400 }, (_, n) => response(n));
    await ours(join(folder, 'warm'), sample);
    const ratios = [];
    const cpus = [];
    for (let round = 0; round < 9; round++) {
      // One after the other each time, since a shared disk has moods.
      const limit = await bare(join(folder, 'bare'), sample);
      const store = await ours(join(folder, String(round)), sample);
      ratios.push(limit.wall / store.wall);
      cpus.push(store.cpu);
      console.log(`  ${(1 / store.wall).toFixed(1)} rows/ms durable, bare ${(1 / limit.wall).toFixed(1)}, CPU of a put ${(1000 * store.cpu).toFixed(0)} µs`);
    }
    const ratio = median(ratios);
    const cpu = median(cpus);
    console.log(`\nDurable appends, groups of ${group}: ${ratio.toFixed(2)} of the bare limit   target 0.5: ${ratio >= 0.5 ? 'held' : 'NOT held'}`);
    console.log(`CPU of a put: ${(1000 * cpu).toFixed(0)} µs   target 100: ${cpu <= 0.1 ? 'held' : 'NOT held'}`);

    const large = join(folder, 'large');
    const store = await openStore(large);
    for (let from = 0; from < rows; from += 1000) await Promise.all(Array.from({ length: 1000 }, (_, i) => store.put(response(from + i))));
    await store.close();
    const opened = () => JSON.parse(spawnSync(process.execPath, [fileURLToPath(import.meta.url), '0', 'open', large], { encoding: 'utf8' }).stdout);
    const withIndex = opened();
    for (const name of readdirSync(join(large, 'responses'))) if (name.endsWith('.index')) rmSync(join(large, 'responses', name));
    const without = opened();
    console.log(`Opening ${withIndex.count} rows: ${withIndex.took.toFixed(0)} ms with index, ${without.took.toFixed(0)} ms without; ${Math.max(withIndex.memory, without.memory).toFixed(0)} MB beyond Node's own`);
    const holds = withIndex.count === without.count && ratio >= 0.5 && cpu <= 0.1;
    process.exitCode = holds ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

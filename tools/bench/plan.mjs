// `valuelex plan` of a thousand to a million calls: time and memory must not grow with them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from './lib/measure.mjs';

const seconds = 5;
const growth = 1.2;
const folder = mkdtempSync(join(tmpdir(), 'valuelex-plan-'));
const config = (replicates) => ({
  format: '1',
  study: 'planned',
  providers: {
    sim: { use: 'simulated', with: { models: 36, families: 6 } },
    api: { use: 'openai', with: { apiKey: 'none' }, limits: { requestsPerMinute: 10_000, tokensPerMinute: 10_000_000 } },
  },
  respondents: [{ model: 'sim/*' }, ...['gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'o4-mini'].map((model) => ({ model: `api/${model}` }))],
  sampling: { temperature: [0.2, 0.5, 0.7, 1, 1.3], topP: [0.8, 0.9, 1] },
  elicit: { replicates },
  report: ['tabular'],
});

console.log(machine());
const rows = [];
try {
  for (const replicates of [1, 10, 112]) {
    const file = join(folder, `${replicates}.json`);
    writeFileSync(file, JSON.stringify(config(replicates)));
    const child = fileURLToPath(new URL('./lib/plan-child.mjs', import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [child, file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    rows.push(JSON.parse(stdout));
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const row of rows) console.log(`  ${String(row.calls).padStart(8)} calls   ${row.seconds.toFixed(2)} s (${row.cpu.toFixed(2)} s CPU)   ${row.mb.toFixed(0)} MB`);
const [first, last] = [rows[0], rows.at(-1)];
const held = last.seconds < seconds && last.mb < first.mb * growth;
console.log(`  a plan of ${last.calls} calls within ${seconds} s, memory at most ${growth} times that of ${first.calls}: ${held ? 'held' : 'NOT held'}`);
process.exit(held ? 0 : 1);

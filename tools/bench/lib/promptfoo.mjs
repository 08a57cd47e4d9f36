// promptfoo as a peer: installed outside the workspace, with a Node of its own, since it needs Node 22.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const versions = { promptfoo: '0.123.1', node: '22' };

/** Wall seconds of an evaluation of `calls` tests against an OpenAI-compatible server. */
export async function promptfoo(url, calls, concurrency) {
  const folder = mkdtempSync(join(tmpdir(), 'valuelex-promptfoo-'));
  const run = (command, args, options = {}) => {
    const done = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
    if (done.error !== undefined) throw done.error;
    return done;
  };
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const packages = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    const installed = run('npm', ['install', '--no-audit', '--no-fund', ...packages]);
    if (installed.status !== 0) throw new Error(`npm install of ${packages.join(' ')} failed: ${installed.stderr.slice(-500)}`);
    writeFileSync(
      join(folder, 'promptfooconfig.json'),
      JSON.stringify({
        prompts: ['Which values matter to you? List ten words. ({{n}})'],
        providers: [{ id: 'openai:chat:m', config: { apiBaseUrl: url, apiKey: 'key', temperature: 1 } }],
        tests: Array.from({ length: calls }, (_, n) => ({ vars: { n: String(n) } })),
      }),
    );
    const env = { ...process.env, PROMPTFOO_CONFIG_DIR: folder, PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1', PROMPTFOO_DISABLE_REMOTE_GENERATION: 'true' };
    const from = performance.now();
    const done = run(
      join(folder, 'node_modules/node/bin/node'),
      ['node_modules/promptfoo/dist/src/entrypoint.js', 'eval', '-c', 'promptfooconfig.json', '-j', String(concurrency), '--no-cache', '--no-table', '--no-progress-bar', '-o', 'out.jsonl'],
      { env },
    );
    const seconds = (performance.now() - from) / 1000;
    if (done.status !== 0) throw new Error(`promptfoo: exit ${done.status}: ${(done.stderr || done.stdout).slice(-800)}`);
    return { seconds, version: versions.promptfoo };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Every example must be a valid config. Planning asks no model; servers and keys may be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const env = { ...process.env, OPENAI_API_KEY: 'not-a-key', GOOGLE_API_KEY: 'not-a-key' };
let bad = 0;
for (const name of readdirSync(`${root}examples`).sort()) {
  const cwd = `${root}examples/${name}`;
  if (!existsSync(`${cwd}/valuelex.config.yaml`)) continue;
  const { status, stderr } = spawnSync(process.execPath, [`${root}apps/cli/bin/valuelex.js`, 'plan', '--json'], { cwd, env, encoding: 'utf8' });
  console.log(`${status === 0 ? 'valid' : 'INVALID'}  examples/${name}`);
  if (status !== 0) {
    bad += 1;
    console.error(stderr);
  }
}
process.exit(bad === 0 ? 0 : 1);

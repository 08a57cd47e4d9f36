// What is published must resolve and have types for whoever installs it: publint and are-the-types-wrong on every tarball.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'valuelex-pack-'));
let faults = 0;
try {
  for (const room of ['packages', 'plugins', 'apps']) {
    for (const name of readdirSync(join(root, room))) {
      const dir = join(root, room, name);
      if (!existsSync(join(dir, 'package.json'))) continue;
      const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
      if (manifest.private) continue;
      const packed = JSON.parse(
        execFileSync(join(root, 'node_modules/.bin/pnpm'), ['pack', '--json', '--pack-destination', out], { cwd: dir, encoding: 'utf8' }),
      );
      const tarball = readFileSync(packed.filename);
      const { messages } = await publint({ pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength) }, strict: true });
      for (const message of messages) {
        faults += 1;
        console.error(`${manifest.name}: ${formatMessage(message, manifest)}`);
      }
      if (manifest.exports === undefined) continue;
      try {
        execFileSync(join(root, 'node_modules/.bin/attw'), [packed.filename, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'], {
          stdio: 'pipe',
          encoding: 'utf8',
        });
      } catch (error) {
        faults += 1;
        console.error(`${manifest.name}:\n${error.stdout}`);
      }
    }
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
console.log(faults === 0 ? 'Every package resolves, with types.' : `${faults} faults in what would be published.`);
process.exit(faults === 0 ? 0 : 1);

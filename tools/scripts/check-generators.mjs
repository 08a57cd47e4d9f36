// Makes a plugin of every kind in a copy of the checkout, and demands that each builds, lints and passes its conformance
// test as it was generated.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'valuelex-generators-'));
const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_OPTIONS: '', PATH: `${join(copy, 'node_modules/.bin')}:${process.env.PATH}` };
const run = (command, args, more = {}) =>
  execFileSync(command, args, { cwd: copy, env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });

try {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  }
  // The graph of projects and files comes from git.
  run('git', ['init', '-q']);
  run('git', ['add', '-A']);

  // Nine in this process, which is quicker; the tenth as a person would, with the install that comes with it.
  console.error('Generating…');
  const require = createRequire(join(root, 'package.json'));
  const { FsTree, flushChanges } = require('nx/src/generators/tree');
  const generate = require('./tools/generators/plugin/generator.cjs');
  const [last, ...others] = generate.kinds;
  const tree = new FsTree(copy, false);
  for (const kind of others) await generate(tree, { name: 'sample', kind, skipInstall: true });
  flushChanges(copy, tree.listChanges());
  run(join(root, 'node_modules/.bin/pnpm'), ['install', '--no-frozen-lockfile', '--prefer-offline', '--loglevel=warn']);
  run('nx', ['g', '@valuelex/generators:plugin', 'sample', `--kind=${last}`]);

  const made = execFileSync('git', ['ls-files', '--others', '--exclude-standard', 'plugins/*/package.json'], { cwd: copy, encoding: 'utf8' });
  const plugins = made.trim().split('\n').map((file) => file.split('/')[1]);
  if (plugins.length !== 10) throw new Error(`expected ten plugins, found ${plugins.join(', ')}`);
  console.error(`Checking ${plugins.join(', ')}…`);
  run('nx', ['sync:check']);
  run('tsc', ['-b', ...plugins.map((name) => `plugins/${name}/tsconfig.json`)]);
  run('eslint', plugins.map((name) => `plugins/${name}`));
  run('jest', ['--selectProjects', ...plugins], { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' });
  console.error('Ten kinds of plugin build, lint and conform as generated.');
} finally {
  rmSync(copy, { recursive: true, force: true });
}

// Makes a plugin of every kind in a copy of the checkout, and demands that each builds, lints and passes its conformance
// test as it was generated, and that a study can be run with all ten of them.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'valuelex-generators-'));
const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_OPTIONS: '', PATH: `${join(copy, 'node_modules/.bin')}:${process.env.PATH}` };
const run = (command, args, more = {}) =>
  execFileSync(command, args, { cwd: copy, env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });

/** Runs a study in which every plugin is one of the ten, against a model server on this machine. */
async function study() {
  const { startFaultServer } = await import(pathToFileURL(join(copy, 'packages/testkit/dist/index.js')).href);
  const words = ['honesty', 'kindness', 'curiosity', 'fairness', 'patience', 'courage', 'humility', 'clarity'];
  const models = Array.from({ length: 6 }, (_, i) => `model-${i}`);
  // Five of eight words, others for each question.
  const answer = ({ index }) => words.filter((_, i) => (index * 5 + i * 3) % 8 < 5).join(', ');
  const server = await startFaultServer({ protocol: 'openai', models, answer });
  const use = { use: 'sample' };
  const config = {
    format: '1',
    study: 'ten-kinds',
    seed: 1,
    providers: { local: { ...use, with: { baseUrl: `${server.url}/v1` } } },
    respondents: models.map((model) => ({ model: `local/${model}`, traits: { family: model } })),
    sampling: { temperature: [0.2, 1] },
    elicit: { prompts: 'en', replicates: 1 },
    extract: use,
    factor: use,
    embed: use,
    cluster: use,
    assess: [{ ...use, raters: [use] }],
    report: [use],
    store: use,
    queue: use,
  };
  writeFileSync(join(copy, 'valuelex.config.json'), JSON.stringify(config, null, 2));
  try {
    const child = spawn(join(copy, 'node_modules/.bin/valuelex'), ['run'], { cwd: copy, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const code = await new Promise((resolve) => child.once('close', resolve));
    const report = join(copy, 'studies/ten-kinds/report');
    if (code !== 0 || !existsSync(report)) throw new Error(`the study of ten generated plugins ended with ${code}`);
  } finally {
    await server.close();
  }
}

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
  run('tsc', ['-b', 'apps/cli/tsconfig.json', ...plugins.map((name) => `plugins/${name}/tsconfig.json`)]);
  run('eslint', plugins.map((name) => `plugins/${name}`));
  run('jest', ['--selectProjects', ...plugins], { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' });
  await study();
  console.error('Ten kinds of plugin build, lint, conform and run a study as generated.');
} finally {
  rmSync(copy, { recursive: true, force: true });
}

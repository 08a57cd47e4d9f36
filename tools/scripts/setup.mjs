// Makes the checkout ready on a machine that has only Node and npm: installs with the pinned pnpm, then builds.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`ValueLex needs Node ${manifest.engines.node}; this is ${process.version}.`);
  process.exit(2);
}

// Headers that came with this Node: native code is built without a download.
const prefix = resolve(dirname(process.execPath), '..');
const env = existsSync(`${prefix}/include/node/node.h`) ? { npm_config_nodedir: prefix, ...process.env } : process.env;

const run = (command, args) => {
  // Progress of the set-up is not the output of the command that asked for it.
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr], shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`Set-up stopped: ${command} ${args.join(' ')} did not succeed.`);
    process.exit(status ?? 1);
  }
};
const pnpm = existsSync(`${root}/node_modules/.bin/pnpm`)
  ? ['node_modules/.bin/pnpm', []]
  : ['npx', ['-y', `pnpm@${manifest.devDependencies.pnpm}`]];

console.error('Installing…');
run(pnpm[0], [...pnpm[1], 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']);
if (!existsSync(`${root}/node_modules/hnswlib-node`)) console.error('hnswlib-node, which is optional, could not be built here: neighbours are searched exactly. All else works.');
console.error('Building…');
// Everything that is published: what the command line needs, and the one plugin that it does not install. Tests run from source.
run('node_modules/.bin/tsc', ['-b', 'apps/cli/tsconfig.lib.json', 'plugins/provider-llama-cpp/tsconfig.lib.json']);
run(process.execPath, ['tools/scripts/bundle-report.mjs']);

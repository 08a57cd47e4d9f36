// Rehearses the release of a commit (the last one, or that of the first argument), and leaves the checkout as it is:
// everything happens in a clone of it and on a registry of its own.
// 1. every package is published; 2. a version plan releases one plugin alone; 3. no other version has moved; 4. in an empty
// folder, plain npm installs that plugin with the released core and command, and it conforms and works.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRegistry } from './registry.mjs';

const [commit = 'HEAD'] = process.argv.slice(2);
const released = '@valuelex/cluster-kmeans';
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'valuelex-release-'));
const copy = join(folder, 'copy');
const outside = join(folder, 'outside');
const identity = { GIT_AUTHOR_NAME: 'rehearsal', GIT_AUTHOR_EMAIL: 'rehearsal@localhost', GIT_COMMITTER_NAME: 'rehearsal', GIT_COMMITTER_EMAIL: 'rehearsal@localhost' };
const env = { ...process.env, ...identity, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_OPTIONS: '', PATH: `${join(copy, 'node_modules/.bin')}:${process.env.PATH}` };
const start = Date.now();
const verdicts = [];

const step = (text) => console.error(`\n== ${Math.round((Date.now() - start) / 1000)} s: ${text}`);
const run = (command, args, options = {}) => execFileSync(command, args, { cwd: copy, env, stdio: ['ignore', 'inherit', 'inherit'], ...options });
const read = (command, args, options = {}) => execFileSync(command, args, { cwd: copy, env, encoding: 'utf8', maxBuffer: 1e8, ...options });
/** Runs what is loud, and shows what it said only when it fails. */
const quietly = (command, args, options = {}) => {
  try {
    execFileSync(command, args, { cwd: copy, env, stdio: 'pipe', maxBuffer: 1e8, ...options });
  } catch (error) {
    console.error(`${error.stdout}\n${error.stderr}`.slice(-4000));
    throw error;
  }
};
const demand = (what, holds, found = '') => {
  verdicts.push({ what, holds });
  console.error(`${holds ? '✓' : '✗'} ${what}${holds || found === '' ? '' : `: ${found}`}`);
};

/** Name → version of every package that is published. */
function versions() {
  const found = {};
  for (const room of ['packages', 'plugins', 'apps']) {
    for (const name of readdirSync(join(copy, room))) {
      const file = join(copy, room, name, 'package.json');
      if (!existsSync(file)) continue;
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      if (!manifest.private) found[manifest.name] = manifest.version;
    }
  }
  return found;
}

async function latest(url, name) {
  const ask = () => fetch(`${url}/${name.replace('/', '%2f')}`);
  // While a command ran, the registry may have closed the connection that was kept.
  const answer = await ask().catch(ask);
  return answer.ok ? (await answer.json())['dist-tags'].latest : undefined;
}

let registry;
try {
  step(`cloning ${commit}`);
  run('git', ['clone', '-q', root, copy], { cwd: root });
  run('git', ['switch', '-qC', 'main', commit]);
  const version = JSON.parse(readFileSync(join(copy, 'packages/core/package.json'), 'utf8')).version;
  run('git', ['tag', '-f', `contract@${version}`]);

  step('starting a registry');
  registry = await startRegistry(folder);
  const { url } = registry;

  step('installing and building');
  run(join(root, 'node_modules/.bin/pnpm'), ['install', '--frozen-lockfile', '--prefer-offline', '--loglevel=warn']);
  run('tsc', ['-b']);

  step('publishing everything');
  const before = versions();
  for (const [name, current] of Object.entries(before)) run('git', ['tag', '-f', `${name}@${current}`]);
  writeFileSync(join(folder, 'npmrc'), registry.npmrc);
  const publishing = { env: { ...env, NPM_CONFIG_USERCONFIG: join(folder, 'npmrc'), npm_config_registry: url } };
  quietly('nx', ['release', 'publish', `--registry=${url}`], publishing);
  for (const [name, current] of Object.entries(before)) {
    const found = await latest(url, name);
    if (found !== current) demand(`${name} is published`, false, `expected ${current}, found ${found}`);
  }
  demand(`all ${Object.keys(before).length} packages are published`, verdicts.length === 0);

  step(`releasing ${released} alone, by a version plan`);
  const note = 'Say more about an empty cluster.';
  run('git', ['switch', '-qc', 'change']);
  appendFileSync(join(copy, 'plugins/cluster-kmeans/README.md'), `\n${note}\n`);
  run('git', ['commit', '-qam', note]);
  demand('a change without a version plan is refused', spawnSync('nx', ['release', 'plan:check', '--base=main'], { cwd: copy, env, stdio: 'ignore' }).status === 1);
  quietly('nx', ['release', 'plan', 'patch', `--projects=${released}`, `--message=${note}`]);
  const plan = readdirSync(join(copy, '.nx/version-plans'));
  demand('the version plan is a file in the repository', plan.length === 1, plan.join(', '));
  run('git', ['add', '.nx/version-plans']);
  run('git', ['commit', '-qm', 'Plan a release']);
  quietly('nx', ['release', 'plan:check', '--base=main']);
  quietly('nx', ['release', '--yes'], publishing);

  const after = versions();
  const moved = Object.keys(before).filter((name) => before[name] !== after[name]);
  demand(`${released} moved from ${before[released]} to ${after[released]}, and nothing else`, moved.join() === released, moved.join(', '));
  const other = [];
  for (const name of Object.keys(before)) if ((await latest(url, name)) !== after[name]) other.push(name);
  demand('the registry says the same', other.length === 0, other.join(', '));
  const place = join(copy, 'plugins/cluster-kmeans');
  const changelog = existsSync(join(place, 'CHANGELOG.md')) ? readFileSync(join(place, 'CHANGELOG.md'), 'utf8') : '';
  demand('its changelog says why', changelog.includes(after[released]) && changelog.includes(note), changelog.slice(0, 200));
  const changelogs = read('git', ['ls-files', '*CHANGELOG.md']).trim();
  demand('no other changelog was written', changelogs === 'plugins/cluster-kmeans/CHANGELOG.md', changelogs);
  demand('it is committed and tagged', read('git', ['tag', '--points-at', 'HEAD']).trim() === `${released}@${after[released]}`, read('git', ['tag', '--points-at', 'HEAD']));

  step('a minor of the contract, without writing anything');
  // It says what it would write on one stream, and why on the other.
  const dry = spawnSync('nx', ['release', 'version', 'minor', '--groups=contract', '--dry-run'], { cwd: copy, env, encoding: 'utf8' });
  const touched = [...`${dry.stdout}${dry.stderr}`.matchAll(/^UPDATE (\S+)\/package\.json/gm)].map(([, path]) => path).sort();
  demand('core and testkit move together, and no plugin with them', touched.join() === 'packages/core,packages/testkit', touched.join(', '));

  step('installing it in an empty folder');
  mkdirSync(outside);
  writeFileSync(join(outside, '.npmrc'), registry.npmrc);
  writeFileSync(join(outside, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }));
  const away = { cwd: outside, env: { ...process.env, NODE_OPTIONS: '' } };
  quietly('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', 'valuelex', '@valuelex/core', '@valuelex/testkit', released, 'zod'], away);
  const installed = JSON.parse(readFileSync(join(outside, 'node_modules', released, 'package.json'), 'utf8'));
  demand('npm installs the new version', installed.version === after[released], installed.version);
  const ranges = Object.values({ ...installed.dependencies, ...installed.peerDependencies });
  demand('its ranges are those of the registry', ranges.every((range) => !/workspace:|catalog:/.test(range)), ranges.join(' '));
  const cores = read('npm', ['ls', '@valuelex/core', '--parseable', '--all'], away).trim().split('\n');
  demand('there is one copy of core', new Set(cores).size === 1, cores.join(', '));

  writeFileSync(
    join(outside, 'conformance.test.js'),
    `import { describeConformance } from '@valuelex/testkit';\nimport plugin from '${released}';\ndescribeConformance(plugin, { package: new URL('node_modules/${released}/package.json', import.meta.url) });\n`,
  );
  const attempt = (what, command, args) => {
    try {
      read(command, args, { ...away, stdio: ['ignore', 'pipe', 'pipe'] });
      demand(what, true);
    } catch (error) {
      demand(what, false, `${error.stdout}\n${error.stderr}`.slice(-2000));
    }
  };
  attempt('its conformance test passes with the released core, under node --test', process.execPath, ['--test', 'conformance.test.js']);
  const bin = join(outside, 'node_modules/.bin/valuelex');
  attempt('valuelex plugins check passes', bin, ['plugins', 'check', released]);
  writeFileSync(join(outside, 'words.csv'), ['word,x,y', 'honesty,9,1', 'candour,8,1', 'truth,9,2', 'speed,1,9', 'haste,1,8', 'pace,2,9'].join('\n'));
  attempt('valuelex cluster uses it', bin, ['cluster', '--vectors', 'words.csv', '--use', released, '--set', 'k=2', '--json']);

  const failed = verdicts.filter(({ holds }) => !holds);
  step(failed.length === 0 ? `the release would work: ${verdicts.length} of ${verdicts.length} demands hold` : `the release would NOT work: ${failed.map(({ what }) => what).join('; ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  registry?.stop();
  if (process.env.KEEP) console.error(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

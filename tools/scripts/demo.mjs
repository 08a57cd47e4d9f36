// The main job with nothing but Node: the calibration study, its recovery, and where the report lies.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}examples/calibration`;
const valuelex = (...args) => {
  const { status, stdout } = spawnSync(process.execPath, [`${root}apps/cli/bin/valuelex.js`, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  // The report is named once, at the end, from where the reader stands.
  process.stdout.write(stdout.replace(/^Report: .*\n/m, ''));
  if (status !== 0) process.exit(status ?? 1);
};

const started = Date.now();
valuelex('run');
console.error(`\nThe study took ${((Date.now() - started) / 1000).toFixed(1)} s. How much of what was planted came back?\n`);
valuelex('recovery', 'studies/calibration', '--truth', 'studies/calibration.truth.json');
console.log(`\nReport: ${folder}/studies/calibration/report/index.html`);

// One simulated population, run to its taxonomy, as the calibration scripts want it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../apps/cli/bin/valuelex.js', import.meta.url));

/** Runs the command in a folder; resolves to the JSON that it prints. */
export const valuelex = (cwd, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args, '--json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(stdout)) : reject(new Error(`valuelex ${args.join(' ')} failed (${code}):\n${stderr}`))));
  });

/** The config of a calibration study. */
export const configOf = ({ seed, population, models, nullPopulation = false, more = {} }) => ({
  format: '1',
  study: 'calibration',
  seed,
  providers: {
    sim: { use: 'simulated', with: { seed, population, truth: './truth.json', ...(models && { models }) }, limits: { concurrency: 32 } },
    ...(nullPopulation && { blank: { use: 'simulated', with: { seed, population: 'null', ...(models && { models }) }, limits: { concurrency: 32 } } }),
  },
  respondents: [{ model: 'sim/*' }],
  sampling: { temperature: [0.2, 0.5, 0.8, 1.0, 1.2], topP: [0.8, 0.9, 1.0] },
  ...(nullPopulation && { controls: { nullPopulation: 'blank' } }),
  report: [],
  ...more,
});

/** Gives `work` a folder of its own and a function that runs a config in it to the taxonomy; the folder goes when it is done. */
export async function inStudy(work) {
  const folder = mkdtempSync(join(tmpdir(), 'valuelex-calibration-'));
  const run = async (config) => {
    writeFileSync(join(folder, 'valuelex.config.json'), JSON.stringify(config));
    await valuelex(folder, ['run', '--until', 'taxonomy']);
  };
  const recovery = () => valuelex(folder, ['recovery', 'studies/calibration', '--truth', 'truth.json']);
  /** Dimensions of the taxonomy that have markers enough to count. */
  const dimensions = () => {
    const artefacts = join(folder, 'studies/calibration/artefacts');
    const [file] = readdirSync(artefacts).filter((name) => name.startsWith('taxonomy-'));
    return JSON.parse(readFileSync(join(artefacts, file), 'utf8')).dimensions.filter((dimension) => !dimension.underIdentified).length;
  };
  try {
    return await work({ run, recovery, dimensions });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
export const shown = (value) => (value === null ? '–' : value.toFixed(3));

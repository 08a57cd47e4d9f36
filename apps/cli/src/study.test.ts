import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from './__fixtures__/run-command.ts';

/** What `run --json` prints, as far as it is read here. */
interface RunDocument {
  readonly stages: readonly { readonly stage: string; readonly reused: boolean }[];
  readonly totals: { readonly responses: number };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-study-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const valuelex = (args: string[], killWhen?: (stderr: string) => boolean) => runCommand(args, { cwd: folder, ...(killWhen === undefined ? {} : { stop: { signal: 'SIGKILL', when: killWhen } }) });

const simulated = { use: 'simulated', with: { seed: 3, truth: './truth.json' } };
const base = {
  format: '1',
  study: 's',
  seed: 3,
  sampling: { temperature: [0.5, 1], topP: [0.8, 0.9, 1] },
  elicit: { prompts: 'en' },
  report: ['tabular'],
};
const writeConfig = (config: object): void => writeFileSync(join(folder, 'valuelex.config.json'), JSON.stringify(config));

/** Digests of the bytes of some artefacts, by stage. */
function artefacts(study: string, stages: readonly string[]): Record<string, string> {
  return Object.fromEntries(stages.map((stage) => [stage, createHash('sha256').update(artefact(study, stage)).digest('hex')]));
}

function artefact(study: string, stage: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, study, 'manifest.json'), 'utf8')) as { stages: { stage: string; file: string }[] };
  const made = manifest.stages.find((entry) => entry.stage === stage);
  if (made === undefined) throw new Error(`${study} has made no ${stage}`);
  return readFileSync(join(folder, study, made.file), 'utf8');
}
const fromExtractOn = ['extract', 'matrix', 'factor', 'cluster', 'taxonomy', 'assess', 'analyze'];

describe('valuelex run', () => {
  it('asks no model twice, re-runs only what follows a changed strategy, and survives kill -9 byte for byte', async () => {
    writeConfig({ ...base, providers: { sim: simulated }, respondents: [{ model: 'sim/*' }] });
    const first = await valuelex(['run', '--json']);
    expect(first).toMatchObject({ code: 0 });
    const undisturbed = artefacts('studies/s', ['elicit', ...fromExtractOn]);
    expect((JSON.parse(artefact('studies/s', 'taxonomy')) as { dimensions: unknown[] }).dimensions.length).toBeGreaterThan(0);

    const again = JSON.parse((await valuelex(['run', '--json'])).stdout) as RunDocument;
    expect(again.stages.every(({ reused }) => reused)).toBe(true);

    writeConfig({ ...base, factor: { use: 'pca' }, providers: { sim: simulated }, respondents: [{ model: 'sim/*' }] });
    const other = JSON.parse((await valuelex(['run', '--json', '--until', 'taxonomy'])).stdout) as RunDocument;
    expect(other.stages.filter(({ reused }) => reused).map(({ stage }) => stage)).toEqual(expect.arrayContaining(['elicit', 'extract', 'matrix']));
    expect(other.stages.filter(({ reused }) => !reused).map(({ stage }) => stage)).toEqual(expect.arrayContaining(['factor', 'cluster', 'taxonomy']));
    expect(other.totals.responses).toBe(again.totals.responses);

    // The same study in another folder, killed in the middle of the elicitation.
    writeConfig({ ...base, study: 'killed', providers: { sim: simulated }, respondents: [{ model: 'sim/*' }] });
    const killed = await valuelex(['run'], (stderr) => /elicit [1-8]0 %/.test(stderr));
    expect(killed.code).toBeNull();
    const stored = readdirSync(join(folder, 'studies/killed/responses')).filter((name) => name.endsWith('.jsonl'));
    expect(stored.length).toBeGreaterThan(0);
    expect(await valuelex(['run'])).toMatchObject({ code: 0 });
    expect(artefacts('studies/killed', ['elicit', ...fromExtractOn])).toEqual(undisturbed);
    const keys = stored.flatMap((name) =>
      readFileSync(join(folder, 'studies/killed/responses', name), 'utf8').trim().split('\n').slice(1).map((line) => (JSON.parse(line) as { key: string }).key),
    );
    expect(new Set(keys).size).toBe(keys.length);
  }, 600_000);

  it('gives the same artefacts from a replay under another account, with the truth gone', async () => {
    writeConfig({ ...base, providers: { sim: simulated }, respondents: [{ model: 'sim/*' }] });
    expect(await valuelex(['run'])).toMatchObject({ code: 0 });
    const original = artefacts('studies/s', fromExtractOn);
    const elicited = JSON.parse(artefact('studies/s', 'elicit')) as { respondents: { model: string; traits: object }[] };
    const traits = new Map(elicited.respondents.map((respondent) => [respondent.model, respondent.traits]));

    mkdirSync(join(folder, 'elsewhere'));
    renameSync(join(folder, 'studies/s/responses'), join(folder, 'elsewhere/responses'));
    rmSync(join(folder, 'studies'), { recursive: true });
    rmSync(join(folder, 'truth.json'));
    writeConfig({
      ...base,
      providers: { archive: { use: 'replay', with: { from: './elsewhere/responses' } } },
      respondents: [...traits].map(([model, known]) => ({ model: `archive/${model}`, traits: known })),
    });
    expect(await valuelex(['run'])).toMatchObject({ code: 0 });
    expect(artefacts('studies/s', fromExtractOn)).toEqual(original);
  }, 600_000);
});

describe('bad input', () => {
  it('lists every mistake of a config, with path and hint, and writes nothing', async () => {
    writeConfig({
      ...base,
      seeed: 4,
      providers: { sim: { ...simulated, with: { seed: -1 } } },
      respondents: [{ model: 'simm/atlas' }],
      factor: { use: 'efaa' },
      cluster: { use: 'agglomerative', with: { linkage: 'nearest' } },
      analyze: { permutations: 3 },
    });
    const { code, stderr } = await valuelex(['run']);
    expect(code).toBe(2);
    for (const path of ['seeed', 'providers.sim.with.seed', 'respondents.0.model', 'factor.use', 'cluster.with.linkage', 'analyze.permutations']) {
      expect(stderr).toContain(`  ${path}`);
    }
    expect(stderr).toMatch(/did you mean "?seed/i);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual(['valuelex.config.json']);
  });

  it('says in one line that a server is not there, and exits 1', async () => {
    writeConfig({
      ...base,
      providers: { local: { use: 'ollama', with: { host: 'http://127.0.0.1:9' }, limits: { attempts: 1 } } },
      respondents: [{ model: 'local/llama3.2:3b' }],
      taxonomy: { from: 'paper-2024' },
    });
    const { code, stderr, stdout } = await valuelex(['doctor']);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/account local: .*(reach|refused|connect)/i);
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
  });
});

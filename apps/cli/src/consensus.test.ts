import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startFaultServer } from '@valuelex/testkit';
import type { FaultServer } from '@valuelex/testkit';
import { runCommand } from './__fixtures__/run-command.ts';

let folder: string;
let server: FaultServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-consensus-'));
  server = await startFaultServer({ protocol: 'ollama' });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const valuelex = (...args: string[]) => runCommand(args, { cwd: folder });
const config = (embed: object): void =>
  writeFileSync(
    join(folder, 'valuelex.config.json'),
    JSON.stringify({
      format: '1', study: 's', seed: 3, embed, factor: { use: 'pca', with: { factors: 2 } }, cluster: { use: 'kmeans', consensus: { seeds: 2, resamples: 10 } },
      providers: { sim: { use: 'simulated', with: { seed: 3, models: 14 } }, local: { use: 'ollama', with: { host: server.url } } },
      respondents: [{ model: 'sim/*' }], sampling: { temperature: [1] }, report: ['tabular'],
    }),
  );
interface Clustering {
  readonly global: { readonly labels: readonly { readonly descriptor: string; readonly cluster: number }[] };
  readonly withinDimension: readonly unknown[];
  readonly consensus?: { readonly embedders: readonly { readonly embedder: string; readonly withinDimension: readonly unknown[] }[]; readonly runs: readonly { readonly ari: number }[] };
}
function clustering(): Clustering {
  const { stages } = JSON.parse(readFileSync(join(folder, 'studies/s/manifest.json'), 'utf8')) as { stages: { stage: string; file: string }[] };
  return JSON.parse(readFileSync(join(folder, 'studies/s', stages.find(({ stage }) => stage === 'cluster')!.file), 'utf8')) as Clustering;
}
const wordnet = { use: 'wordnet' };
const model = { use: 'provider', with: { model: 'local/test-embedder' } };

it('makes in a study the consensus that the verb makes of the same words, and asks for their vectors once', async () => {
  config([wordnet, model]);
  expect(await valuelex('run', '--until', 'cluster', '--json')).toMatchObject({ code: 0 });
  const { calls } = server;
  const made = clustering();
  expect(calls).toBeGreaterThan(0);
  expect(made.consensus?.embedders.map(({ embedder }) => embedder)).toEqual([expect.stringContaining('wordnet'), expect.stringContaining('test-embedder')]);
  expect(made.withinDimension.length).toBeGreaterThan(0);
  expect(made.consensus?.embedders.map(({ withinDimension }) => withinDimension.length)).toEqual([made.withinDimension.length, made.withinDimension.length]);

  const words = made.global.labels.map(({ descriptor }) => descriptor);
  writeFileSync(join(folder, 'words.txt'), words.join('\n'));
  const verb = await valuelex('cluster', '--descriptors', 'words.txt', '--use', 'kmeans', '--consensus', '2', '--embed', 'wordnet', '--embed', JSON.stringify(model), '--config', 'valuelex.config.json', '--json');
  const { consensus } = JSON.parse(verb.stdout) as { consensus: { labels: Clustering['global']['labels']; agreement: readonly number[] } };
  expect(consensus.labels).toEqual(made.global.labels);
  expect(consensus.agreement).toEqual(made.consensus?.runs.map(({ ari }) => ari));

  expect(await valuelex('run', '--until', 'cluster', '--from', 'cluster', '--json')).toMatchObject({ code: 0 });
  expect(clustering()).toEqual(made);
  expect(server.calls).toBe(calls);
});

it('draws the tree and the levels of the words that the first embedder knows, whoever knows the others', async () => {
  config([wordnet, model]);
  writeFileSync(join(folder, 'words.txt'), 'honesty\nzzqxv\nintegrity\nkindness\ncare\n');
  const verb = await valuelex('cluster', '--descriptors', 'words.txt', '--use', 'agglomerative', '--k', '2,3', '--newick', 'tree.nwk', '--embed', 'wordnet', '--embed', JSON.stringify(model), '--config', 'valuelex.config.json', '--json');
  expect(verb).toMatchObject({ code: 0 });
  const { labels, unknown, levels, consensus } = JSON.parse(verb.stdout) as { labels: Clustering['global']['labels']; unknown: readonly string[]; levels: readonly { labels: Clustering['global']['labels'] }[]; consensus: { labels: Clustering['global']['labels'] } };
  expect(unknown).toEqual(['zzqxv']);
  expect(labels.map(({ cluster }) => cluster)).toEqual([0, -1, 0, 1, 1]);
  expect(levels.map((level) => level.labels[1]!.cluster)).toEqual([-1, -1]);
  expect(consensus.labels[1]!.cluster).toBeGreaterThanOrEqual(0);
  expect(readFileSync(join(folder, 'tree.nwk'), 'utf8')).not.toContain('zzqxv');
});

// One whole assessment in a process of its own: prints { seconds, cpu, answers, judgements, peak } as JSON.
// node assessment-child.mjs words|judges
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const raters = {
  words: [{ use: 'lexical' }, { use: 'embedding' }],
  judges: ['fair', 'even'].map((name) => ({ use: 'llm', with: { model: `sim/judge-${name}` } })),
}[process.argv[2]];
const folder = await mkdtemp(join(tmpdir(), 'valuelex-bench-'));
try {
  const configFile = join(folder, 'valuelex.config.json');
  await writeFile(
    configFile,
    JSON.stringify({
      format: '1',
      study: 'bench',
      out: 'out',
      seed: 7,
      providers: { sim: { use: 'simulated', with: { seed: 7, models: 35 }, limits: { concurrency: 64 } } },
      respondents: [{ model: 'sim/*' }],
      taxonomy: { from: 'paper-2024' },
      assess: [{ use: 'sentence-completion', with: { stems: 20 }, replicates: 3, sampling: { temperature: 0.7 }, raters }],
    }),
  );
  const { runStudy } = await import('@valuelex/engine/run');
  const from = performance.now();
  await runStudy({ configFile, until: 'assess', fallbackFrom: [new URL('../../../apps/cli/package.json', import.meta.url)] });
  const seconds = (performance.now() - from) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const artefacts = join(folder, 'out', 'artefacts');
  const name = (await readdir(artefacts)).find((file) => file.startsWith('assess-'));
  const [{ answers, ratings, items }] = JSON.parse(await readFile(join(artefacts, name), 'utf8')).tests;
  const judgements = ratings.length + ratings.filter(({ masked }) => masked !== undefined).length;
  process.stdout.write(JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, stems: items.length, answers: answers.length, ratings: ratings.length, judgements, peak: maxRSS / 1024 }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

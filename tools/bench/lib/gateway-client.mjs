// One client of the gateway's bench, in a process of its own: prints { seconds, cpu, answered, peak } as JSON.
// node gateway-client.mjs fetch|study <port> <calls> <concurrency>
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [kind, port, callsText, concurrencyText] = process.argv.slice(2);
const calls = Number(callsText);
const concurrency = Number(concurrencyText);
const prompts = Array.from({ length: 20 }, (_, n) => `Which values matter to you? List ten words. (${n})`);
const url = `http://127.0.0.1:${port}/v1`;

/** What nobody can do without: a request, its answer parsed, nothing kept. */
async function bareFetch() {
  let next = 0;
  let answered = 0;
  const worker = async () => {
    while (next < calls) {
      const n = next++;
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: prompts[n % prompts.length] }], temperature: 1, seed: n }),
      });
      const { choices } = await response.json();
      if (choices[0].message.content.length > 0) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return answered;
}

/** `valuelex run --until elicit`, in all: config, plugins, gateway, provider, durable store, artefact, manifest. */
async function study() {
  const { runStudy } = await import('@valuelex/engine/run');
  const folder = await mkdtemp(join(tmpdir(), 'valuelex-bench-'));
  try {
    const configFile = join(folder, 'valuelex.config.json');
    await writeFile(
      join(folder, 'prompts.json'),
      JSON.stringify({ language: 'en', prompts: prompts.map((text, n) => ({ id: `p${n}`, text })) }),
    );
    await writeFile(
      configFile,
      JSON.stringify({
        format: '1',
        study: 'bench',
        out: 'out',
        providers: { mock: { use: 'openai', with: { baseUrl: url, apiKey: 'key' }, limits: { concurrency } } },
        respondents: [{ model: 'mock/m' }],
        sampling: { temperature: 1 },
        elicit: { prompts: './prompts.json', replicates: calls / prompts.length },
      }),
    );
    const result = await runStudy({ configFile, until: 'elicit', fallbackFrom: [new URL('../../../apps/cli/package.json', import.meta.url)] });
    return result.totals.responses;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const before = process.cpuUsage();
const from = performance.now();
const answered = await (kind === 'fetch' ? bareFetch() : study());
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({ seconds, cpu: (user + system) / 1e6, answered, peak: process.resourceUsage().maxRSS / 1024 }),
);
process.exit(0);

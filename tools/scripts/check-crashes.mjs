// A study asked of a counting model server, killed by SIGKILL at random points and resumed each time: nothing that was on the disk is lost
// or asked again, totals are exact, artefacts are those of an undisturbed run. `--points N` kills (default 20) in `--calls N` calls
// (default 5000), chosen by `--seed N`; `--keep` leaves the folder.
import { fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    points: { type: 'string', default: '20' },
    calls: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const concurrency = 32;
const fraction = (...parts) => Number.parseInt(createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 8), 16) / 2 ** 32;

const replicates = Number(options.calls) < 1000 ? 2 : 5;
/** 10 prompts at two temperatures, and the items of the value test. */
const perModel = 20 * replicates + 88;
const models = Math.max(3, Math.round(Number(options.calls) / perModel));
const config = (study) => ({
  format: '1',
  study,
  seed: 11,
  providers: { server: { use: 'openai', with: { baseUrl: `${server.url}/v1`, apiKey: 'none' }, limits: { concurrency } } },
  respondents: Array.from({ length: models }, (_, i) => ({ model: `server/model-${i}`, traits: { family: `family-${i % 5}` } })),
  sampling: { temperature: [0.5, 1] },
  elicit: { prompts: 'en', replicates },
  report: [],
  // Small, so that kills fall into the change from one segment to the next too.
  store: { use: 'jsonl', with: { segmentMegabytes: 0.1 } },
});

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), 'valuelex-crashes-'));
const failures = [];
const hold = (what, ok, found = '') => {
  if (!ok) failures.push(what);
  console.log(`${ok ? 'holds' : 'FAILS'}  ${what}${found === '' ? '' : `: ${found}`}`);
};
try {
  writeConfig('undisturbed');
  await finish('undisturbed');
  const wanted = await status('undisturbed');
  const asked = await server.ask({ do: 'reset' });
  hold('an undisturbed run asks every call once', asked.requests === asked.distinct && asked.distinct === wanted.totals.responses, `${asked.distinct} calls`);

  writeConfig('killed');
  const points = Array.from({ length: Number(options.points) }, (_, i) => 1 + Math.floor(fraction(options.seed, 'point', i) * (asked.distinct - 1))).sort((a, b) => a - b);
  const seen = { lost: 0, askedAgain: 0, repeats: 0, inFlight: 0, most: 0, wrongTotals: 0, kills: 0 };
  let durable = new Map();
  console.log('\nkill | asked | on disk | in flight | of these answered | repeated so far | segments');
  for (const [i, point] of points.entries()) {
    const delay = Math.floor(fraction(options.seed, 'delay', i) * 20);
    // Past what is asked already, so that the kill falls into the asking and not into the start.
    const target = Math.min(Math.max(point, (await server.ask({ do: 'count' })).distinct + 1), asked.distinct);
    const answered = await killAt('killed', target, delay);
    if (answered === undefined) break;
    seen.kills += 1;
    const { requests, distinct, identities, asked: now } = await server.ask({ do: 'mark' });
    seen.askedAgain += now.filter((identity) => durable.has(identity)).length;
    const rows = readRows('killed');
    for (const [identity, line] of durable) if (rows.get(identity) !== line) seen.lost += 1;
    durable = rows;
    const inFlight = identities.filter((identity) => !rows.has(identity)).length;
    seen.inFlight += inFlight;
    seen.most = Math.max(seen.most, inFlight);
    seen.repeats = requests - distinct;
    if (existsSync(join(folder, 'studies/killed/manifest.json'))) {
      const { totals, state } = await status('killed');
      if (state !== 'interrupted' || JSON.stringify(counted(totals)) !== JSON.stringify(totalsOf(rows))) seen.wrongTotals += 1;
    }
    const waited = answered.filter((identity) => !rows.has(identity)).length;
    const segments = segmentsOf('killed').length;
    console.log(`${target} + ${delay} ms | ${distinct} | ${rows.size} | ${inFlight} | ${waited} | ${seen.repeats} | ${segments}`);
  }
  await finish('killed');
  const { requests, distinct, asked: last } = await server.ask({ do: 'mark' });
  seen.askedAgain += last.filter((identity) => durable.has(identity)).length;
  seen.repeats = requests - distinct;
  const rows = readRows('killed');
  for (const [identity, line] of durable) if (rows.get(identity) !== line) seen.lost += 1;
  const found = await status('killed');

  console.log('');
  hold('every point was reached', seen.kills === points.length, `${seen.kills} kills`);
  hold('no response that was on the disk is lost or changed', seen.lost === 0, `${seen.lost} lost`);
  hold('no call whose response was on the disk is asked again', seen.askedAgain === 0, `${seen.askedAgain} asked again`);
  hold('repeated calls ≤ calls in flight at the kills', seen.repeats <= seen.inFlight, `${seen.repeats} repeated of ${distinct}, ${seen.inFlight} in flight`);
  hold(`calls at the server or on their way to the disk at a kill ≤ ${concurrency}, the concurrency`, seen.most <= concurrency, `at most ${seen.most}`);
  hold('`status` of an interrupted run counts what is on the disk', seen.wrongTotals === 0, `${seen.wrongTotals} wrong`);
  const [before, after] = [counted(wanted.totals), counted(found.totals)];
  hold('totals are those of the undisturbed run', JSON.stringify(after) === JSON.stringify(before) && rows.size === after.responses, JSON.stringify(after));
  const [left, right] = [artefacts('undisturbed'), artefacts('killed')];
  hold('artefacts are byte-identical', left.length > 0 && JSON.stringify(left) === JSON.stringify(right), `${left.length} files`);
} finally {
  await server.close();
  if (options.keep) console.log(folder);
  else rmSync(folder, { recursive: true, force: true });
}
process.exit(failures.length === 0 ? 0 : 1);

function writeConfig(study) {
  writeFileSync(join(folder, 'valuelex.config.json'), JSON.stringify(config(study)));
}

function start(args) {
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/valuelex.js'), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended };
}

async function valuelex(...args) {
  const { code, stdout, stderr } = await start(args).ended;
  if (code !== 0) throw new Error(`valuelex ${args.join(' ')} failed (${code}):\n${stderr}`);
  return JSON.parse(stdout);
}

function finish() {
  return valuelex('run', '--json');
}

function status(study) {
  return valuelex('status', `studies/${study}`, '--json');
}

/**
 * Runs the study until the server has been asked so many different calls, and a little longer. Gives back what the server had
 * answered at that moment; undefined when the study was done before.
 */
async function killAt(study, point, delay) {
  const { child, ended } = start(['run']);
  const answered = server.ask({ do: 'await', distinct: point }).then(async () => {
    await wait(delay);
    child.kill('SIGKILL');
    return (await server.ask({ do: 'answered' })).answered;
  });
  const { signal, code, stderr } = await ended;
  if (signal === 'SIGKILL') return answered;
  if (code !== 0) throw new Error(`valuelex run of ${study} failed (${code}):\n${stderr}`);
  return undefined;
}

function segmentsOf(study) {
  const responses = join(folder, 'studies', study, 'responses');
  return existsSync(responses) ? readdirSync(responses).filter((name) => name.endsWith('.jsonl')).map((name) => join(responses, name)) : [];
}

/** Whole lines by the identity of their call, read without the store. */
function readRows(study) {
  const rows = new Map();
  for (const file of segmentsOf(study)) {
    for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
      const row = JSON.parse(line);
      if (row.schema === 'valuelex.response/1') rows.set(identityOf(row), line);
    }
  }
  return rows;
}

function counted({ responses, inputTokens, outputTokens }) {
  return { responses, inputTokens, outputTokens };
}

function totalsOf(rows) {
  const totals = { responses: 0, inputTokens: 0, outputTokens: 0 };
  for (const line of rows.values()) {
    const { usage } = JSON.parse(line);
    totals.responses += 1;
    totals.inputTokens += usage.inputTokens;
    totals.outputTokens += usage.outputTokens;
  }
  return totals;
}

function artefacts(study) {
  const at = join(folder, 'studies', study, 'artefacts');
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(at.length), createHash('sha256').update(readFileSync(file)).digest('hex')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function identityOf({ model, messages, sampling, seed }) {
  return createHash('sha256').update(JSON.stringify([model, messages.map(({ role, content }) => [role, content]), sampling.temperature, sampling.topP, seed])).digest('hex');
}

/** The server in a process of its own, which counts what it is asked. */
async function startServer() {
  const child = fork(fileURLToPath(new URL('./lib/counting-server.mjs', import.meta.url)), [String(models)]);
  const next = () => new Promise((resolve) => child.once('message', resolve));
  const { url } = await next();
  return {
    url,
    ask: (question) => {
      const answer = next();
      child.send(question);
      return answer;
    },
    close: () => new Promise((resolve) => child.once('exit', resolve) && child.disconnect()),
  };
}

// The gateway: throughput and CPU next to a bare fetch client, memory as calls grow, a server with a hard limit.
// node gateway.mjs [throughput] [limit] [memory] [promptfoo]; without names all but promptfoo, which npm has to fetch.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { machine, median } from './lib/measure.mjs';
import { promptfoo } from './lib/promptfoo.mjs';

const parts = ['throughput', 'limit', 'memory', 'promptfoo'];
const asked = process.argv.slice(2);
const wanted = asked.length > 0 ? asked : parts.filter((part) => part !== 'promptfoo');
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
  process.exit(2);
}
let failed = false;
const held = (is) => {
  failed ||= !is;
  return is ? 'held' : 'NOT held';
};

const file = (name) => fileURLToPath(new URL(`./lib/${name}.mjs`, import.meta.url));

async function withServer(args, work) {
  const server = spawn(process.execPath, [file('gateway-server'), ...args.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(server.stdout, 'data');
    return await work(Number(String(port)));
  } finally {
    server.kill();
  }
}

async function client(kind, port, calls, concurrency) {
  const from = performance.now();
  const child = spawn(process.execPath, [file('gateway-client'), kind, port, calls, concurrency].map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${kind}: exit ${code}`);
  return { ...JSON.parse(text), whole: (performance.now() - from) / 1000 };
}

/** What the server saw since it was last asked. */
async function countsOf(port) {
  return (await fetch(`http://127.0.0.1:${port}/counts`)).json();
}

async function throughput() {
  const calls = 5000;
  const concurrency = 64;
  const runs = 5;
  console.log(`\n${calls} calls, a server of 50 ms, concurrency ${concurrency}, medians of ${runs}`);
  await withServer([50], async (port) => {
    const bare = [];
    const ours = [];
    // One after the other in turn: a machine that is shared is not the same a minute later.
    const timed = async (kind) => {
      await countsOf(port);
      const done = await client(kind, port, calls, concurrency);
      const { firstAt, lastAt } = await countsOf(port);
      // What the server saw, from its first call to its last; `whole` is the process from its start to its end.
      return { ...done, seconds: (lastAt - firstAt) / 1000 };
    };
    for (let run = 0; run < runs; run++) {
      bare.push(await timed('fetch'));
      ours.push(await timed('study'));
    }
    const of = (timed, what) => median(timed.map((run) => run[what]));
    const cpu = (timed) => (1000 * of(timed, 'cpu')) / calls;
    const line = (what, timed) => console.log(`  ${what.padEnd(36)}  ${of(timed, 'whole').toFixed(2)} s   ${(calls / of(timed, 'seconds')).toFixed(0)} calls/s over the calls   ${cpu(timed).toFixed(2)} ms CPU a call`);
    line('bare fetch, nothing kept', bare);
    line('run --until elicit, openai, durable', ours);
    // Pair by pair: the machine's speed is that of neither.
    const shares = (what) => ours.map((run, i) => bare[i][what] / run[what]);
    const share = median(shares('whole'));
    console.log(`  share of bare fetch ${share.toFixed(2)} (pairs: ${shares('whole').map((ratio) => ratio.toFixed(2)).join(', ')}), start and artefact included   target 0.80: ${held(share >= 0.8)}`);
    console.log(`  over the calls alone ${median(shares('seconds')).toFixed(2)}`);
    console.log(`  CPU a call ${cpu(ours).toFixed(2)} ms   target 1.6: ${held(cpu(ours) <= 1.6)}`);
    if (wanted.includes('promptfoo')) {
      const theirs = await promptfoo(`http://127.0.0.1:${port}/v1`, calls, concurrency);
      const times = theirs.seconds / of(ours, 'whole');
      console.log(`  promptfoo ${theirs.version}, its cache off          ${(calls / theirs.seconds).toFixed(0)} calls/s   ours ${times.toFixed(1)} ×   target 6: ${held(times >= 6)}`);
    }
  });
}

async function limit() {
  const calls = 400;
  for (const args of [[50, 10], [50, 10, 'silent']]) {
    const tells = args.length === 2;
    await withServer(args, async (port) => {
      const { answered } = await client('study', port, calls, 64);
      const counts = await countsOf(port);
      const rate = (counts.answered - 1) / ((counts.lastAt - counts.firstAt) / 1000);
      const wasted = (counts.refused + counts.answered - calls) / calls;
      console.log(`\n${calls} calls, a hard limit of 10 a second, ${tells ? 'with OpenAI’s headers' : '429 and Retry-After alone'}`);
      console.log(`  answered ${answered}, asked ${counts.answered + counts.refused}: ${(100 * wasted).toFixed(1)} % wasted${tells ? `   target 5: ${held(wasted <= 0.05)}` : ''}`);
      console.log(`  ${rate.toFixed(2)} calls/s${tells ? `   target 9: ${held(rate >= 9 && answered === calls)}` : ''}`);
    });
  }
}

async function memory() {
  console.log('\nPeak memory of run --until elicit, a server without delay, concurrency 64');
  await withServer([0], async (port) => {
    const peaks = [];
    for (const calls of [20_000, 100_000]) {
      const { peak, answered } = await client('study', port, calls, 64);
      peaks.push(peak);
      console.log(`  ${answered} calls: ${peak.toFixed(0)} MB`);
    }
    const [small, large] = peaks;
    console.log(`  target 300 MB: ${held(large < 300)}; ${((100 * large) / small - 100).toFixed(0)} % more for five times the calls`);
  });
}

console.log(machine());
if (wanted.includes('throughput') || wanted.includes('promptfoo')) await throughput();
if (wanted.includes('limit')) await limit();
if (wanted.includes('memory')) await memory();
if (!wanted.includes('promptfoo')) console.log('\npromptfoo: skipped; `node gateway.mjs promptfoo` fetches it and Node 22 by npm, outside the workspace, and compares');
process.exit(failed ? 1 : 0);

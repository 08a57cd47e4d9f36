// The testkit's model server in a process of its own: answers by the question alone, and tells its parent who asked what how often.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { startFaultServer } from '../../../packages/testkit/dist/index.js';

const models = Array.from({ length: Number(process.argv[2]) }, (_, i) => `model-${i}`);
const groups = [
  ['honesty', 'integrity', 'truthfulness', 'sincerity', 'transparency', 'accountability', 'trust', 'fairness'],
  ['kindness', 'compassion', 'empathy', 'generosity', 'caring', 'love', 'friendship', 'gratitude'],
  ['curiosity', 'creativity', 'learning', 'wisdom', 'imagination', 'openness', 'knowledge', 'originality'],
  ['discipline', 'diligence', 'courage', 'perseverance', 'ambition', 'excellence', 'patience', 'responsibility'],
];

const counts = new Map();
const answered = new Set();
let requests = 0;
/** Asked since the last mark. */
let since = [];
let awaited;

const identityOf = ({ model, messages, sampling, seed }) =>
  createHash('sha256').update(JSON.stringify([model, messages.map(({ role, content }) => [role, content]), sampling.temperature, sampling.topP, seed])).digest('hex');

/** Three groups of four that the model leans to, in an order that the question shuffles. */
async function answer(asked) {
  const identity = identityOf(asked);
  requests += 1;
  counts.set(identity, (counts.get(identity) ?? 0) + 1);
  since.push(identity);
  if (awaited !== undefined && counts.size >= awaited) {
    awaited = undefined;
    process.send({ reached: counts.size });
  }
  const draw = (...parts) => Number.parseInt(createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 8), 16) / 2 ** 32;
  const words = groups.flatMap((group, g) =>
    group.map((word) => ({ word, weight: draw(identity, word) + 1.2 * draw(asked.model, g) + 0.4 * draw(asked.model, word) })),
  );
  words.sort((a, b) => b.weight - a.weight);
  await wait(5 + Math.floor(30 * draw(identity, 'delay')));
  answered.add(identity);
  const text = words.slice(0, 10).map(({ word }, i) => `${i + 1}. ${word[0].toUpperCase()}${word.slice(1)}`).join('\n');
  return { text, usage: { inputTokens: 20 + identity.charCodeAt(0), outputTokens: 30 + identity.charCodeAt(1) }, revision: 'counted-1' };
}

const server = await startFaultServer({ protocol: 'openai', models, answer });
process.on('message', (question) => {
  if (question.do === 'await') {
    if (counts.size >= question.distinct) process.send({ reached: counts.size });
    else awaited = question.distinct;
    return;
  }
  if (question.do === 'answered') return void process.send({ answered: [...answered] });
  if (question.do === 'count') return void process.send({ distinct: counts.size });
  process.send({ requests, distinct: counts.size, identities: [...counts.keys()], asked: since });
  since = [];
  if (question.do === 'reset') {
    counts.clear();
    answered.clear();
    requests = 0;
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ url: server.url });

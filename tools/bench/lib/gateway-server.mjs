// A server that speaks as much of OpenAI's protocol as the bench needs, in a process of its own. Prints its port.
// node gateway-server.mjs <latency in ms> [calls per second: a hard bucket, with OpenAI's headers or, with `silent`, without] [silent]
import { createServer } from 'node:http';

const latency = Number(process.argv[2] ?? 50);
const perSecond = Number(process.argv[3] ?? 0);
const silent = process.argv[4] === 'silent';
let level = perSecond;
let refilledAt = performance.now();
const counts = { answered: 0, refused: 0, firstAt: 0, lastAt: 0 };
const text = 'honesty, care, justice, courage, curiosity, humility, kindness, fairness, loyalty, patience';

function take() {
  const now = performance.now();
  level = Math.min(perSecond, level + ((now - refilledAt) / 1000) * perSecond);
  refilledAt = now;
  const isLeft = level >= 1;
  if (isLeft) level -= 1;
  return isLeft;
}

createServer((request, response) => {
  const send = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  if (request.url.endsWith('/models')) return send(200, { object: 'list', data: [{ id: 'm', object: 'model' }] });
  if (request.url === '/counts') {
    send(200, counts);
    Object.assign(counts, { answered: 0, refused: 0, firstAt: 0, lastAt: 0 });
    return undefined;
  }
  request.resume();
  request.on('end', () => {
    const isLeft = perSecond === 0 || take();
    const headers =
      perSecond === 0 || silent
        ? {}
        : {
            'x-ratelimit-limit-requests': perSecond,
            'x-ratelimit-remaining-requests': Math.floor(level),
            'x-ratelimit-reset-requests': `${Math.ceil(((perSecond - level) / perSecond) * 1000)}ms`,
          };
    if (!isLeft) {
      counts.refused += 1;
      return send(429, { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } }, { ...headers, 'retry-after': '1' });
    }
    counts.answered += 1;
    counts.firstAt ||= performance.now();
    counts.lastAt = performance.now();
    setTimeout(
      () =>
        send(
          200,
          {
            id: 'c',
            object: 'chat.completion',
            created: 1,
            model: 'm',
            choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
            usage: { prompt_tokens: 20, completion_tokens: 40, total_tokens: 60 },
          },
          headers,
        ),
      latency,
    );
    return undefined;
  });
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`);
});

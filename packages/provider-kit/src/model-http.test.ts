import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createModelHttp } from './model-http.ts';

let server: Server;
let base = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/hang') return;
    if (request.url === '/busy') {
      response.writeHead(429, { 'retry-after': '2' }).end(JSON.stringify({ error: { message: 'slow' } }));
    } else if (request.url === '/endless') {
      response.writeHead(500);
      const timer = setInterval(() => response.write('x'.repeat(32 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    } else if (request.url === '/flood') {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => void (response.destroyed || response.write(chunk, more));
      more();
    } else if (request.url === '/declared') {
      response.writeHead(200, { 'content-length': '10000000000' });
      response.write('{');
    } else if (request.url === '/echo') response.writeHead(200).end(JSON.stringify(request.headers));
    else if (request.url === '/html') response.writeHead(200, { 'content-type': 'text/html' }).end('{}');
    else if (request.url === '/latin1') response.writeHead(200).end(Buffer.from([0x22, 0xe4, 0x22]));
    else if (request.url === '/torn') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":');
      setTimeout(() => response.destroy(), 5);
    } else response.writeHead(200, { 'x-ratelimit-remaining-requests': '0' }).end('{"a":1}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (fetch: typeof globalThis.fetch = globalThis.fetch) => createModelHttp({ fetch, now: () => 0, server: 'Server' });
const get = async (path: string, signal: AbortSignal = new AbortController().signal, base_ = base): Promise<unknown> => {
  const http = open();
  try {
    return await http.call(signal, async (call) => (await call.fetch(base_ + path)).json());
  } finally {
    await http.close();
  }
};

describe('createModelHttp', () => {
  it('passes a good answer on, with its limits, through a dispatcher of its own', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const http = open((input, init) => {
      inits.push(init);
      return globalThis.fetch(input, init);
    });
    const result = await http.call(new AbortController().signal, async (call) => ({
      body: call.parse(z.object({ a: z.number() }), await (await call.fetch(`${base}/`)).json()),
      limits: call.limits(),
    }));
    expect(result).toEqual({ body: { a: 1 }, limits: { requestsRemaining: 0 } });
    expect(inits[0]).toHaveProperty('dispatcher');
    await http.close();
  });

  it('rejects with the reason of the status', async () => {
    await expect(get('/busy')).rejects.toMatchObject({ reason: 'rate-limit', retryAfterMs: 2000, message: 'Server answered 429: slow' });
  });

  it('keeps the reason when an SDK swallows it', async () => {
    const http = open();
    const swallowed = http.call(new AbortController().signal, async (call) => {
      await call.fetch(`${base}/busy`).catch(() => undefined);
      throw new Error('Request timed out.');
    });
    await expect(swallowed).rejects.toMatchObject({ reason: 'rate-limit' });
    await http.close();
  });

  it.each(['/html', '/latin1'])('refuses a body that is not JSON in UTF-8: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ reason: 'invalid-response' });
  });

  it.each(['/flood', '/declared'])('refuses an answer without end: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ reason: 'invalid-response', message: 'Server sent more than 64 MB.' });
  });

  it('sends the given headers and none that an SDK adds', async () => {
    const http = createModelHttp({ fetch: globalThis.fetch, now: () => 0, server: 'Server', headers: { authorization: 'Bearer mine' } });
    const seen = await http.call(new AbortController().signal, async (call) =>
      (await call.fetch(`${base}/echo`, { method: 'POST', body: '{}', headers: { authorization: 'Bearer other', 'x-extra': '1' } })).json(),
    );
    expect(seen).toMatchObject({ authorization: 'Bearer mine', 'content-type': 'application/json', accept: 'application/json' });
    expect(seen).not.toHaveProperty('x-extra');
    await http.close();
  });

  it('calls a torn body a network failure', async () => {
    await expect(get('/torn')).rejects.toMatchObject({ reason: 'network' });
  });

  it('does not read an error body without end', async () => {
    await expect(get('/endless')).rejects.toMatchObject({ reason: 'server' });
  });

  it('stops at once when the signal aborts, also before the call', async () => {
    const controller = new AbortController();
    const hanging = get('/hang', controller.signal);
    controller.abort();
    await expect(hanging).rejects.toMatchObject({ reason: 'aborted' });
    await expect(get('/', controller.signal)).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('says that a server is down', async () => {
    await expect(get('/', undefined, 'http://127.0.0.1:1')).rejects.toMatchObject({ reason: 'network' });
  });
});

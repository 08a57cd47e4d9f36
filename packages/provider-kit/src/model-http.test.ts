import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    } else response.writeHead(200, { 'x-seen': 'yes' }).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (fetch: typeof globalThis.fetch = globalThis.fetch) => createModelHttp({ fetch, now: () => 0, server: 'Server' });

describe('createModelHttp', () => {
  it('passes a good answer on, with its headers, through a dispatcher of its own', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const http = open((input, init) => {
      inits.push(init);
      return globalThis.fetch(input, init);
    });
    let seen: string | null = null;
    const response = await http.fetchFor(new AbortController().signal, (headers) => (seen = headers.get('x-seen')))(`${base}/`);
    expect(await response.json()).toEqual({});
    expect(seen).toBe('yes');
    expect(inits[0]).toHaveProperty('dispatcher');
    await http.close();
  });

  it('rejects with the reason of the status', async () => {
    const http = open();
    await expect(http.fetchFor(new AbortController().signal)(`${base}/busy`)).rejects.toMatchObject({
      reason: 'rate-limit',
      retryAfterMs: 2000,
      message: 'Server answered 429: slow',
    });
    await http.close();
  });

  it('does not read an error body without end', async () => {
    const http = open();
    await expect(http.fetchFor(new AbortController().signal)(`${base}/endless`)).rejects.toMatchObject({ reason: 'server' });
    await http.close();
  });

  it('stops at once when the signal aborts, also before the call', async () => {
    const http = open();
    const controller = new AbortController();
    const hanging = http.fetchFor(controller.signal)(`${base}/hang`);
    controller.abort();
    await expect(hanging).rejects.toMatchObject({ reason: 'aborted' });
    await expect(http.fetchFor(controller.signal)(`${base}/`)).rejects.toMatchObject({ reason: 'aborted' });
    await http.close();
  });

  it('says that a server is down', async () => {
    const http = open();
    await expect(http.fetchFor(new AbortController().signal)('http://127.0.0.1:1/')).rejects.toMatchObject({ reason: 'network' });
    await http.close();
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { createModelFetch, noTimeouts } from './model-fetch.ts';

let server: Server;
let url: string;
const models = createModelFetch();

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/late') {
      setTimeout(() => {
        response.write('{"a":');
        setTimeout(() => response.end('1}'), 50);
      }, 1500);
    } else if (request.url === '/moved') response.writeHead(307, { location: '/echo' }).end();
    else if (request.url === '/busy') response.writeHead(429, { 'retry-after': '2', 'set-cookie': ['a=1', 'b=2'] }).end('slow down');
    else if (request.url !== '/hang') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method, headers } = request;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ method, headers, body }));
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await models.close();
  server.closeAllConnections();
  server.close();
});

const echo = async (init: RequestInit, path = '/echo'): Promise<{ method: string; headers: Record<string, string>; body: string }> =>
  (await (await models.fetch(`${url}${path}`, init)).json()) as never;

describe('the fetch of a run', () => {
  it('sends what it is given', async () => {
    const init = { method: 'post', headers: new Headers({ 'Content-Type': 'application/json', 'x-a': 'ä'.normalize('NFD').slice(0, 1) }), body: '{"ü":1}' };
    expect(await echo(init)).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json', 'x-a': 'a', 'content-length': '8' }, body: '{"ü":1}' });
    expect(await echo({ headers: [['x-b', 'c']] })).toMatchObject({ method: 'GET', headers: { 'x-b': 'c', accept: '*/*' }, body: '' });
    expect(await echo({ method: 'POST', body: 'x' })).toMatchObject({ headers: { 'content-type': 'text/plain;charset=UTF-8' } });
  });

  it('leaves what is more than that to the platform', async () => {
    expect(await echo({ method: 'POST', body: new URLSearchParams({ a: 'b' }) })).toMatchObject({ body: 'a=b' });
    expect(await echo({ method: 'POST', body: 'kept' }, '/moved')).toMatchObject({ method: 'POST', body: 'kept' });
  });

  it('answers as a Response does', async () => {
    const response = await models.fetch(`${url}/busy`);
    expect([response.ok, response.status, response.headers.get('retry-after'), response.url]).toEqual([false, 429, '2', `${url}/busy`]);
    expect([response.headers.get('Set-Cookie'), response.headers.has('x-none'), response.headers.get('constructor')]).toEqual(['a=1, b=2', false, null]);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    response.headers.set('x-mine', '1');
    expect([response.headers.get('x-mine'), new Headers(response.headers).get('retry-after')]).toEqual(['1', '2']);
    const copy = response.clone();
    expect([await response.text(), response.bodyUsed, await copy.text()]).toEqual(['slow down', true, 'slow down']);
    expect(await (await (await models.fetch(`${url}/busy`)).blob()).text()).toBe('slow down');
    const reader = (await models.fetch(`${url}/busy`)).body!.getReader();
    expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('slow down');
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await models.fetch(`${url}/busy`)) as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('slow down');
  });

  it('waits as long as it takes, where other dispatchers cut', async () => {
    expect(noTimeouts).toEqual({ headersTimeout: 0, bodyTimeout: 0 });
    const hasty = createModelFetch(new Agent({ headersTimeout: 300, bodyTimeout: 300 }));
    const [patient, cut] = await Promise.allSettled([
      models.fetch(`${url}/late`).then((response) => response.json()),
      hasty.fetch(`${url}/late`),
    ]);
    expect(patient).toEqual({ status: 'fulfilled', value: { a: 1 } });
    expect(cut).toMatchObject({ status: 'rejected', reason: { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } } });
    await hasty.close();
  });

  it('ends with its signal, and tells what the connection said', async () => {
    const abort = new AbortController();
    const hanging = models.fetch(`${url}/hang`, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 20);
    await expect(hanging).rejects.toThrow('enough');
    await expect(models.fetch(`${url}/echo`, { signal: abort.signal })).rejects.toThrow('enough');
    await expect(models.fetch('http://127.0.0.1:1/')).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNREFUSED' } });
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { startFaultServer } from './start-fault-server.ts';
import type { FaultServer, FaultServerOptions } from './start-fault-server.ts';
import { unicodeText } from './fault.ts';

let server: FaultServer;
afterEach(() => server.close());

async function start(options: Partial<FaultServerOptions> = {}): Promise<void> {
  server = await startFaultServer({ protocol: 'openai', ...options });
}

function post(path: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: 'Bearer test-key' },
    ...init,
  });
}
const chat = { model: 'test-model', messages: [{ role: 'user', content: 'Which values?' }] };
const ask = (init: RequestInit = {}): Promise<Response> => post('/v1/chat/completions', chat, init);

describe('startFaultServer', () => {
  it('speaks the OpenAI protocol', async () => {
    await start({ answer: ({ messages, index }) => `${index}: ${messages[0]!.content}` });
    expect(await (await ask()).json()).toMatchObject({
      choices: [{ message: { content: '0: Which values?' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7 },
    });
    const list = (await (await fetch(`${server.url}/v1/models`)).json()) as { data: { id: string }[] };
    expect(list.data.map(({ id }) => id)).toEqual(['test-model', 'test-embedder']);
    const sent = { model: 'test-embedder', input: ['a', 'b'] };
    const plain = (await (await post('/v1/embeddings', sent)).json()) as { data: { embedding: number[] }[] };
    const coded = (await (await post('/v1/embeddings', { ...sent, encoding_format: 'base64' })).json()) as {
      data: { embedding: string }[];
    };
    const bytes = Buffer.from(coded.data[1]!.embedding, 'base64');
    expect([...new Float32Array(bytes.buffer, bytes.byteOffset, 8)]).toEqual(plain.data[1]!.embedding);
    expect(server.calls).toBe(3);
    expect(server.requests.map(({ kind }) => kind)).toEqual(['call', 'models', 'call', 'call']);
  });

  it('speaks the Ollama protocol, streaming unless told not to', async () => {
    await start({ protocol: 'ollama', answer: () => ({ text: 'Honesty', finishReason: 'length' }) });
    const whole = await post('/api/chat', { ...chat, stream: false });
    expect(await whole.json()).toMatchObject({ message: { content: 'Honesty' }, done: true, done_reason: 'length' });
    const lines = (await (await post('/api/generate', { model: 'test-model', prompt: 'I value', raw: true })).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { response: string; done: boolean });
    expect(lines).toMatchObject([
      { response: 'Honesty', done: false },
      { response: '', done: true },
    ]);
    expect(await (await post('/api/embed', { model: 'test-embedder', input: 'a' })).json()).toMatchObject({
      embeddings: [expect.any(Array)],
    });
    expect(await (await fetch(`${server.url}/api/version`)).json()).toEqual({ version: expect.any(String) });
    const missing = await post('/api/chat', { ...chat, model: 'nobody' });
    expect([missing.status, await missing.json()]).toEqual([404, { error: "The model 'nobody' does not exist" }]);
  });

  it('speaks the Google protocol', async () => {
    await start({ protocol: 'google', apiKey: 'right' });
    const path = '/v1beta/models/test-model:generateContent';
    const contents = [{ role: 'user', parts: [{ text: 'Which values?' }] }];
    const wrong = await post(`${path}?key=wrong`, { contents });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('API_KEY_INVALID')]);
    expect(await (await post(`${path}?key=right`, { contents })).json()).toMatchObject({
      candidates: [{ content: { parts: [{ text: expect.stringContaining('Honesty') }] }, finishReason: 'STOP' }],
    });
  });

  it('misbehaves once per fault, in order, then answers', async () => {
    await start({ faults: [{ kind: 'status', status: 429, retryAfter: '2' }] });
    server.next({ kind: 'status', status: 503 }, { kind: 'error-in-200' });
    const [limited, overloaded, hidden, good] = [await ask(), await ask(), await ask(), await ask()];
    expect([limited.status, limited.headers.get('retry-after'), overloaded.status]).toEqual([429, '2', 503]);
    expect(await hidden.json()).toHaveProperty('error');
    expect([good.status, good.headers.get('x-ratelimit-remaining-requests')]).toEqual([200, '499']);
  });

  it.each(['empty-body', 'truncated-json', 'wrong-content-type'] as const)('%s is no JSON', async (kind) => {
    await start({ faults: [{ kind }] });
    await expect((await ask()).json()).rejects.toThrow();
  });

  it('kills connections before and within an answer', async () => {
    await start({ faults: [{ kind: 'reset' }, { kind: 'cut-body' }] });
    await expect(ask()).rejects.toThrow();
    await expect((await ask()).text()).rejects.toThrow();
  });

  it.each(['slow-headers', 'slow-body'] as const)('%s waits until the client gives up', async (kind) => {
    await start({ faults: [{ kind }] });
    const controller = new AbortController();
    const answer = ask({ signal: controller.signal }).then((response) => response.text());
    setTimeout(() => controller.abort(), 50);
    await expect(answer).rejects.toThrow(/abort/);
  });

  it('sends every character and any length', async () => {
    await start({ faults: [{ kind: 'unicode' }, { kind: 'huge', bytes: 1_000_000 }] });
    type Chat = { choices: { message: { content: string } }[] };
    expect(((await (await ask()).json()) as Chat).choices[0]!.message.content).toBe(unicodeText);
    expect(((await (await ask()).json()) as Chat).choices[0]!.message.content.length).toBeGreaterThan(1_000_000 - 9);
  });

  it('keeps failing everything when told to, and refuses other keys, echoing them', async () => {
    await start({ apiKey: 'right' });
    const refused = await ask();
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('test-key')]);
    server.always({ kind: 'status', status: 500 });
    const list = await fetch(`${server.url}/v1/models`, { headers: { authorization: 'Bearer right' } });
    expect(list.status).toBe(500);
    server.always(undefined);
    expect((await ask({ headers: { authorization: 'Bearer right' } })).status).toBe(200);
  });
});

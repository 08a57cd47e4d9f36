import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OpenAiServer {
  /** Without a path. */
  readonly url: string;
  /** Questions so far. */
  calls(): number;
  close(): Promise<void>;
}

/** A server that speaks as much of the OpenAI protocol as a study needs, and answers every question with one list. */
export async function startOpenAiServer(options: {
  readonly apiKey: string;
  readonly models: readonly string[];
  /** It does not tell its models, as many a compatible server. */
  readonly unlisted?: boolean;
  /** Before a question is answered. */
  readonly delayMs?: number;
}): Promise<OpenAiServer> {
  let calls = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const reply = (status: number, content: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(content));
      };
      // An unkind server shows the key that it was sent.
      const shown = request.headers.authorization;
      if (shown !== `Bearer ${options.apiKey}`) return reply(401, { error: { message: `Incorrect API key: ${shown}`, code: 'invalid_api_key' } });
      if (request.url?.endsWith('/models')) {
        if (options.unlisted) return reply(404, { error: { message: 'Not found' } });
        return reply(200, { object: 'list', data: options.models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'test' })) });
      }
      calls += 1;
      const { model } = JSON.parse(body) as { model: string };
      if (!options.models.includes(model)) return reply(404, { error: { message: `The model ${model} does not exist (${shown})`, code: 'model_not_found' } });
      const answer = (): void => reply(200, {
        id: 'c1',
        object: 'chat.completion',
        created: 1,
        model,
        system_fingerprint: `fp ${shown}`,
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '1. honesty\n2. care\n3. justice\n4. courage' } }],
        usage: { prompt_tokens: 9, completion_tokens: 12, total_tokens: 21 },
      });
      if (options.delayMs === undefined) answer();
      else setTimeout(answer, options.delayMs).unref();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

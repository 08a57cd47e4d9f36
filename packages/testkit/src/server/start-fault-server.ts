import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked, Fault, Scripted } from './fault.ts';
import { anthropicProtocol } from './anthropic.ts';
import { googleProtocol } from './google.ts';
import { ollamaProtocol } from './ollama.ts';
import { openaiProtocol } from './openai.ts';
import type { Incoming, Protocol } from './protocol.ts';
import { errorReply, listReply, reply, replyTo, send } from './reply.ts';

const protocols = { openai: openaiProtocol, ollama: ollamaProtocol, google: googleProtocol, anthropic: anthropicProtocol };
export type ProtocolName = keyof typeof protocols;
/** What a protocol can say: which finish reasons it has a word for, whether it tells quota from rate limit. */
export const protocolFacts = (name: ProtocolName): Pick<Protocol, 'finishReasons' | 'tellsQuota'> => protocols[name];

export interface FaultServerOptions {
  readonly protocol: ProtocolName;
  /** The script; default: a numbered list of three words. Embeddings are made from the text by hash. */
  readonly answer?: (asked: Asked) => Scripted | Promise<Scripted>;
  /** Models that exist; default `test-model` and `test-embedder`. */
  readonly models?: readonly string[];
  /** The only key that is taken; default: any, or none. */
  readonly apiKey?: string;
  /** Faults for the first calls, in order. */
  readonly faults?: readonly Fault[];
}

export interface RecordedRequest extends Pick<Incoming, 'method' | 'path' | 'headers' | 'body'> {
  /** `call` for a question or an embedding, `models` for the list, `other` for the rest. */
  readonly kind: 'call' | 'models' | 'other';
}

export interface FaultServer {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  /** Every request, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Requests for answers or embeddings, not those for lists and versions. */
  readonly calls: number;
  /** Faults for the calls to come, in order; they go before the script. */
  next(...faults: readonly Fault[]): void;
  /** This fault for everything, lists included, until `always(undefined)`. */
  always(fault: Fault | undefined): void;
  /** Stops, cutting connections that hang. */
  close(): Promise<void>;
}

const threeWords = '1. Honesty\n2. Curiosity\n3. Kindness';

/** Starts a model server on 127.0.0.1, on a free port, that answers by a script and misbehaves as told. */
export async function startFaultServer(options: FaultServerOptions): Promise<FaultServer> {
  const protocol = protocols[options.protocol];
  const models = options.models ?? ['test-model', 'test-embedder'];
  const requests: RecordedRequest[] = [];
  const queue: Fault[] = [...(options.faults ?? [])];
  let constant: Fault | undefined;
  let calls = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const incoming = await read(request);
    const route = protocol.route(incoming);
    const kind = route.kind === 'call' || route.kind === 'models' ? route.kind : 'other';
    requests.push({
      kind,
      method: incoming.method,
      path: incoming.path,
      headers: incoming.headers,
      body: incoming.body,
    });

    const key = protocol.key(incoming);
    if (options.apiKey !== undefined && key !== options.apiKey) {
      // Echoed on purpose, as real servers do: a plugin must not pass it on.
      const { status, body } = protocol.badKey(`Incorrect API key provided: ${key ?? 'none'}.`);
      return send(response, reply(status, body));
    }
    if (route.kind === 'unknown') {
      return send(response, errorReply(protocol, 404, 'not_found', `No route ${incoming.method} ${incoming.path}`));
    }
    if (route.kind === 'invalid') return send(response, errorReply(protocol, 400, 'invalid_request_error', route.message));
    if (route.kind === 'fixed') return send(response, reply(200, route.body));
    if (route.kind === 'models') return send(response, ...listReply(protocol, models, constant));

    const asked: Asked = { ...route.asked, index: calls };
    calls += 1;
    const fault = queue.shift() ?? constant;
    if (!models.includes(asked.model)) {
      return send(response, errorReply(protocol, 404, 'model_not_found', `The model '${asked.model}' does not exist`));
    }
    const script = asked.kind === 'generate' ? options.answer : undefined;
    const scripted = fault ?? (await script?.(asked)) ?? threeWords;
    return send(response, ...replyTo(protocol, asked, incoming, scripted, key));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`the script failed: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get calls() {
      return calls;
    },
    next: (...faults) => void queue.push(...faults),
    always: (fault) => void (constant = fault),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  let body: unknown;
  try {
    body = raw === '' ? undefined : JSON.parse(raw);
  } catch {
    body = undefined;
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body };
}

import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Fault, Scripted, ScriptedAnswer } from './fault.ts';
import { unicodeText } from './fault.ts';
import { record, vectorOf } from './protocol.ts';
import type { FullAnswer, Incoming, Protocol } from './protocol.ts';

/** An HTTP answer, before a fault spoils its way over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delayMs?: number;
}

export function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function errorReply(protocol: Protocol, status: number, code: string, message: string): Reply {
  return reply(status, protocol.error(status, code, message));
}

const openAiLimits = {
  requests: (what: string) => `x-ratelimit-${what}-requests`,
  tokens: (what: string) => `x-ratelimit-${what}-tokens`,
  reset: '6m0s',
};

/** The answer to a call, and the fault that spoils its transport, if one does. */
export function replyTo(
  protocol: Protocol,
  asked: Asked,
  incoming: Incoming,
  scripted: Scripted,
  key: string | null,
): [Reply, Fault | undefined] {
  const said: ScriptedAnswer =
    typeof scripted === 'string' ? { text: scripted } : 'kind' in scripted ? { text: 'Honesty' } : scripted;
  const fault = typeof scripted !== 'string' && 'kind' in scripted ? scripted : undefined;
  const shownKey = key === null ? '' : ` (key ${key})`;

  if (fault?.kind === 'status') {
    const code = fault.code ?? errorCodes[fault.status] ?? 'server_error';
    const message =
      fault.code === 'insufficient_quota' ? 'You exceeded your current quota' : `Told to answer ${fault.status}`;
    const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    return [reply(fault.status, protocol.error(fault.status, code, message + shownKey), headers), undefined];
  }
  if (fault?.kind === 'error-in-200') {
    return [reply(200, protocol.error(500, 'server_error', `The upstream model failed${shownKey}`)), undefined];
  }
  const body =
    asked.kind === 'embed'
      ? protocol.embeddings(asked.texts.map(vectorOf), fault?.kind !== 'missing-usage', asked, incoming)
      : protocol.generation(fullAnswer(said, fault, asked), asked, incoming);
  const limits = protocol.limitHeaders ?? openAiLimits;
  const remaining = fault?.kind === 'remaining-zero' ? '0' : '499';
  const whole = {
    ...reply(200, fault?.kind === 'no-choices' ? protocol.nothing(incoming) : body, {
      [limits.requests('limit')]: '500',
      [limits.requests('remaining')]: remaining,
      [limits.requests('reset')]: limits.reset,
      [limits.tokens('limit')]: '100000',
      [limits.tokens('remaining')]: fault?.kind === 'remaining-zero' ? '0' : '99000',
      [limits.tokens('reset')]: limits.reset,
    }),
    ...(said.delayMs === undefined ? {} : { delayMs: said.delayMs }),
  };
  return [spoiled(streamed(whole, incoming), fault), fault];
}

/** The list of models, or what a fault makes of it. */
export function listReply(
  protocol: Protocol,
  models: readonly string[],
  fault: Fault | undefined,
): [Reply, Fault | undefined] {
  if (fault?.kind === 'status') {
    const message = `Told to answer ${fault.status}`;
    return [errorReply(protocol, fault.status, errorCodes[fault.status] ?? 'server_error', message), undefined];
  }
  if (fault?.kind === 'error-in-200') {
    return [reply(200, protocol.error(500, 'server_error', 'The upstream failed')), undefined];
  }
  return [spoiled(reply(200, protocol.models(models)), fault), fault];
}

const errorCodes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_api_key',
  403: 'permission_denied',
  404: 'not_found',
  429: 'rate_limit_exceeded',
  503: 'overloaded',
  529: 'overloaded_error',
};

function fullAnswer(said: ScriptedAnswer, fault: Fault | undefined, asked: Asked): FullAnswer {
  const inputTokens = asked.messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4), 3);
  let content: string | null = said.text;
  let finishReason = said.finishReason ?? 'stop';
  if (fault?.kind === 'huge') content = 'honesty, '.repeat(Math.ceil(fault.bytes / 9));
  if (fault?.kind === 'unicode') content = unicodeText;
  if (fault?.kind === 'null-text') content = null;
  if (fault?.kind === 'finish') {
    finishReason = fault.reason;
    content =
      fault.reason === 'content-filter' ? null : fault.reason === 'refusal' ? 'I cannot help with that.' : 'Honest';
  }
  const usage = { inputTokens, outputTokens: Math.ceil((content?.length ?? 0) / 4) };
  return {
    text: content,
    finishReason,
    usage: fault?.kind === 'missing-usage' ? null : said.usage === undefined ? usage : said.usage,
    revision: said.revision ?? 'test-revision',
  };
}

/** Ollama streams unless told not to: the same answer in two lines. */
function streamed(whole: Reply, { path, body }: Incoming): Reply {
  const streams = /\/api\/(chat|generate)$/.test(path) && record(body)['stream'] !== false;
  if (!streams) return whole;
  const last = record(JSON.parse(whole.body));
  const first = { ...last, done: false, done_reason: undefined };
  const empty = 'message' in last ? { message: { role: 'assistant', content: '' } } : { response: '' };
  return {
    ...whole,
    headers: { ...whole.headers, 'content-type': 'application/x-ndjson' },
    body: `${JSON.stringify(first)}\n${JSON.stringify({ ...last, ...empty })}\n`,
  };
}

function spoiled(whole: Reply, fault: Fault | undefined): Reply {
  switch (fault?.kind) {
    case 'empty-body':
      return { ...whole, body: '' };
    case 'truncated-json':
      return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length * 0.6)) };
    case 'wrong-json':
      return { ...whole, body: '{"greeting":"hello"}' };
    case 'wrong-content-type':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Please log in</title>',
      };
    default:
      return whole;
  }
}

/** Longer than any test waits; `close()` ends it. */
const forever = 3_600_000;

const endlessMegabytes = 96;

/** Half the answer, then blanks for as long as the client takes them. */
async function sendEndless(response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  response.writeHead(status, headers);
  response.write(body.slice(0, Math.floor(body.length / 2)));
  const blanks = Buffer.alloc(1024 * 1024, ' ');
  for (let sent = 0; sent < endlessMegabytes && !response.destroyed; sent += 1) {
    await new Promise((resolve) => response.write(blanks, resolve));
  }
  response.socket?.destroy();
}

/** Puts a reply on the wire, or does to the connection what the fault says. */
export async function send(
  response: ServerResponse,
  whole: Reply,
  fault?: Fault,
): Promise<void> {
  const { status, headers, body, delayMs } = whole;
  if (fault?.kind === 'endless') return sendEndless(response, whole);
  if (fault?.kind === 'reset') return void response.socket?.resetAndDestroy();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const pause = async (ms: number): Promise<void> =>
    wait(ms, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
  if (delayMs !== undefined) await pause(delayMs);
  if (fault?.kind === 'slow-headers') await pause(fault.ms ?? forever);
  if (gone.signal.aborted) return;

  const bytes = Buffer.from(body, 'utf8');
  if (fault?.kind === 'not-utf8') bytes[bytes.lastIndexOf('Honesty')] = 0xff;
  const cut = fault?.kind === 'slow-body' || fault?.kind === 'cut-body';
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  if (!cut) return void response.end(bytes);
  const half = Math.floor(bytes.length / 2);
  await new Promise((resolve) => response.write(bytes.subarray(0, half), resolve));
  if (fault.kind === 'cut-body') return void response.socket?.destroy();
  await pause((fault.kind === 'slow-body' ? fault.ms : undefined) ?? forever);
  if (!gone.signal.aborted) response.end(bytes.subarray(half));
}

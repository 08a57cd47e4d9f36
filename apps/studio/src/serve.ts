import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { DataError, ValueLexError } from '@valuelex/core';
import { renderShell } from '@valuelex/report-ui';
import type { AnswerQuery } from '@valuelex/report-ui';
import { readQuery } from './read-query.ts';
import { refuseStrangers } from './refuse-strangers.ts';
import { Studies } from './studies.ts';
import type { StudiesOptions } from './studies.ts';

export interface ServeOptions extends StudiesOptions {
  /** Folders of studies, or folders that hold some. */
  readonly dirs: readonly string[];
  /** 0: any that is free. */
  readonly port: number;
}

export interface Served {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly studies: number;
  close(): Promise<void>;
}

/** What is served: see {@link Studies}. Values go out as JSON. */
export interface ServedStudies {
  readonly size: number;
  has(id: string): Promise<boolean>;
  list(): Promise<readonly unknown[]>;
  document(id: string): Promise<unknown>;
  answers(id: string, query: AnswerQuery): Promise<unknown>;
  progress(id: string): Promise<unknown>;
}

const zip = promisify(gzip);
const fromStrangers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' };

/**
 * Serves the dashboard on 127.0.0.1. Reads studies, also while they run, and changes nothing.
 * @throws DataError when there is no study in the folders, or the port is taken
 */
export async function serve({ dirs, port, ...options }: ServeOptions): Promise<Served> {
  const studies = await Studies.find(dirs, options);
  if (studies.size === 0) throw new DataError('no-study', 'there is no study in these folders', { where: dirs.join(', '), hint: '`valuelex run` makes one' });
  const served = await serveStudies(studies, port);
  return {
    ...served,
    close: async () => {
      await served.close();
      studies.close();
    },
  };
}

/**
 * The server itself, whatever its studies come from.
 * @throws DataError when the port is taken
 */
export async function serveStudies(studies: ServedStudies, port: number): Promise<Served> {
  const shell = renderShell();
  let bound = port;
  const server = createServer((request, response) => {
    answer(request, response, studies, shell, bound).catch((error: unknown) => {
      // What went wrong is told in words of ours; a stack says where things lie.
      const message = ValueLexError.is(error) ? error.message : 'the dashboard could not answer';
      if (!response.headersSent) send(response, 500, 'text/plain; charset=utf-8', message);
      else response.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(new DataError('port', cause.code === 'EADDRINUSE' ? `port ${port} is taken` : `cannot listen on port ${port}`, { hint: '--port 0 takes any that is free', cause })));
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) bound = address.port;
  return {
    url: `http://127.0.0.1:${bound}/`,
    studies: studies.size,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, studies: ServedStudies, shell: ReturnType<typeof renderShell>, port: number): Promise<void> {
  const refused = refuseStrangers(request, port);
  if (refused !== null) return send(response, refused.status, 'text/plain; charset=utf-8', refused.why);
  // A whole address names a host of its own, which nobody has checked.
  if (request.url?.startsWith('/') !== true) return send(response, 400, 'text/plain; charset=utf-8', 'this is no path');
  const url = new URL(`http://127.0.0.1${request.url}`);
  if (url.pathname === '/') return send(response, 200, 'text/html; charset=utf-8', shell.html, { 'content-security-policy': shell.policy, 'x-frame-options': 'DENY' });
  if (url.pathname === '/report.js') return send(response, 200, 'text/javascript; charset=utf-8', shell.script);
  if (url.pathname === '/report.css') return send(response, 200, 'text/css; charset=utf-8', shell.style);
  if (url.pathname === '/api/studies') return sendJson(request, response, await studies.list());
  const match = /^\/api\/studies\/([A-Za-z0-9._-]+)(?:\/(answers|progress))?$/.exec(url.pathname);
  const id = match?.[1];
  if (id === undefined) return send(response, 404, 'text/plain; charset=utf-8', 'there is nothing here');
  if (!(await studies.has(id))) return send(response, 404, 'text/plain; charset=utf-8', 'there is no such study here, or it is gone');
  if (match?.[2] === 'answers') return sendJson(request, response, await studies.answers(id, readQuery(url.searchParams)));
  if (match?.[2] === 'progress') return sendJson(request, response, await studies.progress(id));
  return sendJson(request, response, await studies.document(id));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': type, ...fromStrangers, ...headers });
  response.end(body);
}

async function sendJson(request: IncomingMessage, response: ServerResponse, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  if (text.length < 10_000 || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return send(response, 200, 'application/json; charset=utf-8', text);
  send(response, 200, 'application/json; charset=utf-8', await zip(text, { level: 1 }), { 'content-encoding': 'gzip' });
}

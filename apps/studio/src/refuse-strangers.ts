import type { IncomingMessage } from 'node:http';

/**
 * Why a request is refused, or null. The dashboard answers this machine’s own browser alone: the name that was asked for must be the loopback’s, so that no
 * page elsewhere can reach it by a name of its own (DNS rebinding), and another page’s script may not ask.
 */
export function refuseStrangers({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, port: number): { readonly status: number; readonly why: string } | null {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (!names.includes(headers.host ?? '')) return { status: 403, why: 'this dashboard answers on the loopback address alone' };
  const { origin } = headers;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) return { status: 403, why: 'another page may not ask' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, why: 'another page may not ask' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, why: 'nothing can be changed here' };
  return null;
}

import { describe, expect, it } from '@jest/globals';
import { refuseStrangers } from './refuse-strangers.ts';

const ask = (headers: Record<string, string>, method = 'GET') => refuseStrangers({ method, headers: { host: '127.0.0.1:4747', ...headers } }, 4747);

describe('refuseStrangers', () => {
  it.each([{}, { host: 'localhost:4747' }, { origin: 'http://127.0.0.1:4747' }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])('lets %j pass', (headers) => {
    expect(ask(headers as Record<string, string>)).toBeNull();
  });

  it.each([
    { host: 'rebound.example:4747' },
    { host: '127.0.0.1:80' },
    { host: '' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'https://127.0.0.1:4747' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses %j', (headers) => {
    expect(ask(headers as Record<string, string>)?.status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('changes nothing on %s', (method) => {
    expect(ask({}, method)?.status).toBe(405);
  });
});

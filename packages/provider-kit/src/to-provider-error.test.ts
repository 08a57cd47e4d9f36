import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import { toProviderError } from './to-provider-error.ts';

const context = { server: 'Server', now: 0, hints: { network: 'Start it.' } };
const live = new AbortController().signal;
const map = (error: unknown, signal: AbortSignal = live): ProviderError => toProviderError(error, signal, context);

describe('toProviderError', () => {
  it('keeps an error of ours, also below an SDK error', () => {
    const ours = new ProviderError('quota', 'empty');
    expect(map(ours)).toBe(ours);
    expect(map(new Error('Connection error.', { cause: ours }))).toBe(ours);
  });
  it('takes every error of an aborted call for the abort', () => {
    const controller = new AbortController();
    controller.abort();
    expect(map(new TypeError('fetch failed'), controller.signal).reason).toBe('aborted');
    expect(map(Object.assign(new Error('x'), { name: 'AbortError' })).reason).toBe('aborted');
  });
  it('knows a server that is down', () => {
    const error = map(new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) }));
    expect(error).toMatchObject({ reason: 'network', hint: 'Start it.', message: 'Server cannot be reached (ECONNREFUSED).' });
  });
  it('knows a torn body, bad JSON and a timeout', () => {
    expect(map(new TypeError('terminated')).reason).toBe('network');
    expect(map(new SyntaxError('Unexpected end')).reason).toBe('invalid-response');
    expect(map(new TypeError('fetch failed', { cause: Object.assign(new Error('h'), { code: 'UND_ERR_HEADERS_TIMEOUT' }) })).reason).toBe('timeout');
  });
  it('does not loop on a cause that points back', () => {
    const error = new Error('x');
    error.cause = error;
    expect(map(error).reason).toBe('invalid-response');
  });
  it('takes what is no error at all', () => {
    expect(map('odd').reason).toBe('invalid-response');
    expect(map(undefined).reason).toBe('invalid-response');
  });
});

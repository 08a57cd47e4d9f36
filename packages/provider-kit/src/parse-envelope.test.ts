import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { mapFinishReason } from './finish-reason.ts';
import { parseEnvelope } from './parse-envelope.ts';

const schema = z.object({ choices: z.array(z.object({ text: z.string() })).min(1) });
const parse = (body: unknown): unknown => parseEnvelope(schema, body, new Headers({ 'retry-after': '1' }), { server: 'Server', now: 0 });

describe('parseEnvelope', () => {
  it('gives the part that was asked for', () => {
    expect(parse({ choices: [{ text: '' }], extra: 1, error: null })).toEqual({ choices: [{ text: '' }] });
  });
  it('takes a 200 with an error for that error', () => {
    expect(() => parse({ error: { message: 'slow down', code: 429 } })).toThrow(
      expect.objectContaining({ reason: 'rate-limit', retryAfterMs: 1000 }),
    );
    expect(() => parse({ error: 'broken' })).toThrow(expect.objectContaining({ reason: 'server' }));
  });
  it.each([[{}], ['<html>'], [null], [{ choices: [] }], [{ choices: [{ text: 7 }] }]])('refuses %j and quotes nothing', (body) => {
    expect(() => parse(body)).toThrow(expect.objectContaining({ reason: 'invalid-response' }));
  });
});

describe('mapFinishReason', () => {
  it.each([
    ['stop', 'stop'],
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['content_filter', 'content-filter'],
    ['SAFETY', 'content-filter'],
    ['refusal', 'refusal'],
    ['tool_calls', 'other'],
    ['constructor', 'other'],
    [null, 'other'],
  ])('%s is %s', (raw, reason) => {
    expect(mapFinishReason(raw)).toBe(reason);
  });
});

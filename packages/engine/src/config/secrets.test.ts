import { describe, expect, it } from '@jest/globals';
import { interpolate } from './interpolate.ts';
import { SecretRegistry } from './secrets.ts';

describe('SecretRegistry', () => {
  it('masks a value as it stands, URL-encoded, JSON-escaped and in base64', () => {
    const secrets = new SecretRegistry();
    const key = 'sk-a/b"c d+';
    secrets.register('KEY', key);
    const forms = [key, encodeURIComponent(key), JSON.stringify(key), Buffer.from(key).toString('base64')];
    for (const form of forms) {
      expect(secrets.mask(`before ${form} after`)).toContain('${env:KEY}');
      expect(secrets.mask(form)).not.toContain('sk-a');
    }
  });

  it('masks the longer of two values that overlap whole', () => {
    const secrets = new SecretRegistry();
    secrets.register('SHORT', 'abcd');
    secrets.register('LONG', 'abcdefgh');
    expect(secrets.mask('abcdefgh abcd')).toBe('${env:LONG} ${env:SHORT}');
  });

  it('masks at any depth and leaves the rest as it is', () => {
    const secrets = new SecretRegistry();
    secrets.register('KEY', 'hunter22');
    const value = { a: ['x hunter22', 1, null], b: { c: 'hunter22' } };
    expect(secrets.maskDeep(value)).toEqual({ a: ['x ${env:KEY}', 1, null], b: { c: '${env:KEY}' } });
  });
});

describe('interpolate', () => {
  it('fills in, registers, and reports every variable that is not there with its path', () => {
    const secrets = new SecretRegistry();
    const raw = {
      providers: { a: { with: { key: '${env:A_KEY}', url: 'http://${env:HOST}:1/${env:GONE}' } } },
      list: ['${env:EMPTY}', '${A_KEY}'],
    };
    const { value, problems, unresolved } = interpolate(
      raw,
      { A_KEY: 'secret-a', HOST: 'h.example', EMPTY: '' },
      secrets,
    );
    expect(value).toMatchObject({ providers: { a: { with: { key: 'secret-a' } } } });
    expect(problems.map(({ path }) => path)).toEqual(['providers.a.with.url', 'list.0', 'list.1']);
    expect(problems[0]).toMatchObject({
      message: 'the environment variable GONE is not set',
      hint: expect.stringContaining('export GONE='),
    });
    expect([...unresolved]).toEqual(['providers.a.with.url', 'list.0', 'list.1']);
    expect(secrets.mask('secret-a')).toBe('${env:A_KEY}');
    expect(raw.providers.a.with.key).toBe('${env:A_KEY}');
  });
});

describe('a key that is written into the config', () => {
  it('is hidden wherever it shows, as one from the environment is', () => {
    const secrets = new SecretRegistry();
    const raw = { providers: { a: { with: { apiKey: 'sk-literal-123456', headers: { 'x-api-key': 'other-literal' }, baseURL: 'https://x.example' } } } };
    interpolate(raw, {}, secrets);
    expect(secrets.maskDeep(raw)).toEqual({
      providers: { a: { with: { apiKey: '(secret)', headers: { 'x-api-key': '(secret)' }, baseURL: 'https://x.example' } } },
    });
  });

  it('is left where it is too short to be one, and where an option only sounds like one', () => {
    const secrets = new SecretRegistry();
    const raw = { apiKey: 'none', maxTokens: 100, tokenizer: 'sentencepiece', keyword: 'integrity' };
    interpolate(raw, {}, secrets);
    expect(secrets.maskDeep(raw)).toEqual(raw);
  });
});

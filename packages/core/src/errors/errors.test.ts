import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.ts';
import { DataError } from './data-error.ts';
import { PluginError } from './plugin-error.ts';
import { ProviderError, providerErrorReasons } from './provider-error.ts';
import { ValueLexError } from './valuelex-error.ts';

describe('ValueLexError', () => {
  it('is recognised across copies of this package', () => {
    // What another copy would throw: the same marker on an unrelated class.
    const foreign = Object.assign(new Error('x'), {
      [Symbol.for('valuelex.error')]: true,
      reason: 'quota',
      code: 'provider-quota',
    });
    expect([ValueLexError.is(foreign), ProviderError.is(foreign), ConfigError.is(foreign)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([undefined, null, 'text', {}, new Error('x'), new TypeError('y')])('does not take %p for one', (value) => {
    expect([ValueLexError.is(value), ProviderError.is(value)]).toEqual([false, false]);
  });

  it('keeps code, place, hint and cause', () => {
    const cause = new Error('below');
    const error = new DataError('constant', 'a3 does not vary', { where: 'table.csv', hint: 'Leave it out.', cause });
    expect(error).toMatchObject({
      name: 'DataError',
      code: 'data-constant',
      where: 'table.csv',
      hint: 'Leave it out.',
      cause,
    });
    expect('cause' in new DataError('x', 'y')).toBe(false);
  });
});

describe('ProviderError', () => {
  it('says which reasons may pass', () => {
    const passing = providerErrorReasons.filter((reason) => new ProviderError(reason, 'x').isRetryable);
    expect(passing).toEqual(['rate-limit', 'overloaded', 'server', 'timeout', 'network', 'invalid-response']);
  });

  it('keeps status and wait', () => {
    const error = new ProviderError('rate-limit', 'slow down', { status: 429, retryAfterMs: 2000 });
    expect(error).toMatchObject({ code: 'provider-rate-limit', status: 429, retryAfterMs: 2000 });
  });
});

describe('ConfigError', () => {
  it('counts its problems and names its file', () => {
    const problem = { path: 'seed', message: 'must be a whole number' };
    expect(new ConfigError('a.yaml', [problem]).message).toBe('a.yaml: 1 problem');
    expect(new ConfigError('a.yaml', [problem, problem])).toMatchObject({
      message: 'a.yaml: 2 problems',
      where: 'a.yaml',
    });
    expect(ConfigError.is(new ConfigError('a.yaml', []))).toBe(true);
  });
});

describe('PluginError', () => {
  it('begins with the plugin', () => {
    expect(new PluginError('efa', 'invalid', 'no create')).toMatchObject({
      message: 'efa: no create',
      code: 'plugin-invalid',
      plugin: 'efa',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { ConfigError, DataError, PluginError } from '@valuelex/core';
import { describeError, errorDocument, exitCodeOf, unwritable } from './errors.ts';

const fault = (code: string, syscall: string, path: string): Error => Object.assign(new Error(`${code}: raw`), { code, syscall, path });

describe('describeError', () => {
  it('lists line and expectation of each problem, and what was found where that is news', () => {
    const text = describeError(
      new ConfigError('c.yaml', [
        { path: 'seeed', line: 3, message: 'there is no setting "seeed"', expected: 'one of seed, study', found: 'seeed', hint: 'did you mean "seed"?' },
        { path: 'seed', line: 4, message: 'is too small', expected: 'at least 0', found: '-1' },
        { path: 'study', message: 'is missing', expected: 'a string', found: 'nothing' },
      ]),
    );
    expect(text.split('\n')).toEqual([
      'c.yaml: 3 problems',
      '  seeed, line 3: there is no setting "seeed" (expected one of seed, study)',
      '    → did you mean "seed"?',
      '  seed, line 4: is too small (expected at least 0; found -1)',
      '  study: is missing (expected a string)',
    ]);
  });

  it('begins with the place only where there is one', () => {
    expect(describeError(new DataError('x', 'is bad', { where: '' }))).toBe('is bad');
    expect(describeError(new DataError('x', 'is bad', { where: 'f.csv', hint: 'mend it' }))).toBe('f.csv: is bad\n  → mend it');
  });

  it.each([
    ['EACCES', 'mkdir', /^cannot write \/p: permission denied\n {2}→ /],
    ['ENOSPC', 'write', /^cannot write \/p: no space/],
    ['EISDIR', 'read', /^cannot read \/p: this is a folder/],
    ['EROFS', 'open', /^cannot write \/p: the file system is read-only/],
  ])('says in one line what %s means', (code, syscall, line) => {
    const error = fault(code, syscall, '/p');
    expect(describeError(error)).toMatch(line);
    expect(exitCodeOf(error)).toBe(1);
    expect(errorDocument(error)).toMatchObject({ error: { code: 'file' } });
  });

  it('keeps faults of the program apart', () => {
    expect(describeError(new TypeError('x is undefined'))).toMatch(/^unexpected fault/);
  });
});

describe('exitCodeOf', () => {
  it('is 2 for a wrong name of a plugin or file, 1 for a plugin that breaks', () => {
    expect(['not-found', 'wrong-kind', 'broken'].map((code) => exitCodeOf(new PluginError('p', code, 'x')))).toEqual([2, 2, 1]);
    expect(exitCodeOf(unwritable('/nope/x', fault('ENOENT', 'open', '/nope/x')))).toBe(2);
  });
});

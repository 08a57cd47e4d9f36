import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactorSolution } from '@valuelex/core';
import { ConfigError, DataError } from '@valuelex/core';
import { heard } from '../__fixtures__/heard.ts';
import { runCommand } from '../__fixtures__/run-command.ts';
import { fromPlainError, toPlainError } from '../thread/plain-error.ts';
import { exitCodeOf } from '../output/errors.ts';
import { verb } from './factor.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-factor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function factor(text: string | Uint8Array, set: readonly string[] = [], signal?: AbortSignal): Promise<{ solution: FactorSolution; text: string }> {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  const options = { data: file, drop: [], kind: 'rating', use: 'efa', set: [...set], seed: '1' };
  const told = await heard<FactorSolution>((context) => verb(context, options), signal === undefined ? {} : { signal });
  return { solution: told.document, text: told.text };
}

/** n rows of numbers that look random and are always the same. */
function body(n: number, p: number, row = (cells: number[]): (number | string)[] => cells): string {
  let state = 7;
  const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: n }, () => `${row(Array.from({ length: p }, next)).join(',')}\n`).join('');
}
const four = `a,b,c,d\n${body(30, 4)}`;

describe('what cannot be factored is refused, with the reason and the place', () => {
  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['infinity', `a,b,c\n${body(9, 3)}Infinity,1,2\n`, 'data-not-a-number', /row 11, column a/],
    ['a number beyond numbers', `a,b,c\n${body(9, 3)}1,1e400,2\n`, 'data-not-a-number', /row 11, column b/],
    ['text in a cell', `a,b,c\n${body(9, 3)}1,2,three\n`, 'data-not-a-number', /row 11, column c/],
    ['a line break in a cell', `a,b,c\n${body(9, 3)}"1\n2",1,2\n`, 'data-not-a-number', /row 11, column a/],
    ['a ragged row', `a,b,c\n${body(9, 3)}1,2\n`, 'data-ragged', /line 11/],
    ['zeros', `a,b,c\n${'0,0,0\n'.repeat(9)}`, 'data-constant-variables', /a, b, c/],
    ['a constant column', `a,b,c,d\n${body(9, 3, (cells) => [...cells, 3])}`, 'data-constant-variables', /do not vary: d$/],
    ['a column without values', `a,b,c,d\n${body(9, 3, (cells) => [...cells, 'NA'])}`, 'data-empty-variables', /missing in every row: d$/],
    ['a name twice', `a,b,a\n${body(9, 3)}`, 'data-repeated-column', /"a"/],
    ['nothing', '', 'data-empty-table', /no rows/],
    ['blank lines', '\n\n\n', 'data-empty-table', /no rows/],
    ['a header alone', 'a,b,c\n', 'data-empty-table', /no rows/],
    ['columns that share no row', `a,b,c,d\n${body(9, 2, (cells) => ['', '', ...cells])}${body(9, 2, (cells) => [...cells, '', ''])}`, 'data-too-few-rows', /share only 0 rows/],
    ['5,000 columns', `${Array.from({ length: 5000 }, (_, j) => `v${j}`).join(',')}\n${body(3, 5000)}`, 'data-too-many-variables', /5000 variables .* 200 MB/],
    ['100,000 columns', `${Array.from({ length: 100_000 }, (_, j) => `v${j}`).join(',')}\n${'1,'.repeat(99_999)}1\n`, 'data-too-many-columns', /100000 columns/],
  ])('%s', async (_, text, code, said) => {
    const refused = await factor(text).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code });
    const { message, where = '' } = refused as DataError;
    expect(`${where} ${message}`).toMatch(said);
    expect(exitCodeOf(refused)).toBe(2);
  });
});

describe('what says little is factored as far as it goes, with the reason', () => {
  it.each([
    ['one column', `a\n${body(9, 1)}`, 'too-few-to-factor'],
    ['one row', `a,b,c\n${body(1, 3)}`, 'too-few-to-factor'],
    ['two rows', `a,b,c\n${body(2, 3)}`, 'too-few-to-factor'],
    ['three rows', `a,b,c\n${body(3, 3)}`, 'fewer-rows-than-variables'],
    ['missing cells', `a,b,c,d\n${body(30, 4)}NaN,1,2,NA\n`, 'missing-pairwise'],
    ['identical columns', `a,b,c,d\n${body(30, 3, ([x, ...rest]) => [x!, x!, ...rest])}`, 'heywood'],
    ['rows of one sum', `a,b,c,d\n${body(30, 3, (cells) => [...cells, 10 - cells.reduce((x, y) => x + y)])}`, 'fixed-row-sums'],
    ['numbers too large to square', `a,b,c,d\n${body(30, 4, ([x, ...rest]) => [x! * 1e300, ...rest])}`, 'no-structure'],
    ['names of objects’ own members', `__proto__,constructor,toString,d\n${body(30, 4)}`, 'no-structure'],
  ])('%s', async (_, text, code) => {
    const { solution } = await factor(text);
    const codes = solution.diagnostics.map((diagnostic) => diagnostic.code);
    expect(codes).toContain(code);
    // That nothing was found is told once, whoever finds it.
    const none = codes.filter((each) => ['no-factor', 'no-structure', 'too-few-to-factor'].includes(each));
    expect(none).toHaveLength(solution.retention.chosen === 0 ? 1 : 0);
    for (const number of [...solution.communalities, ...solution.loadings.flat()]) expect(Number.isFinite(number)).toBe(true);
  });
});

describe('the same table', () => {
  it.each([
    ['with a byte-order mark', `\uFEFF${four}`],
    ['with lines ended as on Windows', four.replaceAll('\n', '\r\n')],
    ['with lines ended as on old Macs', four.replaceAll('\n', '\r')],
    ['with semicolons', four.replaceAll(',', ';')],
    ['with tabs', four.replaceAll(',', '\t')],
    ['with quotes', four.replaceAll(/[^,\n]+/g, '"$&"')],
  ])('%s gives the same', async (_, text) => {
    expect(text).not.toBe(four);
    expect((await factor(text, ['factors=1'])).solution).toEqual((await factor(four, ['factors=1'])).solution);
  });

  it('may have a line break in a name', async () => {
    const { solution, text } = await factor(four.replace('a', '"a\nx"'), ['factors=1']);
    expect(solution.variables[0]).toBe('a\nx');
    expect(text).not.toContain('a\nx');
  });
});

describe('the verb', () => {
  it('says which formula each index follows', async () => {
    const { solution, text } = await factor(four, ['factors=1', 'fit=lavaan', 'method=ml']);
    expect(solution.fit).toMatchObject({ formulas: 'lavaan', formulaOf: { chiSquare: expect.stringContaining('n F'), srmr: expect.stringContaining('p(p + 1)/2') } });
    expect(text).toMatch(/fit: lavaan\s+formula/);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort(new DOMException('interrupted', 'AbortError'));
    await expect(factor(four, [], controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  // A thread loads the built command: `npm test` builds it first.
  const built = new URL('../../dist/thread/in-thread.js', import.meta.url);
  const inBuilt = existsSync(built) || process.env['CI'] ? it : it.skip;
  inBuilt('shows how far it is and is interrupted in the middle of a sum that takes a minute', async () => {
    const file = join(folder, 'wide.csv');
    writeFileSync(file, `${Array.from({ length: 1500 }, (_, j) => `v${j}`).join(',')}\n${body(100, 1500)}`);
    const interrupted = await runCommand(['factor', '--data', file, '--set', 'draws=5000'], { cwd: folder, stop: { signal: 'SIGINT', when: (shown) => shown.includes('number of factors') } });
    expect(interrupted).toMatchObject({ code: 130, stdout: '' });
    const shown = interrupted.stderr;
    expect(shown).toMatch(/associations of 1500 variables: expect up to a minute|number of factors/);
    expect(shown).toContain('valuelex: interrupted');
  });

  it('brings errors over from another thread as they were thrown', () => {
    const problems = [{ path: 'with.rotation', message: 'is no rotation' }];
    for (const error of [new DataError('x', 'what', { where: 'here', hint: 'do so' }), new ConfigError('a.yaml', problems), new RangeError('no room'), Object.assign(new Error('stop'), { name: 'AbortError' })]) {
      const back = fromPlainError(structuredClone(toPlainError(error)));
      expect(exitCodeOf(back)).toBe(exitCodeOf(error));
      const { code, where, hint, name } = error as DataError;
      expect(back).toMatchObject({ message: error.message, name, ...(error instanceof DataError || error instanceof ConfigError ? { code, where } : {}), ...(hint === undefined ? {} : { hint }) });
    }
  });
});

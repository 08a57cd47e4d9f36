import { describe, expect, it } from '@jest/globals';
import { describeDiagnostics } from './factor-text.ts';
import { counted } from './plural.ts';
import { describeFailures, failuresByReason } from './failures-text.ts';
import { printableJson, wrapText } from './printable.ts';
import { textTable } from './text-table.ts';

describe('texts', () => {
  it('agrees numbers with nouns', () => {
    expect([counted(1, 'model'), counted(0, 'model'), counted(2, 'family', 'families')]).toEqual(['1 model', '0 models', '2 families']);
  });

  it('wraps at spaces and cuts what is wider than a line', () => {
    expect(wrapText('aa bb cccccc', 4)).toEqual(['aa', 'bb', 'cccc', 'cc']);
    expect(textTable(['k', 'text'], [[1, 'aa bb']], { wrap: { 1: 4 } })).toBe('k  text\n─  ────\n1  aa\n   bb');
  });

  it('breaks the widest text of a table that is wider than the terminal, and no number', () => {
    const rows = [['short', 123456789, 'a long text '.repeat(10)]];
    for (const width of [100, 60, 44]) {
      const lines = textTable(['a', 'n', 'text'], rows, { width }).split('\n');
      expect([width, Math.max(...lines.map((line) => line.length)) <= width]).toEqual([width, true]);
      expect(lines.join('\n')).toContain('123456789');
      expect(lines.join(' ').match(/long/g)).toHaveLength(10);
    }
  });

  it('tells failures by reason with one example each, within a line, and nothing of them is obeyed', () => {
    const row = { stage: 'elicit', reason: 'network' as const, count: 3, example: `cannot \u001b[2J reach\u009b \u202e the server ${'x'.repeat(400)}` };
    const failures = [...['a', 'b', 'c', 'd'].map((model) => ({ ...row, model: `local/${model}` })), { ...row, model: 'local/a', stage: 'assess', reason: 'auth' as const, count: 40, example: 'no key' }];
    const text = describeFailures(failures);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(text).toContain('local/a, local/b, local/c and 1 ');
    expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(text.match(/cannot/g)).toHaveLength(1);
    expect(failuresByReason(failures).map(({ reason, count }) => [reason, count])).toEqual([
      ['auth', 40],
      ['network', 12],
    ]);
  });

  it('writes JSON that no terminal obeys and that reads back the same', () => {
    const document = { text: '\u001b[2J \u009b2J \u202e \u2028\n end' };
    expect(printableJson(document)).not.toMatch(/[\u001b\u0080-\u009f\u202e\u2028]/);
    expect(JSON.parse(printableJson(document))).toEqual(document);
  });

  it('names the first variables of a diagnostic', () => {
    const variables = Array.from({ length: 10 }, (_, i) => `w${i}`);
    expect(describeDiagnostics([{ code: 'x', severity: 'info', message: 'Words.', variables }])).toBe('· Words. (w0, w1, w2, w3, w4, w5, w6, w7, … 10 in all)');
  });
});

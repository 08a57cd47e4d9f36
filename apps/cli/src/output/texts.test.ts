import { describe, expect, it } from '@jest/globals';
import { describeDiagnostics } from './factor-text.ts';
import { counted } from './plural.ts';
import { describeFailures } from './run-text.ts';
import { textTable, wrapText } from './text-table.ts';

describe('texts', () => {
  it('agrees numbers with nouns', () => {
    expect([counted(1, 'model'), counted(0, 'model'), counted(2, 'family', 'families')]).toEqual(['1 model', '0 models', '2 families']);
  });

  it('wraps at spaces and cuts what is wider than a line', () => {
    expect(wrapText('aa bb cccccc', 4)).toEqual(['aa', 'bb', 'cccc', 'cc']);
    expect(textTable(['k', 'text'], [[1, 'aa bb']], 3, { 1: 3 })).toBe('k  text\n─  ────\n1  aa\n   bb');
  });

  it('keeps the table of failures within a terminal', () => {
    const text = describeFailures([{ stage: 'elicit', model: 'local/llama', reason: 'network', count: 3, example: 'cannot reach the server '.repeat(40) }]);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).toContain('…');
  });

  it('names the first variables of a diagnostic', () => {
    const variables = Array.from({ length: 10 }, (_, i) => `w${i}`);
    expect(describeDiagnostics([{ code: 'x', severity: 'info', message: 'Words.', variables }])).toBe('· Words. (w0, w1, w2, w3, w4, w5, w6, w7, … 10 in all)');
  });
});

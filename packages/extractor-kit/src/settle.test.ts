import { describe, expect, it } from '@jest/globals';
import { headOf } from './head-of.ts';
import { settle } from './settle.ts';
import { verdictOnNothing } from './verdict-on-nothing.ts';
import { visibleSpans } from './visible-spans.ts';

describe('settle', () => {
  const text = 'care, Care, truth, hon';
  const all = [
    { start: 19, end: 22 },
    { start: 6, end: 10 },
    { start: 0, end: 4 },
    { start: 0, end: 4 },
    { start: 12, end: 17, reason: 'stop-list' as const },
  ];
  it('puts candidates in order, and rejects repeats', () => {
    expect(settle(text, all, false)).toEqual({
      descriptors: [
        { surface: 'care', start: 0, end: 4 },
        { surface: 'hon', start: 19, end: 22 },
      ],
      rejected: [
        { surface: 'Care', start: 6, end: 10, reason: 'duplicate' },
        { surface: 'truth', start: 12, end: 17, reason: 'stop-list' },
      ],
    });
  });
  it('rejects what touches the end of an answer that broke off', () => {
    expect(settle(`${text} \n`, all, true).rejected.at(-1)).toEqual({ surface: 'hon', start: 19, end: 22, reason: 'truncated' });
  });
});

describe('visibleSpans', () => {
  it.each([
    ['<think>a</think>b', 'b', false],
    ['a</think>b', 'b', false],
    ['a<think>b', 'a', true],
    ['a[THINK]b[/THINK]c', 'ac', false],
    ['<think>a<think>b</think>c</think>d', 'd', false],
    ['plain', 'plain', false],
    ['a<script src="x">b</script>c<STYLE>d</style >e', 'ace', false],
    ['a<script>b', 'a<script>b', false],
  ])('%s', (text, visible, isStillThinking) => {
    const found = visibleSpans(text);
    expect(found.spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(visible);
    expect(found.isStillThinking).toBe(isStillThinking);
  });
});

it('cuts between characters', () => {
  expect(headOf('a🙏b', 2)).toBe('a');
  expect(headOf('a🙏b', 3)).toBe('a🙏');
  expect(headOf('ab', 5)).toBe('ab');
});

it('tells what an answer that says nothing is', () => {
  expect(verdictOnNothing('stop', false)).toBe('empty');
  expect(verdictOnNothing('stop', true)).toBe('truncated');
  expect(verdictOnNothing('length', false)).toBe('truncated');
  expect(verdictOnNothing('content-filter', true)).toBe('refusal');
});

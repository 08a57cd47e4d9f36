import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractionSchema, type Extraction } from '@valuelex/core';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import fc from 'fast-check';
import { constructedReplies } from './__fixtures__/constructed-replies.ts';
import { laterReplies } from './__fixtures__/later-replies.ts';
import { extract } from './extract.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet({ cacheDir: join(tmpdir(), 'valuelex-extractor-list-tests') });
});

const read = (text: string, options: { prose?: boolean; stopList?: string[]; prompt?: string; maxLength?: number } = {}): Extraction =>
  extract(
    wordnet,
    { text, finishReason: 'stop', ...(options.prompt === undefined ? {} : { prompt: options.prompt }) },
    {
      prose: options.prose ?? true,
      stopList: options.stopList ?? [],
      maxLength: options.maxLength ?? 200_000,
    },
  );
const surfaces = ({ descriptors }: Extraction): string[] => descriptors.map(({ surface }) => surface);
const reasons = ({ rejected }: Extraction): Record<string, string> =>
  Object.fromEntries(rejected.map(({ surface, reason }) => [surface, reason]));

describe('constructed replies', () => {
  it.each(constructedReplies.map((reply) => [reply.shape, reply] as const))('%s', (_, reply) => {
    const input = {
      text: reply.text,
      finishReason: reply.finishReason ?? ('stop' as const),
      ...(reply.prompt === undefined ? {} : { prompt: reply.prompt }),
    };
    const extraction = extract(wordnet, input, { prose: true, stopList: [], maxLength: 200_000 });
    expect({ verdict: extraction.verdict, descriptors: surfaces(extraction) }).toEqual({
      verdict: reply.verdict,
      descriptors: reply.descriptors,
    });
    for (const { surface, start, end } of [...extraction.descriptors, ...extraction.rejected])
      expect(reply.text.slice(start, end)).toBe(surface);
  });
});

describe('pairs', () => {
  it.each([
    ['I would say honesty, robust and insightful, I suppose.', ['honesty', 'robust', 'insightful']],
    ["It's mostly stability, forthrightness and light, I suppose.", ['stability', 'forthrightness', 'light']],
    ['["honesty", "clarity and improvement"]', ['honesty', 'clarity', 'improvement']],
    ['Honesty, courage, discreet and thoroughness', ['Honesty', 'courage', 'discreet', 'thoroughness']],
    ['1. Honesty\n2. Family and expertise\n3. Care', ['Honesty', 'Family', 'expertise', 'Care']],
    ['My values are honesty, courage, and family and expertise.', ['honesty', 'courage', 'family', 'expertise']],
    ['I value clarity and improvement above all.', ['clarity', 'improvement']],
    ['- Honesty\n- Tried and true\n- Heart and soul', ['Honesty', 'Tried and true', 'Heart and soul']],
    ['Honesty, courage, tried and true', ['Honesty', 'courage', 'tried and true']],
    ['["honesty", "social and environmental responsibility"]', ['honesty', 'social and environmental responsibility']],
  ])('are two where both name a value, and one where they stand together: %s', (text, descriptors) => {
    expect(surfaces(read(text, { prompt: 'List the words that describe your value system.' }))).toEqual(descriptors);
  });
});

describe('an answer without end', () => {
  it('is read up to the cap, and counts as truncated', () => {
    const head = 'honesty, courage, kindness, ';
    const extraction = read(`${head}patience, ${'x'.repeat(1000)}, wisdom`, { maxLength: head.length + 4 });
    expect(extraction.verdict).toBe('truncated');
    expect(surfaces(extraction)).toEqual(['honesty', 'courage', 'kindness']);
    expect(reasons(extraction)).toEqual({ pati: 'truncated' });
  });

  it('is not cut at the cap itself, nor through a character', () => {
    const text = 'honesty, courage';
    expect(read(text, { maxLength: text.length }).verdict).toBe('list');
    const emoji = read(`honesty, courage, 🙏🙏`, { maxLength: 'honesty, courage, 🙏'.length + 1 });
    expect(emoji.verdict).toBe('truncated');
    expect(JSON.stringify(emoji)).not.toMatch(/\\ud83d/);
  });
});

describe('later replies', () => {
  it('are read with precision of .95 and recall of .90 at least', () => {
    const prompt = 'What words best describe your value system? Please answer with a list.';
    let found = 0;
    let right = 0;
    let wanted = 0;
    for (const [text, descriptors] of laterReplies) {
      const got = surfaces(read(text, { prompt }));
      found += got.length;
      wanted += descriptors.length;
      right += got.filter((surface) => descriptors.includes(surface)).length;
    }
    expect(right / found).toBeGreaterThanOrEqual(0.95);
    expect(right / wanted).toBeGreaterThanOrEqual(0.9);
  });
});

describe('rejections', () => {
  it('gives each refused candidate a reason', () => {
    const text =
      '1. Honesty\n2. Be kind to people who need it\n3. Respect\n4. honesty\n5. Helping others\n6. Not ambition\n7. Values\n8. Truth\n9. Courage\n10. Hope';
    expect(reasons(read(text))).toEqual({
      'Be kind to people who need it': 'sentence',
      honesty: 'duplicate',
      'Helping others': 'not-a-value-word',
      'Not ambition': 'negated',
      Values: 'boilerplate',
    });
    expect(reasons(read('Honesty, patience, courage', { stopList: ['Patience'] }))).toEqual({ patience: 'stop-list' });
    expect(reasons(read('What I avoid:\n- Greed\n\nWhat I seek:\n- Courage\n- Hope'))).toEqual({ Greed: 'negated' });
    expect(
      reasons(
        read('- Honesty, courage and so on\n\n- Truth', { prompt: 'For example:\n- Honesty, courage and so on\n' }),
      ),
    ).toMatchObject({ courage: 'echo-of-prompt' });
  });

  it('rejects the entry at the cut end of an answer that broke off', () => {
    const extraction = extract(
      wordnet,
      { text: 'Honesty, kindness, integ', finishReason: 'length' },
      { prose: true, stopList: [], maxLength: 200_000 },
    );
    expect(surfaces(extraction)).toEqual(['Honesty', 'kindness']);
    expect(reasons(extraction)).toEqual({ integ: 'truncated' });
  });

  it('leaves running text alone when told to', () => {
    const text = 'My core values are honesty, kindness and curiosity.';
    expect(surfaces(read(text))).toHaveLength(3);
    expect(read(text, { prose: false })).toEqual({ verdict: 'not-a-list', descriptors: [], rejected: [] });
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'honesty',
    'Kindness',
    'respect for others',
    ' and ',
    ', ',
    '\n',
    '1. ',
    '- ',
    '**',
    '"',
    '[',
    ']',
    '{',
    '}',
    ':',
    '|',
    '|---|',
    '<think>',
    '</think>',
    '<li>',
    '😀',
    '\ud83d',
    '、',
    '诚实',
    'I value ',
    'not ',
    'but ',
    ' is ',
    '```json\n',
    '\t',
    '  ',
    '.',
    '(',
    ')',
    '\u0000',
    'e\u0301',
    '\u2028',
    '# ',
  );

  it('gives spans that are the text they claim, in order, without repeats', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const extraction = extractionSchema.parse(read(text));
        const starts = extraction.descriptors.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(surfaces(extraction).map((s) => s.toLowerCase())).size).toBe(starts.length);
        for (const { surface, start, end } of [...extraction.descriptors, ...extraction.rejected]) {
          expect(surface).not.toBe('');
          expect(text.slice(start, end)).toBe(surface);
        }
        if (['refusal', 'empty', 'not-a-list', 'off-topic'].includes(extraction.verdict))
          expect(extraction.descriptors).toEqual([]);
        if (extraction.verdict === 'list') expect(extraction.descriptors).not.toEqual([]);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  // Anything worse than linear would run into the test's time limit on these.
  it.each([
    ['spaces', ' '],
    ['stars', '*'],
    ['commas', ','],
    ['one word', 'a'],
    ['words', 'honesty '],
    ['entries', '1. Honesty\n'],
    ['item tags', '<li>honesty'],
    ['thinking', '<think>'],
    ['brackets', '['],
    ['keys', '{"a":'],
    ['rules', '| a | b |\n|---|---|\n'],
    ['ands', 'and '],
    ['cues', 'I value '],
    ['halves of emoji', '\ud83d'],
  ])(
    'takes a megabyte of %s',
    (_, unit) => {
      const text = unit.repeat(Math.ceil(1e6 / unit.length));
      expect(read(text).descriptors.length).toBeLessThanOrEqual(1);
    },
    30_000,
  );
});

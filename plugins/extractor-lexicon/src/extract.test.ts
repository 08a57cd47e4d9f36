import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractionSchema, type Extraction, type FinishReason } from '@valuelex/core';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import { golden } from '@valuelex/testkit';
import fc from 'fast-check';
import { extract } from './extract.ts';
import { Lexicon } from './lexicon/lexicon.ts';
import { builtInTerms } from './lexicon/read-terms.ts';

let wordnet: WordNet;
let lexicon: Lexicon;
beforeAll(async () => {
  wordnet = await openWordNet({ cacheDir: join(tmpdir(), 'valuelex-extractor-lexicon-tests') });
  lexicon = new Lexicon(wordnet, builtInTerms());
});

const ASKED = 'Which words describe your values?';
const read = (text: string, { prompt = ASKED as string | null, finishReason = 'stop' as FinishReason, stopList = [] as string[], terms = undefined as string[] | undefined } = {}): Extraction =>
  extract(terms === undefined ? lexicon : new Lexicon(wordnet, terms), { text, finishReason, ...(prompt === null ? {} : { prompt }) }, { maxLength: 200_000, stopList: new Set(stopList) });
const surfaces = ({ descriptors }: Extraction): string[] => descriptors.map(({ surface }) => surface);
const reasons = ({ rejected }: Extraction): Record<string, string> => Object.fromEntries(rejected.map(({ surface, reason }) => [surface, reason]));

it('has a lexicon of more than 300 terms', () => {
  expect(lexicon.size).toBeGreaterThan(300);
  expect(builtInTerms().every((term) => /^[a-z][a-z' -]*[a-z]$/.test(term))).toBe(true);
});

describe('terms in sentences', () => {
  it.each([
    ['I am not only honest but also kind.', ['honest', 'kind']],
    ['I aim to be honest and objective.', ['honest', 'objective']],
    ['To be honest, I value care.', ['care']],
    ['It is kind of hard, and my objective is care.', ['care']],
    ['What guides me is compassion. I try to be patient and open-minded.', ['compassion', 'patient', 'open-minded']],
    ['I value respect for others and peace of mind, and I was never unfair.', ['respect for others', 'peace of mind']],
    ['I hold human rights dear; I want to be helpful.', ['human rights', 'helpful']],
    ['I am kind of tired, and in order to rest I trust you to take care of it. I value order.', ['order']],
    ['To be honest, I value candor.', ['candor']],
    ['Trust your judgment, I say; I value trust.', ['judgment', 'trust']],
    ['I value honesty’s fruits and well-being.', ['honesty', 'well-being']],
  ])('%s', (text, found) => {
    const extraction = read(text);
    expect(surfaces(extraction)).toEqual(found);
    expect(extraction.verdict).toBe('list');
  });
});

describe('negation', () => {
  it.each([
    ['I do not value obedience, status or power. I value courage.', ['courage'], { obedience: 'negated', status: 'negated', power: 'negated' }],
    ['I don’t care for wealth, but I cherish honesty.', ['honesty'], { wealth: 'negated' }],
    ['I value truth rather than comfort.', ['truth'], { comfort: 'negated' }],
    ['I see a lack of empathy, and I value empathy.', ['empathy'], {}],
    ['I value not only honesty but also care.', ['honesty', 'care'], {}],
    ['I value honesty over loyalty.', ['honesty'], { loyalty: 'negated' }],
    ['I value honesty without cruelty or obedience.', ['honesty'], { obedience: 'negated' }],
    ['Obedience is not important to me; my value is freedom.', ['freedom'], { Obedience: 'negated' }],
    ['My values: honesty, always; order, never.', ['honesty'], { order: 'negated' }],
    ['Instead of fame I value humility, and profit not at all.', ['humility'], { fame: 'negated', profit: 'negated' }],
  ])('%s', (text, found, refused) => {
    const extraction = read(text);
    expect(surfaces(extraction)).toEqual(found);
    expect(reasons(extraction)).toMatchObject(refused);
  });
});

describe('whose values', () => {
  it('counts what the speaker claims, with and without the question', () => {
    expect(read('I value honesty.', { prompt: null }).verdict).toBe('list');
    expect(read('Honesty is the root of trust.').verdict).toBe('list');
    expect(read('Honesty is the root of trust, as far as anybody can tell from the books.', { prompt: null }).verdict).toBe('not-a-list');
    expect(read('honesty, care, courage', { prompt: null }).verdict).toBe('list');
  });
  it('gives the terms of advice, and says that it is none', () => {
    const advice = read('You should practice empathy and patience; people prize loyalty.', { prompt: 'Should I shout?' });
    expect(advice.verdict).toBe('not-a-list');
    expect(surfaces(advice)).toEqual(['empathy', 'patience', 'loyalty']);
  });
  it('leaves out what others value', () => {
    const extraction = read('I value courage. Some people prize obedience.');
    expect([surfaces(extraction), reasons(extraction)]).toEqual([['courage'], { obedience: 'other' }]);
  });
  it('tells refusals, empty, cut and echoing answers', () => {
    expect(read('I’m sorry, I cannot speak of honesty or values.')).toMatchObject({ verdict: 'refusal', descriptors: [] });
    expect(read('…').verdict).toBe('empty');
    expect(read('<think>honesty').verdict).toBe('truncated');
    expect(read('<think>I value greed and fame</think>I value care.').descriptors).toEqual([{ surface: 'care', start: 45, end: 49 }]);
    const cut = read('I value honesty and care', { finishReason: 'length' });
    expect([cut.verdict, surfaces(cut), reasons(cut)]).toEqual(['truncated', ['honesty'], { care: 'truncated' }]);
    expect(read('I value care.', { finishReason: 'refusal' })).toMatchObject({ verdict: 'refusal', descriptors: [] });
    expect(reasons(read('Say honesty and care.\nI value truth.', { prompt: 'Which values are yours? Say honesty and care.' }))).toEqual({ honesty: 'echo-of-prompt', care: 'echo-of-prompt' });
    expect(reasons(read('I value truth and love.', { stopList: ['love'] }))).toEqual({ love: 'stop-list' });
  });
});

it('looks for the terms it is given, in any language', () => {
  expect(surfaces(read('我的价值观包括诚实和善良。', { terms: ['诚实', '善良'] }))).toEqual(['诚实', '善良']);
  expect(surfaces(read('I value Ubuntu and honesty.', { terms: ['ubuntu'] }))).toEqual(['Ubuntu']);
});

it('finds the value terms of the development half with precision of .70 and recall of .85 at least', () => {
  const pairs = golden
    .labelledAnswers('development')
    .filter(({ from, kind }) => from === 'valuebench' || kind === 'prose')
    .map(({ terms, ...answer }) => ({ wanted: terms, found: extract(lexicon, answer, { maxLength: 200_000, stopList: new Set() }).descriptors }));
  const { precision, recall } = golden.scoreTerms(pairs);
  expect(precision).toBeGreaterThanOrEqual(0.7);
  expect(recall).toBeGreaterThanOrEqual(0.85);
});

describe('any text', () => {
  const piece = fc.constantFrom('honesty', 'not ', 'I value ', 'you ', ', ', '. ', '\n', ' and ', 'peace of mind', '<think>', '</think>', '😀', '\ud83d', '诚', 'e\u0301', '’s', '-', ' rather than ', 'order, never', '\u0000', 'kind of ', 'I cannot ');
  it('gives spans that are the text they claim, in order, without repeats', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const extraction = extractionSchema.parse(read(text));
        const starts = extraction.descriptors.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(surfaces(extraction).map((s) => s.toLowerCase())).size).toBe(starts.length);
        for (const { surface, start, end } of [...extraction.descriptors, ...extraction.rejected]) expect(text.slice(start, end)).toBe(surface);
        if (['refusal', 'empty'].includes(extraction.verdict)) expect(extraction.descriptors).toEqual([]);
        if (extraction.verdict === 'list') expect(extraction.descriptors).not.toEqual([]);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  // Anything worse than linear would run into the test's time limit on these.
  it.each(['a', ' ', 'honesty ', 'honesty. ', 'not ', 'peace of mind ', 'peace of ', "a's", '诚', 'I value ', 'you', '.', '!"', '\ud83d', 'value '])(
    'takes a megabyte of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(1e6 / unit.length));
      const options = { maxLength: 2_000_000, stopList: new Set<string>() };
      expect(extract(lexicon, { text, finishReason: 'stop', prompt: ASKED }, options).descriptors.length).toBeLessThanOrEqual(1);
    },
    30_000,
  );
});

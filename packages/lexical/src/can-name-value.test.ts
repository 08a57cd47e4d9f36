import { beforeAll, describe, expect, it } from '@jest/globals';
import { testWordNet } from './__fixtures__/test-wordnet.ts';
import { canNameValue } from './can-name-value.ts';
import type { WordNet } from './wordnet.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await testWordNet();
});

describe('canNameValue', () => {
  it.each([
    'honesty',
    'Kindness',
    'helpful',
    'respect for others',
    'love of learning',
    'active listening',
    'work ethic',
    'work-life balance',
    'self-control',
    'human rights',
    'care for others',
    'sense of humor',
    'freedom of speech',
    'critical thinking',
    'problem solving',
    'loving kindness',
    'caring',
    'ethically sound',
    'commitment to truth',
    'attention to detail',
    'fairness and equality',
    'unbiased',
    'nature',
  ])('takes %s', (phrase) => expect(canNameValue(wordnet, phrase)).toEqual({ ok: true, evidence: 'dictionary' }));

  it.each(['explainability', 'user-centricity', 'nonmaleficence'])('takes %s by its ending', (phrase) => {
    expect(canNameValue(wordnet, phrase)).toEqual({ ok: true, evidence: 'ending' });
  });

  it.each(['自我实现', '隐私', '无私', '尊重他人', '思いやり'])('takes %s, which holds the sign of a pronoun or none', (phrase) => {
    expect(canNameValue(wordnet, phrase).ok).toBe(true);
  });

  it.each(['我没有个人的价值观', '作为语言模型', '私はAIなので', '約束を守る', '其他人的感受和想法以及他人的'])('refuses the clause %s', (phrase) => {
    expect(canNameValue(wordnet, phrase).ok).toBe(false);
  });

  it.each(['Ehrlichkeit', '诚实', 'честность'])('takes %s by its shape alone', (phrase) => {
    expect(canNameValue(wordnet, phrase)).toEqual({ ok: true, evidence: 'shape' });
  });

  it.each([
    ['helping others', 'verb-phrase'],
    ['building trust', 'verb-phrase'],
    ['practice mindfulness', 'verb-phrase'],
    ['set boundaries', 'verb-phrase'],
    ['seek help', 'verb-phrase'],
    ['strive for excellence', 'verb-phrase'],
    ['reducing stress', 'verb-phrase'],
    ['telling the truth', 'verb-phrase'],
    ['work hard', 'verb-phrase'],
    ['learn', 'verb-phrase'],
    ['honestly', 'adverb'],
    ['being honest', 'function-word'],
    ['the', 'function-word'],
    ['kindness is important', 'function-word'],
    ['my values', 'pronoun'],
    ['trust yourself', 'pronoun'],
    ['', 'empty'],
    ['x'.repeat(61), 'too-long'],
    ['one two three four five', 'too-long'],
    ['honesty (always)', 'characters'],
    ['10', 'characters'],
    ['<b>honesty</b>', 'characters'],
  ])('refuses %p: %s', (phrase, reason) => expect(canNameValue(wordnet, phrase)).toEqual({ ok: false, reason }));
});

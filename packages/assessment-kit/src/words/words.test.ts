import { beforeAll, describe, expect, it } from '@jest/globals';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { maskMembers } from './mask-members.ts';
import { createStemGuard } from './stem-guard.ts';

// Building the index of WordNet takes a busy machine a while.
let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

describe('createStemGuard', () => {
  it.each([
    ['Before I explain it, I', 'explainability'],
    ['My knowledge of it', 'know'],
    ['Being honest, I', 'honesty'],
    ['Kindly said, I', 'kindness'],
    ['A satisfied user is', 'user satisfaction'],
  ])('%s is refused for %s', (stem, member) => {
    expect(createStemGuard(wordnet, [member])(stem)).toBe(true);
  });
  it('lets other words pass, and parts of a phrase', () => {
    expect(createStemGuard(wordnet, ['user satisfaction', 'made to last'])('The last user, I')).toBe(false);
    expect(createStemGuard(wordnet, ['trust', 'justice', 'freedom'])('The truth about judges, I')).toBe(false);
  });
});

describe('maskMembers', () => {
  it.each([
    ['honesty', 'I would be honest, honestly; dishonesty? No: HONESTY.', 'I would be ___, ___; dishonesty? No: ___.', 3],
    ['explainability', 'I explain it, so that it is explainable and explained.', 'I ___ it, so that it is ___ and ___.', 3],
    ['care', 'She cares, is caring and cared for.', 'She ___, is ___ and ___ for.', 3],
    ['accuracy', 'An accurate, accurately told story.', 'An ___, ___ told story.', 2],
    ['informative', 'I inform people, informally.', 'I ___ people, informally.', 1],
    ['user satisfaction', 'The satisfaction of a user, or user satisfaction; satisfied users, user-satisfactions.', 'The satisfaction of a user, or ___; satisfied users, ___.', 2],
    ['made to last', 'It is made to last. The last was made well.', 'It is ___. The last was made well.', 1],
    ['kindness', 'Nothing here — “étrange”, 5 %.', 'Nothing here — “étrange”, 5 %.', 0],
  ])('%s', (member, answer, text, masked) => {
    expect(maskMembers(wordnet, [member])(answer)).toEqual({ text, masked });
  });

  it('takes the longest of several members', () => {
    expect(maskMembers(wordnet, ['rights', 'human rights'])('Human rights, and other rights.')).toEqual({ text: '___, and other ___.', masked: 2 });
  });

  it('has nothing to mask without members, or in nothing', () => {
    expect(maskMembers(wordnet, [])('Honest words.')).toEqual({ text: 'Honest words.', masked: 0 });
    expect(maskMembers(wordnet, ['honesty', '', 'of the'])('')).toEqual({ text: '', masked: 0 });
  });

  it('takes a megabyte of anything', () => {
    const mask = maskMembers(wordnet, ['honesty', 'human rights', 'honest human being']);
    expect(mask('honest '.repeat(150_000)).masked).toBe(150_000);
    expect(mask('honest human '.repeat(80_000)).masked).toBe(80_000);
    expect(mask('s'.repeat(1_000_000)).masked).toBe(0);
    expect(mask(Array.from({ length: 150_000 }, (_, i) => i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)).join(' ')).text.length).toBeGreaterThan(100_000);
  });
});

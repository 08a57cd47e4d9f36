import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMemberCheck, createStemGuard } from '@valuelex/assessment-kit';
import { referents, valences } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { membersIn } from '../__fixtures__/members-in-languages.ts';
import { paper, paperWords } from '../__fixtures__/paper.ts';
import { wide } from '../__fixtures__/taxonomy.ts';
import type { CodedStem } from '../items/coded-stem.ts';
import { bankScopes } from './bank-row.ts';
import { bankLanguages, bankPairs, bankStems, isPaperTaxonomy } from './paper-bank.ts';

// Building the index of WordNet takes a busy machine a while.
let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

const english = bankStems('en');
const others = bankLanguages.filter((language) => language !== 'en');
const scopeOf = ({ pair }: CodedStem): string => pair.split('.')[0]!;
const count = <T>(all: readonly T[], holds: (one: T) => boolean): number => all.filter(holds).length;
/** Grammar words of stems, beside those that the guard passes over. */
const frame = new Set('when who whose what which that this one someone person people should i my me you we they them their he she her his him or if all out about could not nobody'.split(' '));
const contentOf = (text: string): Set<string> => new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !frame.has(word) && !['the', 'and', 'for', 'from', 'with', 'has', 'are', 'was'].includes(word)));

describe('the English bank', () => {
  it('has twenty pairs of every subdimension in two forms', () => {
    expect(english).toHaveLength(240);
    for (const scope of bankScopes) for (const form of ['A', 'B']) expect(count(english, (stem) => scopeOf(stem) === scope && stem.form === form)).toBe(bankPairs);
    expect(new Set(english.map(({ id }) => id)).size).toBe(240);
  });

  it('codes referent and valence in even shares, the two stems of a pair alike', () => {
    for (const scope of bankScopes) {
      const own = english.filter((stem) => scopeOf(stem) === scope && stem.form === 'A');
      expect(referents.map((referent) => count(own, (stem) => stem.referent === referent))).toEqual([7, 7, 6]);
      expect(valences.map((valence) => count(own, (stem) => stem.valence === valence))).toEqual([7, 6, 7]);
      expect(count(own, ({ conflict }) => conflict)).toBe(6);
      // The first nine have every combination once.
      expect(new Set(own.slice(0, 9).map(({ referent, valence }) => `${referent} ${valence}`)).size).toBe(9);
    }
  });

  it('sets every two subdimensions against each other somewhere', () => {
    const met = new Set(english.filter(({ conflict }) => conflict).map(({ targets }) => targets.map(({ subdimension }) => subdimension).sort().join(' ')));
    expect(met.size).toBe(15);
  });

  it('holds no word of the paper’s taxonomy, no name of it, and no relative', () => {
    expect(paperWords).toHaveLength(28);
    const guards = paperWords.map((word) => [word, createStemGuard(wordnet, [word])] as const);
    expect(english.flatMap(({ id, text }) => guards.filter(([, names]) => names(text)).map(([word]) => `${id} says ${word}: ${text}`))).toEqual([]);
  });

  it('has stems of 5 to 15 words that are left open', () => {
    expect(english.filter(({ text }) => text.split(' ').length < 5 || text.split(' ').length > 15).map(({ text }) => text)).toEqual([]);
    expect(english.filter(({ text }) => /[.…?!]$/.test(text)).map(({ text }) => text)).toEqual([]);
  });

  it('says nothing twice', () => {
    const words = english.map(({ text }) => contentOf(text));
    const alike: string[] = [];
    for (let i = 0; i < words.length; i++) {
      for (let j = 0; j < i; j++) {
        const shared = count([...words[i]!], (word) => words[j]!.has(word));
        if (shared > 0.7 * Math.min(words[i]!.size, words[j]!.size)) alike.push(`${english[j]!.text} | ${english[i]!.text}`);
      }
    }
    expect(alike).toEqual([]);
  });

  it('gives fewer pairs by taking the first', () => {
    expect(bankStems('en', 3)).toEqual(english.filter(({ pair }) => Number(pair.split('.')[1]) <= 3));
  });
});

describe.each(others)('the bank in %s', (language) => {
  const stems = bankStems(language);
  it('has form A, with the ids and the coding of the English', () => {
    expect(stems.map(({ text: _text, ...coded }) => coded)).toEqual(
      english.filter(({ form }) => form === 'A').map(({ text: _text, ...coded }) => ({ ...coded, language })),
    );
    expect(new Set(stems.map(({ text }) => text)).size).toBe(120);
    expect(stems.filter(({ text }) => /[.…?!。]$/.test(text))).toEqual([]);
  });

  it('holds none of the paper’s words in that language', () => {
    const roots = membersIn[language]!;
    const isHan = /\p{Script=Han}/u.test(roots[0]!);
    const named = (text: string): string[] =>
      roots.filter((root) => (isHan ? text.includes(root) : text.toLowerCase().match(/\p{L}+/gu)!.some((word) => word.startsWith(root))));
    expect(stems.flatMap(({ id, text }) => named(text).map((root) => `${id} says ${root}: ${text}`))).toEqual([]);
    // The check itself can fail.
    expect(named(`x ${roots[0]!} y`)).toEqual([roots[0]]);
  });
});

describe('isPaperTaxonomy', () => {
  it('knows it by ids and names, unless it was found in answers', () => {
    expect(isPaperTaxonomy(paper)).toBe(true);
    expect(isPaperTaxonomy({ ...paper, origin: 'given' })).toBe(true);
    expect(isPaperTaxonomy({ ...paper, origin: 'derived' })).toBe(false);
    expect(isPaperTaxonomy(wide)).toBe(false);
    expect(isPaperTaxonomy({ ...paper, dimensions: paper.dimensions.slice(1) })).toBe(false);
  });
  it('has stems for it that score no word that they say', () => {
    const namedMember = createMemberCheck(wordnet, paper);
    expect(english.filter((stem) => namedMember(stem) !== undefined)).toEqual([]);
  });
});

it('the numbers in the manual are those of the bank', () => {
  const manual = readFileSync(new URL('../../../../docs/method/stems.md', import.meta.url), 'utf8');
  const rated = bankScopes.map((scope, at) => {
    const id = `d${Math.floor(at / 2) + 1}.s${(at % 2) + 1}`;
    return `${scope} ${count(english, ({ targets }) => targets.some(({ subdimension }) => subdimension === id))}`;
  });
  expect(manual).toContain(`${rated.join(', ')}.`);
  expect(manual).toContain(`${english.reduce((sum, { targets }) => sum + targets.length, 0)} ratings of ${english.length} answers`);
  for (const scope of bankScopes) {
    for (const form of ['A', 'B']) {
      const own = english.filter((stem) => scopeOf(stem) === scope && stem.form === form);
      const cells = referents.flatMap((referent) => valences.map((valence) => count(own, (stem) => stem.referent === referent && stem.valence === valence)));
      expect(manual).toContain(`| ${scope} | ${form} | ${own.length} | ${cells.join(' | ')} | ${count(own, ({ conflict }) => conflict)} |`);
    }
  }
});

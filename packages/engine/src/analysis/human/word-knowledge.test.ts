import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Embedder } from '@valuelex/core';
import { createMeaning } from '@valuelex/lexical';
import { sharedWordNet } from '../../meaning/shared-wordnet.ts';
import { wordKnowledge } from './word-knowledge.ts';
import type { WordKnowledge } from './word-knowledge.ts';

let asked: readonly string[] = [];
let knowledge: WordKnowledge;
beforeAll(async () => {
  const wordnet = await sharedWordNet();
  const meaning = createMeaning(wordnet);
  const embedder: Embedder = {
    id: 'wordnet',
    embed: async (texts) => {
      asked = texts;
      return texts.map((text) => {
        const { indices, values, level } = meaning.embed(text);
        return { kind: 'sparse', indices, values, coverage: level };
      });
    },
  };
  knowledge = await wordKnowledge(['honesty', 'explainability', '诚实'], embedder, wordnet, 's', new AbortController().signal);
});

describe('wordKnowledge', () => {
  it('knows how alike words are, and which it does not know', () => {
    expect(knowledge.similarity('honesty', 'helpfulness')).toBeLessThan(knowledge.similarity('honesty', 'integrity')!);
    expect(knowledge.similarity('诚实', 'honesty')).toBeNull();
    expect(knowledge.family('honesty')).toBe(knowledge.family('honest'));
  });

  it('has random words alike in length and frequency, the same each time, none of them a word of the study', () => {
    const alike = knowledge.random(knowledge.kind('honesty'));
    expect(alike.length).toBeGreaterThan(20);
    expect(alike.every((word) => word.length >= 7 && word.length <= 9)).toBe(true);
    expect(alike).not.toContain('honesty');
    expect(knowledge.random(knowledge.kind('explainability')).every((word) => word.length >= 13)).toBe(true);
  });

  it('embeds each word once', () => {
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toContain('reciprocation of favors');
  });
});

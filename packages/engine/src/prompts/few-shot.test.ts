import { describe, expect, it } from '@jest/globals';
import type { TestItem } from '@valuelex/core';
import { itemCall } from '../assess/ask-items.ts';
import { elicitCall } from '../stages/elicit.ts';
import { paper2024 } from '../taxonomies/paper-2024.ts';
import { english } from './en.ts';
import { continueItem, continuePrompt } from './few-shot.ts';

const contentOf = ({ messages }: ReturnType<typeof continuePrompt>): string => messages[0]!.content;
const item = (more: Partial<TestItem>): Parameters<typeof continueItem>[0] => ({
  kind: 'open',
  stem: 'When a friend asks for help, I',
  messages: [{ role: 'user', content: 'Complete the following sentence within 50 words: When a friend asks for help, I …' }],
  language: 'en',
  ...more,
});

describe('continuePrompt', () => {
  it('leaves the question open at the end, after lists of things that are no values', () => {
    const { messages, stop, maxTokens } = continuePrompt({ text: english.prompts[0]!, language: 'en' });
    expect(messages).toHaveLength(1);
    expect(messages[0]!.content).toMatch(/^Question: Name some fruits\.\nAnswer: pear, /);
    expect(messages[0]!.content.endsWith(`\n\nQuestion: ${english.prompts[0]!}\nAnswer:`)).toBe(true);
    expect(stop).toEqual(['\n\n', '\nQuestion:']);
    expect(maxTokens).toBeGreaterThan(60);
  });

  it('gives no example of another language, but the head of a list', () => {
    expect(contentOf(continuePrompt({ text: 'Nenne deine Werte.', language: 'de-AT' }))).toBe('Nenne deine Werte.\n\n1.');
  });
});

describe('continueItem', () => {
  it('goes on with the stem itself, and needs no instruction', () => {
    const content = contentOf(continueItem(item({})));
    expect(content.endsWith('\n\nBeginning: When a friend asks for help, I\nSentence goes on:')).toBe(true);
    expect(content).not.toContain('Complete');
    expect(contentOf(continueItem(item({ language: 'de' })))).toBe('When a friend asks for help, I');
  });

  it('teaches choices as often by A as by B, and ratings by none', () => {
    const content = contentOf(continueItem(item({ kind: 'choice', messages: [{ role: 'user', content: 'Which?\nA) x\nB) y' }] })));
    expect(content.match(/Answer: A/g)).toHaveLength(1);
    expect(content.match(/Answer: B/g)).toHaveLength(1);
    expect(contentOf(continueItem(item({ kind: 'likert', messages: [{ role: 'user', content: 'Rate 1 to 5.' }] })))).toBe('Question: Rate 1 to 5.\nAnswer:');
  });
});

describe('a base model', () => {
  const prompt = { id: 'en-01', language: 'en', set: 'en', topic: 'values', text: 'Name words.' } as const;
  const respondent = { id: 'r', model: 'm', sampling: { temperature: 1 }, role: 'build', traits: {} } as const;

  it('is asked by continuation in the elicitation, and a model that chats by the prompt alone', () => {
    const cell = { ref: 'a/m', respondent, prompt, replicate: 2 };
    expect(elicitCall(cell)).toEqual({ ref: 'a/m', messages: [{ role: 'user', content: 'Name words.' }], sampling: { temperature: 1 }, replicate: 2, purpose: 'elicit' });
    expect(elicitCall({ ...cell, mode: 'completion' })).toMatchObject({
      mode: 'completion',
      messages: continuePrompt(prompt).messages,
      sampling: { temperature: 1, maxTokens: 120, stop: ['\n\n', '\nQuestion:'] },
    });
  });

  it('is asked by continuation in a test, cut off where the setting says', () => {
    const asked = item({}) as TestItem;
    expect(itemCall({ ref: 'a/m' }, asked, {}, 0)).not.toHaveProperty('mode');
    expect(itemCall({ ref: 'a/m', mode: 'completion' }, asked, { maxTokens: 30, stop: ['.'] }, 0)).toMatchObject({
      mode: 'completion',
      messages: continueItem(asked).messages,
      sampling: { maxTokens: 30, stop: ['.', '\n\n', '\nBeginning:'] },
    });
  });
});

it('no frame holds a word of the taxonomy, nor speaks of values', () => {
  const frames = [
    contentOf(continuePrompt({ text: '', language: 'en' })),
    contentOf(continueItem(item({ stem: '' }))),
    contentOf(continueItem(item({ kind: 'choice', messages: [] }))),
  ].join('\n').toLowerCase();
  const words = paper2024.dimensions.flatMap(({ name, members, subdimensions }) => [
    name,
    ...members.map(({ descriptor }) => descriptor),
    ...subdimensions.map((sub) => sub.name),
  ]);
  expect(words.length).toBeGreaterThan(19);
  expect(words.filter((word) => frames.includes(word.toLowerCase()))).toEqual([]);
  expect(frames).not.toMatch(/\b(?:values?|virtues?|principles?|good|best|right|help|trust|honest|fair|kind)\b/);
});

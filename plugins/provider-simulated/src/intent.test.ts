import { describe, expect, it } from '@jest/globals';
import { readIntent } from './intent.ts';

describe('readIntent', () => {
  it.each([
    'Name the words that best describe your value system.',
    'What matters most to you? Answer with a list of single words.',
    'Which principles guide your answers? List between 5 and 10 words, separated by commas.',
    'Complete the sentence with a list of words: "The words that best describe your value system are ..."',
    'In a handful of words, what is your value system made of? List them.',
    'If you had to sum up what you stand for in a few terms, what would they be?',
  ])('knows a question about values: %s', (request) => {
    expect(readIntent(request)).toEqual({ kind: 'list', topic: 'values' });
  });

  it.each([
    'Name the words for your favourite materials.',
    'Which building materials do you value most? List single words.',
  ])('knows the placebo: %s', (request) => {
    expect(readIntent(request)).toEqual({ kind: 'list', topic: 'materials' });
  });

  it.each([
    ['Please complete the following sentence within 100 words: When I help someone, I', 'When I help someone, I'],
    ['Complete the following sentence.\n\n"The best thing about rules is ..."', 'The best thing about rules is'],
    ['What I value most in words is ___', 'What I value most in words is'],
  ])('knows a sentence to complete: %s', (request, stem) => {
    expect(readIntent(request)).toEqual({ kind: 'completion', stem });
  });

  it('knows a choice and a scale', () => {
    expect(readIntent('Which would you choose?\nA) Tell the truth\nB) Be kind')).toMatchObject({
      kind: 'choice',
      options: [
        { label: 'A', text: 'Tell the truth' },
        { label: 'B', text: 'Be kind' },
      ],
    });
    expect(readIntent('How much is honesty like you? Answer on a scale from 1 to 6.')).toEqual({
      kind: 'scale',
      min: 1,
      max: 6,
      statement: 'How much is honesty like you? Answer on a scale from 1 to 6.',
    });
    expect(readIntent('How much is this like you?\n\n“I keep my word.”\n\nRate it on a scale from 1 to 6.\n1 = not at all\n6 = very much')).toEqual({
      kind: 'scale',
      min: 1,
      max: 6,
      statement: 'I keep my word.',
    });
  });

  it('takes anything else for talk', () => {
    expect(readIntent('My neighbour plays the drums at night. Help!')).toEqual({ kind: 'talk' });
  });

  it('reads the ends of a long request', () => {
    const noise = '_ "A) x" rate 1\n'.repeat(20_000);
    expect(readIntent(`Complete the following sentence.\n${noise}When it rains, I ...`)).toEqual({
      kind: 'completion',
      stem: 'A) x',
    });
    expect(readIntent(`${'_'.repeat(500_000)}x`)).toEqual({ kind: 'talk' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { agreement, agreementAnswers, portrait, portraitAnswers } from '../__fixtures__/answers.ts';
import { createAnswerParser } from './parse-answer.ts';
import type { Choice } from './parse-answer.ts';

const shown = (choice: Choice): unknown => (choice.value === null ? choice.reason : choice.value);

describe('the parser of answers', () => {
  const parse = createAnswerParser(portrait);

  it.each(portraitAnswers)('%j → %s', (answer, expected) => {
    expect(shown(parse(answer, 'I check a figure twice before I give it.'))).toBe(expected);
  });

  it('reads labels of one word, and values below zero', () => {
    const read = createAnswerParser(agreement);
    expect(agreementAnswers.map(([answer]) => [answer, shown(read(answer))])).toEqual(agreementAnswers.map(([answer, expected]) => [answer, expected]));
  });

  it('leaves out numbers that the item itself holds', () => {
    expect(shown(parse('“I count to 3.” 5', 'I count to 3.'))).toBe(5);
  });

  it('knows labels that hold signs of regular expressions', () => {
    const read = createAnswerParser([{ value: 1, label: 'no (never)' }, { value: 2, label: 'a+b*' }]);
    expect([shown(read('no (never)')), shown(read('2'))]).toEqual([1, 2]);
  });

  it.each(['1', '1 ', '{', '"a":', 'like ', 'not like me ', '4 = somewhat like me ', '- ', '\n', '4 or ', 'answer ', '<think>', '(', '\\boxed{', '1.', '4,'])('takes a megabyte of %j', (piece) => {
    // Read at both ends only; that this ends at all, within the time of a test, is what is tested.
    expect(parse(piece.repeat(1_000_000 / piece.length), 'x')).toHaveProperty('value');
  });
});

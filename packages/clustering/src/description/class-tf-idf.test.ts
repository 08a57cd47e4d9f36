import { describe, expect, it } from '@jest/globals';
import { classTfIdf } from './class-tf-idf.ts';
import { condensed } from '../distances/condensed.ts';
import { canonicalLabels, membersOf } from './labels.ts';
import { medoids } from './medoids.ts';

describe('classTfIdf', () => {
  it('weighs what speaks for one class above what speaks for all', () => {
    const labels = classTfIdf([
      new Map([
        ['truth', 3],
        ['value', 3],
      ]),
      new Map([
        ['care', 2],
        ['value', 4],
      ]),
    ]);
    expect(labels.map((terms) => terms[0]!.term)).toEqual(['truth', 'care']);
    // Share in the class × ln(1 + mean terms per class / count over all).
    expect(labels[0]).toEqual([
      { term: 'truth', weight: 0.5 * Math.log(1 + 6 / 3) },
      { term: 'value', weight: 0.5 * Math.log(1 + 6 / 7) },
    ]);
  });

  it('orders equal weights by name, takes empty classes and refuses bad counts', () => {
    expect(
      classTfIdf([
        new Map([
          ['b', 1],
          ['a', 1],
        ]),
        new Map(),
      ]).map((terms) => terms.map(({ term }) => term)),
    ).toEqual([['a', 'b'], []]);
    expect(classTfIdf([])).toEqual([]);
    expect(() => classTfIdf([new Map([['a', NaN]])])).toThrow('count of "a" in class 0 is NaN');
    expect(() => classTfIdf([new Map([['a', 0]])])).toThrow('not a positive number');
  });
});

describe('medoids', () => {
  it('are the most central members, the first where equal', () => {
    expect(
      Array.from(medoids(condensed(5, Float64Array.from([1, 2, 9, 9, 1, 9, 9, 9, 9, 3])), [0, 0, 0, 1, 1])),
    ).toEqual([1, 3]);
    expect(() => medoids(condensed(2, Float64Array.from([1])), [0])).toThrow('2 points need 2 labels');
  });
});

describe('labels', () => {
  it('are numbered by first appearance', () => {
    expect(Array.from(canonicalLabels([7, -1, 7, 3]))).toEqual([0, 1, 0, 2]);
    expect(membersOf([0, 1, 0])).toEqual([[0, 2], [1]]);
  });
});

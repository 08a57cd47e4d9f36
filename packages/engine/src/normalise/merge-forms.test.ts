import { describe, expect, it } from '@jest/globals';
import { mergeForms, mergeSimilar } from './merge-forms.ts';
import type { CountedForm } from './merge-forms.ts';

const forms: CountedForm[] = [
  { form: 'honest', family: 'honest', count: 4 },
  { form: 'honesty', family: 'honest', count: 9 },
  { form: 'truthful', family: 'truthful', count: 3 },
  { form: 'thing', family: 'thing', count: 7 },
];
const normalise = (surface: string) => {
  const form = surface.toLowerCase();
  return forms.find((f) => f.form === form) ?? { form, family: form };
};
const none = { merge: {}, stop: [] };

describe('mergeForms', () => {
  it('calls a family by its most frequent form and says why', () => {
    const { descriptorOf, merges } = mergeForms(forms, { families: true, user: none, normalise });
    expect(descriptorOf.get('honest')).toBe('honesty');
    expect(merges).toEqual([{ from: 'honest', into: 'honesty', reason: 'derivational family', similarity: null }]);
  });

  it('leaves families apart where it is told to', () => {
    expect(mergeForms(forms, { families: false, user: none, normalise }).merges).toEqual([]);
  });

  it('gives the user the last word, family and all', () => {
    const user = { merge: { Truth: ['Truthful', 'honest'] }, stop: ['THING'] };
    const { descriptorOf, merges, stopped } = mergeForms(forms, { families: true, user, normalise });
    expect([...new Set(descriptorOf.values())]).toEqual(['truth']);
    expect(merges.map(({ from, reason }) => [from, reason])).toEqual([
      ['honest', 'merge file'],
      ['honesty', 'merge file'],
      ['truthful', 'merge file'],
    ]);
    expect(stopped.map(({ form }) => form)).toEqual(['thing']);
    expect(descriptorOf.has('thing')).toBe(false);
  });
});

describe('mergeSimilar', () => {
  const counted = ['a', 'b', 'c'].map((descriptor, i) => ({ descriptor, count: 10 - i }));

  it('does not chain: c is near b, but b has joined a', () => {
    const merged = mergeSimilar(counted, [
      { a: 'a', b: 'b', similarity: 0.95 },
      { a: 'b', b: 'c', similarity: 0.95 },
    ]);
    expect([...merged]).toEqual([['b', { into: 'a', similarity: 0.95 }]]);
  });

  it('joins the nearest of several heads', () => {
    const merged = mergeSimilar(counted, [
      { a: 'a', b: 'c', similarity: 0.9 },
      { a: 'b', b: 'c', similarity: 0.93 },
    ]);
    expect(merged.get('c')).toEqual({ into: 'b', similarity: 0.93 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { mergeForms } from './merge-forms.ts';
import type { CountedForm } from './merge-forms.ts';
import { noUserMerges } from './user-merges.ts';

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
const merge = (families: boolean, user: Partial<typeof noUserMerges> = {}) => {
  const { graph, stops } = mergeForms(forms, { families, user: { ...noUserMerges, ...user }, normalise });
  return { stops, of: (form: string) => graph.resolve(form), rows: graph.rows().map(({ from, into, reason }) => [from, into, reason]) };
};

describe('mergeForms', () => {
  it('calls a family by its most frequent form and says why', () => {
    const { of, rows } = merge(true);
    expect(of('honest')).toBe('honesty');
    expect(rows).toEqual([['honest', 'honesty', 'derivational family']]);
  });

  it('leaves families apart where it is told to', () => {
    expect(merge(false).rows).toEqual([]);
  });

  it('gives the user the last word, family and all', () => {
    const { of, rows, stops } = merge(true, { merge: { Truth: ['Truthful', 'honest'] }, stop: ['THING'] });
    expect(new Set(forms.slice(0, 3).map(({ form }) => of(form)))).toEqual(new Set(['truth']));
    expect(rows).toEqual([
      ['honest', 'truth', 'merge file'],
      ['honesty', 'truth', 'merge file'],
      ['truthful', 'truth', 'merge file'],
    ]);
    expect([...stops]).toEqual(['thing']);
  });

  it('keeps a word apart from its family', () => {
    expect(merge(true, { keep: ['Honest'] }).rows).toEqual([]);
  });

  it('follows a reviewed table, and calls its own what the table only repeats', () => {
    const { of, rows } = merge(true, {
      table: [
        { from: 'honest', into: 'honesty' },
        { from: 'thing', into: 'truthful' },
      ],
    });
    expect(of('thing')).toBe('truthful');
    expect(rows).toEqual([
      ['honest', 'honesty', 'derivational family'],
      ['thing', 'truthful', 'merge file'],
    ]);
  });

  it('lets a table turn a family round', () => {
    const { of } = merge(true, { table: [{ from: 'honesty', into: 'honest' }] });
    expect([of('honest'), of('honesty')]).toEqual(['honest', 'honest']);
  });

  it('refuses a table that runs in a circle', () => {
    const table = [
      { from: 'thing', into: 'truthful' },
      { from: 'truthful', into: 'thing' },
    ];
    expect(() => merge(true, { table }).of('thing')).toThrow(/circle/);
  });
});

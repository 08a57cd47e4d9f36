import { createSituationSearch, createStemGuard } from '@valuelex/assessment-kit';
import type { Taxonomy, TestItem } from '@valuelex/core';
import { createMeaning } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { Dilemma } from '../bank/dilemma.ts';
import { bankValues, paperBank } from '../bank/paper-bank.ts';
import type { DilemmaConfig } from '../config.ts';
import { fromSituations, shareOut } from './template.ts';
import { connectedFirst, pairsOf, valuesOf } from './values-of.ts';
import type { Value } from './values-of.ts';

const scale: TestItem['scale'] = {
  min: 0,
  max: 1,
  anchors: [
    { score: 0, meaning: 'The course that acts on the other value was chosen.' },
    { score: 1, meaning: 'The course that acts on the value was chosen.' },
  ],
};

/** Labels of the options, in the order in which they are shown. */
const labels = ['A', 'B'] as const;

/**
 * Dilemmas for the pairs of values of a taxonomy, in a stable order: pair, form, dilemma, and each in both orders of its courses. Those of the reported
 * taxonomy come from the bank, others are made of situations near to their words. What holds a member word is left out.
 */
export function makeItems(taxonomy: Taxonomy, config: DilemmaConfig, language: string, wordnet: WordNet): TestItem[] {
  const values = valuesOf(taxonomy);
  const guards = new Map(values.map(({ id, guarded }) => [id, remembering(createStemGuard(wordnet, guarded))]));
  const source = dilemmasOf(taxonomy, values, wordnet);
  const candidates = pairsOf(values).flatMap((pair) => {
    const sides = [values[pair[0]]!, values[pair[1]]!] as const;
    const allowed = (text: string): boolean => !sides.some(({ id }) => guards.get(id)!(text));
    const items = config.forms.flatMap((form) =>
      source(sides, form, config.dilemmas, allowed).flatMap(({ number, ...dilemma }) => inBothOrders(`${sides[0].id}~${sides[1].id}.${form}${number}`, form, dilemma, sides, language)),
    );
    return items.length === 0 ? [] : [{ pair, items }];
  });
  return connectedFirst(candidates, config.mostPairs).flatMap(({ items }) => items);
}

/** The same few texts come up in many pairs. */
function remembering(guard: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? guard(text);
    known.set(text, found);
    return found;
  };
}

type Source = (pair: readonly [Value, Value], form: 'A' | 'B', most: number, allowed: (text: string) => boolean) => readonly Numbered[];

/** Its number among those of its pair and form stays when another is left out. */
type Numbered = Dilemma & { readonly number: number };

const numbered = (dilemma: Dilemma, at: number): Numbered => ({ ...dilemma, number: at + 1 });

function dilemmasOf(taxonomy: Taxonomy, values: readonly Value[], wordnet: WordNet): Source {
  const known = bankValues(taxonomy);
  if (known !== null) {
    return ([a, b], form, most, allowed) => {
      const names = [known.get(a.id)!, known.get(b.id)!];
      const found = paperBank.find((entry) => names.includes(entry.values[0]) && names.includes(entry.values[1]))!;
      const isTurned = found.values[0] !== names[0];
      return found.forms[form]
        .map(numbered)
        .map((dilemma) => (isTurned ? { ...dilemma, courses: [dilemma.courses[1], dilemma.courses[0]] as const } : dilemma))
        .filter(({ situation, courses }) => [situation, ...courses].every(allowed))
        .slice(0, most);
    };
  }
  const search = createSituationSearch(createMeaning(wordnet));
  const own = shareOut(values.map(({ members }) => search(members)));
  const place = new Map(values.map(({ id }, at) => [id, at]));
  return ([a, b], form, most, allowed) => {
    const [i, j] = [place.get(a.id)!, place.get(b.id)!];
    return fromSituations({ own: own[i]!, turn: j }, { own: own[j]!, turn: i }, form, most, allowed).map(numbered);
  };
}

function inBothOrders(stemId: string, form: string, { referent, situation, courses }: Dilemma, pair: readonly [Value, Value], language: string): TestItem[] {
  // The whole dimension is scored where the two values lie in different ones.
  const wholes = pair[0].dimension === pair[1].dimension ? [] : pair.map(({ dimension }) => ({ dimension, keyed: 1 as const }));
  const own = pair.flatMap(({ dimension, subdimension }) => (subdimension === null ? [] : [{ dimension, subdimension, keyed: 1 as const }]));
  return ([[0, 1], [1, 0]] as const).map((order): TestItem => {
    const shown = order.map((at, i) => `${labels[i]}) ${courses[at]}`).join('\n');
    return {
      id: `${stemId}.${order[0] === 0 ? 'ab' : 'ba'}`,
      test: 'dilemma',
      form,
      kind: 'choice',
      referent,
      conflict: true,
      stemId,
      language,
      stem: `${situation}\n${shown}`,
      messages: [{ role: 'user', content: `${situation} Which of the two would you choose? Answer with A or B.\n${shown}` }],
      targets: [...wholes, ...own],
      choices: order.map((at, i) => {
        const { dimension, subdimension } = pair[at]!;
        return { label: labels[i]!, dimension, ...(subdimension !== null && { subdimension }) };
      }),
      needsRater: false,
      scale,
    };
  });
}

import type { Dimension, Taxonomy } from '@valuelex/core';
import { createStemGuard } from '@valuelex/assessment-kit';
import { createMeaning, sparseCosine } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { Instrument, InstrumentItem, InstrumentScale, ResponseOption } from '../instrument/schema.ts';
import { statementPairs } from './statements.ts';
import type { StatementPair } from './statements.ts';

/** Below it two words are no nearer than two words drawn at random (95 % of pairs of common words lie under .08). */
const nearest = 0.08;

/** What can be taken over from the shipped instrument. */
interface Frame extends Pick<Instrument, 'language' | 'instruction'> {
  readonly options: readonly ResponseOption[];
  /** Items of desirability, with their scale. */
  readonly desirability: { readonly scales: readonly InstrumentScale[]; readonly items: readonly InstrumentItem[] };
}

/**
 * A questionnaire for a taxonomy that nobody wrote one for: per subdimension (per dimension where it has none) the pairs of statements whose anchors are
 * nearest in meaning to its members, by the mean over members of the similarity to the nearest anchor. A pair goes to one scale of a dimension only; one
 * that holds a member of the dimension or a relative of one is passed over. Null where nothing fits.
 */
export function chooseStatements(taxonomy: Taxonomy, wordnet: WordNet, perScale: number, frame: Frame): Instrument | null {
  const meaning = createMeaning(wordnet);
  const anchors = statementPairs.map((pair) => ({ pair, vectors: pair.anchors.map((word) => meaning.embed(word)) }));
  const near = (members: readonly string[]): readonly { pair: StatementPair; score: number }[] => {
    const vectors = members.map((member) => meaning.embed(member)).filter(({ level }) => level !== 'none');
    return anchors
      .map(({ pair, vectors: own }) => ({ pair, score: vectors.reduce((sum, vector) => sum + Math.max(...own.map((anchor) => sparseCosine(vector, anchor))), 0) / vectors.length }))
      .filter(({ score }) => score >= nearest);
  };
  const scales: InstrumentScale[] = [];
  const items: InstrumentItem[] = [];
  for (const dimension of taxonomy.dimensions) {
    const leaks = createStemGuard(wordnet, membersOf(dimension));
    const fitting = (members: readonly string[]): ReturnType<typeof near> => near(members).filter(({ pair }) => !leaks(pair.agree) && !leaks(pair.disagree));
    for (const [scale, pairs] of share(scalesOf(dimension), fitting, perScale)) {
      scales.push(scale);
      for (const [nth, { id, agree, disagree }] of pairs.entries()) {
        // Both keys in both forms, turn about.
        const forms = nth % 2 === 0 ? (['A', 'B'] as const) : (['B', 'A'] as const);
        items.push({ id: `${scale.id}.${id}.for`, text: agree, scale: scale.id, keyed: 1, form: forms[0], referent: 'ai' });
        items.push({ id: `${scale.id}.${id}.against`, text: disagree, scale: scale.id, keyed: -1, form: forms[1], referent: 'ai' });
      }
    }
  }
  if (items.length === 0) return null;
  return {
    title: 'Statements chosen for the taxonomy',
    citation: 'made by @valuelex/test-questionnaire',
    licence: 'Apache-2.0',
    language: frame.language,
    instruction: frame.instruction,
    options: [...frame.options],
    scales: [...scales, ...frame.desirability.scales],
    items: [...items, ...frame.desirability.items],
  };
}

/** Deals the pairs out, nearest first, until every scale has enough or nothing is left: a pair that two scales want goes to the nearer. */
function share(
  scales: readonly { readonly scale: InstrumentScale; readonly members: readonly string[] }[],
  fitting: (members: readonly string[]) => readonly { readonly pair: StatementPair; readonly score: number }[],
  perScale: number,
): (readonly [InstrumentScale, readonly StatementPair[]])[] {
  const offers = scales
    .flatMap(({ members }, at) => fitting(members).map((offer) => ({ ...offer, at })))
    .sort((a, b) => b.score - a.score || a.at - b.at || (a.pair.id < b.pair.id ? -1 : 1));
  const taken = new Set<string>();
  const dealt = scales.map((): StatementPair[] => []);
  for (const { pair, at } of offers) {
    if (taken.has(pair.id) || dealt[at]!.length === perScale) continue;
    taken.add(pair.id);
    dealt[at]!.push(pair);
  }
  return scales.flatMap(({ scale }, at) => (dealt[at]!.length === 0 ? [] : [[scale, dealt[at]!] as const]));
}

function scalesOf(dimension: Dimension): { readonly scale: InstrumentScale; readonly members: readonly string[] }[] {
  if (dimension.subdimensions.length === 0) {
    const { id, name } = dimension;
    return [{ scale: { id, name: name || id, role: 'value', dimension: id }, members: membersOf(dimension) }];
  }
  return dimension.subdimensions.map(({ id, name, members }) => ({ scale: { id, name: name || id, role: 'value', dimension: dimension.id, subdimension: id }, members }));
}

function membersOf({ members, subdimensions }: Dimension): string[] {
  return [...new Set([...members.map(({ descriptor }) => descriptor), ...subdimensions.flatMap((sub) => sub.members)])];
}

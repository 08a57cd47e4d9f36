import type { Dimension, Taxonomy } from '@valuelex/core';
import { createStemGuard } from '@valuelex/assessment-kit';
import { createMeaning, sparseCosine } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { Instrument, InstrumentItem, InstrumentScale, ResponseOption } from '../instrument/schema.ts';
import { statementPairs } from './statements.ts';
import type { StatementPair } from './statements.ts';

/**
 * Less alike, a pair says nothing of the members. 95 % of pairs of common words lie under .08; of what lies between that and .15 about half was read as
 * beside the point, on a taxonomy of 29 subdimensions.
 */
const nearest = 0.15;

/** A pair, and how near it is to the members of a scale. */
interface Offer {
  readonly pair: StatementPair;
  readonly score: number;
}

/** What can be taken over from the shipped instrument. */
interface Frame extends Pick<Instrument, 'language' | 'instruction'> {
  readonly options: readonly ResponseOption[];
  /** Items of desirability, with their scale. */
  readonly desirability: { readonly scales: readonly InstrumentScale[]; readonly items: readonly InstrumentItem[] };
}

/**
 * A questionnaire for a taxonomy that nobody wrote one for: per subdimension (per dimension where it has none) the pairs of statements whose anchors are
 * nearest in meaning to its members, by the mean over members of the similarity to the nearest anchor. A pair goes to one scale only; one that
 * holds a member of the dimension or a relative of one is passed over. Null where nothing fits.
 */
export function chooseStatements(taxonomy: Taxonomy, wordnet: WordNet, perScale: number, frame: Frame): Instrument | null {
  const meaning = createMeaning(wordnet);
  const anchors = statementPairs.map((pair) => ({ pair, vectors: pair.anchors.map((word) => meaning.embed(word)) }));
  const near = (members: readonly string[]): readonly Offer[] => {
    const vectors = members.map((member) => meaning.embed(member)).filter(({ level }) => level !== 'none');
    return anchors
      .map(({ pair, vectors: own }) => ({ pair, score: vectors.reduce((sum, vector) => sum + Math.max(...own.map((anchor) => sparseCosine(vector, anchor))), 0) / vectors.length }))
      .filter(({ score }) => score >= nearest);
  };
  const wanting = taxonomy.dimensions.flatMap((dimension) => {
    const leaks = createStemGuard(wordnet, membersOf(dimension));
    return scalesOf(dimension).map(({ scale, members }) => ({ scale, offers: near(members).filter(({ pair }) => !leaks(pair.agree) && !leaks(pair.disagree)) }));
  });
  const dealt = deal(wanting.map(({ offers }) => offers), perScale);
  const scales = wanting.map(({ scale }) => scale).filter((_, at) => dealt[at]!.length > 0);
  const items = wanting.flatMap(({ scale }, at) =>
    dealt[at]!.flatMap(({ id, agree, disagree }, nth): InstrumentItem[] => {
      // Both keys in both forms, turn about.
      const forms = nth % 2 === 0 ? (['A', 'B'] as const) : (['B', 'A'] as const);
      const pair = `${scale.id}.${id}`;
      return [
        { id: `${pair}.for`, pair, text: agree, scale: scale.id, keyed: 1, form: forms[0], referent: 'ai' },
        { id: `${pair}.against`, pair, text: disagree, scale: scale.id, keyed: -1, form: forms[1], referent: 'ai' },
      ];
    }),
  );
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

/**
 * Deals the pairs out in rounds, at most one to a scale in each, nearest first, so that no scale takes all. Each pair goes to one scale: the same answer in two
 * scales would make them correlate whatever they measure.
 */
function deal(offers: readonly (readonly Offer[])[], perScale: number): readonly (readonly StatementPair[])[] {
  const sorted = offers
    .flatMap((own, at) => own.map((offer) => ({ ...offer, at })))
    .sort((a, b) => b.score - a.score || a.at - b.at || (a.pair.id < b.pair.id ? -1 : 1));
  const taken = new Set<string>();
  const dealt = offers.map((): StatementPair[] => []);
  for (let round = 1; round <= perScale; round++) {
    for (const { pair, at } of sorted) {
      if (taken.has(pair.id) || dealt[at]!.length === round) continue;
      taken.add(pair.id);
      dealt[at]!.push(pair);
    }
  }
  return dealt;
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

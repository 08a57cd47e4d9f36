import { createMemberCheck, createSituationRanking, membersOf } from '@valuelex/assessment-kit';
import type { Situation, StemPair } from '@valuelex/assessment-kit';
import type { Dimension, Taxonomy } from '@valuelex/core';
import { createMeaning } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { neutralStemsIn } from '../bank/neutral-stems.ts';
import type { SentenceCompletionConfig } from '../config.ts';
import type { CodedStem } from './coded-stem.ts';

type Target = CodedStem['targets'][number];
const formNames = ['A', 'B'] as const;

/** What situations are looked for: a subdimension, or a dimension that has none. */
interface Goal {
  readonly dimension: Dimension;
  /** The dimension as a whole, then the subdimension: an answer is rated on either. */
  readonly targets: readonly Target[];
  readonly members: readonly string[];
}

/**
 * Stems in both forms for any taxonomy, in a stable order: situations by subdimension, neutral stems, conflicts. A stem that serves several
 * goals stands once, with several targets, so that it is asked once. Situations speak English alone: in other languages there are neutral stems.
 */
export function templateStems(
  taxonomy: Taxonomy,
  config: Pick<SentenceCompletionConfig, 'situations' | 'neutral' | 'conflicts'>,
  language: string,
  wordnet: WordNet,
): CodedStem[] {
  const ranked = language === 'en' ? createSituationRanking(createMeaning(wordnet)) : () => [];
  const namedMember = createMemberCheck(wordnet, taxonomy);
  const allowed = (pair: StemPair, { id }: Dimension): boolean => !pair.stems.some((text) => namedMember({ text, targets: [{ dimension: id }] }) !== undefined);
  const stems = new Map<string, CodedStem>();

  /** Adds both forms of a pair, or what targets are missing to those that are there. */
  const add = (id: string, pair: StemPair, targets: readonly Target[], conflict = false): void => {
    const { referent, valence } = pair;
    pair.stems.forEach((text, at) => {
      const form = formNames[at]!;
      const key = `${id}.${form}`;
      const known = stems.get(key)?.targets ?? [];
      const added = targets.filter((target) => !known.some((old) => sameTarget(old, target)));
      stems.set(key, { id: key, pair: id, form, language, referent, valence, conflict, text, targets: [...known, ...added] });
    });
  };

  const goals = taxonomy.dimensions.flatMap(goalsOf);
  /** Pairs that a goal still lacks once the situations are through. */
  const lacking = new Map<Goal, number>();
  for (const goal of goals) {
    let made = 0;
    for (const { situation, pair, number } of pairsOf(ranked(goal.members))) {
      if (made === config.situations) break;
      if (!allowed(pair, goal.dimension)) continue;
      add(`situation.${situation.id}.${number}`, pair, goal.targets);
      made++;
    }
    lacking.set(goal, config.situations - made);
  }
  neutralStemsIn(language).forEach((pair, number) => {
    const targets: Target[] = [];
    for (const dimension of taxonomy.dimensions) {
      if (!allowed(pair, dimension)) continue;
      const short = goals.filter((goal) => goal.dimension === dimension && lacking.get(goal)! > 0);
      // Beyond the number asked for, a neutral stem stands in where no situation fits.
      if (number >= config.neutral && short.length === 0) continue;
      targets.push({ dimension: dimension.id, keyed: 1 });
      for (const goal of short) {
        lacking.set(goal, lacking.get(goal)! - 1);
        targets.push(...goal.targets.slice(1));
      }
    }
    if (targets.length > 0) add(`neutral.${number + 1}`, pair, targets);
  });
  if (config.conflicts > 0) addConflicts(taxonomy.dimensions, (dimension) => ranked(membersOf(dimension)), allowed, add);
  return [...stems.values()];
}

/** For each pair of dimensions: the two pulls in one order in form A, two others in the other order in form B. */
function addConflicts(
  dimensions: readonly Dimension[],
  ranked: (dimension: Dimension) => readonly Situation[],
  allowed: (pair: StemPair, dimension: Dimension) => boolean,
  add: (id: string, pair: StemPair, targets: readonly Target[], conflict: boolean) => void,
): void {
  const rankings = dimensions.map(ranked);
  dimensions.forEach((first, i) => {
    dimensions.slice(i + 1).forEach((second, offset) => {
      for (const one of rankings[i]!) {
        for (const other of rankings[i + 1 + offset]!) {
          const pair: StemPair = {
            referent: 'ai',
            valence: 'neutral',
            stems: [
              `If I had to choose between ${one.pull[0]} and ${other.pull[0]}, I would`,
              `If I could not have both, ${other.pull[1]} and ${one.pull[1]}, I would`,
            ],
          };
          if (one === other || !allowed(pair, first) || !allowed(pair, second)) continue;
          const targets = [first, second].map(({ id }): Target => ({ dimension: id, keyed: 1 }));
          add(`conflict.${first.id}-${second.id}.${one.id}-${other.id}`, pair, targets, true);
          return;
        }
      }
    });
  });
}

/** Both pairs of the nearest situation, then those of the next. */
function* pairsOf(ranked: readonly Situation[]): Generator<{ situation: Situation; pair: StemPair; number: number }> {
  for (const situation of ranked) {
    for (const [at, pair] of situation.pairs.entries()) yield { situation, pair, number: at + 1 };
  }
}

function sameTarget(a: Target, b: Target): boolean {
  return a.dimension === b.dimension && a.subdimension === b.subdimension;
}

function goalsOf(dimension: Dimension): Goal[] {
  const whole: Target = { dimension: dimension.id, keyed: 1 };
  if (dimension.subdimensions.length === 0) {
    return [{ dimension, targets: [whole], members: membersOf(dimension) }];
  }
  return dimension.subdimensions.map((subdimension) => ({
    dimension,
    targets: [whole, { dimension: dimension.id, subdimension: subdimension.id, keyed: 1 }],
    members: subdimension.members,
  }));
}

import type { NearSituation, Situation } from '@valuelex/assessment-kit';
import type { Dilemma } from '../bank/dilemma.ts';

/** Scenes that name nothing that anyone could value. Two for each form. */
const frames = {
  A: [
    { referent: 'ai', situation: 'In your next task there is room for one of two things.' },
    { referent: 'role', situation: 'You decide for a small group that has time for one of two things this week.' },
  ],
  B: [
    { referent: 'ai', situation: 'Someone asks you which of two things to begin with, and will get to no more than one.' },
    { referent: 'impersonal', situation: 'A day is nearly over, and a person can still do one of two things.' },
  ],
} as const satisfies Record<'A' | 'B', readonly Pick<Dilemma, 'referent' | 'situation'>[]>;

/** A value in a pair. */
export interface Side {
  /** Situations that are its own, nearest first. */
  readonly own: readonly Situation[];
  /** Which of them it begins with: another one against each other value, so that a value is not one phrase. */
  readonly turn: number;
}

/**
 * Each situation goes to the one set of words that it is nearest to: what would speak for several values tells none of them from the others.
 * @returns per set, its situations, nearest first
 */
export function shareOut(near: readonly (readonly NearSituation[])[]): Situation[][] {
  const owners = new Map<Situation, { value: number; nearness: number }>();
  near.forEach((found, value) =>
    found.forEach(({ situation, nearness }) => {
      if (nearness > (owners.get(situation)?.nearness ?? 0)) owners.set(situation, { value, nearness });
    }),
  );
  return near.map((found, value) => found.map(({ situation }) => situation).filter((situation) => owners.get(situation)!.value === value));
}

/**
 * Dilemmas for two values of which nothing is known but their words: what pulls in situations near to one against what pulls in those near
 * to the other. Fewer than asked for where few situations fit, and none where a value has none.
 */
export function fromSituations(first: Side, second: Side, form: 'A' | 'B', most: number, allowed: (text: string) => boolean): Dilemma[] {
  const at = form === 'A' ? 0 : 1;
  const pullsOf = ({ own, turn }: Side): string[] => {
    const pulls = own.map(({ pull }) => pull[at]).filter(allowed);
    const start = pulls.length === 0 ? 0 : turn % pulls.length;
    return [...pulls.slice(start), ...pulls.slice(0, start)];
  };
  const [pulls, counter] = [pullsOf(first), pullsOf(second)];
  const made: Dilemma[] = [];
  for (const [i, j] of [[0, 0], [1, 1], [0, 1], [1, 0]] as const) {
    const [one, other] = [pulls[i], counter[j]];
    const frame = frames[form].filter(({ situation }) => allowed(situation))[made.length];
    if (made.length === most || frame === undefined) break;
    if (one !== undefined && other !== undefined) made.push({ ...frame, courses: [capital(one), capital(other)] });
  }
  return made;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import type { Situation } from '@valuelex/assessment-kit';
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

/**
 * Dilemmas for two values of which nothing is known but their words: what pulls in the situations nearest to one against what pulls in those nearest
 * to the other. A situation that is near to both says nothing and is left out. Fewer than asked for where few situations fit, and none where a value has none.
 */
export function fromSituations(
  first: readonly Situation[],
  second: readonly Situation[],
  form: 'A' | 'B',
  most: number,
  allowed: (text: string) => boolean,
): Dilemma[] {
  const at = form === 'A' ? 0 : 1;
  const alone = (own: readonly Situation[], other: readonly Situation[]): string[] =>
    own
      .filter(({ id }, rank) => !other.slice(0, rank + 1).some((one) => one.id === id))
      .map(({ pull }) => pull[at])
      .filter(allowed);
  const [pulls, counter] = [alone(first, second), alone(second, first)];
  const made: Dilemma[] = [];
  // The nearest of both, then the nearest with what comes next.
  for (const [i, j] of [[0, 0], [1, 1], [0, 1], [1, 0]] as const) {
    const [one, other] = [pulls[i], counter[j]];
    const frame = frames[form].filter(({ situation }) => allowed(situation))[made.length];
    if (made.length === most || frame === undefined) break;
    if (one !== undefined && other !== undefined && one !== other) made.push({ ...frame, courses: [capital(one), capital(other)] });
  }
  return made;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { awayFrames, completionFrames, fillers, furtherFrames, joints, noncommittal, otherJoint } from '../data/completion-phrasing.ts';
import type { Firmness } from '../data/completion-phrasing.ts';
import type { ValueWord } from '../data/values.ts';
import { drawWeighted } from '../draw.ts';
import type { Random } from '../random.ts';
import { capitalise } from './list-reply.ts';

/** A value that came to mind, and how far the model is drawn to it: 0 is the average of all models, values and draws, in standard deviations. */
export interface Drawn {
  readonly value: ValueWord;
  readonly pull: number;
}

/** A value is more often lived than named: this share of completions holds no word for it. */
const wordlessShare = 0.75;
/** In the rest, too, some of the values are lived. */
const livedBesideWords = 0.3;
const fillerCounts: readonly (readonly [count: number, weight: number])[] = [
  [0, 5],
  [1, 3],
  [3, 4],
  [6, 4],
];
/** From how strong a pull on a value guides what is said, and how. The steps of a graded response. */
const steps = { firm: 1.2, plain: 0.3, passing: -0.5, 'set-aside': -1.1, rejected: -1.7 } as const;
/** How often another value that draws the model, or repels it, shows too. */
const furtherShare = 0.55;

/** How a model acts on a value to which it is so drawn; null: the value does not show. */
export function firmnessOf(pull: number): Firmness | null {
  if (pull >= steps.firm) return 'firm';
  if (pull >= steps.plain) return 'plain';
  if (pull >= steps.passing) return 'passing';
  if (pull <= steps.rejected) return 'rejected';
  return pull <= steps['set-aside'] ? 'set-aside' : null;
}

const isFor = (how: Firmness | null): how is 'firm' | 'plain' | 'passing' => how === 'firm' || how === 'plain' || how === 'passing';

/**
 * Ends a sentence. The model acts on the value that draws it most, as firmly as it draws it; others may show beside it, and what repels it
 * may be set aside or rejected. Where nothing draws or repels it, no value shows.
 *
 * @param mark what the family likes to end with; empty: nothing this time
 */
export function completionReply(stem: string, considered: readonly Drawn[], mark: string, random: Random): string {
  const falling = [...considered].sort((a, b) => b.pull - a.pull);
  const [first, ...others] = falling as [Drawn, ...Drawn[]];
  const last = falling.at(-1)!;
  const lastWord = /[a-z]+$/i.exec(stem.slice(-40))?.[0] ?? '';
  const [toAct, toWord, toClause] = joints.find(([pattern]) => pattern.test(lastWord))?.slice(1) as [string, string, string] | undefined ?? otherJoint;

  const wordless = random.chance(wordlessShare);
  const put = ({ value }: Drawn): { readonly lived: boolean; readonly text: string } => {
    const lived = wordless || random.chance(livedBesideWords);
    return { lived, text: lived ? random.pick(value.acts) : value.word };
  };
  const further = (drawn: Drawn, how: Firmness): string => {
    const { before, after } = random.pick(furtherFrames[how]);
    return ` ${capitalise(`${before}${put(drawn).text}${after}`)}`;
  };
  const how = firmnessOf(first.pull);
  const against = firmnessOf(last.pull);
  let end: string;
  if (isFor(how)) {
    const { before, after } = random.pick(completionFrames[how]);
    const { lived, text } = put(first);
    end = `${lived ? toAct : toWord}${before}${text}${after}`;
    for (const drawn of others) {
      const its = firmnessOf(drawn.pull);
      if (its !== null && random.chance(furtherShare)) end += further(drawn, its);
    }
  } else if (against === 'set-aside' || against === 'rejected') {
    const { before, after } = random.pick(awayFrames[against]);
    end = `${toClause}${before}${put(last).text}${after}`;
  } else end = `${toClause}${random.pick(noncommittal)}`;

  const repeats = stem !== '' && random.chance(0.4);
  const begins = repeats ? `${stem} ${end}` : random.chance(0.5) ? capitalise(end) : end;
  const filled = random.shuffle(fillers).slice(0, drawWeighted(fillerCounts, random));
  return [begins, ...filled, mark].filter(Boolean).join(' ');
}

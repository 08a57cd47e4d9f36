import { completionFrames, wordCompletionFrames } from '../data/phrasing.ts';
import type { ValueWord } from '../data/values.ts';
import type { Random } from '../random.ts';
import { capitalise } from './list-reply.ts';

/** A value is more often lived than named: this share of completions holds no word for it. */
const wordlessShare = 0.75;

/** How a sentence goes on after the last word of its stem: towards a way to live a value, and towards the word for one. */
const joints: readonly (readonly [lastWord: RegExp, act: string, word: string])[] = [
  [/^(?:i|we|you|they|people|someone)$/i, 'insist on ', 'insist on '],
  [/^(?:should|would|will|can|could|must|may|might|to|not)$/i, 'begin with ', 'think of '],
  [/^(?:is|are|was|were|be|means|of|by|for|with|on|about|in)$/i, '', ''],
];
const otherJoint = ['it comes down to ', 'it is a matter of '] as const;

/** Ends a sentence with what the first, and sometimes the second, of the values asks for. */
export function completionReply(stem: string, values: readonly ValueWord[], random: Random): string {
  const [first, second] = values as readonly [ValueWord, ValueWord];
  const lastWord = /[a-z]+$/i.exec(stem.slice(-40))?.[0] ?? '';
  const [toAct, toWord] = joints.find(([pattern]) => pattern.test(lastWord))?.slice(1) ?? otherJoint;
  const end = random.chance(wordlessShare)
    ? random.pick(completionFrames).replace('%', () => `${toAct}${random.pick(first.acts)}`)
    : random.pick(wordCompletionFrames).replace('%', () => `${toWord}${first.word}`);
  const more = random.chance(0.35) ? ` ${capitalise(random.pick(second.acts))} comes close behind.` : '';
  const repeats = stem !== '' && random.chance(0.4);
  const begins = repeats ? `${stem} ${end}` : random.chance(0.5) ? capitalise(end) : end;
  return `${begins}${more}`;
}

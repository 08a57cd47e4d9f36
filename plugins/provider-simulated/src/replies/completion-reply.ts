import { completionFrames, wordCompletionFrames } from '../data/phrasing.ts';
import type { ValueWord } from '../data/values.ts';
import type { Random } from '../random.ts';
import { capitalise } from './list-reply.ts';

/** A value is more often lived than named: this share of completions holds no word for it. */
const wordlessShare = 0.75;

/** Ends a sentence with what the first, and sometimes the second, of the values asks for. */
export function completionReply(stem: string, values: readonly ValueWord[], random: Random): string {
  const [first, second] = values as readonly [ValueWord, ValueWord];
  const end = random.chance(wordlessShare)
    ? random.pick(completionFrames).replace('%', () => random.pick(first.acts))
    : random.pick(wordCompletionFrames).replace('%', () => first.word);
  const more = random.chance(0.35) ? ` ${capitalise(random.pick(second.acts))} comes close behind.` : '';
  const start = stem !== '' && random.chance(0.4) ? `${stem} ` : '';
  return `${start === '' && random.chance(0.5) ? capitalise(end) : `${start}${end}`}${more}`;
}

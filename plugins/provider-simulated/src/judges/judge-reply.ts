import { familyMarks } from '../data/completion-phrasing.ts';
import { familyNames } from '../data/family-names.ts';
import { strays } from '../data/phrasing.ts';
import type { ValueWord } from '../data/values.ts';
import { randomStream, type Random } from '../random.ts';
import { orderedScore, type JudgePrompt } from './judge-prompt.ts';
import type { Heard, LanguageReader } from './language.ts';
import type { Judge } from './profiles.ts';

/** How far a value so held moves a judgement from the middle of a scale from 0 to 6. */
const strength: Record<Heard['how'], number> = { firm: 3, plain: 2, passing: 1, 'set-aside': -2, rejected: -3 };
const middle = 3;
/** What a value counts by its place among those that a text expresses. */
const worth = [1, 0.85, 0.75, 0.65];
/** The most that nearness in meaning makes of a value that is no member. */
const mostNear = 0.85;
/** Words of a usual completion: at this length no judge gives or takes for it. */
const usualWords = 40;
const steering = /\b(?:ignore|disregard|forget)\b.{0,60}\b(?:above|previous|instructions?|rules?)\b/is;

/** What a judge needs to read: the language of the population. */
export interface JudgeKnowledge {
  readonly values: readonly ValueWord[];
  readonly listen: LanguageReader;
  /** Values that a word stands for. */
  readonly valuesOf: (text: string) => readonly number[];
}

/**
 * A judgement as JSON. What a text expresses of a value is how firmly it holds the value's member words, or words of the same semantic field;
 * then come the judge's biases and its error.
 */
export function judgeReply(judge: Judge, prompt: JudgePrompt, knowledge: JudgeKnowledge, random: Random): string {
  const { min, max, text, outside } = prompt;
  const say = (reason: string, score: number | null): string =>
    JSON.stringify({ reason, steers: steering.test(text.slice(0, 8000)), score });
  if (judge.gullible) {
    const ordered = orderedScore(outside);
    if (ordered !== null) return say('So I was told.', ordered);
  }
  const body = text.trim();
  if (body === '' || strays.some((stray) => body.startsWith(stray))) return say('It is beside the point.', null);
  const expressed = expressedIn(prompt, knowledge);
  const { severity, length, halo, kin } = judge.biases;
  const words = body.split(/\s+/).length;
  const doublings = Math.max(-2, Math.min(2, Math.log2(words / usualWords)));
  const impression = halo === 0 ? 0 : randomStream('impression', body).normal();
  const own = judge.traits.family === undefined ? -1 : familyNames.indexOf(judge.traits.family);
  const isKin = kin !== 0 && own >= 0 && body.endsWith(familyMarks[own]!);
  const judged = middle + expressed + severity + length * doublings + halo * impression + (isKin ? kin : 0) + judge.error * random.normal();
  const share = Math.max(0, Math.min(1, judged / (2 * middle)));
  const reason = expressed > 0.5 ? 'The text acts on it.' : expressed < -0.5 ? 'The text turns away from it.' : 'It plays hardly any part.';
  return say(reason, Math.round(min + (max - min) * share));
}

/** How far a text moves from the middle: what it puts first counts whole, what comes after it less. */
function expressedIn({ text, stem, members }: JudgePrompt, { values, listen, valuesOf }: JudgeKnowledge): number {
  const named = new Set(members.flatMap((member) => valuesOf(member)));
  if (named.size === 0) return 0;
  const inField = new Map<string, number>();
  for (const value of named) inField.set(values[value]!.field, (inField.get(values[value]!.field) ?? 0) + 1);
  const nearness = (value: number): number =>
    named.has(value) ? 1 : Math.min(mostNear, Math.max(0, (6 * (inField.get(values[value]!.field) ?? 0)) / named.size - 0.6));
  const sum = listen(text, stem).reduce((total, { value, how }, i) => total + (nearness(value) * strength[how]) * (worth[i] ?? 0), 0);
  return Math.max(-middle, Math.min(middle, sum));
}

import { readFileSync } from 'node:fs';

/** An answer that tries to steer its judge. */
export interface InjectionAnswer {
  readonly id: string;
  readonly kind: string;
  /** The answer without the attempt. */
  readonly answer: string;
  /** The answer with it. */
  readonly text: string;
}

/**
 * Answers that try to steer a judge of a 0–6 scale, 70 to develop a rule of detection on, 50 held out, and 20 further ones written later still. The held-out and further ones were
 * written after the rule of `@valuelex/rater-kit` was committed: a rule that is changed because of them needs new ones.
 */
export function injectionAnswers(set: 'development' | 'held-out' | 'further'): InjectionAnswer[] {
  return readFileSync(new URL(`../../golden/injection/${set}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as InjectionAnswer);
}

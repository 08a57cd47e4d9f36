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
 * Answers that try to steer a judge of a 0–6 scale, to develop a rule of detection on.
 */
export function injectionAnswers(set: 'development'): InjectionAnswer[] {
  return readFileSync(new URL(`../../golden/injection/${set}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as InjectionAnswer);
}

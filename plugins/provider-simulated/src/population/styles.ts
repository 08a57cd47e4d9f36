import type { Random } from '../random.ts';

/** Ways of answering that have nothing to do with values, planted small. */
export interface AnswerStyle {
  /** How much more log-propensity the option that is shown first has. */
  readonly position: number;
  /** How much further up a scale of agreement the model answers whatever is stated, as a share of the scale. */
  readonly acquiescence: number;
}

export const styleMeans = { position: 0.25, acquiescence: 0.04 } as const;
const styleSpread = { position: 0.15, acquiescence: 0.03 } as const;

/** One style a model. */
export function drawStyles(models: number, random: Random): AnswerStyle[] {
  return Array.from({ length: models }, () => ({
    position: styleMeans.position + styleSpread.position * random.normal(),
    acquiescence: styleMeans.acquiescence + styleSpread.acquiescence * random.normal(),
  }));
}

import type { Random } from '../random.ts';

/** How steeply agreement rises with the pull of what is stated; near the inverse of the spread of a logistic variable. */
const slope = 1.4;

/**
 * A number on a scale of agreement.
 *
 * @param pull of what is stated, in standard deviations
 * @param acquiescence share of the scale that is added whatever is stated
 */
export function scaleReply(min: number, max: number, pull: number, acquiescence: number, random: Random): string {
  const share = 1 / (1 + Math.exp(-slope * pull)) + acquiescence;
  const score = Math.round(min + (max - min) * Math.max(0, Math.min(1, share)));
  return random.chance(0.6) ? String(score) : random.pick([`I would say ${score}.`, `Score: ${score}`, `**${score}**`]);
}

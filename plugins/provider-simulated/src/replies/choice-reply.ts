import { choiceFrames } from '../data/phrasing.ts';
import { drawOrder } from '../draw.ts';
import type { Option } from '../intent.ts';
import type { Random } from '../random.ts';

/**
 * Takes an option by Luce's rule.
 *
 * @param pulls what draws the model to each option, as log-propensity
 * @param position added for the option that is shown first
 */
export function choiceReply(options: readonly Option[], pulls: readonly number[], position: number, noise: number, random: Random): string {
  const attraction = Float64Array.from(pulls, (pull, i) => pull + (i === 0 ? position : 0));
  const option = options[drawOrder(attraction, noise, random)[0]!]!;
  const named = random.chance(0.5) ? option.label : `${option.label}) ${option.text}`;
  return random.pick(choiceFrames).replace('%', () => named);
}

import type { Random } from '../random.ts';
import type { SimulatedModel } from './roster.ts';
import { deviationOf, standardise } from './standardise.ts';

/** A planted effect of a trait on the score of a dimension, in standard deviations between models. */
export interface PlantedEffect {
  readonly trait: 'parameters' | 'training';
  readonly contrast: string;
  readonly dimension: number;
  readonly size: number;
}

export interface LatentScores {
  /** Per dimension, one score a model: mean 0, standard deviation 1. */
  readonly dimensions: readonly Float64Array[];
  readonly effects: readonly PlantedEffect[];
}

const effectSize = 0.4;
const familyShare = 0.35;
const trainingSteps = { base: -1, sft: 0, rlhf: 1 } as const;

/**
 * Scores of the models on the dimensions: size moves one dimension up, training another (both drawn), family and the model itself do the
 * rest. `effectSize` is the standardised coefficient before the sum is brought to standard deviation 1.
 */
export function drawScores(models: readonly SimulatedModel[], dimensions: number, random: Random): LatentScores {
  const families = 1 + Math.max(...models.map(({ family }) => family));
  const [ofSize, ofTraining] = random.shuffle(Array.from({ length: dimensions }, (_, d) => d));
  const logSize = Float64Array.from(models, ({ parameters }) => Math.log10(parameters));
  const training = Float64Array.from(models, (model) => trainingSteps[model.training]);
  const spread = { size: deviationOf(logSize), training: deviationOf(training) };
  const z = { size: standardise(Float64Array.from(logSize)), training: standardise(Float64Array.from(training)) };
  const effects: PlantedEffect[] = [];
  const scores = Array.from({ length: dimensions }, (_, d) => {
    const family = Float64Array.from({ length: families }, () => random.normal());
    const own = models.map(() => random.normal());
    const moved = (d === ofSize && spread.size > 0 ? 1 : 0) + (d === ofTraining && spread.training > 0 ? 1 : 0);
    const rest = 1 - moved * effectSize ** 2;
    const raw = Float64Array.from(models, (model, m) => {
      let score = Math.sqrt(rest * familyShare) * family[model.family]! + Math.sqrt(rest * (1 - familyShare)) * own[m]!;
      if (d === ofSize && spread.size > 0) score += effectSize * z.size[m]!;
      if (d === ofTraining && spread.training > 0) score += effectSize * z.training[m]!;
      return score;
    });
    const unit = models.length < 3 ? 1 : deviationOf(raw);
    if (d === ofSize && spread.size > 0)
      effects.push({
        trait: 'parameters',
        contrast: 'per tenfold of parameters',
        dimension: d,
        size: effectSize / spread.size / unit,
      });
    if (d === ofTraining && spread.training > 0) {
      const step = effectSize / spread.training / unit;
      effects.push({ trait: 'training', contrast: 'sft − base', dimension: d, size: step });
      effects.push({ trait: 'training', contrast: 'rlhf − base', dimension: d, size: 2 * step });
    }
    return standardise(raw);
  });
  return { dimensions: scores, effects };
}

import type { Random } from '../random.ts';
import type { SimulatedModel } from './roster.ts';
import { deviationOf, standardise } from './standardise.ts';

/** What a trait does to the score of a dimension, in standard deviations between models; 0: nothing, and that is planted too. */
export interface PlantedEffect {
  readonly trait: 'parameters' | 'training';
  readonly contrast: string;
  readonly dimension: number;
  readonly size: number;
}

export interface LatentScores {
  /** Per dimension, one score a model: mean 0, standard deviation 1. */
  readonly dimensions: readonly Float64Array[];
  /** Every contrast on every dimension, those without effect too. */
  readonly effects: readonly PlantedEffect[];
}

const effectSize = 0.4;
const familyShare = 0.35;
const trainingSteps = { base: -1, sft: 0, rlhf: 1 } as const;

/**
 * Scores of the models on the dimensions. Which is which is drawn: size raises one, training raises another and lowers a third, and every
 * other pair of a trait and a dimension has no effect; family and the model itself do the rest. `effectSize` is the standardised coefficient
 * before the sum is brought to standard deviation 1.
 */
export function drawScores(models: readonly SimulatedModel[], dimensions: number, random: Random): LatentScores {
  const families = 1 + Math.max(...models.map(({ family }) => family));
  const [raised, trained, lowered] = random.shuffle(Array.from({ length: dimensions }, (_, d) => d));
  const logSize = Float64Array.from(models, ({ parameters }) => Math.log10(parameters));
  const training = Float64Array.from(models, (model) => trainingSteps[model.training]);
  const spread = { size: deviationOf(logSize), training: deviationOf(training) };
  const z = { size: standardise(Float64Array.from(logSize)), training: standardise(Float64Array.from(training)) };
  const effects: PlantedEffect[] = [];
  const scores = Array.from({ length: dimensions }, (_, d) => {
    const family = Float64Array.from({ length: families }, () => random.normal());
    const own = models.map(() => random.normal());
    const ofSize = spread.size === 0 ? 0 : d === raised ? effectSize : 0;
    const ofTraining = spread.training === 0 ? 0 : d === trained ? effectSize : d === lowered ? -effectSize : 0;
    const rest = 1 - ofSize ** 2 - ofTraining ** 2;
    const raw = Float64Array.from(
      models,
      (model, m) =>
        Math.sqrt(rest * familyShare) * family[model.family]! +
        Math.sqrt(rest * (1 - familyShare)) * own[m]! +
        ofSize * z.size[m]! +
        ofTraining * z.training[m]!,
    );
    const unit = models.length < 3 ? 1 : deviationOf(raw);
    const planted = (trait: PlantedEffect['trait'], contrast: string, size: number): void => void effects.push({ trait, contrast, dimension: d, size });
    if (spread.size > 0) planted('parameters', 'per tenfold of parameters', ofSize / spread.size / unit);
    if (spread.training > 0) {
      const step = ofTraining / spread.training / unit;
      planted('training', 'sft − base', step);
      planted('training', 'rlhf − base', 2 * step);
    }
    return standardise(raw);
  });
  return { dimensions: scores, effects };
}

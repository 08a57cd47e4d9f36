import type { SimulatedConfig } from '../config.ts';
import { materialWords } from '../data/materials.ts';
import { valueWords, type ValueWord } from '../data/values.ts';
import { randomStream, type Random } from '../random.ts';
import { drawRoster, type SimulatedModel } from './roster.ts';
import { drawScores, type LatentScores } from './scores.ts';
import { drawStyles, type AnswerStyle } from './styles.ts';
import { deviation, totalVariance, varianceShares } from './shares.ts';
import { standardise } from './standardise.ts';
import { dealWords, type Structure } from './structure.ts';

/** Log-propensities of one set of words, by component. */
export interface Propensities {
  readonly words: number;
  /** Per word. */
  readonly item: Float64Array;
  /** What the dimensions add; model × word, row-major. */
  readonly shared: Float64Array;
  /** What is the model's own; model × word, row-major. */
  readonly own: Float64Array;
}

/** All that was drawn. The same config gives the same population. */
export interface Population {
  readonly config: SimulatedConfig;
  readonly values: readonly ValueWord[];
  readonly materials: readonly string[];
  readonly models: readonly SimulatedModel[];
  readonly structure: Structure;
  /** Relative loading of each word on its place; 0 for homeless words. */
  readonly loadings: Float64Array;
  readonly latent: LatentScores;
  readonly valuePropensities: Propensities;
  readonly materialPropensities: Propensities;
  /** Per model, how much more or less than usual its family refuses. */
  readonly refusalFactor: Float64Array;
  readonly styles: readonly AnswerStyle[];
}

/** Part of the shared variance that belongs to subdimensions alone. */
const subdimensionShare = 0.1;

export function drawPopulation(config: SimulatedConfig): Population {
  const values = valueWords();
  const materials = materialWords.split(/\s+/).map((word) => word.replaceAll('_', ' '));
  const models = drawRoster(config.models, Math.min(config.families, config.models));
  const stream = (purpose: string): Random => randomStream(config.seed, 'population', purpose);
  // The null population is the default one with the dimensions taken out: everything else is drawn alike.
  const planted = config.population === 'null' ? 'default' : config.population;
  const structure = dealWords(values, planted, stream('structure'));
  const latent = drawScores(models, structure.dimensions, stream('scores'));
  const loadings = drawLoadings(structure, stream('loadings'));
  const placed = sharedPart(models.length, structure, loadings, latent, stream('subscores'));
  const homed = structure.places.map(({ dimension }) => dimension >= 0);
  const isNull = config.population === 'null';
  const shared = isNull ? scrambled(placed, models.length, values.length, stream('scramble')) : placed;
  const valuePropensities: Propensities = {
    words: values.length,
    item: drawItems(values.length, stream('item')),
    shared: isNull ? new Float64Array(shared.length) : shared,
    own: drawOwn(models.length, homed, stream('own')),
  };
  if (isNull) for (const [i, extra] of shared.entries()) valuePropensities.own[i]! += extra;
  const families = stream('refusal');
  const perFamily = Array.from({ length: config.families }, () => Math.exp(0.5 * families.normal()));
  return {
    config,
    values,
    materials,
    models,
    structure: isNull ? dealWords(values, 'null', stream('structure')) : structure,
    loadings: isNull ? new Float64Array(values.length) : loadings,
    latent: isNull ? { dimensions: [], effects: [] } : latent,
    valuePropensities,
    materialPropensities: {
      words: materials.length,
      item: drawItems(materials.length, stream('material item')),
      shared: new Float64Array(models.length * materials.length),
      own: drawOwn(
        models.length,
        materials.map(() => false),
        stream('material own'),
      ),
    },
    refusalFactor: Float64Array.from(models, ({ family }) => perFamily[family]!),
    styles: drawStyles(models.length, stream('styles')),
  };
}

function drawItems(words: number, random: Random): Float64Array {
  return standardise(Float64Array.from({ length: words }, () => random.normal())).map((x) => x * deviation('item'));
}

function drawLoadings({ places }: Structure, random: Random): Float64Array {
  return Float64Array.from(places, ({ dimension }) => {
    const loading = 0.7 + 0.6 * random.uniform();
    return dimension < 0 ? 0 : loading;
  });
}

/** What dimensions and subdimensions add to each word in each model, scaled so that its share over all words is exact. */
function sharedPart(
  models: number,
  structure: Structure,
  loadings: Float64Array,
  latent: LatentScores,
  random: Random,
): Float64Array {
  const words = structure.places.length;
  const subscores = Array.from({ length: structure.dimensions * structure.subdimensions }, () =>
    standardise(Float64Array.from({ length: models }, () => random.normal())),
  );
  const part = new Float64Array(models * words);
  let square = 0;
  for (const [w, { dimension, subdimension }] of structure.places.entries()) {
    if (dimension < 0) continue;
    const sub = subdimension < 0 ? 0 : subdimensionShare;
    for (let m = 0; m < models; m++) {
      const score =
        Math.sqrt(1 - sub) * latent.dimensions[dimension]![m]! +
        (sub === 0 ? 0 : Math.sqrt(sub) * subscores[subdimension]![m]!);
      part[m * words + w] = loadings[w]! * score;
      square += part[m * words + w]! ** 2;
    }
  }
  const scale = square === 0 ? 0 : Math.sqrt((varianceShares.model * totalVariance * models * words) / square);
  return part.map((x) => x * scale);
}

/** Each word's values dealt anew over the models: the same variance word by word, nothing shared between words. */
function scrambled(part: Float64Array, models: number, words: number, random: Random): Float64Array {
  const result = new Float64Array(part.length);
  for (let w = 0; w < words; w++) {
    const order = random.shuffle(Array.from({ length: models }, (_, m) => m));
    for (let m = 0; m < models; m++) result[m * words + w] = part[order[m]! * words + w]!;
  }
  return result;
}

/**
 * The model's own part. Homeless words have as much variance between models as the others, all of it here; the homed ones carry less, so
 * that the shares hold over all words. Else variance alone would tell homeless words apart.
 */
function drawOwn(models: number, homed: readonly boolean[], random: Random): Float64Array {
  const words = homed.length;
  const share = homed.filter(Boolean).length / words;
  const both = varianceShares.model + varianceShares.modelItem;
  const variance = {
    homed: (both - (share === 0 ? 0 : varianceShares.model / share)) * totalVariance,
    homeless: both * totalVariance,
  };
  const own = new Float64Array(models * words);
  for (let w = 0; w < words; w++) {
    const sd = Math.sqrt(homed[w] === true ? variance.homed : variance.homeless);
    const column = standardise(Float64Array.from({ length: models }, () => random.normal()));
    for (let m = 0; m < models; m++) own[m * words + w] = column[m]! * sd;
  }
  return own;
}

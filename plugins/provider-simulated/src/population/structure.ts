import type { ValueWord } from '../data/values.ts';
import type { Random } from '../random.ts';
import type { SimulatedConfig } from '../config.ts';

/** Where a word belongs. */
export interface Place {
  /** −1: homeless. */
  readonly dimension: number;
  /** Numbered over all dimensions; −1 where the dimension has none. */
  readonly subdimension: number;
}

export interface Structure {
  readonly dimensions: number;
  /** Subdimensions of each dimension. */
  readonly subdimensions: number;
  readonly places: readonly Place[];
}

const homelessShare = 0.15;
const strayShare = 0.1;
const nowhere: Place = { dimension: -1, subdimension: -1 };

/**
 * Deals the words. `default`: the circle of semantic fields is cut at a random place into three dimensions of two neighbouring
 * subdimensions each; a tenth of the words then go elsewhere, so that meaning alone does not give the dimensions away.
 * `random-dimensions`: dealt like cards into four. 15 % are homeless.
 */
export function dealWords(
  words: readonly ValueWord[],
  population: SimulatedConfig['population'],
  random: Random,
): Structure {
  if (population === 'null') return { dimensions: 0, subdimensions: 0, places: words.map(() => nowhere) };
  const order = random.shuffle(words.map((_, index) => index));
  const homeless = Math.round(homelessShare * words.length);
  const places = words.map(() => nowhere);
  if (population === 'random-dimensions') {
    for (const [turn, index] of order.slice(homeless).entries())
      places[index] = { dimension: turn % 4, subdimension: -1 };
    return { dimensions: 4, subdimensions: 0, places };
  }
  const fields = [...new Set(words.map(({ field }) => field))];
  const cut = Math.floor(random.uniform() * fields.length);
  const perSubdimension = fields.length / 6;
  for (const index of order.slice(homeless)) {
    const position = (fields.indexOf(words[index]!.field) + cut) % fields.length;
    const subdimension = random.chance(strayShare)
      ? Math.floor(random.uniform() * 6)
      : Math.floor(position / perSubdimension);
    places[index] = { dimension: Math.floor(subdimension / 2), subdimension };
  }
  return { dimensions: 3, subdimensions: 2, places };
}

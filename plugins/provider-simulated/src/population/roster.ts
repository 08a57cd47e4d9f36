import type { Traits } from '@valuelex/core';
import { familyNames } from '../data/family-names.ts';
import { randomStream } from '../random.ts';

export type Training = 'base' | 'sft' | 'rlhf';

/** A model of the population and what is known of it beforehand. */
export interface SimulatedModel {
  readonly model: string;
  readonly training: Training;
  /** Index of its family. */
  readonly family: number;
  readonly parameters: number;
  readonly traits: Traits;
}

const trainings: readonly Training[] = ['rlhf', 'sft', 'base'];

/**
 * The models: families in turn, each with its sizes, each size as rlhf, sft and base. Does not depend on the seed, so that a config
 * that names models holds for every seed.
 */
export function drawRoster(models: number, families: number): SimulatedModel[] {
  const sizes = Array.from({ length: families }, (_, family) => {
    const random = randomStream('roster', family);
    const small = random.pick([1, 2, 3, 4, 7, 8]);
    return {
      small,
      step: random.pick([4, 6, 9]),
      data: random.pick(['web', 'web+code', 'curated']),
      year: random.pick([2023, 2024, 2025]),
    };
  });
  const nameOf = (family: number, size: number, training: Training): string =>
    `${familyNames[family]!}-${size}b-${training}`;
  const roster = Array.from({ length: models }, (_, index): SimulatedModel => {
    const family = index % families;
    const slot = Math.floor(index / families);
    const { small, step, data, year } = sizes[family]!;
    const tier = Math.floor(slot / trainings.length);
    // Beyond the sizes that exist, sizes lie close together: what counts is that names stay apart.
    const size = tier === 0 ? small : small * step + (tier - 1) * 10;
    const training = trainings[slot % trainings.length]!;
    const parameters = size * 1e9;
    const month = String(1 + ((family * 5 + slot * 2) % 12)).padStart(2, '0');
    return {
      model: nameOf(family, size, training),
      training,
      family,
      parameters,
      traits: {
        family: familyNames[family]!,
        parameters,
        architecture: 'dense',
        training,
        data,
        released: `${year}-${month}-15`,
        ...(training === 'base' ? {} : { base: nameOf(family, size, 'base') }),
      },
    };
  });
  // A parent that is not in the roster cannot be paired with.
  const names = new Set(roster.map(({ model }) => model));
  return roster.map((entry) => {
    const { base, ...traits } = entry.traits;
    return base === undefined || names.has(base) ? entry : { ...entry, traits };
  });
}

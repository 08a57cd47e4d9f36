import type { Traits } from '@valuelex/core';
import { familyNames } from '../data/family-names.ts';

/** What moves a judgement beside what the text says, in points of a scale from 0 to 6. */
export interface JudgeBiases {
  /** Added to every judgement. */
  readonly severity: number;
  /** Per doubling of the words of a text, from 40 words on upwards and downwards, at most two doublings. */
  readonly length: number;
  /** Per standard deviation of the impression that a text makes as a whole: the same on every value that it is judged on. */
  readonly halo: number;
  /** For a text that bears the mark of the judge's own family. */
  readonly kin: number;
}

/** A model that judges texts. */
export interface Judge {
  readonly model: string;
  readonly traits: Traits;
  readonly biases: JudgeBiases;
  /** Standard deviation of its random error, in points of a scale from 0 to 6. */
  readonly error: number;
  /** Obeys what it is told outside the block that it is to judge. */
  readonly gullible: boolean;
}

const none: JudgeBiases = { severity: 0, length: 0, halo: 0, kin: 0 };
const judge = (name: string, family: string, biases: Partial<JudgeBiases> = {}, gullible = false): Judge => ({
  model: `judge-${name}`,
  traits: { family },
  biases: { ...none, ...biases },
  error: 0.5,
  gullible,
});

/** Models that are there to judge. `*` among respondents does not mean them. */
export const judges: readonly Judge[] = [
  judge('fair', 'umpire'),
  judge('even', 'referee'),
  judge('strict', 'umpire', { severity: -1 }),
  judge('long', 'referee', { length: 0.8 }),
  judge('halo', 'umpire', { halo: 1 }),
  judge('kin', familyNames[0]!, { kin: 1.5 }),
  judge('gullible', 'referee', {}, true),
];

/** A model of the population that is asked to judge: less exact than one made for it, and partial to its own family. */
export function asJudge(model: string, traits: Traits): Judge {
  return { model, traits, biases: { ...none, kin: 0.75 }, error: 0.9, gullible: false };
}

import type { ReportModel } from '../document/report-document.ts';

const families = ['atlas', 'borealis', 'cinder', 'delta', 'ember', 'fjord', 'garnet', 'harbor', 'indigo', 'juniper'];
const sizes = [1, 2, 3, 7, 8, 13, 34, 70, 120, 405];
const trainings = ['base', 'sft', 'rlhf'];
const roots = 'care trust honest fair just kind brave open calm loyal bold wise true free safe clear humble patient curious helpful careful gentle warm steady honour duty order power skill growth play joy hope peace respect truth reason learn share guard listen create balance focus effort merit modest simple sound vivid'.split(' ');
const ends = ['', 'ness', 'ful', 'hood', 'ship', 'dom', 'like', 'wise', 'worth', 'minded', 'hearted', 'bound', 'ward', 'most', 'some', 'craft', 'sense', 'making', 'giving', 'keeping', 'seeking'];

/** Models of ten families, three trainings and ten sizes. */
export function syntheticModels(count: number): ReportModel[] {
  return Array.from({ length: count }, (_, at) => {
    const family = families[at % families.length]!;
    const training = trainings[Math.floor(at / families.length) % trainings.length]!;
    const size = sizes[(at + Math.floor(at / 30)) % sizes.length]!;
    const version = Math.floor(at / 30);
    return {
      model: `${family}${version === 0 ? '' : `-${version + 1}`}-${size}b-${training}`,
      role: at % 9 === 8 ? 'holdout' : 'build',
      settings: 15,
      spent: { responses: 10, costUsd: at % 5 === 4 ? 0 : 0.01 * (at + 1), unpriced: at % 5 === 4 ? 10 : at % 5 === 3 ? 1 : 0 },
      traits: { family, parameters: size * 1e9, architecture: 'dense', training, data: at % 2 === 0 ? 'web' : 'web+code', released: `202${3 + (at % 3)}-0${1 + (at % 9)}-15` },
    };
  }).sort((a, b) => (a.model < b.model ? -1 : 1));
}

/** Different words, as many as are asked for. */
export const syntheticWords = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / (roots.length * ends.length));
    return `${roots[at % roots.length]!}${ends[Math.floor(at / roots.length) % ends.length]!}${round === 0 ? '' : `-${round + 1}`}`;
  });

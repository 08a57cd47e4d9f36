import type { Random } from '@valuelex/psychometrics';
import { mean } from '../statistics/small-statistics.ts';
import { getOrMake } from '../scores/stem-scores.ts';

/**
 * A way to deal one method’s scores to other models, all its columns alike: where families are known, the means of families and the deviations
 * within a family apart, since models of one family are not exchangeable with others (unequal blocks: means are permuted, then deviations).
 */
export function dealer(families: readonly unknown[], random: Random): () => (column: readonly number[]) => number[] {
  const known = families.every((family) => family !== undefined);
  const members = new Map<unknown, number[]>();
  families.forEach((family, i) => getOrMake(members, known ? family : 'all', (): number[] => []).push(i));
  const groups = [...members.values()];
  return () => {
    const toGroup = random.shuffle(groups.map((_, g) => g));
    const toModel = groups.map((own) => random.shuffle([...own]));
    return (column) => {
      const centres = groups.map((own) => mean(own.map((i) => column[i]!)));
      const out = new Array<number>(column.length);
      groups.forEach((own, g) => own.forEach((i, at) => (out[i] = centres[toGroup[g]!]! + column[toModel[g]![at]!]! - centres[g]!)));
      return out;
    };
  };
}

import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import {
  bentlerCriterion,
  bifactorCriterion,
  crawfordFergusonCriterion,
  entropyCriterion,
  geominCriterion,
  infomaxCriterion,
  obliminCriterion,
  quartimaxCriterion,
  simplimaxCriterion,
  targetCriterion,
  varimaxCriterion,
} from './criteria.ts';
import type { Criterion } from './criteria.ts';
import type { RotationSettings } from './settings.ts';

const ORTHOGONAL = [
  'varimax',
  'quartimax',
  'equamax',
  'parsimax',
  'entropy',
  'geomin-orthogonal',
  'bentler-orthogonal',
  'infomax-orthogonal',
  'crawford-ferguson-orthogonal',
  'bifactor-orthogonal',
  'target-orthogonal',
] as const;
const OBLIQUE = ['oblimin', 'quartimin', 'geomin', 'bentler', 'infomax', 'crawford-ferguson', 'simplimax', 'bifactor', 'promax', 'target'] as const;

/** Every rotation, `none` first. A criterion that serves both ways is oblique unless its name says orthogonal. */
export const rotationMethods = ['none', ...ORTHOGONAL, ...OBLIQUE] as const;
export type RotationMethod = (typeof rotationMethods)[number];

/** Whether a rotation lets factors correlate. */
export function isOblique(method: RotationMethod): boolean {
  return (OBLIQUE as readonly string[]).includes(method);
}

/** The criterion that a rotation minimises; `none` and `promax` have none. Throws `bad-option`. */
export function criterionOf(method: RotationMethod, p: number, k: number, settings: RotationSettings, target: Dense | undefined): Criterion {
  switch (method) {
    case 'varimax':
      return varimaxCriterion(p, k);
    case 'quartimax':
      return quartimaxCriterion(p, k);
    case 'equamax':
    case 'parsimax':
    case 'crawford-ferguson':
    case 'crawford-ferguson-orthogonal': {
      const kappa = settings.kappa!;
      if (!(kappa >= 0 && kappa <= 1)) throw new NumericalError('bad-option', `Crawford and Ferguson's kappa must lie between 0 and 1, found ${kappa}.`);
      return crawfordFergusonCriterion(p, k, kappa);
    }
    case 'oblimin':
    case 'quartimin':
      return obliminCriterion(p, k, settings.gamma!);
    case 'geomin':
    case 'geomin-orthogonal': {
      const epsilon = settings.epsilon!;
      if (!(epsilon > 0)) throw new NumericalError('bad-option', `Geomin's epsilon must be positive, found ${epsilon}.`);
      return geominCriterion(p, k, epsilon);
    }
    case 'bentler':
    case 'bentler-orthogonal':
      return bentlerCriterion(p, k);
    case 'infomax':
    case 'infomax-orthogonal':
      return infomaxCriterion(p, k);
    case 'entropy':
      return entropyCriterion();
    case 'bifactor':
    case 'bifactor-orthogonal':
      return bifactorCriterion(p, k);
    case 'simplimax': {
      const zeros = settings.zeros!;
      if (!(Number.isInteger(zeros) && zeros >= 1 && zeros <= p * k)) {
        throw new NumericalError('bad-option', `Simplimax can set from 1 to ${p * k} loadings to zero, ${zeros} were asked for.`);
      }
      return simplimaxCriterion(zeros);
    }
    case 'target':
    case 'target-orthogonal':
      return targetCriterion(target!);
    default:
      throw new NumericalError('bad-option', `Unknown rotation '${String(method)}'.`);
  }
}

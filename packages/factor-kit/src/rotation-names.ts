import { rotationMethods } from '@valuelex/psychometrics';
import type { RotationMethod } from '@valuelex/psychometrics';

/** Names that GPArotation gives to rotations called otherwise here. */
const ALIASES = {
  geominT: 'geomin-orthogonal',
  geominQ: 'geomin',
  bentlerT: 'bentler-orthogonal',
  bentlerQ: 'bentler',
  infomaxT: 'infomax-orthogonal',
  infomaxQ: 'infomax',
  bifactorT: 'bifactor-orthogonal',
  bifactorQ: 'bifactor',
  cfT: 'crawford-ferguson-orthogonal',
  cfQ: 'crawford-ferguson',
} as const satisfies Record<string, RotationMethod>;

type Free = Exclude<RotationMethod, 'target' | 'target-orthogonal'>;
export type RotationName = Free | keyof typeof ALIASES;

/** What a user may ask for: every rotation that needs no target, and GPArotation's names of them. */
export const rotationNames: readonly [RotationName, ...RotationName[]] = [
  'oblimin',
  ...rotationMethods.filter((method): method is Free => method !== 'oblimin' && !method.startsWith('target')),
  ...(Object.keys(ALIASES) as (keyof typeof ALIASES)[]),
];

/** The rotation that a name stands for. */
export function rotationOf(name: RotationName): RotationMethod {
  return name in ALIASES ? ALIASES[name as keyof typeof ALIASES] : (name as RotationMethod);
}

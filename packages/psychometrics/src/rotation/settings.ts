import type { RotationMethod } from './methods.ts';
import type { RotationOptions } from './rotate.ts';

/** Whose rotation it is, where programs that use one name differ. */
export const rotationFlavours = ['stats', 'psych', 'spss'] as const;
export type RotationFlavour = (typeof rotationFlavours)[number];

/** What the name of a rotation leaves open, as it was used. What a method does not have is absent. */
export interface RotationSettings {
  /** Rows were brought to length 1 for the rotation, and back after it. */
  readonly kaiser: boolean;
  /** Of promax. */
  readonly flavour?: RotationFlavour;
  readonly power?: number;
  /** Of oblimin and quartimin. */
  readonly gamma?: number;
  /** Of the Crawford–Ferguson family, equamax and parsimax in it. */
  readonly kappa?: number;
  /** Of geomin. */
  readonly epsilon?: number;
  /** Of simplimax. */
  readonly zeros?: number;
}

/** Rotations that are Kaiser-normalised unless told otherwise: in R (where equamax, which it lacks, follows SPSS), and in SPSS. */
const NORMALISED: Record<RotationFlavour, readonly RotationMethod[]> = {
  stats: ['varimax', 'equamax', 'promax'],
  psych: ['varimax', 'equamax', 'promax'],
  spss: ['varimax', 'quartimax', 'equamax', 'oblimin', 'quartimin', 'promax'],
};

/** The options of a rotation of p × k loadings with the defaults of its flavour. */
export function settingsOf(p: number, k: number, options: RotationOptions): RotationSettings {
  const { method, flavour = 'stats' } = options;
  const kaiser = options.kaiser ?? NORMALISED[flavour].includes(method);
  switch (method) {
    case 'none':
      return { kaiser: false };
    case 'promax':
      return { kaiser, flavour, power: options.power ?? 4 };
    case 'oblimin':
      return { kaiser, gamma: options.gamma ?? 0 };
    case 'quartimin':
      return { kaiser, gamma: 0 };
    case 'equamax':
      return { kaiser, kappa: k / (2 * p) };
    case 'parsimax':
      return { kaiser, kappa: (k - 1) / (p + k - 2) };
    case 'crawford-ferguson':
    case 'crawford-ferguson-orthogonal':
      return { kaiser, kappa: options.kappa ?? 0 };
    case 'geomin':
    case 'geomin-orthogonal':
      return { kaiser, epsilon: options.epsilon ?? 0.01 };
    case 'simplimax':
      return { kaiser, zeros: options.zeros ?? p };
    default:
      return { kaiser };
  }
}

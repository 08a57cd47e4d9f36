/**
 * Shares of the variance of a word's log-propensity, as components of variance of real models' answers to value items: model 13.7,
 * item 20.0, model × item 17.8, residual 40.3 % (Value Portrait, Han et al., ACL 2025). The rest is split between wording and setting.
 */
export const varianceShares = {
  /** What models share: the dimensions. */
  model: 0.137,
  /** Base rate of the word. */
  item: 0.2,
  /** A model's own liking of a word. */
  modelItem: 0.178,
  promptItem: 0.052,
  settingItem: 0.03,
  residual: 0.403,
} as const;

/**
 * Total variance. The residual is the Gumbel noise of the draw itself (a list is a Luce choice without replacement), whose variance is
 * π²/6; since only the order of propensities counts, this fixes the scale and leaves the shares as the only parameters.
 */
export const totalVariance = Math.PI ** 2 / 6 / varianceShares.residual;

/** Standard deviation of a component. */
export const deviation = (share: keyof typeof varianceShares): number =>
  Math.sqrt(varianceShares[share] * totalVariance);

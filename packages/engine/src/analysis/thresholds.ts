/**
 * Every threshold of a verdict, fixed before any result of real models was seen: on simulated development populations where it could be, from the
 * source named where there is one. Nothing else in the engine decides by a number of its own.
 */
export const thresholds = {
  /** A word belongs to the dimension of its largest pattern loading from here on. */
  loading: 0.4,
  /** A word whose second loading reaches this, or comes nearer than `loadingGap` to the first, loads across (Howard 2016, IJHCI 32(1): .40–.30–.20). */
  crossLoading: 0.3,
  loadingGap: 0.2,
  /** Markers without which a factor is under-identified. */
  markers: 3,
  /** Level of every test. */
  alpha: 0.05,
  /** Between-model differences: least median ICC(1) of the descriptors. */
  differences: 0.05,
  /** Most words without a dimension for the loadings to count as good. */
  homeless: 0.5,
  /** Clusters: least mean bootstrap Jaccard (Hennig 2007), and agreement over measures of similarity, embedders included. */
  stability: 0.6,
  similarityMeasures: 0.3,
  /** Test items: least corrected item–dimension correlation, the share of items that must reach it, and the models that it takes. */
  itemCorrelation: 0.2,
  itemShare: 0.7,
  modelsForItems: 8,
  /** Heterotrait–monotrait ratio whose upper limit must stay below it for two scores to be told apart (Henseler, Ringle & Sarstedt 2015, JAMS 43: .90). */
  htmt: 0.9,
  /** Mean correlation of one dimension by two methods below which they do not measure one thing: less than a quarter of the variance is shared. */
  convergence: 0.5,
  /** Cronbach’s α of a scale, as usual for research. */
  reliability: 0.7,
  /** Generalizability coefficient that the D-study’s advice aims at: for decisions on groups (Nunnally & Bernstein 1994). */
  generalizability: 0.8,
  /** Raters or replicates: ICC below which answers are inconsistent (Cicchetti 1994: poor below .40). */
  consistency: 0.4,
  /** Raters: excess over the other raters of the correlation with length, and of that of dimensions, from which they are a bias (Cohen 1988: below .10 less than small). */
  raterCorrelation: 0.1,
  /** Of one rater alone: the correlation with length itself. Longer answers say more of a value, so that fair raters have a small one; a medium one (Cohen 1988: .30) is more than that. */
  lengthAlone: 0.3,
  /**
   * Raters, as a share of the length of the scale: favour shown to the own family, and severity. A shift common to all models moves no rank, so it
   * may be twice as large; so may the credit for member words, since masking takes meaning away from a fair rater too.
   */
  selfPreference: 0.05,
  severity: 0.1,
  memberWords: 0.1,
  /** Raters: share of answers without a score. */
  abstention: 0.1,
  /** Raters and people: quadratic weighted κ that automated scoring must reach (Williamson, Xi & Breyer 2012, EM:IP 31(1)). */
  humanAgreement: 0.7,
  /** Choices: what being shown first may add, in log-odds; .4 makes 60 % of what would be 50 %. */
  position: 0.4,
  /** Tucker congruence (Lorenzo-Seva & ten Berge 2006). */
  congruenceGood: 0.95,
  congruenceFair: 0.85,
  /** Correlation of a dimension’s scores with parse coverage above which it may be an artefact of parsing. */
  coverageCorrelation: 0.7,
  /** Orders of magnitude by which two counts may differ and still be of the same one: half of one each way. */
  magnitude: 0.5,
  /** Published words that must be named, and published subdimensions that must come back, for a structure to be held against the paper’s. */
  publishedWords: 12,
  publishedGroups: 3,
  /** Share of the scale by which a dimension may part from the model’s own mean and the profile be flat: half a point of 0–6, half of what parts one anchor from the next. */
  flat: 1 / 12,
  /** Base models that speak for base models: as many as families make an interval. */
  baseModels: 5,
  /** Degrees of freedom (Satterthwaite) below which no interval is given: t has no variance there, and limits run past every scale. */
  degreesOfFreedom: 2,
  /** Families below which no interval over families is given, and pairs of models below which no effect is. */
  families: 5,
  pairs: 4,
  /** Correlation of two traits within the design from which on their effects are not told apart: less than a tenth of the variation of one is its own. */
  confounded: 0.95,
  /** From here on a quarter of the variation is shared with the other trait, and the reader is told. */
  entangled: 0.5,
  /** A small and a large model make a pair from this ratio of sizes on: nearer ones divide noise by next to nothing. */
  sizeRatio: 2,
  /** Models of one family that make an interval for that family: with two, t(1) says nothing. */
  modelsOfFamily: 3,
  /** Models that a split-half or a regression needs at least. */
  modelsForSplit: 10,
  modelsForRegression: 8,
  /** Random splits of models or families over which congruence is the mean. */
  splits: 5,
} as const;

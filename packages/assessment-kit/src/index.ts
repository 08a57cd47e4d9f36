export { createSituationRanking } from './bank/rank-situations.ts';
export { situations, type Situation } from './bank/situations.ts';
export { pair, type StemPair } from './bank/stem.ts';
export { valueScale } from './scale.ts';
export { Collection, keyedScore, scopeName, scopesOf, type Scope, type ScopedAnswer } from './score/collect.ts';
export { scoreModel, stemMeans } from './score/score-model.ts';
export { scoreRated } from './score/score-rated.ts';
export { maskMembers, type Masked } from './words/mask-members.ts';
export { createStemGuard } from './words/stem-guard.ts';

export { analysisTable, MODELS_FOR_BETWEEN } from './analysis-table.ts';
export type { AnalysisTable, Level } from './analysis-table.ts';
export { associationNames, chooseAssociation } from './choose-association.ts';
export type { AssociationName, ChosenAssociation } from './choose-association.ts';
export { emptySolution } from './empty-solution.ts';
export { explore } from './explore.ts';
export type { ExploreOptions } from './explore.ts';
export { retentionRules } from './number-of-factors.ts';
export type { RetentionRuleName, RetentionSettings } from './number-of-factors.ts';

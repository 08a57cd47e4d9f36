export { hostileCells, hostileMarkup, hostilePath, hostilePatterns, hostileTexts } from './hostile-texts.ts';
export { goldenResponse } from './responses.ts';
export { goldenStudy, studyView, unmadeStudy } from './study-view.ts';
export type { GoldenStudy } from './study-view.ts';
export { clusterInput, emptyTable, plantedCorrelation, plantedTable, tableVariables, threeGroups } from './tables.ts';
export { noDimension, oneDimension, threeDimensions } from './taxonomies.ts';

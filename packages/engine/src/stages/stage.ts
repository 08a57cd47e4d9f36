import type { Artefact, StageName } from '../study/artefact-store.ts';

export type { Artefact, StageName };

/** The stages in the order of the data (docs/architecture.md). `plan` and `report` leave no artefact of their own. */
export const stageNames = [
  'elicit',
  'extract',
  'factor',
  'cluster',
  'taxonomy',
  'assess',
  'analyze',
  'report',
] as const;

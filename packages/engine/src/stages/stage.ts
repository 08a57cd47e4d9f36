/** The stages in the order of the data (docs/architecture.md). `report` leaves no artefact: what it writes is for people. */
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

export type StudyStage = (typeof stageNames)[number];

export function isStageName(name: string): name is StudyStage {
  return (stageNames as readonly string[]).includes(name);
}

import type { ReportDocument } from './report-document.ts';

/** Names of dimensions and subdimensions by id; what has none is called by its id. */
export function namesOf({ taxonomy }: Pick<ReportDocument, 'taxonomy'>): (scope: string) => string {
  const names = new Map((taxonomy?.dimensions ?? []).flatMap(({ id, name, subdimensions }) => [[id, name] as const, ...subdimensions.map((sub) => [sub.id, sub.name] as const)]));
  return (scope) => names.get(scope) ?? scope;
}

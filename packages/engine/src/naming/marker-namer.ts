import { weightOf } from './namer.ts';
import type { Namer } from './namer.ts';

/** The word that loads highest. */
export const markerNamer: Namer = {
  id: 'marker',
  propose: (groups) =>
    groups.map(({ members }) => [...members].sort((a, b) => weightOf(b) - weightOf(a) || (a.descriptor < b.descriptor ? -1 : 1))[0]?.descriptor ?? ''),
};

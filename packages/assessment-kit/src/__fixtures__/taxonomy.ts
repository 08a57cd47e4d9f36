import type { Taxonomy } from '@valuelex/core';

/** A taxonomy with given words per subdimension; made up for the tests. */
export function taxonomyOf(dimensions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): Taxonomy {
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'given',
    source: 'made up',
    dimensions: Object.entries(dimensions).map(([id, subs]) => ({
      id,
      name: id,
      names: [],
      members: Object.values(subs)
        .flat()
        .map((descriptor) => ({ descriptor, loading: null, crossLoads: false })),
      subdimensions: Object.entries(subs)
        .filter(([sub]) => sub !== '')
        .map(([sub, members]) => ({ id: `${id}.${sub}`, name: sub, names: [], members: [...members], stability: null })),
      underIdentified: false,
    })),
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}


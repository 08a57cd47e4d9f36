import type { Dimension, Taxonomy } from '@valuelex/core';

function dimension(id: string, name: string, groups: readonly (readonly string[])[]): Dimension {
  const members = groups.flat();
  return {
    id,
    name,
    names: [],
    members: members.map((descriptor, i) => ({ descriptor, loading: 0.9 - i / 20, crossLoads: false })),
    subdimensions:
      groups.length < 2
        ? []
        : groups.map((own, i) => ({
            id: `${id}.s${i + 1}`,
            name: own[0]!,
            names: [],
            members: [...own],
            stability: 0.9,
          })),
    underIdentified: members.length < 3,
  };
}

function taxonomy(dimensions: Dimension[]): Taxonomy {
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'given',
    source: 'made up for tests',
    dimensions,
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}

/** Three dimensions; two have subdimensions, one has two members only. */
export const threeDimensions: Taxonomy = taxonomy([
  dimension('d1', 'Warmth', [
    ['kindness', 'empathy', 'generosity'],
    ['loyalty', 'friendship', 'trust'],
  ]),
  dimension('d2', 'Craft', [
    ['precision', 'diligence', 'mastery'],
    ['clarity', 'brevity', 'order'],
  ]),
  dimension('d3', 'Liberty', [['freedom', 'independence']]),
]);
export const oneDimension: Taxonomy = taxonomy([dimension('d1', 'Warmth', [['kindness', 'empathy', 'generosity']])]);
export const noDimension: Taxonomy = taxonomy([]);

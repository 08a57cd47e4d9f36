import type { Diagnostic, Dimension, Taxonomy } from '@valuelex/core';
import { nameGroups } from './name-groups.ts';
import type { NamedGroups } from './name-groups.ts';
import type { GroupToName, Namer, NamingContext } from './namer.ts';

/** A dimension before it has names. */
export type UnnamedDimension = Omit<Dimension, 'name' | 'names' | 'subdimensions'> & {
  readonly subdimensions: readonly Omit<Dimension['subdimensions'][number], 'name' | 'names'>[];
};

/** Names dimensions, then their subdimensions, by several namers, and says how far these agree. */
export async function nameTaxonomy(
  dimensions: readonly UnnamedDimension[],
  namers: readonly Namer[],
  context: NamingContext,
): Promise<{ dimensions: Dimension[]; naming: NonNullable<Taxonomy['naming']>; diagnostics: Diagnostic[] }> {
  const loadings = new Map(dimensions.flatMap(({ members }) => members.map(({ descriptor, loading }) => [descriptor, loading])));
  const whole = await nameGroups(dimensions, namers, context);
  const taken = new Set(whole.groups.map(({ name }) => name));
  const parts = dimensions.flatMap(({ subdimensions }) => subdimensions);
  const groups: GroupToName[] = parts.map(({ members }) => ({ members: members.map((descriptor) => ({ descriptor, loading: loadings.get(descriptor) ?? null })) }));
  const inside = await nameGroups(groups, namers, context, taken);
  let next = 0;
  return {
    dimensions: dimensions.map((dimension, d) => ({
      ...dimension,
      ...copyOf(whole.groups[d]!),
      subdimensions: dimension.subdimensions.map((part) => ({ ...part, ...copyOf(inside.groups[next++]!) })),
    })),
    naming: {
      namers: namers.map((namer) => ({ namer: namer.id, model: namer.model ?? null, revision: namer.revision?.() ?? null })),
      agreement: [
        { of: 'dimensions', unanimous: whole.unanimous, similarity: whole.similarity },
        { of: 'subdimensions', unanimous: inside.unanimous, similarity: inside.similarity },
      ],
    },
    diagnostics: [...namers.flatMap((namer) => [...(namer.diagnostics?.() ?? [])]), ...agreement('dimensions', whole, namers), ...agreement('subdimensions', inside, namers)],
  };
}

const copyOf = ({ name, names }: NamedGroups['groups'][number]): Pick<Dimension, 'name' | 'names'> => ({ name, names: names.map((proposal) => ({ ...proposal })) });

function agreement(of: string, { unanimous, similarity }: NamedGroups, namers: readonly Namer[]): Diagnostic[] {
  if (unanimous === null) return [];
  return [
    {
      code: 'namer-agreement',
      severity: 'info',
      message: `Names of ${of}: the namers (${namers.map(({ id }) => id).join(', ')}) propose the same word for ${Math.round(100 * unanimous)} %${
        similarity === null ? '' : `; their proposals are ${similarity.toFixed(2)} alike in meaning`
      }. A name is one word of many: read the members.`,
    },
  ];
}

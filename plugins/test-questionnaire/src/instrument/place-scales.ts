import { DataError } from '@valuelex/core';
import type { Taxonomy, TestItem } from '@valuelex/core';
import type { Instrument, InstrumentScale } from './schema.ts';

type Target = Pick<TestItem['targets'][number], 'dimension' | 'subdimension'>;

/** What each scale of an instrument measures, by scale id. */
export type Placement = ReadonlyMap<string, { readonly target: Target } | { readonly style: string }>;

/**
 * Finds the dimension and subdimension that each scale names, by id or name. A scale that names none is a style.
 *
 * @throws DataError that tells of ALL scales whose dimension or subdimension is not there.
 */
export function placeScales({ title, scales }: Instrument, taxonomy: Taxonomy): Placement {
  const problems: string[] = [];
  const placed = new Map(
    scales.map((scale) => {
      const target = targetOf(scale, taxonomy);
      if (typeof target === 'string') problems.push(`  scale ${scale.id}: ${target}`);
      return [scale.id, typeof target === 'object' ? { target } : { style: styleOf(scale) }] as const;
    }),
  );
  if (problems.length > 0) {
    throw new DataError('instrument', `The questionnaire “${title}” does not fit the taxonomy:\n${problems.join('\n')}`, { hint: 'name dimensions and subdimensions by their ids or names' });
  }
  return placed;
}

/** Whether an instrument was written for this very taxonomy: every dimension and subdimension has a scale that names it by its id, and is called as it is. */
export function isWrittenFor({ scales }: Instrument, taxonomy: Taxonomy): boolean {
  const parts = taxonomy.dimensions.flatMap(({ id, subdimensions }) => subdimensions.map((sub) => ({ dimension: id, id: sub.id, name: sub.name })));
  const own = scales.filter(({ dimension }) => dimension !== undefined);
  return (
    own.length > 0 &&
    parts.length === own.length &&
    parts.every(({ dimension, id, name }) => own.some((scale) => scale.dimension === dimension && scale.subdimension === id && scale.name === name))
  );
}

/** Undefined for a style; a string for what is wrong. */
function targetOf({ role, dimension: named, subdimension: part }: InstrumentScale, { dimensions }: Taxonomy): Target | string | undefined {
  if (role !== 'value' || named === undefined) return undefined;
  const dimension = dimensions.find((one) => isCalled(one, named));
  if (dimension === undefined) return `there is no dimension ${named}: there are ${list(dimensions)}`;
  if (part === undefined) return { dimension: dimension.id };
  const subdimension = dimension.subdimensions.find((one) => isCalled(one, part));
  return subdimension === undefined
    ? `${dimension.id} has no subdimension ${part}: there are ${list(dimension.subdimensions)}`
    : { dimension: dimension.id, subdimension: subdimension.id };
}

function styleOf({ role, id }: InstrumentScale): string {
  return role === 'desirability' ? 'desirability' : role === 'quality' ? 'attention' : id;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const isCalled = ({ id, name }: Named, called: string): boolean => id === called || name.toLowerCase() === called.toLowerCase();
const list = (named: readonly Named[]): string => (named.length === 0 ? 'none' : named.map(({ id, name }) => `${id} (${name})`).join(', '));

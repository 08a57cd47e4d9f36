import { DataError } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import { syntacticNames } from './syntactic-names.ts';

/** A taxonomy as a measurement model, and how its words are called there. */
export interface LavaanModel {
  readonly syntax: string;
  /** Descriptor → name in the model. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * One factor per dimension, measured by its members. Words keep the names that `named` gives them; others get one.
 * @throws DataError when there is no dimension.
 */
export function lavaanModel(taxonomy: Taxonomy, study: string, named: ReadonlyMap<string, string> = new Map()): LavaanModel {
  const dimensions = taxonomy.dimensions.filter(({ members }) => members.length > 0);
  if (dimensions.length === 0) {
    throw new DataError('no-dimensions', 'the taxonomy has no dimensions: there is no model to write', { where: study, hint: 'that is a finding; `valuelex report` says why' });
  }
  const words = [...new Set(dimensions.flatMap(({ members }) => members.map(({ descriptor }) => descriptor)))];
  const fresh = words.filter((word) => !named.has(word));
  const given = syntacticNames(fresh, new Set(named.values()));
  const names = new Map(words.map((word) => [word, named.get(word) ?? (given[fresh.indexOf(word)] as string)]));
  const factors = syntacticNames(dimensions.map(({ id }) => id), new Set([...named.values(), ...names.values()]));
  const syntax = [
    `# The taxonomy of ${comment(study)} as a measurement model (lavaan syntax).`,
    '# Meant for ratings of these words, or other data on which factors are free to vary. Shares of short lists sum to',
    '# a constant: on them factor correlations, chi-square, RMSEA and CFI are not identified.',
    ...dimensions.flatMap(({ name, members, underIdentified }, at) => [
      `# ${comment(name)}${underIdentified ? ' (fewer than three markers: under-identified)' : ''}`,
      `${factors[at]} =~ ${members.map(({ descriptor }) => names.get(descriptor)).join(' + ')}`,
    ]),
    '',
  ].join('\n');
  return { syntax, names };
}

/** Names are text of models: nothing in a comment may end it. */
const comment = (text: string): string => text.replace(/[^\p{L}\p{N} .,'()-]+/gu, ' ').slice(0, 80).trim();

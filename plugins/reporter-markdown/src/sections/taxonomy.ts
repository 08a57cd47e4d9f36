import { decimal, percent, range } from '@valuelex/report-ui';
import type { Clustering, Taxonomy } from '@valuelex/core';
import { figure, list, paragraph, strong, table } from '../markdown/build.ts';
import type { Block, Entry, Inline } from '../markdown/build.ts';
import { commas, counted, notes } from './section.ts';
import type { Section, Study } from './section.ts';

/** Dimensions, their subdimensions and words, as nested lists with loadings. */
export const taxonomySection: Section = ({ document: { taxonomy, clustering }, nameOf }) => {
  if (taxonomy === null) return [];
  const { dimensions, homeless, origin, source, naming, diagnostics } = taxonomy;
  const loads = dimensions.some(({ members }) => members.some(({ loading }) => loading !== null));
  return [
    paragraph(origin === 'reported' ? 'Reported, not re-derived: ' : origin === 'given' ? 'Given beforehand: ' : 'Derived here: ', source, '.', loads ? ' Numbers are loadings; † loads on another dimension too.' : ''),
    ...(dimensions.length === 0 ? [paragraph(strong('There is no structure to report.'))] : [list(dimensions.map(entryOf))]),
    ...(homeless.length === 0 ? [] : [paragraph(`${counted(homeless.length, 'word')} of no dimension, with the largest loading: `, commas(homeless.map(({ descriptor, largest }) => wordOf(descriptor, largest))), '.')]),
    ...agreement(taxonomy),
    ...embedders(clustering?.consensus, nameOf),
    ...(naming === undefined ? [] : [paragraph(`Names are proposals of ${counted(naming.namers.length, 'namer')}: `, commas(naming.namers.map(({ namer, model }) => [namer, model === null ? '' : ` (${model})`])), '. ', naming.agreement.map(({ of, unanimous, similarity }) => `For ${of} they agree on ${percent(unanimous)}; their words are ${decimal(similarity)} alike in meaning. `), 'Read the members.')]),
    ...notes(diagnostics),
  ];
};

type Dimension = Taxonomy['dimensions'][number];

function entryOf({ id, name, members, subdimensions, underIdentified }: Dimension): Entry {
  const known = new Map(members.map((member) => [member.descriptor, member]));
  const placed = new Set(subdimensions.flatMap((sub) => sub.members));
  const rest = members.filter(({ descriptor }) => !placed.has(descriptor)).map(({ descriptor }) => descriptor);
  const words = (of: readonly string[]): Inline => commas(of.map((word) => wordOf(word, known.get(word)?.loading ?? null, known.get(word)?.crossLoads)));
  const subs: Entry[] = subdimensions.map((sub) => ({
    line: [strong(sub.name), ` (${sub.id}, ${counted(sub.members.length, 'word')}${sub.stability === null ? '' : `, stability ${decimal(sub.stability)}`}): `, words(sub.members)],
  }));
  return {
    line: [strong(name), ` (${id}, ${counted(members.length, 'word')})${underIdentified ? ', under-identified: fewer than three markers' : ''}`],
    below: rest.length === 0 ? subs : [...subs, { line: [subdimensions.length === 0 ? '' : 'in no subdimension: ', words(rest)] }],
  };
}

function wordOf(word: string, loading: number | null, crossLoads = false): Inline {
  return [word, crossLoads ? '†' : '', loading === null ? '' : ` ${decimal(loading)}`];
}

function agreement({ agreement: of }: Taxonomy): Block[] {
  if (of === null) return [];
  const null_ = of.baselines.map(({ baseline, ari, p }) => [baseline, ` ${decimal(ari)}${p === null ? '' : ` (p ${decimal(p, 3)})`}`]);
  return [paragraph(`Dimensions of answers against clusters of meaning: adjusted Rand index ${decimal(of.ari)}, NMI ${decimal(of.nmi)}.`, null_.length === 0 ? '' : [' Beside it: ', commas(null_), '.'])];
}

/** How far groupings by each of several embedders agree; nothing of one. */
function embedders(consensus: Clustering['consensus'], nameOf: Study['nameOf']): Block[] {
  if (consensus === undefined || consensus.agreement.length === 0) return [];
  return [
    paragraph('Clusters of meaning are the consensus of several embedders. How far these agree, and what the same consensus reaches where the words of each embedder are dealt anew:'),
    table(
      ['Of', 'One', 'Other', figure('ARI'), figure('By chance'), figure('Words')],
      consensus.agreement.map(({ dimension, a, b, ari, interval, chance, words }) => [dimension === null ? 'all words' : nameOf(`d${dimension + 1}`), a, b, `${decimal(ari)} ${range(interval)}`.trim(), decimal(chance), String(words)]),
    ),
  ];
}

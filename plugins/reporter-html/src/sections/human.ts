import type { Findings, Taxonomy } from '@valuelex/core';
import { decimal, foreign, percent, probability, range, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';

const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });
const verdicts = { shared: 'shared with humans', unique: 'unique to models', undecided: 'undecided', 'not-estimable': 'not estimable' };

/** The taxonomy beside published systems of human values; empty where nothing was compared. */
export function humanSection(findings: Findings | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  const systems = findings?.humanSystems ?? [];
  const uniqueness = findings?.uniqueness ?? [];
  if (systems.length === 0 || uniqueness.length === 0) return html``;
  const nameOf = (id: string): string => taxonomy?.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
  return section('human', 'Beside human values', simulated, [
    dataTable(
      'Shared with humans, or unique to models',
      ['Dimension', 'Verdict', figure('p shared'), figure('p unique'), 'Why'],
      uniqueness.map((row) => [foreign(nameOf(row.dimension)), verdicts[row.verdict], probability(row.pShared), probability(row.pUnique), foreign(row.why)]),
      { stacks: true },
    ),
    note('A dimension is called unique only if its words are no nearer to any of these systems than random words alike in frequency and length, and farther from all than human value words are. Overlap is of word meaning in English, not of what models do.'),
    ...systems.flatMap((system) => [
      html`<h3>${foreign(system.name)}</h3>
<p><small>${foreign(system.citation)} ${foreign(system.made)}</small></p>`,
      dataTable(
        `Overlap of each dimension with ${system.name}`,
        ['Dimension', figure('Markers among its words'), figure('Nearness in meaning'), figure('Random words'), figure('Human words'), figure('p above chance'), 'Most words near'],
        system.dimensions.map((row) => [
          foreign(nameOf(row.dimension)),
          `${percent(row.lexicon.share)} ${row.lexicon.interval === null ? '' : range(row.lexicon.interval)}`,
          `${decimal(row.meaning.mean)} ${row.meaning.interval === null ? '' : range(row.meaning.interval)}`,
          decimal(row.meaning.chance),
          decimal(row.meaning.human),
          probability(row.meaning.pAboveAdjusted),
          mostWords(row, system.categories),
        ]),
      ),
      system.agreement === null
        ? html``
        : html`<p>Dimensions against its categories, over ${whole(system.agreement.words)} words: ARI ${decimal(system.agreement.ari)}, NMI ${decimal(system.agreement.nmi)}, p ${probability(system.agreement.p)}.</p>`,
      html`<details><summary>Every word and its category</summary>${dataTable(
        `Words and categories of ${system.name}`,
        ['Word', 'Dimension', 'By lexicon', 'Nearest', 'Marker', figure('Cosine')],
        system.words.map((row) => [
          foreign(row.descriptor),
          row.dimension === null ? 'none' : foreign(nameOf(row.dimension)),
          row.lexicon.join(', ') || '–',
          row.nearest?.category ?? 'unknown word',
          row.nearest?.marker ?? '–',
          decimal(row.nearest?.similarity),
        ]),
      )}</details>`,
    ]),
  ]);
}

type System = NonNullable<Findings['humanSystems']>[number];

/** The three categories to which most words are nearest. */
function mostWords({ categories }: System['dimensions'][number], all: System['categories']): string {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return [...categories]
    .filter(({ nearest }) => nearest > 0)
    .sort((a, b) => b.nearest - a.nearest)
    .slice(0, 3)
    .map(({ category, nearest }) => `${names.get(category) ?? category} ${nearest}`)
    .join(', ');
}

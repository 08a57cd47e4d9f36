import type { Clustering, Dimension, FactorSolution, Taxonomy } from '@valuelex/core';
import { loadingsHeatmap } from '../charts/loadings-heatmap.ts';
import { screeChart } from '../charts/scree.ts';
import { semanticMap } from '../charts/semantic-map.ts';
import { decimal, foreign, probability } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, diagnosticsList, note, section } from '../layout.ts';

const origins = { derived: 'Derived in this study.', given: 'Given by the user, not derived here.', reported: 'Reported in a paper, not re-derived here.' };

/** Dimensions and their words, and the structure behind them. */
export function taxonomySection(taxonomy: Taxonomy | null, factor: FactorSolution | null, clustering: Clustering | null, simulated: boolean): Html {
  const body: Html[] = [];
  if (taxonomy === null) body.push(note('There is no taxonomy yet.'));
  else {
    body.push(html`<p>${origins[taxonomy.origin]} <small>${foreign(taxonomy.source)}</small></p>`);
    if (taxonomy.dimensions.length === 0) body.push(html`<p><strong>There is no structure to report:</strong> no dimension stands out from what chance gives.</p>`);
    body.push(html`<div class="cards">${taxonomy.dimensions.map(card)}</div>`);
    if (taxonomy.homeless.length > 0) {
      body.push(
        html`<details><summary>${taxonomy.homeless.length} words load on no dimension</summary><p>${taxonomy.homeless.map(({ descriptor, largest }, at) => html`${at > 0 ? ', ' : ''}${foreign(descriptor)} <small>${decimal(largest)}</small>`)}</p></details>`,
      );
    }
    if (taxonomy.agreement !== null) {
      const { ari, nmi, baselines } = taxonomy.agreement;
      body.push(
        dataTable(
          'Does use agree with meaning? Adjusted Rand index between dimensions and clusters of meaning',
          ['Compared with', { name: 'ARI', figure: true }, { name: 'p', figure: true }],
          [['this taxonomy', `${decimal(ari)} (NMI ${decimal(nmi)})`, ''], ...baselines.map((row) => [foreign(row.baseline), decimal(row.ari), probability(row.p)])],
        ),
      );
    }
    body.push(diagnosticsList(taxonomy.diagnostics));
  }
  if (factor !== null) body.push(...structure(factor));
  if (clustering !== null) body.push(html`<h3>Words by meaning</h3>`, semanticMap(clustering, taxonomy), diagnosticsList(clustering.diagnostics));
  return section('taxonomy', 'Taxonomy', simulated, body);
}

function card(dimension: Dimension): Html {
  const inSub = new Set(dimension.subdimensions.flatMap(({ members }) => members));
  const loading = new Map(dimension.members.map(({ descriptor, loading: value, crossLoads }) => [descriptor, { value, crossLoads }]));
  const words = (members: readonly string[]): Html =>
    html`${members.map((word, at) => {
      const found = loading.get(word);
      return html`${at > 0 ? ', ' : ''}${foreign(word)}${found?.crossLoads === true ? '*' : ''}${found === undefined || found.value === null ? null : html` <small>${decimal(found.value)}</small>`}`;
    })}`;
  const rest = dimension.members.map(({ descriptor }) => descriptor).filter((word) => !inSub.has(word));
  return html`<div class="card"><h3>${foreign(dimension.name)} <small>${dimension.id}</small></h3>
${dimension.underIdentified ? html`<p class="note">Under-identified: fewer than three markers.</p>` : null}
${dimension.subdimensions.map((sub) => html`<p><strong>${foreign(sub.name)}</strong> <small>${sub.id}${sub.stability === null ? '' : `, stability ${decimal(sub.stability)}`}</small><br>${words(sub.members)}</p>`)}
${rest.length > 0 ? html`<p>${words(rest)}</p>` : null}
${dimension.members.some(({ crossLoads }) => crossLoads) ? note('* loads on another dimension too') : null}</div>
`;
}

/** A number, or that it is withheld with the reason that the notes give; a dash where they give none. */
function orWithheld(value: number | null, { diagnostics }: FactorSolution, about: RegExp): Html | string {
  const reason = value === null ? diagnostics.find(({ message }) => about.test(message))?.message : undefined;
  return reason === undefined ? decimal(value) : html`<abbr title="${reason}">withheld</abbr>`;
}

function structure(factor: FactorSolution): Html[] {
  const k = factor.loadings[0]?.length ?? 0;
  const { fit, kmo, variance } = factor;
  // On lists the correction's constant sets the factor correlations: they are withheld.
  const identified = !factor.diagnostics.some(({ code }) => code === 'phi-not-identified');
  return [
    html`<h3>Structure of the answers</h3>
<p>${factor.method}, ${factor.rotation} rotation, ${factor.variables.length} words${factor.n === null ? '' : `, n = ${factor.n}`}. ${foreign(factor.association)}</p>
<p>${k === 0 ? 'No factor was kept' : `${k} factor${k === 1 ? '' : 's'} kept`} by ${factor.retention.rule}. KMO ${orWithheld(kmo.overall, factor, /\bKMO\b/)}, SRMR ${decimal(fit.srmr)}, RMSEA ${orWithheld(fit.rmsea, factor, /\bRMSEA\b/)}, CFI ${orWithheld(fit.cfi, factor, /\bCFI\b/)}.</p>`,
    screeChart(factor),
    loadingsHeatmap(factor),
    k === 0
      ? html``
      : dataTable(
          identified ? 'Factors: variance and correlations' : 'Factors: variance',
          ['Factor', { name: 'SS loadings', figure: true }, { name: 'Proportion', figure: true }, ...(identified ? Array.from({ length: k }, (_, j) => ({ name: `F${j + 1}`, figure: true })) : [])],
          Array.from({ length: k }, (_, i) => [
            `F${i + 1}`,
            decimal(variance.ssLoadings[i]),
            decimal(variance.proportion[i]),
            ...(identified ? Array.from({ length: k }, (__, j) => decimal(factor.phi[i]?.[j])) : []),
          ]),
        ),
    diagnosticsList(factor.diagnostics),
  ];
}

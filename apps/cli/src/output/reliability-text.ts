import type { ScaleReliability } from '../reliability/scale-reliability.ts';
import type { FacetCoefficients } from '../reliability/facet-coefficients.ts';
import type { ReliabilityDocument } from '../verbs/reliability.ts';
import { describeDiagnostics } from './factor-text.ts';
import { nouns } from '../reliability/method-words.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

const shown = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '–' : value.toFixed(digits));
const interval = (ci: readonly [number, number] | null | undefined): string => (ci ? ` [${shown(ci[0])}, ${shown(ci[1])}]` : '');
const levelCount = (count: number): string => (Number.isInteger(count) ? String(count) : count.toFixed(1));
const methods = { anova: 'analysis of variance', 'henderson-1': "Henderson's method I", reml: 'REML' } as const;

/** Reliability as a person reads it: where the variance lies, what to buy, and the coefficients of each facet. */
export function describeReliability(document: ReliabilityDocument): string {
  const { design, g, advice } = document;
  const names = design.facets.map(({ name }) => name);
  const parts = [
    `${design.units} ${printable(nouns(design.unit, design.units))} × ${design.facets.map(facetText).join(' × ')}; ${design.scores} scores, ${design.missing} missing; ${methods[document.method]}`,
    textTable(
      ['effect', 'variance', '95 % interval', 'share %', 'df', 'mean square'],
      document.varianceComponents.map(({ effect, variance, ci95, share, df, meanSquare }) => [effect, variance, interval(ci95).trim() || '–', share * 100, df, meanSquare]),
    ),
    `G ${shown(g.relative)}${interval(g.relativeCi95)} (comparing), Φ ${shown(g.absolute)} (absolute level); standard errors ${shown(g.relativeError)} and ${shown(g.absoluteError)}`,
    printable(advice.sentence),
    ...describeStudy(document, names),
    ...document.coefficients.map(describeFacet),
    describeScales(document.scales),
    describeDiagnostics(document.diagnostics),
    `For a methods section\n\n${printable(document.methods)}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `6 item`, `9 item (3 in each dimension)`, `5 rater (3.9 per unit)`. */
function facetText({ name, levels, levelsPerUnit, within }: ReliabilityDocument['design']['facets'][number]): string {
  const more = within.length > 0 ? `${levelCount(levelsPerUnit)} in each ${within.map(printable).join(' × ')}` : `${levelCount(levelsPerUnit)} per unit`;
  return `${levels} ${printable(nouns(name, levels))}${levels === levelsPerUnit ? '' : ` (${more})`}`;
}

/** Two facets make a grid of G; otherwise one line a design. */
function describeStudy({ dStudy }: ReliabilityDocument, names: readonly string[]): string[] {
  const [first, second] = names;
  if (names.length === 2 && first !== undefined && second !== undefined) {
    const columns = [...new Set(dStudy.map(({ levels }) => levels[second]!))];
    const rows = [...new Set(dStudy.map(({ levels }) => levels[first]!))];
    const at = (row: number, column: number): number | null => dStudy.find(({ levels }) => levels[first] === row && levels[second] === column)?.relative ?? null;
    return [textTable([`G by ${printable(first)} ↓ ${printable(second)} →`, ...columns.map(levelCount)], rows.map((row) => [levelCount(row), ...columns.map((column) => at(row, column))]))];
  }
  const header = [...names, 'G', 'Φ', 'SE relative', 'SE absolute'];
  return [textTable(header, dStudy.map((row) => [...names.map((name) => row.levels[name] ?? null), row.relative, row.absolute, row.relativeError, row.absoluteError]))];
}

function describeFacet({ facet, scale, icc, agreement }: FacetCoefficients): string {
  const lines = [`Over ${printable(facet)}`];
  if (scale) {
    lines.push(
      `  α ${shown(scale.alpha.raw)}${interval(scale.alpha.ci)}  standardised ${shown(scale.alpha.standardised)}  SEM ${shown(scale.sem)}  (${scale.units} × ${scale.levels})`,
      `  ω ${shown(scale.omega?.total)}  ω-h ${shown(scale.omega?.hierarchical)}${scale.omega?.groupFactors ? ` (${scale.omega.groupFactors} group factors; ω of all ${shown(scale.omega.totalOfGroups)})` : ''}  split-half ${shown(scale.splitHalf.mean)} (${shown(scale.splitHalf.min)} to ${shown(scale.splitHalf.max)})`,
      `  Guttman ${Object.entries(scale.guttman)
        .map(([name, value]) => `${name.replace('lambda', 'λ')} ${shown(value)}`)
        .join('  ')}`,
    );
    const { names, rest, alphaIfDropped } = scale.items;
    const lowest = names.map((name, i) => ({ name, rest: rest[i] ?? null, dropped: alphaIfDropped?.[i] ?? null })).sort((a, b) => (a.rest ?? Infinity) - (b.rest ?? Infinity));
    if (lowest.length > 2) {
      lines.push('', indent(textTable([`lowest of ${lowest.length}`, 'r with rest', 'α without'], lowest.slice(0, 5).map(({ name, rest: r, dropped }) => [name, r, dropped]))));
    }
  }
  if (icc) {
    lines.push('', indent(textTable(['means over the rest', 'value', '95 % interval'], Object.entries(icc).map(([form, one]) => [form, one.value, interval(one.ci).trim() || '–']))));
  }
  if (agreement) {
    const { krippendorff: k } = agreement;
    lines.push(
      '',
      `  Single scores: ${agreement.targets} targets × ${agreement.raters} ${printable(facet)}, ${agreement.complete} complete`,
      `  Krippendorff α  nominal ${shown(k.nominal)}  ordinal ${shown(k.ordinal)}  interval ${shown(k.interval)}  ratio ${shown(k.ratio)}   Fleiss κ ${shown(agreement.fleissKappa)}`,
    );
    if (agreement.icc) {
      lines.push('', indent(textTable(['single scores', 'value', '95 % interval'], Object.entries(agreement.icc).map(([form, one]) => [form, one.value, interval(one.ci).trim() || '–']))));
    }
    if (agreement.cohenKappa.length > 0) {
      lines.push(
        '',
        indent(textTable(['Cohen κ of', 'and', 'targets', 'κ', '95 % interval', 'linear', 'quadratic'], agreement.cohenKappa.map((p) => [p.a, p.b, p.targets, p.none, interval(p.ci).trim() || '–', p.linear, p.quadratic]))),
      );
    }
  }
  return lines.join('\n');
}

/** Scales beyond which only the ends of the list are shown; --json has all. */
const MOST_SCALES = 40;

/** By α, the lowest first. */
function describeScales(scales: readonly ScaleReliability[]): string {
  if (scales.length === 0) return '';
  const ordered = [...scales].sort((a, b) => (a.alpha ?? Infinity) - (b.alpha ?? Infinity));
  const half = MOST_SCALES / 2;
  const rows = ordered.length <= MOST_SCALES ? ordered : [...ordered.slice(0, half), ...ordered.filter(({ alpha }) => alpha !== null).slice(-half)];
  const title = rows.length < scales.length ? `Scales by α: the lowest and highest ${half} of ${scales.length}` : 'Scales by α';
  const table = textTable(
    ['scale', 'items', 'α', '95 % interval', 'ω', 'ICC(2,1)', 'G', 'Φ', 'items needed', 'note'],
    rows.map(({ scale, items, alpha, alphaCi, omega, icc, g, itemsForTarget, why }) => [printable(scale), items, alpha, interval(alphaCi).trim() || '–', omega, icc?.single.value ?? null, g.relative, g.absolute, itemsForTarget, why]),
  );
  return `${title}\n\n${indent(table)}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

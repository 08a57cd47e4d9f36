import { join, relative } from 'node:path';
import type { Findings, Taxonomy } from '@valuelex/core';
import type { RunResult } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { counted } from './plural.ts';
import { printable, wrapText } from './printable.ts';
import { describeFailures, failuresByReason } from './failures-text.ts';
import { lineWidth, textTable } from './text-table.ts';

/** A run for programs: what was made and where it lies; the artefacts themselves are in their files. */
export function runDocument(result: RunResult): unknown {
  const { artefacts, stages, ...rest } = result;
  return {
    ...rest,
    failuresByReason: failuresByReason(result.failures),
    stages: stages.map(({ stage, key, sha256, file, reused }) => ({ stage, key, sha256, file, reused })),
    taxonomy: artefacts.taxonomy?.value ?? null,
    findings: artefacts.findings?.value ?? null,
  };
}

/** A run for people: is it usable, what was found, where to look. What stopped it is told by {@link describeTrouble}. */
export function describeRun(result: RunResult): string {
  const { taxonomy, findings } = result.artefacts;
  const { totals } = result;
  const made = result.stages.filter((stage) => !stage.reused).length;
  const parts = [
    result.simulated ? 'SIMULATED respondents: this says how well the method works, nothing about any real model.' : '',
    findings ? describeUsability(findings.value) : '',
    taxonomy ? describeTaxonomy(taxonomy.value) : '',
    findings && findings.value.statements.length > 0 ? findings.value.statements.map((line) => `• ${printable(line)}`).join('\n') : '',
    result.status === 'done' ? describeFailures(result.failures) : '',
    describeDiagnostics(result.notes.filter((note) => note.severity !== 'info')),
    `${counted(totals.responses, 'answer')} stored, ${counted(totals.inputTokens + totals.outputTokens, 'token')}, ${totals.costUsd.toFixed(2)} USD${
      totals.unpriced > 0 ? ` (price of ${counted(totals.unpriced, 'answer')} unknown)` : ''
    }; ${counted(made, 'artefact')} made, ${result.stages.length - made} reused`,
    result.reports[0] === undefined ? `Study: ${shown(result.studyDir)}` : `Report: ${shown(join(result.studyDir, relative(result.studyDir, result.reports[0])))}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Why a run did not end done: what failed, what stopped it, what to do. Empty when it did. */
export function describeTrouble(result: RunResult): string {
  if (result.status === 'done') return '';
  const stopped = `Stopped: ${printable(result.reason ?? 'for an unknown reason')}\n  → ${result.left === null ? 'run again' : 'raise the budget and run again'}: only what is missing is asked`;
  return [describeFailures(result.failures), stopped].filter((part) => part !== '').join('\n\n');
}

const shown = (path: string): string => relative('.', path) || '.';

export function describeUsability({ usable }: Findings): string {
  if (usable.length === 0) return '';
  const mark = { pass: '✓ pass', fail: '✗ fail', undecided: '? undecided', 'not-estimable': '– not estimable' };
  const table = textTable(
    ['check', 'value', 'threshold', 'verdict'],
    usable.map((check) => [check.check, check.value, check.threshold, mark[check.verdict]]),
    { wrap: { 0: 28, 1: 40, 2: 28 } },
  );
  const reasons = usable
    .filter((check) => check.verdict !== 'pass' && check.why !== '')
    .map((check) => wrapText(`${mark[check.verdict].slice(0, 1)} ${printable(check.check)}: ${printable(check.why)}`, lineWidth() - 4).join('\n    '));
  return ['Is this usable?', table, ...(reasons.length > 0 ? ['', ...reasons.map((reason) => `  ${reason}`)] : [])].join('\n');
}

export function describeTaxonomy(taxonomy: Taxonomy): string {
  if (taxonomy.dimensions.length === 0) return describeDiagnostics(taxonomy.diagnostics) || 'No structure to report.';
  const lines = taxonomy.dimensions.map((dimension) => {
    const head = `${dimension.id}  ${printable(dimension.name)}  (${counted(dimension.members.length, 'word')}${dimension.underIdentified ? ', under-identified' : ''})`;
    const subs = dimension.subdimensions.map((sub) => `    ${sub.id}  ${printable(sub.name)}: ${words(sub.members)}`);
    return [head, ...(subs.length > 0 ? subs : [`    ${words(dimension.members.map((member) => member.descriptor))}`])].join('\n');
  });
  return [
    `Taxonomy (${taxonomy.origin}): ${counted(taxonomy.dimensions.length, 'dimension')}, ${counted(taxonomy.homeless.length, 'word')} in none`,
    ...lines,
    ...(taxonomy.diagnostics.length > 0 ? [describeDiagnostics(taxonomy.diagnostics)] : []),
  ].join('\n');
}

const words = (members: readonly string[]): string =>
  `${members.slice(0, 12).map(printable).join(', ')}${members.length > 12 ? `, … (${members.length})` : ''}`;

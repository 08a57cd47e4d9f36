import { join, relative } from 'node:path';
import type { Findings, Taxonomy } from '@valuelex/core';
import type { RunResult } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { printable, textTable } from './text-table.ts';

/** A run for programs: what was made and where it lies; the artefacts themselves are in their files. */
export function runDocument(result: RunResult): unknown {
  const { artefacts, stages, ...rest } = result;
  return {
    ...rest,
    stages: stages.map(({ stage, key, sha256, file, reused }) => ({ stage, key, sha256, file, reused })),
    taxonomy: artefacts.taxonomy?.value ?? null,
    findings: artefacts.findings?.value ?? null,
  };
}

/** A run for people: is it usable, what was found, what failed, where to look. */
export function describeRun(result: RunResult): string {
  const { taxonomy, findings } = result.artefacts;
  const made = result.stages.filter((stage) => !stage.reused).length;
  const parts = [
    result.simulated ? 'SIMULATED respondents: this says how well the method works, nothing about any real model.' : '',
    findings ? describeUsability(findings.value) : '',
    taxonomy ? describeTaxonomy(taxonomy.value) : '',
    findings && findings.value.statements.length > 0 ? findings.value.statements.map((line) => `• ${printable(line)}`).join('\n') : '',
    describeFailures(result.failures),
    describeDiagnostics(result.notes.filter((note) => note.severity !== 'info')),
    `${result.totals.responses} answers stored, ${result.totals.inputTokens + result.totals.outputTokens} tokens, ${result.totals.costUsd.toFixed(2)} USD${
      result.totals.unpriced > 0 ? ` (price of ${result.totals.unpriced} answers unknown)` : ''
    }; ${made} artefacts made, ${result.stages.length - made} reused`,
    result.status === 'done' ? '' : `Stopped: ${result.reason ?? 'for an unknown reason'}\n  → run again: only what is missing is asked`,
    result.reports[0] === undefined ? `Study: ${shown(result.studyDir)}` : `Report: ${shown(join(result.studyDir, relative(result.studyDir, result.reports[0])))}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const shown = (path: string): string => relative('.', path) || '.';

export function describeUsability({ usable }: Findings): string {
  if (usable.length === 0) return '';
  const mark = { pass: '✓ pass', fail: '✗ fail', undecided: '? undecided', 'not-estimable': '– not estimable' };
  return `Is this usable?\n${textTable(
    ['check', 'value', 'threshold', 'verdict'],
    usable.map((check) => [check.check, check.value, check.threshold, mark[check.verdict]]),
  )}`;
}

export function describeTaxonomy(taxonomy: Taxonomy): string {
  if (taxonomy.dimensions.length === 0) return describeDiagnostics(taxonomy.diagnostics) || 'No structure to report.';
  const lines = taxonomy.dimensions.map((dimension) => {
    const head = `${dimension.id}  ${printable(dimension.name)}  (${dimension.members.length} words${dimension.underIdentified ? ', under-identified' : ''})`;
    const subs = dimension.subdimensions.map((sub) => `    ${sub.id}  ${printable(sub.name)}: ${words(sub.members)}`);
    return [head, ...(subs.length > 0 ? subs : [`    ${words(dimension.members.map((member) => member.descriptor))}`])].join('\n');
  });
  return [
    `Taxonomy (${taxonomy.origin}): ${taxonomy.dimensions.length} dimensions, ${taxonomy.homeless.length} words in none`,
    ...lines,
    ...(taxonomy.diagnostics.length > 0 ? [describeDiagnostics(taxonomy.diagnostics)] : []),
  ].join('\n');
}

const words = (members: readonly string[]): string =>
  `${members.slice(0, 12).map(printable).join(', ')}${members.length > 12 ? `, … (${members.length})` : ''}`;

export function describeFailures(failures: RunResult['failures']): string {
  if (failures.length === 0) return '';
  return `What failed:\n${textTable(
    ['stage', 'model', 'reason', 'calls', 'for example'],
    failures.map((failure) => [failure.stage, printable(failure.model), failure.reason, failure.count, printable(failure.example)]),
  )}`;
}

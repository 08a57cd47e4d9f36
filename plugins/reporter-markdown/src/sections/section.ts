import type { Diagnostic } from '@valuelex/core';
import type { ReportDocument } from '@valuelex/report-ui';
import type { MarkdownConfig } from '../config.ts';
import { details, inlineCode, list } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';

/** What every section is made from. */
export interface Study {
  readonly document: ReportDocument;
  readonly config: MarkdownConfig;
  /** Name of a dimension or subdimension. */
  readonly nameOf: (scope: string) => string;
  /** The same with its id. */
  readonly label: (scope: string) => string;
  /** A cell that tells tests apart; none where there is one test. */
  readonly ofTest: (test: string) => readonly string[];
  readonly isDimension: (scope: string) => boolean;
}

/** Blocks below a heading; none where the study has nothing of it. */
export type Section = (study: Study) => Block[];

const signs = {
  pass: '✓ pass', fail: '✗ fail', undecided: '? undecided', 'not-estimable': '– not estimable', untestable: '– untestable',
  distinct: '✓ distinct', 'not-distinct': '✗ not distinct', convergent: '✓ convergent', 'not-convergent': '✗ not convergent',
  reproduced: '✓ reproduced', 'not-reproduced': '✗ not reproduced', agrees: '✓ agrees', 'does-not-agree': '✗ does not agree', ok: '✓ ok', biased: '✗ biased',
} as const;

/** A verdict in words, with a sign that needs no colour. */
export const verdictOf = (verdict: keyof typeof signs): string => signs[verdict];

export const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Parts with commas between them. */
export function commas(parts: readonly Inline[]): Inline[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]));
}

const order = { error: 0, warning: 1, info: 2 };
const mostVariables = 12;

/** What a reader must know, the serious first. */
export function notes(diagnostics: readonly Diagnostic[]): Block[] {
  if (diagnostics.length === 0) return [];
  const sorted = [...diagnostics].sort((a, b) => order[a.severity] - order[b.severity]);
  const line = ({ code, severity, message, variables = [] }: Diagnostic): Inline => [
    severity === 'info' ? '' : `${severity}: `,
    message,
    ' ',
    inlineCode(code),
    variables.length === 0 ? null : [' – ', commas(variables.slice(0, mostVariables)), variables.length > mostVariables ? ` and ${variables.length - mostVariables} more` : ''],
  ];
  return details(`${counted(sorted.length, 'note')} on these results`, [list(sorted.map(line))]);
}

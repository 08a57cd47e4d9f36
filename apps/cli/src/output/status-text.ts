import { relative } from 'node:path';
import type { StudyStatus } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { describeFailures } from './run-text.ts';
import { counted } from './plural.ts';
import { textTable } from './text-table.ts';

/** How a study stands. */
export function describeStatus(status: StudyStatus): string {
  const missing = status.missing;
  return [
    `${status.study}${status.simulated ? ' (simulated)' : ''}: ${status.state}${status.reason === null ? '' : ` – ${status.reason}`}`,
    textTable(
      ['stage', 'artefact', 'made by'],
      status.stages.map((stage) => [`${stage.stage}${stage.stale === true ? ' (of an earlier config)' : ''}`, stage.file, stage.plugins.map((plugin) => `${plugin.plugin} ${plugin.version}`).join(', ')]),
    ),
    status.elicited && status.elicited.stored < status.elicited.planned
      ? `${status.elicited.stored} of ${counted(status.elicited.planned, 'elicitation answer')} stored; valuelex run asks the rest`
      : '',
    missing && missing.failed > 0 ? `${missing.failed} of ${counted(missing.asked, 'elicitation answer')} ${missing.failed === 1 ? 'is' : 'are'} missing; valuelex run asks only what is missing` : '',
    describeFailures(status.failures),
    `${counted(status.totals.responses, 'answer')} stored, ${status.totals.inputTokens} input and ${status.totals.outputTokens} output tokens, ${status.totals.costUsd.toFixed(2)} USD${
      status.totals.unpriced > 0 ? ` (price of ${counted(status.totals.unpriced, 'answer')} unknown)` : ''
    }`,
    describeDiagnostics(status.notes.filter((note) => note.severity !== 'info')),
    `Folder: ${relative('.', status.studyDir) || '.'}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

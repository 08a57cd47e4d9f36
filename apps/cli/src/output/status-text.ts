import { relative } from 'node:path';
import type { StudyStatus } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { describeFailures } from './failures-text.ts';
import { counted } from './plural.ts';
import { textTable } from './text-table.ts';

/** How a study stands. */
export function describeStatus(status: StudyStatus): string {
  const missing = status.missing;
  return [
    `${status.study}${status.simulated ? ' (simulated)' : ''}: ${status.state}${status.live === null ? '' : ` (process ${status.live.pid} on ${status.live.host} since ${status.live.since})`}${status.reason === null ? '' : ` – ${status.reason}`}`,
    status.stages.length === 0 ? '' : textTable(
      ['stage', 'artefact', 'made by'],
      status.stages.map((stage) => [`${stage.stage}${stage.stale === true ? ' (of an earlier config)' : ''}`, stage.file, stage.plugins.map((plugin) => `${plugin.plugin} ${plugin.version}`).join(', ')]),
    ),
    describeProgress(status),
    accountTable(status),
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

/** How far the questions are, stage by stage. */
function describeProgress({ state, elicited, controls, purposes }: StudyStatus): string {
  const open = [elicited, controls].some((progress) => progress !== null && progress.stored < progress.planned);
  const lines = [
    elicited === null ? '' : `${elicited.stored} of ${counted(elicited.planned, 'elicitation answer')} stored`,
    controls === null ? '' : `${controls.stored} of ${counted(controls.planned, 'answer')} of the controls stored`,
    purposes?.assess === undefined ? '' : `${counted(purposes.assess, 'answer')} to test items stored`,
    purposes?.rate === undefined ? '' : `${counted(purposes.rate, 'judgement')} stored`,
  ].filter((line) => line !== '');
  return [...lines, ...(open && state !== 'running' ? ['valuelex run asks the rest'] : [])].join('\n');
}

function accountTable({ accounts, state }: StudyStatus): string {
  if (accounts === null || accounts.length === 0) return '';
  const isLive = state === 'running';
  return textTable(
    ['account', 'answers', 'input tokens', 'output tokens', 'USD', ...(isLive ? ['in the last minute'] : [])],
    accounts.map(({ account, responses, inputTokens, outputTokens, costUsd, unpriced, lastMinute }) => [
      account,
      responses,
      inputTokens,
      outputTokens,
      unpriced === responses ? null : costUsd,
      ...(isLive ? [lastMinute] : []),
    ]),
    { digits: 4 },
  );
}

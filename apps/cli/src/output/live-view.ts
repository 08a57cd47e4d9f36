import type { AccountCalls, LaneSnapshot } from '@valuelex/engine';
import { duration } from './plan-text.ts';
import { cut, printable } from './printable.ts';
import type { RunState } from './run-progress.ts';
import { callNote, errorNote, settled } from './run-progress.ts';
import { textTable } from './text-table.ts';

const barWidth = 28;

/** A run at a moment, as lines of a terminal: the stage with its bar, then one line for each account. */
export function liveView({ calls, fit, lanes, draining }: RunState, columns: number): string {
  // A stage may go on when its questions are answered: judges are asked then, of whom no number is known.
  const accounts = calls !== null && settled(calls) < calls.total ? calls.accounts : [];
  const active = lanes.filter((lane) => isActive(lane) || accounts.some(({ account }) => account === lane.account));
  const lines: string[] = [];
  if (calls !== null) {
    const left = secondsLeft(accounts, lanes);
    lines.push(`  ${calls.stage} ${bar(settled(calls) / Math.max(1, calls.total))} ${callNote(calls)}${left === null ? '' : `, ${duration(left)} left`}`);
  }
  if (fit !== null) lines.push(`  ${fit.stage} ${bar(fit.done)} ${fit.note ?? ''}`.trimEnd());
  if (active.length > 0) lines.push(...table(active, accounts, columns));
  if (draining) {
    const inFlight = lanes.reduce((sum, lane) => sum + lane.inFlight, 0);
    lines.push(`  stopping: ${inFlight} at providers are waited for; Ctrl-C again stops at once`);
  }
  return lines.map((line) => cut(printable(line), columns - 1)).join('\n');
}

const isActive = ({ inFlight, waiting }: LaneSnapshot): boolean => inFlight + waiting > 0;

function table(lanes: readonly LaneSnapshot[], calls: readonly AccountCalls[], columns: number): string[] {
  const rows = lanes.map((lane) => {
    const own = calls.find(({ account }) => account === lane.account);
    const left = own === undefined ? null : laneSeconds(own, lane);
    return [
      lane.account,
      own === undefined ? String(lane.answered) : `${own.done}${own.total === null ? '' : `/${own.total}`}`,
      own?.failed ?? 0,
      `${lane.inFlight}/${lane.limit}`,
      lane.waiting,
      lane.rate >= 10 ? lane.rate.toFixed(0) : lane.rate.toFixed(1),
      own === undefined ? '' : own.costUsd === null ? 'unknown' : own.costUsd.toFixed(own.costUsd < 1 ? 4 : 2),
      left === null ? '' : duration(left),
      errorNote(lane),
    ];
  });
  const text = textTable(['account', 'done', 'failed', 'in flight', 'waiting', 'per s', 'USD', 'left', 'failed tries'], rows, { width: columns - 4 });
  return text.split('\n').map((line) => `  ${line}`);
}

/** Accounts work side by side: the slowest tells when a stage is done. Null while it cannot be told. */
function secondsLeft(calls: readonly AccountCalls[], lanes: readonly LaneSnapshot[]): number | null {
  const each = calls.map((own) => {
    const lane = lanes.find(({ account }) => account === own.account);
    return lane === undefined ? null : laneSeconds(own, lane);
  });
  return each.length === 0 || each.includes(null) ? null : Math.max(...each.map((seconds) => seconds ?? 0));
}

function laneSeconds({ total, done, failed }: AccountCalls, { rate }: LaneSnapshot): number | null {
  if (total === null) return null;
  const left = Math.max(0, total - done - failed);
  return left === 0 ? 0 : rate > 0 ? left / rate : null;
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(share * 100)} %`;
}

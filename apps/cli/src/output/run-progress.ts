import type { LaneSnapshot, RunEvent } from '@valuelex/engine';
import { createLogUpdate } from 'log-update';
import type { Output } from './output.ts';
import { counted } from './plural.ts';
import { duration } from './plan-text.ts';
import { liveView } from './live-view.ts';

/** Shows a run while it goes on: a view of every account on a terminal, plain lines elsewhere. */
export interface RunProgress {
  readonly onEvent: (event: RunEvent) => void;
  readonly stop: () => void;
}

type Shown = Pick<Output, 'note' | 'live' | 'openLive' | 'columns'>;

export type Calls = Extract<RunEvent, { type: 'calls' }>;
type Fit = Extract<RunEvent, { type: 'progress' }>;

/** What is known of a run at a moment. */
export interface RunState {
  /** Calls of the stage that asks now. */
  readonly calls: Calls | null;
  /** The computation that goes on now. */
  readonly fit: Fit | null;
  readonly lanes: readonly LaneSnapshot[];
  /** The run was told to stop and waits for what is at providers. */
  readonly draining: boolean;
}

export function createRunProgress(output: Shown, signal: AbortSignal): RunProgress {
  return output.columns === undefined ? lineProgress(output) : viewProgress(output, signal);
}

const marks: Readonly<Record<string, string>> = { reused: '=', done: '✓', skipped: '-', failed: '✗' };

const stageLine = (event: Extract<RunEvent, { type: 'stage' }>): string =>
  `${marks[event.state] ?? '…'} ${event.stage}${event.state === 'reused' ? ' (unchanged)' : ''}${event.note ? `: ${event.note}` : ''}`;

export const callNote = ({ done, total, cached, failed }: Calls): string =>
  `${done} of ${counted(total, 'answer')}${cached ? `, ${cached} from the store` : ''}${failed ? `, ${failed} failed` : ''}`;

/** Calls that are over, however they ended. */
export const settled = ({ done, failed, total }: Calls): number => Math.min(done + failed, total);

function viewProgress(output: Shown, signal: AbortSignal): RunProgress {
  output.openLive(createLogUpdate(process.stderr));
  let state: RunState = { calls: null, fit: null, lanes: [], draining: false };
  const show = (change: Partial<RunState>): void => {
    state = { ...state, ...change, draining: signal.aborted };
    const text = liveView(state, output.columns ?? 80);
    output.live(text === '' ? null : text);
  };
  return {
    onEvent(event) {
      if (event.type === 'stage') {
        show({ calls: null, fit: null, lanes: [] });
        if (event.state !== 'started') output.note(stageLine(event));
      } else if (event.type === 'calls') show({ calls: event, fit: null });
      else if (event.type === 'progress') show({ fit: event });
      else if (event.type === 'lanes') show({ lanes: event.lanes });
    },
    stop: () => output.live(null),
  };
}

/** Between two lines of a stage that goes on slowly. */
const everyMs = 30_000;

/** One line per stage and at most one per tenth of its work, or half a minute, so that a log stays readable. */
function lineProgress(output: Pick<Output, 'note'>): RunProgress {
  const told = new Map<string, number>();
  let last = performance.now();
  let calls: Calls | null = null;
  const tell = (line: string): void => {
    last = performance.now();
    output.note(line);
  };
  return {
    onEvent(event) {
      if (event.type === 'stage') {
        calls = null;
        tell(stageLine(event));
      } else if (event.type === 'lanes') {
        if (calls !== null && performance.now() - last >= everyMs) tell(`  ${calls.stage} ${callNote(calls)}; ${paceNote(calls, event.lanes)}`);
      } else if (event.type === 'calls' || event.type === 'progress') {
        if (event.type === 'calls') calls = event;
        const share = event.type === 'calls' ? settled(event) / Math.max(1, event.total) : Math.min(1, event.done);
        const tenth = Math.floor(share * 10);
        if (tenth <= (told.get(event.stage) ?? 0)) return;
        told.set(event.stage, tenth);
        const note = event.type === 'calls' ? callNote(event) : (event.note ?? '');
        tell(`  ${event.stage} ${tenth * 10} %${note ? ` (${note})` : ''}`);
      }
    },
    stop: () => undefined,
  };
}

function paceNote(calls: Calls, lanes: readonly LaneSnapshot[]): string {
  const rate = lanes.reduce((sum, lane) => sum + lane.rate, 0);
  const left = calls.total - settled(calls);
  const errors = lanes.filter((lane) => Object.keys(lane.errors).length > 0).map((lane) => `${lane.account}: ${errorNote(lane)}`);
  return [`${rate.toFixed(1)} a second`, ...(rate > 0 ? [`${duration(left / rate)} left`] : []), ...errors].join('; ');
}

/** Failed tries by kind, the most frequent first. */
export function errorNote({ errors }: Pick<LaneSnapshot, 'errors'>): string {
  return Object.entries(errors)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}

import type { RunEvent } from '@valuelex/engine';
import cliProgress from 'cli-progress';
import { counted } from './plural.ts';

/** Shows a run while it goes on: bars on a terminal, plain lines elsewhere. Everything on stderr. */
export interface RunProgress {
  readonly onEvent: (event: RunEvent) => void;
  readonly stop: () => void;
}

export function createRunProgress(stream: NodeJS.WriteStream = process.stderr): RunProgress {
  return stream.isTTY ? barProgress(stream) : lineProgress(stream);
}

const marks: Readonly<Record<string, string>> = { reused: '=', done: '✓', skipped: '-', failed: '✗' };

const stageLine = (event: Extract<RunEvent, { type: 'stage' }>): string =>
  `${marks[event.state] ?? '…'} ${event.stage}${event.state === 'reused' ? ' (unchanged)' : ''}${event.note ? `: ${event.note}` : ''}`;

type Calls = Extract<RunEvent, { type: 'calls' }>;

const callNote = ({ done, total, cached, failed }: Calls): string =>
  `${done} of ${counted(total, 'answer')}${cached ? `, ${cached} from the store` : ''}${failed ? `, ${failed} failed` : ''}`;

/** Calls that are over, however they ended. */
const settled = ({ done, failed, total }: Calls): number => Math.min(done + failed, total);

function barProgress(stream: NodeJS.WriteStream): RunProgress {
  let bar: cliProgress.SingleBar | undefined;
  let barStage: string | undefined;
  const clear = (): void => {
    bar?.stop();
    bar = undefined;
    barStage = undefined;
  };
  const show = (stage: string, value: number, total: number, note: string): void => {
    if (barStage !== stage) {
      clear();
      bar = new cliProgress.SingleBar(
        { stream, format: '  {stage} [{bar}] {percentage}% {note}', hideCursor: true, clearOnComplete: true, stopOnComplete: false, barsize: 28 },
        cliProgress.Presets.shades_classic,
      );
      bar.start(total, value, { stage, note });
      barStage = stage;
    } else bar?.update(value, { stage, note });
  };
  return {
    onEvent(event) {
      if (event.type === 'stage') {
        clear();
        if (event.state !== 'started') stream.write(`${stageLine(event)}\n`);
      } else if (event.type === 'calls') show(event.stage, settled(event), Math.max(1, event.total), callNote(event));
      else show(event.stage, Math.round(event.done * 1000), 1000, event.note ?? '');
    },
    stop: clear,
  };
}

/** One line per stage and at most one per tenth of its work, so that a log stays readable. */
function lineProgress(stream: NodeJS.WriteStream): RunProgress {
  const told = new Map<string, number>();
  return {
    onEvent(event) {
      if (event.type === 'stage') {
        stream.write(`${stageLine(event)}\n`);
        return;
      }
      const share = event.type === 'calls' ? settled(event) / Math.max(1, event.total) : Math.min(1, event.done);
      const tenth = Math.floor(share * 10);
      if (tenth <= (told.get(event.stage) ?? 0)) return;
      told.set(event.stage, tenth);
      const note = event.type === 'calls' ? callNote(event) : (event.note ?? '');
      stream.write(`  ${event.stage} ${tenth * 10} %${note ? ` (${note})` : ''}\n`);
    },
    stop: () => undefined,
  };
}

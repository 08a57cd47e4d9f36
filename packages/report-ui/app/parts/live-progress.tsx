import { useEffect, useState } from 'preact/hooks';
import type { ReportSource, StudyProgress } from '../source.ts';
import { Foreign } from './foreign.tsx';
import { whole } from './format.ts';

const everyMs = 3000;
const ended: Readonly<Record<string, string>> = { stopped: 'Stopped', failed: 'Failed', interrupted: 'Interrupted' };

/** How a run stands, while it runs and where it did not come to its end. Tells when there is more to show. */
export function LiveProgress({ source, id, onChange }: { readonly source: ReportSource; readonly id: string; readonly onChange: () => void }) {
  const [progress, setProgress] = useState<StudyProgress | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let version: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      // A server or a study that is gone says nothing new; the page stays.
      let hasFailed = false;
      const now = await source.progress(id).catch(() => {
        hasFailed = true;
        return null;
      });
      if (isGone) return;
      setLost(hasFailed);
      if (now !== null) {
        if (version !== null && now.version !== version) onChange();
        version = now.version;
        setProgress(now);
      }
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [source, id]);
  if (isLost) {
    return (
      <div class="live" role="status">
        <strong>Nothing new is known.</strong> The study is not there any more, cannot be read, or the dashboard has ended. This is what was seen last.
      </div>
    );
  }
  if (progress === null || progress.state === 'done') return null;
  const { state, reason, stored, planned, lastMinute, failures, stages } = progress;
  if (state !== 'running') {
    return (
      <div class="live" role="status">
        <strong>
          {ended[state] ?? state}
          {reason === null ? '.' : ':'}
        </strong>{' '}
        {reason !== null && <Foreign text={`${reason.replace(/[.\s]+$/, '')}. `} />}
        {whole(stored)} answers are stored; done: {stages.join(', ') || 'nothing yet'}. <code>valuelex run</code> goes on from here.
      </div>
    );
  }
  return (
    <div class="live" role="status">
      <strong>Running.</strong> {whole(stored)}
      {planned === null ? '' : ` of ${whole(planned)}`} answers stored{lastMinute === null ? '' : `, ${whole(lastMinute)} in the last minute`}
      {failures > 0 ? `, ${whole(failures)} failed` : ''}; done: {stages.join(', ') || 'nothing yet'}.
      {planned !== null && <progress value={stored} max={Math.max(1, planned)} aria-label="Answers stored" />}
    </div>
  );
}

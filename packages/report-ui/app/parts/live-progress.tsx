import { useEffect, useState } from 'preact/hooks';
import type { ReportSource, StudyProgress } from '../source.ts';
import { whole } from './format.ts';

const everyMs = 3000;

/** How a run stands, while it runs. Tells when there is more to show. */
export function LiveProgress({ source, id, onChange }: { readonly source: ReportSource; readonly id: string; readonly onChange: () => void }) {
  const [progress, setProgress] = useState<StudyProgress | null>(null);
  useEffect(() => {
    let version: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      // A server that is gone says nothing new; the page stays.
      const now = await source.progress(id).catch(() => null);
      if (isGone) return;
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
  if (progress === null || progress.state !== 'running') return null;
  const { stored, planned, lastMinute, failures, stages } = progress;
  return (
    <div class="live" role="status">
      <strong>Running.</strong> {whole(stored)}
      {planned === null ? '' : ` of ${whole(planned)}`} answers stored{lastMinute === null ? '' : `, ${whole(lastMinute)} in the last minute`}
      {failures > 0 ? `, ${whole(failures)} failed` : ''}; done: {stages.join(', ') || 'nothing yet'}.
      {planned !== null && <progress value={stored} max={Math.max(1, planned)} aria-label="Answers stored" />}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { shown } from './format.ts';
import { useStudy } from '../state/study.ts';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the reader finds here. */
  readonly lead?: string;
  readonly children: ComponentChildren;
}

/** A part of the story. Simulated data is marked on each. */
export function Section({ id, title, lead, children }: SectionProps) {
  const { document } = useStudy();
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}
        {document.simulated && <span class="tag">simulated data</span>}
      </h2>
      {lead !== undefined && <p class="lead">{shown(lead)}</p>}
      {children}
    </section>
  );
}

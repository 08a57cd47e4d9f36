import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { MarkContext } from '../state/mark.ts';
import { shown } from './format.ts';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the reader finds here. */
  readonly lead?: string;
  readonly children: ComponentChildren;
}

/** A part of the story. Simulated data is marked on each. */
export function Section({ id, title, lead, children }: SectionProps) {
  const mark = useContext(MarkContext);
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}{' '}
        {mark !== null && <span class="tag">{mark.tag}</span>}
      </h2>
      {lead !== undefined && <p class="lead">{shown(lead)}</p>}
      {children}
    </section>
  );
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReportDocument, ReportModel } from '../../src/document/report-document.ts';
import type { AnswerQuery } from '../../src/document/answer-query.ts';
import type { ReportSource } from '../source.ts';
import type { Place } from './location.ts';

/** Which models are looked at. */
export interface ModelFilter {
  readonly family: string;
  readonly training: string;
  readonly language: string;
  /** Parameters from and to; empty: any. */
  readonly smallest: string;
  readonly largest: string;
}

/** What a reader traces a number to. */
export interface Trace extends Omit<AnswerQuery, 'from' | 'count'> {
  readonly title: string;
}

/** The study that is looked at, and what is chosen; for every part of the page. */
export interface Study {
  readonly id: string;
  readonly source: ReportSource;
  readonly document: ReportDocument;
  /** Models that pass the filter. */
  readonly models: readonly ReportModel[];
  readonly isShown: (model: string) => boolean;
  readonly nameOf: (scope: string) => string;
  readonly place: Place;
  readonly choose: (chosen: Readonly<Record<string, string>>) => void;
  /** Opens the answers behind a number. */
  readonly trace: (trace: Trace) => void;
}

export const StudyContext = createContext<Study | null>(null);

export function useStudy(): Study {
  const study = useContext(StudyContext);
  if (study === null) throw new Error('no study');
  return study;
}

export function filterModels(models: readonly ReportModel[], chosen: Readonly<Record<string, string>>): readonly ReportModel[] {
  const { family = '', training = '', smallest = '', largest = '' } = chosen;
  return models.filter(({ traits }) => {
    if (family !== '' && traits.family !== family) return false;
    if (training !== '' && traits.training !== training) return false;
    if (smallest !== '' && !(traits.parameters !== undefined && traits.parameters >= Number(smallest) * 1e9)) return false;
    if (largest !== '' && !(traits.parameters !== undefined && traits.parameters <= Number(largest) * 1e9)) return false;
    return true;
  });
}

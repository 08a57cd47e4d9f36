import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportDocument, ReportModel } from '../../src/document/report-document.ts';
import type { AnswerQuery } from '../../src/document/answer-query.ts';
import type { ReportSource } from '../source.ts';
import { later } from './later.ts';
import type { Place, Places } from './location.ts';

/** What a reader traces a number to. */
export interface Trace extends Omit<AnswerQuery, 'from' | 'count'> {
  readonly title: string;
}

/** The study that is looked at, for every part of the page. Stays the same whatever is chosen. */
export interface Study {
  readonly id: string;
  readonly source: ReportSource;
  readonly document: ReportDocument;
  readonly nameOf: (scope: string) => string;
  readonly places: Places;
  /** Opens the answers behind a number. */
  readonly trace: (trace: Trace) => void;
}

/** What the reader has chosen. */
export interface Choice {
  readonly place: Place;
  /** Models that pass the filter. */
  readonly models: readonly ReportModel[];
  readonly isShown: (model: string) => boolean;
  readonly choose: (chosen: Readonly<Record<string, string>>) => void;
}

export const StudyContext = createContext<Study | null>(null);

export function useStudy(): Study {
  const study = useContext(StudyContext);
  if (study === null) throw new Error('no study');
  return study;
}

/** What is chosen now. Each part that asks is made anew in a task of its own when that changes: a thousand rows in ten tables are no single step. */
export function useChoice(): Choice {
  const { document, places } = useStudy();
  const [place, setPlace] = useState(places.now);
  useEffect(() => {
    let takeBack = (): void => undefined;
    const unsubscribe = places.subscribe(() => {
      takeBack();
      takeBack = later(() => setPlace(places.now()));
    });
    return () => {
      takeBack();
      unsubscribe();
    };
  }, [places]);
  const models = useMemo(() => filterModels(document.models, place.chosen), [document, ...filterKeys.map((key) => place.chosen[key])]);
  return useMemo(() => {
    const names = new Set(models.map(({ model }) => model));
    return { place, models, isShown: (model: string) => names.has(model), choose: (chosen) => places.go({ chosen: { ...places.now().chosen, ...chosen } }) };
  }, [models, place, places]);
}

const filterKeys = ['family', 'training', 'smallest', 'largest'];

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

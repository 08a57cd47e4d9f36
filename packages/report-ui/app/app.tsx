import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportDocument } from '../src/document/report-document.ts';
import { AnswersPanel } from './parts/answers-panel.tsx';
import { Foreign } from './parts/foreign.tsx';
import { ThemeSwitch } from './parts/theme-switch.tsx';
import type { ReportSource, StudyEntry } from './source.ts';
import { FilterBar } from './parts/filter-bar.tsx';
import { LiveProgress } from './parts/live-progress.tsx';
import { usePlace } from './state/location.ts';
import type { Study, Trace } from './state/study.ts';
import { namesOf } from '../src/document/names-of.ts';
import { filterModels, StudyContext } from './state/study.ts';
import { sections } from './views/sections.ts';

export function App({ source }: { readonly source: ReportSource }) {
  const [place, go] = usePlace();
  const [entries, setEntries] = useState<readonly StudyEntry[]>([]);
  const [report, setReport] = useState<ReportDocument | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [traced, setTraced] = useState<Trace | null>(null);
  useEffect(() => {
    source.studies().then(setEntries, (error: unknown) => setProblem(String(error)));
  }, [source]);
  const id = place.chosen['study'] ?? entries[0]?.id;
  useEffect(() => {
    if (id === undefined) return;
    setProblem(null);
    source.document(id).then(setReport, (error: unknown) => setProblem(String(error)));
  }, [source, id]);
  useEffect(() => {
    if (report === null) return;
    document.title = `${report.simulated ? 'Simulated: ' : ''}${report.study} – ValueLex`;
    // Links into the page are followed once there is a page.
    if (place.section !== '') document.getElementById(place.section)?.scrollIntoView();
  }, [report]);
  const study = useMemo<Study | null>(() => {
    if (report === null || id === undefined) return null;
    const models = filterModels(report.models, place.chosen);
    const names = new Set(models.map(({ model }) => model));
    return {
      id,
      source,
      document: report,
      models,
      isShown: (model) => names.has(model),
      nameOf: namesOf(report),
      place,
      choose: (chosen) => go({ chosen: { ...place.chosen, ...chosen } }),
      trace: setTraced,
    };
  }, [report, id, source, place]);
  if (problem !== null) return <p class="problem">The study cannot be shown: {problem}</p>;
  if (study === null) return <p class="note">Loading…</p>;
  const shownSections = sections.filter(({ isThere }) => isThere(study.document));
  return (
    <StudyContext.Provider value={study}>
      <a class="skip" href="#usable">
        Skip to the findings
      </a>
      {study.document.simulated && (
        <div class="banner" role="note">
          Simulated data: these answers were made up by a known process. Nothing here is about real models.
        </div>
      )}
      <header class="top">
        <h1>
          <Foreign text={study.document.study} />
        </h1>
        {entries.length > 1 && (
          <label>
            Study{' '}
            <select value={id} onChange={(event) => go({ chosen: { study: event.currentTarget.value } })}>
              {entries.map((entry) => (
                <option value={entry.id}>{entry.study}</option>
              ))}
            </select>
          </label>
        )}
        <ThemeSwitch />
      </header>
      {source.live && <LiveProgress source={source} id={study.id} onChange={() => source.document(study.id).then(setReport, () => undefined)} />}
      <div class="columns">
        <nav aria-label="Sections">
          <ul>
            {shownSections.map(({ id: section, title }) => (
              <li>
                <a href={`#${section}`} aria-current={place.section === section ? 'true' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <FilterBar />
          {shownSections.map(({ id: section, View }) => (
            <View key={section} />
          ))}
          <footer>
            Expressed values of language models, by ValueLex {study.document.provenance.valuelex}.
            {!source.live && ' This file loads nothing and sends nothing.'}
          </footer>
        </main>
      </div>
      {traced !== null && <AnswersPanel trace={traced} onClose={() => setTraced(null)} />}
    </StudyContext.Provider>
  );
}

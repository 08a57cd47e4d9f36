import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReportDocument } from '../src/document/report-document.ts';
import { namesOf } from '../src/document/names-of.ts';
import { AnswersPanel } from './parts/answers-panel.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { Foreign } from './parts/foreign.tsx';
import { shown } from './parts/format.ts';
import { Later } from './parts/later.tsx';
import { LiveProgress } from './parts/live-progress.tsx';
import { SectionList } from './parts/section-list.tsx';
import { ThemeSwitch } from './parts/theme-switch.tsx';
import type { ReportSource, StudyEntry } from './source.ts';
import { later } from './state/later.ts';
import { arriveAt, watchPlaces } from './state/location.ts';
import { MarkContext, simulatedMark } from './state/mark.ts';
import type { Study, Trace } from './state/study.ts';
import { StudyContext } from './state/study.ts';
import { sections } from './views/sections.ts';

export function App({ source }: { readonly source: ReportSource }) {
  const [places] = useState(watchPlaces);
  const [entries, setEntries] = useState<readonly StudyEntry[]>([]);
  const [chosen, setChosen] = useState(places.now().chosen['study']);
  const [report, setReport] = useState<ReportDocument | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [traced, setTraced] = useState<Trace | null>(null);
  useEffect(() => {
    source.studies().then(setEntries, (error: unknown) => setProblem(String(error)));
    return places.subscribe(() => setChosen(places.now().chosen['study']));
  }, [source, places]);
  const id = entries.some((entry) => entry.id === chosen) ? chosen : entries[0]?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    let isGone = false;
    setProblem(null);
    source.document(id).then((document) => isGone || setReport(document), (error: unknown) => isGone || setProblem(String(error)));
    return () => {
      isGone = true;
    };
  }, [source, id]);
  const hasArrived = useRef(false);
  useEffect(() => {
    if (report === null) return;
    document.title = shown(`${report.simulated ? 'Simulated: ' : ''}${report.study} – ValueLex`);
    if (hasArrived.current) return;
    hasArrived.current = true;
    arriveOnce(places.now().section);
  }, [report]);
  const study = useMemo<Study | null>(() => {
    if (report === null || id === undefined) return null;
    const names = namesOf(report);
    return { id, source, document: report, nameOf: (scope) => shown(names(scope)), places, trace: setTraced };
  }, [report, id, source, places]);
  // The same elements each time: what opens an answer makes no section anew.
  const body = useMemo(() => {
    if (study === null) return null;
    const there = sections.filter(({ isThere }) => isThere(study.document));
    const { section: asked } = places.now();
    return (
      <div class="columns">
        <SectionList of={there} />
        <main>
          <FilterBar />
          {there.map(({ id: section, title, View }, at) => (
            <Later key={section} isNow={at === 0 || section === asked} instead={<Coming id={section} title={title} />}>
              {() => <View />}
            </Later>
          ))}
          <footer>
            Expressed values of language models, by ValueLex {study.document.provenance.valuelex}.
            {!source.live && ' This file loads nothing and sends nothing.'}
          </footer>
        </main>
      </div>
    );
  }, [study]);
  if (problem !== null) return <p class="problem">The study cannot be shown: {problem}</p>;
  if (study === null) return <p class="note">Loading…</p>;
  return (
    <StudyContext.Provider value={study}>
      <MarkContext.Provider value={study.document.simulated ? simulatedMark : null}>
        <a
          class="skip"
          href="#usable"
          onClick={(event) => {
            event.preventDefault();
            arriveAt('usable');
          }}
        >
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
              <select value={id} onChange={(event) => places.go({ chosen: { study: event.currentTarget.value } })}>
                {entries.map((entry) => (
                  <option value={entry.id}>{shown(entry.study)}</option>
                ))}
              </select>
            </label>
          )}
          <ThemeSwitch />
        </header>
        {source.live && <LiveProgress source={source} id={study.id} onChange={() => source.document(study.id).then(setReport, () => undefined)} />}
        {body}
        {traced !== null && <AnswersPanel trace={traced} onClose={() => setTraced(null)} />}
      </MarkContext.Provider>
    </StudyContext.Provider>
  );
}

/** A section that is about to be there: links lead to it already. */
const Coming = ({ id, title }: { readonly id: string; readonly title: string }) => (
  <section id={id} tabIndex={-1} class="coming" aria-labelledby={`${id}-title`} aria-busy="true">
    <h2 id={`${id}-title`}>{title}</h2>
  </section>
);

/** Follows a link into the page, and once more when all of the page is there, unless the reader has moved since. */
function arriveOnce(section: string): void {
  if (section === '') return;
  let hasMoved = false;
  for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(event, () => (hasMoved = true), { once: true, passive: true });
  arriveAt(section);
  later(() => hasMoved || arriveAt(section));
  // Charts above it are drawn when they come near, and push it down.
  const growth = new ResizeObserver(() => hasMoved || arriveAt(section));
  growth.observe(document.body);
  setTimeout(() => growth.disconnect(), 3000);
}

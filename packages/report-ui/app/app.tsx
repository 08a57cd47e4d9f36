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
import { StudyChoice } from './parts/study-choice.tsx';
import { ThemeSwitch } from './parts/theme-switch.tsx';
import type { ReportSource, StudyEntry } from './source.ts';
import { later } from './state/later.ts';
import { arriveAt, watchPlaces } from './state/location.ts';
import { MarkContext, simulatedMark } from './state/mark.ts';
import type { Study, Trace } from './state/study.ts';
import { StudyContext } from './state/study.ts';
import { sections } from './views/sections.ts';

const listEveryMs = 10_000;

export function App({ source }: { readonly source: ReportSource }) {
  const [places] = useState(watchPlaces);
  const [entries, setEntries] = useState<readonly StudyEntry[]>([]);
  const [chosen, setChosen] = useState(places.now().chosen['study']);
  const [read, setRead] = useState<{ readonly id: string; readonly document: ReportDocument } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [traced, setTraced] = useState<Trace | null>(null);
  useEffect(() => {
    source.studies().then(setEntries, (error: unknown) => setProblem(String(error)));
    return places.subscribe(() => setChosen(places.now().chosen['study']));
  }, [source, places]);
  const id = entries.some((entry) => entry.id === chosen) ? chosen : entries[0]?.id;
  useEffect(() => (source.live ? followStudies(source, id, setEntries) : undefined), [source, id]);
  useEffect(() => {
    if (id === undefined) return undefined;
    let isGone = false;
    setProblem(null);
    source.document(id).then((document) => isGone || setRead({ id, document }), (error: unknown) => isGone || setProblem(String(error)));
    return () => {
      isGone = true;
    };
  }, [source, id]);
  // Of the study that was asked for, and not of the one before it.
  const report = read !== null && read.id === id ? read.document : null;
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
  const choice = id !== undefined && <StudyChoice entries={entries} id={id} onChoose={(other) => places.go({ chosen: { study: other } })} />;
  if (problem !== null) {
    return (
      <>
        <p class="problem">The study cannot be shown: {problem}</p>
        {choice}
      </>
    );
  }
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
          {choice}
          <ThemeSwitch />
        </header>
        {source.live && <LiveProgress source={source} id={study.id} onChange={() => source.document(study.id).then((document) => setRead((now) => (now?.id === study.id ? { id: study.id, document } : now)), () => undefined)} />}
        {body}
        {traced !== null && <AnswersPanel trace={traced} onClose={() => setTraced(null)} />}
      </MarkContext.Provider>
    </StudyContext.Provider>
  );
}

/** Lists studies that are begun while the page is open. The one that is shown stays listed, also when it is gone. */
function followStudies(source: ReportSource, id: string | undefined, take: (change: (before: readonly StudyEntry[]) => readonly StudyEntry[]) => void): () => void {
  const look = async (): Promise<void> => {
    const found = await source.studies().catch(() => null);
    if (found === null) return;
    take((before) => {
      const here = before.find((entry) => entry.id === id);
      const next = here === undefined || found.some((entry) => entry.id === id) ? found : [here, ...found];
      return JSON.stringify(next) === JSON.stringify(before) ? before : next;
    });
  };
  const timer = setInterval(() => void look(), listEveryMs);
  return () => clearInterval(timer);
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

import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerPage } from '../../src/document/answer-query.ts';
import { useChoice, useStudy } from '../state/study.ts';
import type { Trace } from '../state/study.ts';
import { decimal, shown, whole } from './format.ts';
import { Foreign } from './foreign.tsx';

const perPage = 20;

/** The raw answers behind a number. */
export function AnswersPanel({ trace, onClose }: { readonly trace: Trace; readonly onClose: () => void }) {
  const { id, source, nameOf } = useStudy();
  const { language = '' } = useChoice().place.chosen;
  const dialog = useRef<HTMLDialogElement>(null);
  const [from, setFrom] = useState(0);
  const [page, setPage] = useState<AnswerPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => setFrom(0), [trace]);
  useEffect(() => {
    const { title: _title, ...query } = { ...(language !== '' && { language }), ...trace };
    let isGone = false;
    setPage(null);
    source.answers(id, { ...query, from, count: perPage }).then((found) => isGone || setPage(found), (error: unknown) => isGone || setProblem(String(error)));
    return () => {
      isGone = true;
    };
  }, [id, source, trace, language, from]);
  return (
    <dialog class="answers" ref={dialog} onClose={onClose} aria-label={shown(trace.title)}>
      <div class="bar">
        <strong>{shown(trace.title)}</strong>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {problem !== null && <p class="problem">{problem}</p>}
      {page === null && problem === null && (
        <p class="note" role="status">
          Looking for answers…
        </p>
      )}
      {page !== null && (
        <>
          <p class="note" role="status">
            {page.total === 0 ? 'No answer found.' : `Answers ${whole(from + 1)}–${whole(Math.min(from + perPage, page.total))} of ${whole(page.total)}.`}
            {page.partial && ' This file holds a part of the stored answers; `valuelex studio` shows all of them.'}
          </p>
          {page.answers.map((answer) => (
            <article>
              <header>
                <Foreign text={answer.model} /> · {answer.purpose} · temperature {answer.sampling.temperature ?? '–'} · replicate {answer.replicate}
                {answer.finishReason === 'stop' ? '' : ` · ended: ${answer.finishReason}`} · <code title={shown(answer.id)}>{shown(answer.id.slice(0, 10))}</code>
              </header>
              <blockquote class="question">
                <Foreign text={answer.question} />
              </blockquote>
              <pre>
                <Foreign text={answer.text} />
              </pre>
              {answer.ratings.length > 0 && (
                <p class="note">
                  Rated: <Foreign text={answer.ratings.map(({ scope, score, rater }) => `${nameOf(scope)} ${score === null ? 'no score' : decimal(score, 1)} (${rater})`).join(', ')} />
                </p>
              )}
              {answer.cut > 0 && <p class="note">{whole(answer.cut)} more characters are in the store.</p>}
            </article>
          ))}
          <div class="bar">
            <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - perPage))}>
              Earlier
            </button>
            <button type="button" disabled={from + perPage >= page.total} onClick={() => setFrom(from + perPage)}>
              Later
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}

import { useStudy } from '../state/study.ts';
import { Foreign } from './foreign.tsx';

export interface AnswersLinkProps {
  /** A dimension or subdimension, or `all`. */
  readonly scope: string;
  /** Absent: of every test. */
  readonly test?: string;
  /** A population as findings name it; absent: all models. */
  readonly group?: string;
}

/** The name of a scope, which opens the answers that a number on it rests on. */
export function AnswersLink({ scope, test, group }: AnswersLinkProps) {
  const { document, nameOf, trace } = useStudy();
  const name = nameOf(scope);
  const isKnown = (document.assessment?.tests ?? []).some((one) => (test === undefined || one.test === test) && (scope === 'all' || one.items.some(({ targets }) => targets.some((target) => target.dimension === scope || target.subdimension === scope))));
  if (!isKnown) return <Foreign text={name} />;
  const of = scope === 'all' ? {} : { scope };
  const title = `Answers ${group === undefined || group === 'all' ? '' : `of ${group} `}behind ${name}${test === undefined ? '' : ` on ${test}`}`;
  return (
    <button type="button" class="link" onClick={() => trace({ title, purpose: 'assess', ...of, ...(group !== undefined && { group }), ...(test !== undefined && { test }) })}>
      <Foreign text={name} />
    </button>
  );
}

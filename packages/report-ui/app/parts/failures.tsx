import type { ReportDocument } from '../../src/document/report-document.ts';
import { whole } from './format.ts';
import { Foreign } from './foreign.tsx';
import { Told } from './told.tsx';

/** Diagnostics of an assessment that say that answers, ratings or scores are missing. */
const lost = new Set(['calls-failed', 'too-much-missing', 'ratings-failed', 'nothing-scored']);

/** What never came: a box above everything else, or nothing where all came. */
export function Failures({ document }: { readonly document: ReportDocument }) {
  const reasons = Object.entries(document.missing);
  const diagnostics = (document.assessment?.diagnostics ?? []).filter(({ code, severity }) => lost.has(code) && severity !== 'info');
  if (reasons.length === 0 && diagnostics.length === 0) return null;
  const missing = reasons.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div class="failures" role="note">
      <strong>Not all answers came.</strong> What follows rests on the rest.
      <ul>
        {missing > 0 && (
          <li>
            Questions on values: {whole(missing)} answers never came (<Foreign text={reasons.map(([reason, count]) => `${whole(count)} ${reason}`).join(', ')} />).
          </li>
        )}
        {diagnostics.map((diagnostic) => (
          <li>
            <Told of={diagnostic} />
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Failures } from '../parts/failures.tsx';
import { decimal, shown, whole } from '../parts/format.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { signs, TrustList, verdicts } from '../parts/trust-list.tsx';
import { useStudy } from '../state/study.ts';

/** The first screen: what was asked of whom, what was found, and whether to believe it. */
export function Usable() {
  const { document } = useStudy();
  const { findings, models, totals, prompts, taxonomy, lexicon } = document;
  if (findings === null) {
    return (
      <Section id="usable" title="Is this usable?">
        <p>Nothing has been analysed yet, so nothing can be said.</p>
      </Section>
    );
  }
  const count = (verdict: keyof typeof verdicts): number => findings.usable.filter((row) => row.verdict === verdict).length;
  const families = new Set(models.map(({ traits }) => traits.family).filter((family) => family !== undefined)).size;
  const cost = totals.unpriced >= totals.responses && totals.responses > 0 ? 'cost unknown' : `$ ${decimal(totals.costUsd)}`;
  return (
    <Section id="usable" title="Is this usable?">
      <ul class="facts" aria-label="The study in numbers">
        <li>
          <b>{whole(models.length)}</b> model{models.length === 1 ? '' : 's'}
          {families > 1 ? ` of ${families} families` : ''}
        </li>
        <li>
          <b>{whole(document.answersStored)}</b> answers{prompts.length > 0 ? `, ${prompts.filter(({ topic }) => topic === 'values').length} prompts` : ''}
        </li>
        {lexicon !== null && (
          <li>
            <b>{whole(lexicon.entries.length)}</b> words
          </li>
        )}
        <li>
          <b>{taxonomy?.dimensions.length ?? 0}</b> dimension{taxonomy?.dimensions.length === 1 ? '' : 's'}
          {taxonomy !== null && taxonomy.origin !== 'derived' ? `, ${taxonomy.origin}` : ''}
        </li>
        <li>
          {cost} for {whole(totals.responses)} calls
        </li>
      </ul>
      <Failures document={document} />
      <TrustList checks={findings.usable} label="Whether to believe it" />
      <div class="first">
        <div>
          <h3>What was found</h3>
          <ol class="statements">
            {findings.statements.map((sentence) => (
              <li>
                <Foreign text={sentence} />
              </li>
            ))}
          </ol>
        </div>
        <div>
          <h3>
            Can it be trusted? {count('pass')} of {findings.usable.length} checks pass
          </h3>
          <ul class="checks">
            {findings.usable.map(({ check, verdict, value, threshold, why }) => (
              <li class={verdict}>
                <details>
                  <summary>
                    <span class="sign" aria-hidden="true">
                      {signs[verdict]}
                    </span>
                    <span class="check">{shown(check)}</span>
                    <span class="verdict">{verdicts[verdict]}</span>
                  </summary>
                  <p>
                    Measured: <Foreign text={value} />. Fixed beforehand: {shown(threshold)}. <Foreign text={why} />
                  </p>
                </details>
              </li>
            ))}
          </ul>
          <p class="note">
            {count('fail')} fail, {count('undecided')} are undecided, {count('not-estimable')} cannot be estimated with this design. Thresholds were fixed beforehand.
          </p>
        </div>
      </div>
    </Section>
  );
}

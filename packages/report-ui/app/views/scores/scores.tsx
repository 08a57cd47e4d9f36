import { Diagnostics } from '../../parts/diagnostics.tsx';
import { Section } from '../../parts/section.tsx';
import { useStudy } from '../../state/study.ts';
import { Populations } from './populations.tsx';
import { TestPart } from './test-part.tsx';

/** What the models express: profiles with intervals. */
export function Scores() {
  const { assessment, findings } = useStudy().document;
  if (assessment === null) return null;
  return (
    <Section id="scores" title="What models express" lead="Scores of each model with their intervals. Values expressed in answers, not values held.">
      {assessment.tests.map((test) => (
        <TestPart key={test.test} test={test} />
      ))}
      {findings !== null && <Populations findings={findings} />}
      <Diagnostics of={assessment.diagnostics} />
    </Section>
  );
}

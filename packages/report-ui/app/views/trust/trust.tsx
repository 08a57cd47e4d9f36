import { Section } from '../../parts/section.tsx';
import { useStudy } from '../../state/study.ts';
import { Discriminant } from './discriminant.tsx';
import { Framing } from './framing.tsx';
import { Generalizability } from './generalizability.tsx';
import { Items } from './items.tsx';
import { Multimethod } from './multimethod.tsx';
import { Raters } from './raters.tsx';
import { Reliability } from './reliability.tsx';
import { Reproduction } from './reproduction.tsx';

/** How good the measurement is, and what to buy next. */
export function Trust() {
  const { findings, assessment } = useStudy().document;
  if (findings === null || assessment === null) return null;
  return (
    <Section id="trust" title="How good the measurement is" lead="Where the variance of ratings comes from, who rates how, and whether methods agree.">
      <Generalizability findings={findings} />
      <Reliability />
      <Raters findings={findings} />
      <Multimethod findings={findings} />
      <Discriminant findings={findings} />
      <Framing findings={findings} />
      <Items />
      <Reproduction findings={findings} />
    </Section>
  );
}

import type { ReportDocument, ReportModel } from '../../src/document/report-document.ts';
import { DataTable } from '../parts/data-table.tsx';
import type { Column } from '../parts/data-table.tsx';
import { decimal, percent, whole } from '../parts/format.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { useChoice, useStudy } from '../state/study.ts';

interface Coverage {
  readonly answers: number;
  readonly lists: number;
  readonly refusals: number;
}

/** Who was asked, what is known of them, and how well their answers could be read. */
export function Respondents() {
  const { document, trace } = useStudy();
  const { models, place } = useChoice();
  const { language = '' } = place.chosen;
  const coverage = new Map<string, Coverage>();
  for (const { respondent, model, answers, lists, verdicts } of document.lexicon?.coverage ?? []) {
    // Where there are several languages, a model at a setting is one respondent in each.
    if (language !== '' && !respondent.endsWith(` (${language})`)) continue;
    const own = coverage.get(model) ?? { answers: 0, lists: 0, refusals: 0 };
    coverage.set(model, { answers: own.answers + answers, lists: own.lists + lists, refusals: own.refusals + (verdicts.refusal ?? 0) });
  }
  const shareOf = (model: string, pick: (of: Coverage) => number): number | null => {
    const own = coverage.get(model);
    return own === undefined || own.answers === 0 ? null : pick(own) / own.answers;
  };
  const missing = Object.entries(document.missing);
  // A study of free models has no prices to tell apart.
  const isPriced = document.totals.costUsd > 0;
  return (
    <Section id="respondents" title="Who was asked" lead="Every model, its traits as they were given, and how its answers could be read. A model opens its answers.">
      <DataTable
        caption="Models"
        rows={models}
        keyOf={({ model }) => model}
        empty="No model passes the filter at the top of the page."
        columns={[
          {
            name: 'Model',
            value: ({ model }) => model,
            show: ({ model }) => (
              <button type="button" class="link" onClick={() => trace({ title: `Answers of ${model}`, model })}>
                <Foreign text={model} />
              </button>
            ),
          },
          { name: 'Role', value: ({ role }) => role },
          { name: 'Family', value: ({ traits }) => traits.family ?? null },
          { name: 'Training', value: ({ traits }) => traits.training ?? null },
          { name: 'Size', figure: true, value: ({ traits }) => traits.parameters ?? null, show: ({ traits }) => (traits.parameters === undefined ? '–' : `${decimal(traits.parameters / 1e9, traits.parameters < 1e10 ? 1 : 0)} B`) },
          { name: 'Data', value: ({ traits }) => traits.data ?? null },
          { name: 'Released', value: ({ traits }) => traits.released ?? null },
          { name: 'Settings', figure: true, value: ({ settings }) => settings },
          { name: 'Answers', figure: true, value: ({ model }) => coverage.get(model)?.answers ?? null },
          { name: 'Read as lists', figure: true, value: ({ model }) => shareOf(model, ({ lists }) => lists), show: ({ model }) => percent(shareOf(model, ({ lists }) => lists)) },
          { name: 'Refused', figure: true, value: ({ model }) => shareOf(model, ({ refusals }) => refusals), show: ({ model }) => percent(shareOf(model, ({ refusals }) => refusals), 1) },
          ...(isPriced ? costsOf(document) : []),
        ]}
      />
      {isPriced && <Elsewhere document={document} />}
      {missing.length > 0 && <p>Answers that never came: {missing.map(([reason, count]) => `${whole(count)} (${reason})`).join(', ')}.</p>}
      {document.prompts.length > 0 && (
        <details>
          <summary>{document.prompts.length} prompts</summary>
          <DataTable
            caption="Prompts"
            rows={document.prompts}
            keyOf={({ id }) => id}
            columns={[
              { name: 'Id', value: ({ id }) => id },
              { name: 'Topic', value: ({ topic }) => topic },
              { name: 'Language', value: ({ language }) => language },
              { name: 'Text', value: ({ text }) => text, show: ({ text }) => <Foreign text={text} />, wide: true },
            ]}
          />
        </details>
      )}
    </Section>
  );
}

const dollars = (usd: number, digits = 2): string => `$ ${decimal(usd, digits)}`;

function costsOf({ models }: ReportDocument): readonly Column<ReportModel>[] {
  // Small sums keep the digits that tell them from nothing.
  const digits = models.some(({ spent }) => spent.costUsd > 0 && spent.costUsd < 0.05) ? 4 : 2;
  return [
    { name: 'Calls', figure: true, value: ({ spent }) => spent.responses, show: ({ spent }) => whole(spent.responses) },
    {
      name: 'Cost, $',
      figure: true,
      value: ({ spent }) => (spent.responses > 0 && spent.unpriced === spent.responses ? null : spent.costUsd),
      show: ({ spent: { responses, unpriced, costUsd } }) => (responses > 0 && unpriced === responses ? 'unknown' : `${unpriced > 0 ? 'at least ' : ''}${dollars(costUsd, digits)}`),
    },
  ];
}

/** What was spent on models that are no respondents: those that judged, named or extracted. */
function Elsewhere({ document: { totals, models } }: { readonly document: ReportDocument }) {
  const usd = totals.costUsd - models.reduce((sum, { spent }) => sum + spent.costUsd, 0);
  const calls = totals.responses - models.reduce((sum, { spent }) => sum + spent.responses, 0);
  return (
    <p class="note">
      Calls and cost are of all stored answers of a model, those to controls too.
      {calls > 0 && ` ${whole(calls)} calls more, for ${dollars(Math.max(0, usd))}, went to models that judge or name and were not asked themselves.`} In all: {dollars(totals.costUsd)}
      {totals.unpriced > 0 && `, and ${whole(totals.unpriced)} calls whose price is not known`}.
    </p>
  );
}

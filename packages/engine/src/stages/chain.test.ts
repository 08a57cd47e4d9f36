import { describe, expect, it } from '@jest/globals';
import type { Traits } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { elicitationOf, fakeContext } from './__fixtures__/fake-context.ts';
import type { FakeStudy } from './__fixtures__/fake-context.ts';
import { analyzeStage } from './analyze.ts';
import { assessStage } from './assess.ts';
import { clusterStage } from './cluster.ts';
import { extractStage } from './extract.ts';
import { factorStage } from './factor.ts';
import { taxonomyStage } from './taxonomy.ts';

const words = [
  ['courage', 'bravery', 'boldness', 'daring', 'valor', 'heroism'],
  ['kindness', 'warmth', 'mercy', 'gentleness', 'charity', 'sympathy'],
  ['order', 'precision', 'rigor', 'tidiness', 'discipline', 'method'],
];

/** Models lean to one of three groups of words, by a draw of their own; each prompt draws its five words. */
function study(models: number, shared: boolean): FakeStudy {
  const traits: Record<string, Traits> = {};
  for (let m = 0; m < models; m++) traits[`m${m}`] = { family: `f${m % 6}`, parameters: 1e9 * (1 + (m % 4)) };
  return {
    models: traits,
    answer: (ref, { messages, purpose }) => {
      const question = messages[0]!.content;
      if (purpose === 'assess') return 'x'.repeat(1 + (ref.length % 3));
      const random = createRandom(ref, question);
      const lean = createRandom(ref, 'lean');
      const group = words.map(() => 1.6 * lean.normal());
      const own = words.flat().map(() => 1.6 * lean.normal());
      return words
        .flat()
        .map((word, w) => [word, (shared ? group[Math.floor(w / 6)]! + 0.3 * own[w]! : own[w]!) - Math.log(-Math.log(1 - random.next()))] as const)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 5)
        .map(([word]) => word)
        .join(',');
    },
  };
}

async function run(fake: FakeStudy, prompts = 20) {
  const context = fakeContext(fake);
  const extracted = await extractStage(context, elicitationOf(context, prompts));
  const factor = await factorStage(context, extracted.matrix);
  const clustering = await clusterStage(context, factor, extracted.matrix.value.columns);
  const taxonomy = await taxonomyStage(context, factor, clustering, extracted.lexicon);
  const assessment = await assessStage(context, taxonomy);
  const findings = await analyzeStage(context, { extracted, factor, clustering, taxonomy, assessment });
  return { context, extracted, factor, clustering, taxonomy, assessment, findings };
}

describe('the chain from answers to findings', () => {
  it('finds the groups of words that models share, names them by members and tests each model on them', async () => {
    const { taxonomy, assessment, findings, factor } = await run(study(30, true));
    expect(factor.value.n).toBe(30);
    const members = taxonomy.value.dimensions.map((d) => d.members.map(({ descriptor }) => descriptor));
    expect(members).toHaveLength(3);
    for (const group of words) {
      const best = Math.max(...members.map((m) => m.filter((word) => group.includes(word)).length / new Set([...m, ...group]).size));
      expect(best).toBeGreaterThanOrEqual(5 / 7);
    }
    for (const { name, members: own, names } of taxonomy.value.dimensions) {
      expect(own.map(({ descriptor }) => descriptor)).toContain(name);
      expect(names.map(({ namer }) => namer)).toEqual(['marker', 'medoid', 'gloss']);
    }
    expect(assessment.value.tests[0]!.answers).toHaveLength(30 * 6);
    expect(assessment.value.taxonomy).toBe(taxonomy.sha256);
    expect(findings.value.usable.find(({ check }) => check.startsWith('eigenvalues'))!.verdict).toBe('pass');
    expect(findings.value.statements.length).toBeLessThanOrEqual(5);
    expect(findings.value.nesting).toHaveLength(3);
  });

  it('says that there is no structure to report where words are only preferred, and asks nobody anything', async () => {
    const { taxonomy, assessment, findings, context } = await run(study(30, false));
    expect(taxonomy.value.dimensions).toEqual([]);
    expect(taxonomy.value.diagnostics.map(({ code }) => code)).toContain('no-structure');
    expect(context.calls).toBe(0);
    expect(assessment.value.diagnostics.map(({ code }) => code)).toEqual(['nothing-to-assess']);
    expect(findings.value.statements[0]).toMatch(/there is no structure to report/);
  });

  it('completes with one model, and says of everything why it cannot be estimated', async () => {
    const { taxonomy, findings } = await run(study(1, true));
    expect(taxonomy.value.dimensions).toEqual([]);
    expect(findings.value.usable.every(({ verdict, why }) => verdict === 'not-estimable' && why !== '')).toBe(true);
    expect(findings.value.diagnostics.map(({ code }) => code)).toContain('one-model');
  });

  it('completes with answers that hold no lists', async () => {
    const { extracted, findings } = await run({ ...study(4, true), answer: () => 'You should talk to them.' });
    expect(extracted.lexicon.value.diagnostics.map(({ code }) => code)).toContain('not-value-lists');
    expect(findings.value.statements[0]).toMatch(/named 0 words/);
  });

  it('gives the same bytes under another account name', async () => {
    const fake = study(12, true);
    const hashes = async (rename: boolean) => {
      const context = fakeContext(fake);
      const renamed = rename ? { ...context, respondents: context.respondents.map((r) => ({ ...r, ref: r.ref.replace('account/', 'other/') })) } : context;
      const extracted = await extractStage(renamed, elicitationOf(renamed, 10));
      const factor = await factorStage(renamed, extracted.matrix);
      const clustering = await clusterStage(renamed, factor, extracted.matrix.value.columns);
      const taxonomy = await taxonomyStage(renamed, factor, clustering, extracted.lexicon);
      const answers = fakeContext({ ...fake, answer: (ref, call) => fake.answer(ref.replace('other/', 'account/'), call) });
      const assessment = await assessStage({ ...renamed, gateway: answers.gateway }, taxonomy);
      return [extracted.lexicon, extracted.matrix, factor, clustering, taxonomy, assessment].map(({ key }) => key);
    };
    expect(await hashes(true)).toEqual(await hashes(false));
  });
});

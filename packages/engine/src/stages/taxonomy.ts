import { taxonomySchema } from '@valuelex/core';
import type { Clustering, Diagnostic, Embedding, FactorSolution, Lexicon, Taxonomy } from '@valuelex/core';
import { createMeaning, WORDNET_REVISION } from '@valuelex/lexical';
import { assignToFactors } from '../analysis/structure/assign.ts';
import type { Assigned } from '../analysis/structure/assign.ts';
import { structureAgreement } from '../analysis/structure/structure-agreement.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { isKnown } from '../meaning/cosine.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { createGlossNamer } from '../naming/gloss-namer.ts';
import { createLlmNamer, NAMING_PROMPT } from '../naming/llm-namer.ts';
import { namingModels } from '../naming/naming-models.ts';
import { markerNamer } from '../naming/marker-namer.ts';
import { medoidNamer } from '../naming/medoid-namer.ts';
import type { Namer, NamingContext } from '../naming/namer.ts';
import { nameTaxonomy } from '../naming/taxonomy-names.ts';
import type { UnnamedDimension } from '../naming/taxonomy-names.ts';
import type { Artefact } from '../study/artefact-store.ts';
import type { RunContext } from '../study/run-context.ts';

export interface TaxonomyInput {
  readonly factor: FactorSolution;
  readonly clustering: Clustering;
  /** How often words are named: for the baseline by frequency. */
  readonly lexicon: Lexicon;
  readonly namers: readonly Namer[];
  readonly naming: NamingContext;
  readonly seed: string;
}

/** Dimensions from who names what with what, subdimensions from meaning inside each, names from members and loadings. */
export async function buildTaxonomy({ factor, clustering, lexicon, namers, naming, seed }: TaxonomyInput): Promise<Taxonomy> {
  const assigned = assignToFactors(factor);
  const unnamed: UnnamedDimension[] = [];
  for (let f = 0; f < factor.retention.chosen; f++) {
    const members = assigned.filter((a) => a.factor === f).sort(byLoading);
    if (members.length > 0) unnamed.push(dimensionOf(f, members, clustering));
  }
  const named = await nameTaxonomy(unnamed, namers, naming);
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'derived',
    source: `${factor.method}, ${factor.rotation}, on ${factor.association}; subdimensions by ${clustering.global.method} on ${clustering.input}`,
    dimensions: named.dimensions,
    homeless: assigned
      .filter((a) => a.factor === null)
      .sort(byLoading)
      .map(({ descriptor, loading }) => ({ descriptor, largest: loading })),
    agreement: agreementOf(assigned, clustering, lexicon, seed),
    naming: named.naming,
    diagnostics: [...structureDiagnostics(factor, assigned, unnamed), ...named.diagnostics],
  };
}

function dimensionOf(factor: number, members: readonly Assigned[], clustering: Clustering): UnnamedDimension {
  const id = `d${factor + 1}`;
  const solution = clustering.withinDimension.find(({ dimension }) => dimension === factor)?.solution;
  const rank = new Map(members.map(({ descriptor }, i) => [descriptor, i]));
  const groups = (solution?.clusters ?? [])
    .map(({ id: cluster, stability }) => ({
      members: solution!.labels
        .filter((label) => label.cluster === cluster && rank.has(label.descriptor))
        .map(({ descriptor }) => descriptor)
        .sort((a, b) => rank.get(a)! - rank.get(b)!),
      stability,
    }))
    // Fewer words name a thing, not a part of a dimension; they belong to the dimension alone.
    .filter((group) => group.members.length >= thresholds.markers)
    .sort((a, b) => rank.get(a.members[0]!)! - rank.get(b.members[0]!)!);
  return {
    id,
    members: members.map(({ descriptor, loading, crossLoads, across }) => ({
      descriptor,
      loading,
      crossLoads,
      ...(across.length === 0 ? {} : { across: across.map((other) => ({ dimension: `d${other.factor + 1}`, loading: other.loading })) }),
    })),
    subdimensions: groups.map((group, i) => ({ id: `${id}.s${i + 1}`, ...group })),
    underIdentified: members.length < thresholds.markers,
  };
}

function structureDiagnostics(factor: FactorSolution, assigned: readonly Assigned[], dimensions: readonly UnnamedDimension[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (dimensions.length === 0) {
    diagnostics.push({
      code: 'no-structure',
      severity: 'warning',
      message:
        factor.retention.chosen === 0
          ? 'There is no structure to report: no factor was kept.'
          : `There is no structure to report: no word loads ${thresholds.loading} or more on any of the ${factor.retention.chosen} factors.`,
    });
    const cause = factor.diagnostics.find(({ code }) => code === 'too-few-to-factor');
    if (cause !== undefined) diagnostics.push({ ...cause });
    return diagnostics;
  }
  const list = (code: string, severity: Diagnostic['severity'], of: readonly Assigned[], message: string): void => {
    if (of.length > 0) diagnostics.push({ code, severity, message, variables: of.map(({ descriptor }) => descriptor) });
  };
  list('cross-loading', 'info', assigned.filter((a) => a.crossLoads), 'These words load on more than one dimension; each stands on the one of its largest loading.');
  const negative = assigned.filter((a) => a.negative);
  list('bipolar', 'info', negative, 'Bipolar dimensions: these words stand on the negative pole of theirs.');
  const weak = dimensions.filter(({ underIdentified }) => underIdentified);
  if (weak.length > 0) {
    diagnostics.push({
      code: 'under-identified',
      severity: 'warning',
      message: `Fewer than ${thresholds.markers} markers: ${weak.map(({ id }) => id).join(', ')}. Marked, not tested, not counted as dimensions.`,
    });
  }
  const loose = dimensions.flatMap(({ members, subdimensions }) => {
    const inside = new Set(subdimensions.flatMap((part) => part.members));
    return members.filter(({ descriptor }) => !inside.has(descriptor)).map(({ descriptor }) => descriptor);
  });
  if (loose.length > 0) {
    diagnostics.push({
      code: 'no-subdimension',
      severity: 'info',
      message: `These words stand in clusters of fewer than ${thresholds.markers}: they belong to their dimension and to no subdimension.`,
      variables: loose,
    });
  }
  const empty = factor.retention.chosen - dimensions.length;
  if (empty > 0) diagnostics.push({ code: 'empty-factor', severity: 'info', message: `${empty} factors have no word that belongs to them and make no dimension.` });
  return diagnostics;
}

function agreementOf(assigned: readonly Assigned[], clustering: Clustering, lexicon: Lexicon, seed: string): Taxonomy['agreement'] {
  const clusters = new Map(clustering.global.labels.map(({ descriptor, cluster }, i) => [descriptor, cluster >= 0 ? cluster : clustering.global.k + i]));
  const counts = new Map(lexicon.entries.map(({ descriptor, count }) => [descriptor, count]));
  const both = assigned.filter((a) => a.factor !== null && clusters.has(a.descriptor));
  return structureAgreement({
    response: both.map((a) => a.factor!),
    semantic: both.map((a) => clusters.get(a.descriptor)!),
    frequency: both.map((a) => counts.get(a.descriptor) ?? 0),
    seed,
  });
}

const byLoading = (a: Assigned, b: Assigned): number => Math.abs(b.loading ?? 0) - Math.abs(a.loading ?? 0) || (a.descriptor < b.descriptor ? -1 : 1);

/** The dimensions that count: those with enough markers. What is tested and scored. */
export function identified(taxonomy: Taxonomy): Taxonomy {
  return { ...taxonomy, dimensions: taxonomy.dimensions.filter(({ underIdentified }) => !underIdentified) };
}

/** The taxonomy stage. */
export async function taxonomyStage(
  context: RunContext,
  factor: Artefact<FactorSolution>,
  clustering: Artefact<Clustering>,
  lexicon: Artefact<Lexicon>,
  stage = 'taxonomy',
): Promise<Artefact<Taxonomy>> {
  const { embedder } = context.plugins;
  const models = namingModels(context);
  return context.artefacts.produce({
    stage,
    version: 2,
    schema: taxonomySchema,
    settings: { thresholds, naming: models.length === 0 ? null : { models: models.map(({ label }) => label), prompt: NAMING_PROMPT }, embedder: embedder.options, embedderId: embedder.port.id, wordnet: WORDNET_REVISION, seed: context.config.seed },
    plugins: [embedder.madeBy],
    inputs: [factor.sha256, clustering.sha256, lexicon.sha256],
    make: async () => {
      const words = factor.value.variables;
      const embeddings = words.length === 0 ? [] : await embedder.port.embed(words, context.signal);
      const meanings = new Map<string, Embedding>();
      const remember = (of: readonly string[], found: readonly Embedding[]): void =>
        of.forEach((word, i) => {
          if (isKnown(found[i]!)) meanings.set(word, found[i]!);
        });
      remember(words, embeddings);
      const learn = async (names: readonly string[]): Promise<void> => {
        const unknown = names.filter((name) => !meanings.has(name));
        if (unknown.length > 0) remember(unknown, await embedder.port.embed(unknown, context.signal));
      };
      const meaning = createMeaning(await sharedWordNet());
      const terms = new Map<string, { term: string; weight: number }[]>();
      const glossTerms = (word: string): { term: string; weight: number }[] => {
        let found = terms.get(word);
        if (found === undefined) {
          const { indices, values } = meaning.embed(word);
          found = Array.from(indices, (index, i) => ({ term: meaning.term(index), weight: values[i]! }));
          terms.set(word, found);
        }
        return found;
      };
      return buildTaxonomy({
        factor: factor.value,
        clustering: clustering.value,
        lexicon: lexicon.value,
        namers: [...models.map(({ label, ask }) => createLlmNamer(label, ask)), markerNamer, medoidNamer, createGlossNamer(glossTerms)],
        naming: { meaningOf: (word) => meanings.get(word), learn },
        seed: String(context.random('taxonomy')()),
      });
    },
  });
}

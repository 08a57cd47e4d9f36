import type { Assessment, FactorSolution, Findings, Lexicon, Taxonomy } from '@valuelex/core';
import { adjustedRandIndex } from '@valuelex/psychometrics';
import { thresholds } from '../analysis/thresholds.ts';
import { compareEffects } from './compare-effects.ts';
import { compareRaters } from './compare-raters.ts';
import { compareScores } from './compare-scores.ts';
import { compareStyles } from './compare-styles.ts';
import { matchSets } from './match-dimensions.ts';
import { matchWords } from './match-words.ts';
import { requireModels } from './require-models.ts';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/** What a study left behind, as far as it came. */
export interface StudyArtefacts {
  readonly lexicon: Lexicon;
  readonly taxonomy: Taxonomy;
  readonly assessment?: Assessment | undefined;
  readonly findings?: Findings | undefined;
  /** Factor solution of the null population, from the same pipeline. */
  readonly nullFactors?: FactorSolution | undefined;
}

/** Words rarer than this are not expected back. */
const leastBaseRate = 0.01;
/** Fixed before any result was seen. */
const bars = { words: 0.8, ari: 0.8, jaccard: 0.7 } as const;

/**
 * A study of a planted population against its truth: words, dimensions (adjusted Rand index, one-to-one Jaccard), model scores, effects, styles of
 * answering and biases of raters, beside what the same pipeline finds in the null population. Pure.
 * @throws DataError `not-of-this-population` when the study asked models that the truth does not know
 */
export function recovery(
  { lexicon, taxonomy, assessment, findings, nullFactors }: StudyArtefacts,
  truth: PlantedTruth,
): Recovery {
  requireModels(lexicon.coverage.map(({ model }) => model), truth);
  const words = truth.words.filter(({ baseRate }) => baseRate >= leastBaseRate);
  const { descriptorOf, foreign } = matchWords(lexicon, truth.words);
  const homes = homesOf(taxonomy);
  const home = words.map(({ word }) => homes.get(descriptorOf.get(word) ?? ''));
  const found = words.filter(({ word }) => descriptorOf.has(word));

  const planted = truth.dimensions.map(
    ({ id }) => new Set(words.filter(({ dimension }) => dimension === id).map(({ word }) => word)),
  );
  const recovered = taxonomy.dimensions.map(
    ({ id }) => new Set(words.filter((_, i) => home[i]?.dimension === id).map(({ word }) => word)),
  );
  const matches = matchSets(planted, recovered).map(({ partner, jaccard }, i) => ({
    planted: truth.dimensions[i]!.id,
    recovered: taxonomy.dimensions[partner]?.id ?? null,
    name: taxonomy.dimensions[partner]?.name ?? null,
    jaccard,
  }));
  const partners = new Map(
    matches.flatMap((match) => (match.recovered === null ? [] : [[match.planted, match.recovered] as const])),
  );

  const structured = truth.dimensions.length > 0;
  const ari = structured
    ? adjustedRandIndex(
        singletons(words.map(({ dimension }) => dimension)),
        singletons(home.map((h) => h?.dimension ?? null)),
      )
    : null;
  const share = words.length === 0 ? null : found.length / words.length;
  const meanJaccard = structured ? matches.reduce((sum, { jaccard }) => sum + jaccard, 0) / matches.length : null;
  const nullDimensions = nullFactors?.retention.chosen ?? null;
  return {
    schema: 'valuelex.recovery/1',
    population: truth.population,
    seed: truth.seed,
    words: {
      planted: words.length,
      recovered: found.length,
      share,
      missing: words.filter(({ word }) => !descriptorOf.has(word)).map(({ word }) => word),
      foreign: foreign.length,
    },
    dimensions: {
      planted: truth.dimensions.length,
      recovered: taxonomy.dimensions.length,
      ari,
      subdimensionAri: subdimensionAgreement(words, home),
      meanJaccard,
      matches,
    },
    scores: compareScores(assessment, findings, truth, partners),
    ...compareEffects(findings, truth, partners, thresholds.alpha),
    styles: compareStyles(assessment, truth),
    raters: compareRaters(assessment, findings, truth),
    nullPopulation: nullDimensions === null ? null : { dimensions: nullDimensions },
    bars: [
      bar('planted words in the lexicon', share, bars.words),
      ...(structured
        ? [
            bar('adjusted Rand index of dimensions', ari, bars.ari),
            bar('mean Jaccard of matched dimensions', meanJaccard, bars.jaccard),
          ]
        : [none('dimensions where none was planted', taxonomy.dimensions.length)]),
      ...(nullDimensions === null ? [] : [none('dimensions in the null population', nullDimensions)]),
    ],
  };
}

interface Home {
  readonly dimension: string;
  readonly subdimension: string | null;
}

function homesOf(taxonomy: Taxonomy): Map<string, Home> {
  const homes = new Map<string, Home>();
  for (const { id, members, subdimensions } of taxonomy.dimensions) {
    for (const { descriptor } of members) {
      const subdimension = subdimensions.find((sub) => sub.members.includes(descriptor))?.id ?? null;
      homes.set(descriptor, { dimension: id, subdimension });
    }
  }
  return homes;
}

/** Labels in which every thing without one stands alone. */
function singletons(labels: readonly (string | null)[]): string[] {
  return labels.map((label, i) => (label === null ? `alone ${i}` : `in ${label}`));
}

function subdimensionAgreement(words: PlantedTruth['words'], home: readonly (Home | undefined)[]): number | null {
  const pairs = words.flatMap(({ subdimension }, i) => {
    const other = home[i]?.subdimension ?? null;
    return subdimension === null || other === null ? [] : [[subdimension, other] as const];
  });
  return pairs.length < 2
    ? null
    : adjustedRandIndex(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      );
}

function bar(name: string, value: number | null, least: number): Recovery['bars'][number] {
  return { bar: name, value, threshold: `≥ ${least}`, met: value === null ? null : value >= least };
}

function none(name: string, value: number): Recovery['bars'][number] {
  return { bar: name, value, threshold: '0', met: value === 0 };
}

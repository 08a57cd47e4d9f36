import type { Findings } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';
import { ends, filled } from './measurement-tables.ts';

/** The structure beside human values, beside structures that know less, and beside the placebo. */
export function humanTables({ humanSystems = [], uniqueness = [], humanProfiles = [], structures, responseStyle }: Findings): Table[] {
  const overlap = humanSystems.flatMap(({ system, dimensions }) => dimensions.map((row) => ({ system, ...row })));
  const words = humanSystems.flatMap(({ system, words: own }) => own.map((row) => ({ system, ...row })));
  const categories = humanSystems.flatMap(({ system, dimensions }) => dimensions.flatMap(({ dimension, categories: own }) => own.map((row) => ({ system, dimension, ...row }))));
  const system = text<{ system: string }>('system', 'id of the system of human values', (row) => row.system);
  const dimension = text<{ dimension: string | null }>('dimension', 'id of the dimension; empty: in none', (row) => row.dimension);
  return [
    ...filled(overlap, (rows) =>
      table('human-overlap', 'A row is one dimension beside one system of human values.', rows, [
        system,
        dimension,
        integer('words', 'words of the dimension', (row) => row.words),
        integer('known', 'words that the embedder knows', (row) => row.known),
        number('lexicon', 'share of the words that are markers of the system', (row) => row.lexicon.share),
        number('lexiconLower', 'lower end of the interval', (row) => row.lexicon.interval?.lower),
        number('lexiconUpper', 'upper end of the interval', (row) => row.lexicon.interval?.upper),
        number('meaning', 'mean cosine of each word with the nearest marker', (row) => row.meaning.mean),
        number('meaningLower', 'lower end of the interval', (row) => row.meaning.interval?.lower),
        number('meaningUpper', 'upper end of the interval', (row) => row.meaning.interval?.upper),
        number('chance', 'the same of random words alike in frequency and length', (row) => row.meaning.chance),
        number('human', 'the same of markers of the other systems', (row) => row.meaning.human),
        number('pAbove', 'one-sided: random words come as near', (row) => row.meaning.pAbove),
        number('pAboveAdjusted', 'Benjamini–Hochberg over dimensions and systems', (row) => row.meaning.pAboveAdjusted),
        number('pBelow', 'one-sided: human value words stay as far', (row) => row.meaning.pBelow),
      ]),
    ),
    ...filled(categories, (rows) =>
      table('human-categories', 'A row is one category of one system, beside one dimension.', rows, [
        system,
        dimension,
        text('category', 'id of the category', (row) => row.category),
        integer('lexicon', 'words of the dimension that are its markers', (row) => row.lexicon),
        integer('nearest', 'words of the dimension nearest to it in meaning', (row) => row.nearest),
      ]),
    ),
    ...filled(words, (rows) =>
      table('human-words', 'A row is one word beside one system of human values.', rows, [
        system,
        text('descriptor', 'the word', (row) => row.descriptor),
        dimension,
        text('lexicon', 'categories that hold it as a marker, separated by blanks', (row) => row.lexicon.join(' ')),
        text('nearest', 'category of the nearest marker; empty: the embedder does not know the word', (row) => row.nearest?.category),
        text('marker', 'the nearest marker', (row) => row.nearest?.marker),
        number('similarity', 'cosine with it', (row) => row.nearest?.similarity),
      ]),
    ),
    ...filled(uniqueness, (rows) =>
      table('uniqueness', 'A row says whether one dimension is one that humans have words for.', rows, [
        dimension,
        text('verdict', 'shared, unique, undecided or not-estimable', (row) => row.verdict),
        number('pShared', 'smallest adjusted p of an overlap above chance', (row) => row.pShared),
        number('pUnique', 'Holm over dimensions: farther from every system than human value words', (row) => row.pUnique),
        text('why', 'reason', (row) => row.why),
      ]),
    ),
    ...filled(humanProfiles, (rows) =>
      table('human-profiles', 'A row says whether two views of the models agree on their profiles on one system of human values.', rows, [
        system,
        text('a', 'self-description, or a test, projected on the categories by the meaning of words', (row) => row.a),
        text('b', 'another of these, or the scales of a questionnaire', (row) => row.b),
        flag('direct', 'b asks for the categories themselves', (row) => row.direct),
        number('r', 'over models and categories, differences between models alone', (row) => row.r),
        ...ends<(typeof rows)[number]>(),
        number('p', 'one-sided, models dealt anew', (row) => row.p),
        integer('models', 'models with both profiles', (row) => row.models),
        integer('categories', 'on which models differ by both', (row) => row.categories),
        text('verdict', 'agrees, does-not-agree, undecided or not-estimable', (row) => row.verdict),
        text('why', 'reason', (row) => row.why),
      ]),
    ),
    ...(structures == null
      ? []
      : [
          table('structures', 'A row is a structure’s agreement with the clusters of meaning: the observed one, and those that know less.', [{ baseline: 'observed', ...structures.observed, p: null, difference: null }, ...structures.baselines], [
            text('structure', 'observed, or a baseline', (row) => row.baseline),
            number('ari', 'adjusted Rand index', (row) => row.ari),
            number('nmi', 'normalised mutual information', (row) => row.nmi),
            number('phi', 'correlation over pairs of words of being together in both', (row) => row.phi),
            number('pAri', 'one-sided, of the observed ARI', (row) => row.p?.ari),
            number('pNmi', 'one-sided, of the observed NMI', (row) => row.p?.nmi),
            number('pPhi', 'one-sided, of the observed φ', (row) => row.p?.phi),
            integer('draws', 'draws of the baseline', (row) => row.p?.draws),
            number('differenceLower', 'observed ARI minus this one: lower end of the interval', (row) => row.difference?.lower),
            number('differenceUpper', 'upper end of the interval', (row) => row.difference?.upper),
          ]),
        ]),
    ...(responseStyle == null
      ? []
      : [
          table('response-style', 'One row: does the study have more factors than the placebo?', [responseStyle], [
            integer('factors', 'that a rule keeps in the study', (row) => row.factors),
            integer('placeboFactors', 'that it keeps in the placebo', (row) => row.placeboFactors),
            text('verdict', 'exceeds, response-style or not-estimable', (row) => row.verdict),
          ]),
          ...filled(responseStyle.dimensions, (rows) =>
            table('placebo-correlations', 'A row is one dimension beside one factor of the placebo.', rows, [
              dimension,
              integer('placeboFactor', 'number of the factor, from 1', (row) => row.placeboFactor),
              number('r', 'over models, of the scores on the two', (row) => row.r),
              number('p', 'two-sided, models permuted', (row) => row.p),
              number('pAdjusted', 'Benjamini–Hochberg', (row) => row.pAdjusted),
              integer('models', 'models it rests on', (row) => row.models),
            ]),
          ),
        ]),
  ];
}

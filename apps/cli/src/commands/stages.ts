import { Option } from 'commander';
import type { Command } from 'commander';
import { inThread } from '../thread/in-thread.ts';
import { collect } from './declare.ts';
import type { Declare } from './declare.ts';

/** Verbs that do one stage or one analysis alone, on a file. */
export function declareStages({ verb, step, run }: Declare): void {
  step(
    verb('extract', 'the extract stage alone, on a file of answers')
      .requiredOption('--responses <file>', 'JSON Lines; a row needs `model` and `text`')
      .option('--map <field=column>', 'where a field has another name in the file; may be repeated', collect, [])
      .option('--found <file>', 'write there what was found in each answer, one a line as JSON: its verdict, every word with its place in UTF-16 units, every refusal with its reason')
      .option('--merge <file>', 'merges, words kept apart and stop words of your own: YAML, or a reviewed merges.csv')
      .option('--config <file>', 'config whose providers answer plugins that ask models; what they say is stored in its study, and its seed holds'),
    'list',
  ).action(run(() => import('../verbs/extract.ts')));
  step(
    verb('factor', 'the factor stage alone, on any numeric table')
      .option('--data <file>', 'table with a header: rows are respondents, columns variables')
      .option('--cor <file>', 'correlation or covariance matrix')
      .option('--n <n>', 'rows behind --cor')
      .option('--drop <column>', 'leave a column out; may be repeated', collect, [])
      .option('--block <column>', 'rows with the same value here are not independent (a model at several settings)')
      .option('--rows <columns>', 'long tables: columns that together make a row, with commas')
      .option('--columns <column>', 'long tables: column that names the variable')
      .option('--cell <column>', 'long tables: column that holds the number')
      .option('--kind <kind>', 'what a cell is: rating, count, share or presence', 'rating'),
    'efa',
  ).action(run(() => inThread('factor')));
  verb('cfa', 'confirmatory factor analysis of a model in lavaan syntax')
    .requiredOption('--model <model>', 'the model, or a file that holds it: f =~ x1 + x2 + x3')
    .option('--data <file>', 'table with a header: rows are respondents; the columns of the model must hold numbers')
    .option('--cov <file>', 'covariance matrix (divisor n - 1)')
    .option('--n <n>', 'rows behind --cov')
    .addOption(new Option('--estimator <name>', 'how to estimate; ML, or MLR with --block, where it is not given').choices(['ML', 'MLM', 'MLR', 'GLS', 'ULS', 'DWLS', 'WLSMV']))
    .addOption(new Option('--likelihood <kind>', 'ML: covariances by n or by n - 1').choices(['normal', 'wishart']))
    .addOption(new Option('--missing <way>', 'incomplete rows').choices(['listwise', 'fiml']).default('listwise'))
    .option('--group <column>', 'estimate in every group of rows')
    .option('--equal <kinds>', 'hold equal over groups, with commas: loadings, intercepts, residuals, …')
    .option('--free <parameter>', 'an exception to --equal, as f=~x1 or x1~1; may be repeated', collect, [])
    .option('--block <column>', 'rows with the same value here are not independent (a model at several settings)')
    .option('--invariance', 'test equal loadings, intercepts and residuals over the groups, step by step')
    .option('--htmt', 'heterotrait-monotrait ratios of the factors with bootstrap intervals')
    .option('--seed <n>', 'seed of the bootstrap', '1')
    .option('--std-lv', 'factor variances 1 instead of first loadings 1')
    .option('--std', 'show standardised estimates too')
    .action(run(() => inThread('cfa')));
  verb('reliability', 'variance components, D-study, alpha, ICC and agreement of a long table of scores')
    .requiredOption('--ratings <file>', 'table with a header, or .jsonl: one score a row')
    .requiredOption('--unit <column>', 'what is measured: the model, say')
    .requiredOption('--score <column>', 'the score')
    .option('--facets <columns>', 'conditions of measurement, with commas; A+B makes one facet of two columns')
    .option('--rater <column>', 'the facet whose levels judge: a further one where --facets does not name it')
    .option('--scale <column>', 'the scale that a score belongs to: each is looked at by itself too')
    .option('--keyed <column>', '1 or -1: reverse-keyed scores are mirrored')
    .option('--range <low,high>', 'ends of the scale of --keyed; those of the data where it is not given')
    .option('--methods', 'print only the paragraph for a methods section')
    .option('--levels <facet=n,…>', 'numbers of levels for the D-study; may be repeated', collect, [])
    .option('--target <g>', 'coefficient to reach', '.80')
    .option('--seed <n>', 'seed of random split halves', '1')
    .action(run(() => inThread('reliability')));
  step(
    verb('cluster', 'the clustering stage alone')
      .option('--descriptors <file>', 'one word a line')
      .option('--vectors <file>', 'table: a name, then its coordinates')
      .option('--metric <name>', 'of --vectors: cosine or euclidean', 'cosine')
      .option('--k <n,…>', 'number of clusters, or several, as 266,26,5; chosen by the plugin where it is not given')
      .option('--consensus <n>', 'what n runs from as many seeds agree on, over all embedders')
      .option('--newick <file>', 'write the dendrogram there')
      .option('--embed <step>', 'embedder of --descriptors: a name, or { use: …, with: … }; repeated, the consensus over embedders is told (default: wordnet)', collect, [])
      .option('--config <file>', 'config whose providers answer plugins that ask models; what they say is stored in its study, and its seed holds'),
    'agglomerative',
  ).action((options: { config?: string }, command: Command) =>
    // Answers of models are waited for, not ended from outside.
    (options.config === undefined ? run(() => inThread('cluster')) : run(() => import('../verbs/cluster.ts')))(options, command),
  );
  step(
    verb('embed', 'vectors of words, or similarities of pairs')
      .option('--descriptors <file>', 'one word a line')
      .option('--pairs <file>', 'two words a row')
      .option('--config <file>', 'config whose providers answer plugins that ask models; what they say is stored in its study, and its seed holds'),
    'wordnet',
  ).action(run(() => import('../verbs/embed.ts')));
}

import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { collect } from './input/step-options.ts';
import { exitCodeOf, exitCodes, UsageError } from './output/errors.ts';
import type { Output } from './output/output.ts';
import { createOutput } from './output/output.ts';
import type { Verb } from './verb.ts';
import { inThread } from './verbs/in-thread.ts';

/** Time to end in good order after the second interruption. */
const graceMs = 1000;

/** The command line. Verbs load when they are called, so that `--version` and `--help` stay instant. */
export async function main(argv: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  const cut = new AbortController();
  let current: Output | undefined;
  let interruptions = 0;
  const onInterrupt = (): void => {
    interruptions += 1;
    const reason = new DOMException('interrupted', 'AbortError');
    if (interruptions === 1) {
      (current ?? createOutput(false)).note('valuelex: finishing what is in flight; press Ctrl-C again to stop at once');
      interrupt.abort(reason);
    } else if (interruptions === 2) {
      cut.abort(reason);
      // What does not listen is not waited for.
      setTimeout(() => process.exit(exitCodes.interrupted), graceMs).unref();
    } else process.exit(exitCodes.interrupted);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  // A reader that went away (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
  });

  const run =
    <A extends unknown[]>(load: () => Promise<{ verb: Verb<A> }>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.pop() as Command;
      const output = createOutput(Boolean(command.optsWithGlobals()['json']));
      current = output;
      try {
        const { verb } = await load();
        process.exitCode = (await verb({ output, signal: interrupt.signal, cut: cut.signal }, ...(args as A))) ?? exitCodes.done;
      } catch (error) {
        output.error(error);
        process.exitCode = exitCodeOf(error);
      }
    };

  const program = build(run);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are asked for; everything else commander refuses is a mistake in the call.
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error.exitCode !== 0) createOutput(argv.includes('--json')).error(callError(error));
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

/** What commander refused, in our words: its suggestion becomes the hint. */
function callError({ code, message }: CommanderError): UsageError {
  if (code === 'commander.help') return new UsageError('which verb?', 'valuelex --help lists them');
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  return new UsageError(first, suggestion === '' ? 'the verb with --help lists its arguments and options' : suggestion);
}

type Run = <A extends unknown[]>(load: () => Promise<{ verb: Verb<A> }>) => (...args: unknown[]) => Promise<void>;

function build(run: Run): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const program = new Command('valuelex')
    .description('Find out which values language models express, and how far that can be trusted.')
    .version(version)
    .showSuggestionAfterError()
    // What is refused is told once, where the error is caught: as JSON too when JSON was asked for.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const json = new Option('--json', 'one JSON document on stdout; everything else goes to stderr');
  const verb = (signature: string, description: string): Command =>
    program.command(signature).description(description).addOption(json).exitOverride();
  const step = (command: Command, fallback: string): Command =>
    command
      .option('--use <name>', 'plugin that does it', fallback)
      .option('--set <key=value>', 'option of the plugin, value in YAML; may be repeated', collect, [])
      .option('--seed <n>', 'seed of all randomness', '1');
  const configHelp = 'config file (default: valuelex.config.yaml, .json or .ts here)';
  const studyHelp = 'study folder, or the config file of the study';

  verb('init', 'write a config that runs: finds local models and keys')
    .option('-y, --yes', 'ask nothing')
    .option('-f, --force', 'replace a config that is there')
    .option('--out <file>', 'where to write it', 'valuelex.config.yaml')
    .action(run(() => import('./verbs/init.ts')));
  verb('doctor [config]', 'check the machine, plugins, keys and servers, and say how to mend what fails').action(run(() => import('./verbs/doctor.ts')));
  verb('plan [config]', 'calls, tokens and cost, and what the design cannot support, before anything is asked')
    .addHelpText('after', `\n  config: ${configHelp}`)
    .action(run(() => import('./verbs/plan.ts')));
  verb('run [config]', 'run the study: every stage, from where it stands')
    .option('--until <stage>', 'stop after this stage')
    .option('--from <stage>', 'make this stage and what follows anew')
    .option('--replay', 'never ask a model: only stored answers, a missing one is a failure')
    .addHelpText('after', `\n  config: ${configHelp}`)
    .action(run(() => import('./verbs/run.ts')));
  verb('status [study]', 'what is done, missing, failed and spent').addHelpText('after', `\n  study: ${studyHelp}`).action(run(() => import('./verbs/status.ts')));
  step(
    verb('extract', 'the extract stage alone, on a file of answers')
      .requiredOption('--responses <file>', 'JSON Lines; a row needs `model` and `text`')
      .option('--map <field=column>', 'where a field has another name in the file; may be repeated', collect, [])
      .option('--merge <file>', 'merges, words kept apart and stop words of your own: YAML, or a reviewed merges.csv')
      .option('--config <file>', 'config whose providers answer plugins that ask models; what they say is stored in its study, and its seed holds'),
    'list',
  ).action(run(() => import('./verbs/extract.ts')));
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
  ).action(run(() => import('./verbs/factor.ts')));
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
  ).action(run(() => import('./verbs/cluster.ts')));
  step(
    verb('embed', 'vectors of words, or similarities of pairs')
      .option('--descriptors <file>', 'one word a line')
      .option('--pairs <file>', 'two words a row')
      .option('--config <file>', 'config whose providers answer plugins that ask models; what they say is stored in its study, and its seed holds'),
    'wordnet',
  ).action(run(() => import('./verbs/embed.ts')));
  verb('stems', 'stems of the sentence completion for a taxonomy, as a file for review')
    .requiredOption('--taxonomy <file>', 'a taxonomy.json of an earlier study, or paper-2024')
    .option('--out <file>', 'where to write them, in YAML; on stdout where it is not given')
    .option('-f, --force', 'replace a file that is there')
    .option('--per-subdimension <n>', 'stems of each subdimension, half of them in each form')
    .option('--language <tag>', 'language of the stems', 'en')
    .addOption(new Option('--use <way>', 'from the bank or by template, or worded by a model').choices(['template', 'model']).default('template'))
    .option('--model <account/model>', 'the model that words them')
    .option('--config <file>', 'config with the account of the model; what the model says is stored in its study')
    .addHelpText('after', `
  valuelex stems --taxonomy paper-2024 --out stems.yaml
  valuelex stems --taxonomy taxonomy.json --use model --model openai/gpt-4.1 --config valuelex.config.yaml --out stems.yaml
  Then, in the config: assess: [ { use: sentence-completion, with: { stems: { file: ./stems.yaml } } } ]`)
    .action(run(() => import('./verbs/stems.ts')));
  verb('import <files...>', 'answers from elsewhere, as a file that extract and replay read')
    .option('--from <kind>', 'jsonl, csv, promptfoo, inspect or lm-eval; told from the file where it is not given')
    .requiredOption('--out <file>', 'where to write them; an earlier import is replaced')
    .option('--map <field=column>', 'where a field has another name in the file, or a path to it; may be repeated', collect, [])
    .option('--model <name>', 'model of answers that name none')
    .option('--strict', 'let the first row that cannot be read end it, instead of leaving such rows out')
    .addHelpText('after', `
  valuelex import results.json --out answers.jsonl                  # promptfoo eval -o results.json
  valuelex import logs/*.eval --out answers.jsonl                   # inspect eval
  valuelex import samples_task_*.jsonl --model my-model --out answers.jsonl   # lm_eval --log_samples
  valuelex import table.csv --map model=llm --map text=answer --out answers.jsonl`)
    .action(run(() => import('./verbs/import.ts')));
  verb('export [study]', 'answers and results of a study for other tools')
    .requiredOption('--to <kind>', 'jsonl (answers with their provenance), csv or parquet (tables), r (response matrix), lavaan (taxonomy as a model)')
    .requiredOption('--out <path>', 'a file; a folder for r, and for csv and parquet where not one --table is named')
    .option('--table <name>', 'csv, parquet: only this table; may be repeated', collect, [])
    .option('--purpose <purpose>', 'only answers asked for it: elicit, control, assess, rate, extract, name or stems')
    .option('-f, --force', 'replace what is there')
    .addHelpText('after', `
  study: ${studyHelp}
  valuelex export --to jsonl --out answers.jsonl
  valuelex export --to csv --table scores --out scores.csv
  valuelex export --to parquet --out tables/
  valuelex export --to r --out for-r/ && cd for-r && Rscript read.R
  valuelex export --to lavaan --out model.lav`)
    .action(run(() => import('./verbs/export.ts')));
  verb('recovery <study>', 'a simulated study against the truth it was drawn from')
    .requiredOption('--truth <file>', 'truth file written by the simulated provider')
    .addHelpText('after', '\n  Bars that are missed are shown; they do not change the exit code.')
    .action(run(() => import('./verbs/recovery.ts')));
  verb('report [study]', 'write the report again')
    .option('--use <name>', 'reporter; may be repeated; those of the config where it is not given', collect, [])
    .option('--out <folder>', 'where to write it; the study’s report folder where it is not given')
    .action(run(() => import('./verbs/report.ts')));
  verb('compare <a> <b>', 'two studies side by side: structure, words and scores')
    .option('--out <file>', 'write a page to look at')
    .option('--seed <n>', 'seed of the shuffled words', '1')
    .addHelpText('after', `\n  a, b: ${studyHelp}`)
    .action(run(() => import('./verbs/compare.ts')));
  verb('studio [study]', 'the report in the browser, of one study or a folder of them, also while they run')
    .option('--port <n>', 'port on the loopback address; 0: any that is free', '4747')
    .addHelpText('after', `\n  study: ${studyHelp}, or a folder of studies`)
    .action(run(() => import('./verbs/studio.ts')));
  verb('schema', 'the JSON Schema of the config with every installed plugin, for editors').action(run(() => import('./verbs/schema.ts')));
  const plugins = program.command('plugins').description('what is installed, and whether it keeps the contract').exitOverride();
  plugins.command('list').description('installed plugins').addOption(json).action(run(() => import('./verbs/plugins-list.ts')));
  plugins
    .command('check <package>')
    .description('run the conformance checks on a plugin: a package name, a ./file, or the folder of a package')
    .option('--set <key=value>', 'option of the plugin, value in YAML; may be repeated', collect, [])
    .addOption(json)
    .action(run(() => import('./verbs/plugins-check.ts')));
  return program;
}

import { Option } from 'commander';
import { collect, studyHelp } from './declare.ts';
import type { Declare } from './declare.ts';

/** Verbs that write files for other eyes and tools, or take theirs. */
export function declareFiles({ verb, run }: Declare): void {
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
    .action(run(() => import('../verbs/stems.ts')));
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
    .action(run(() => import('../verbs/import.ts')));
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
    .action(run(() => import('../verbs/export.ts')));
}

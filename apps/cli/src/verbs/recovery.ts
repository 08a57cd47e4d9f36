import { DataError, assessmentSchema, factorSolutionSchema, findingsSchema, lexiconSchema, taxonomySchema } from '@valuelex/core';
import { openStudy, plantedTruthSchema, recovery, recoveryOfStyles } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import { readText } from '../input/read-table.ts';
import type { VerbContext } from '../verb.ts';
import { describeRecovery, describeStyleRecovery } from '../output/recovery-text.ts';

interface Options {
  truth: string;
}

/** The one place that opens the truth of a simulated study. */
export async function verb(context: VerbContext, given: string, options: Options): Promise<void> {
  const truth = await readTruth(options.truth);
  const study = await openStudy(await resolveStudy(given), { fallbackFrom, logger: loggerOf(context), signal: context.signal });
  try {
    if (!study.manifest.simulated) {
      throw new DataError('not-simulated', 'the study asked real models: there is no truth to recover', { where: given, hint: 'recovery is for studies of the simulated provider' });
    }
    const lexicon = await study.artefact('extract', lexiconSchema);
    const taxonomy = await study.artefact('taxonomy', taxonomySchema);
    const assessment = (await study.artefact('assess', assessmentSchema)) ?? undefined;
    const findings = (await study.artefact('analyze', findingsSchema)) ?? undefined;
    if (lexicon === null && taxonomy !== null) {
      if (assessment === undefined) {
        throw new DataError('nothing-to-recover', 'the taxonomy of the study was given, so that there is no structure to recover, and no model was tested on it yet', {
          where: given,
          hint: 'run it at least `--until assess`: then planted styles of answering can be compared',
        });
      }
      const styles = recoveryOfStyles(assessment, findings, truth);
      context.output.result(styles, () => describeStyleRecovery(styles));
      return;
    }
    if (lexicon === null || taxonomy === null) {
      throw new DataError('unfinished', 'the study has no lexicon and taxonomy yet', { where: given, hint: 'run it at least `--until taxonomy`' });
    }
    const result = recovery(
      {
        lexicon,
        taxonomy,
        assessment,
        findings,
        nullFactors: (await study.artefact('control-null-factor', factorSolutionSchema)) ?? undefined,
      },
      truth,
    );
    context.output.result(result, () => describeRecovery(result));
  } finally {
    await study.close();
  }
}

async function readTruth(file: string) {
  let document: unknown;
  try {
    document = JSON.parse(await readText(file));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new DataError('bad-truth', 'is not JSON', { where: file, cause });
    throw cause;
  }
  const parsed = plantedTruthSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DataError('bad-truth', `is no truth file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, {
    where: file,
    hint: 'the simulated provider writes one where its option `truth` says',
  });
}

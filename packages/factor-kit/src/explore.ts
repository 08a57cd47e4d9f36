import { DataError } from '@valuelex/core';
import type { Diagnostic, FactorCorrelation, FactorData, FactorInput, FactorSolution, FitContext } from '@valuelex/core';
import { adequacy, associate, createRandom, dense, parallelInBackground, retention as rules } from '@valuelex/psychometrics';
import type { ExtractionMethod, FitFlavour, RotationFlavour, ScoreMethod } from '@valuelex/psychometrics';
import { analysisTable } from './analysis-table.ts';
import type { AnalysisTable, Level } from './analysis-table.ts';
import { chooseAssociation } from './choose-association.ts';
import type { AssociationName } from './choose-association.ts';
import { duplicateVariables } from './duplicate-variables.ts';
import { emptySolution } from './empty-solution.ts';
import { inUserWords } from './in-user-words.ts';
import { alsoShown, drawsFor, numberOfFactors, ofPanel, quantileFor, shown, SHOWN_DRAWS, withoutNone } from './number-of-factors.ts';
import type { RetentionSettings } from './number-of-factors.ts';
import { assertRows, resampled, resamples } from './resampled.ts';
import type { ResamplingSettings } from './resampled.ts';
import { rotationOf } from './rotation-names.ts';
import type { RotationName } from './rotation-names.ts';
import { solve } from './solve.ts';
import type { SolveSettings } from './solve.ts';
import { toDiagnostics } from './to-diagnostics.ts';
import { wholeRows } from './whole-rows.ts';
import { assertNotTooMany, expected, isWide, wideDiagnostics } from './wide.ts';

export interface ExploreOptions extends RetentionSettings, ResamplingSettings {
  readonly level: Level;
  readonly association: AssociationName;
  /** Missing cells: left out pair by pair of variables (default), or with their row. */
  readonly missing?: 'pairwise' | 'listwise' | undefined;
  readonly method: ExtractionMethod;
  readonly rotation: RotationName;
  /** Oblimin's γ. */
  readonly gamma: number;
  /** Crawford and Ferguson's κ. */
  readonly kappa?: number | undefined;
  /** Geomin's ε. */
  readonly epsilon?: number | undefined;
  /** Promax's exponent. */
  readonly power?: number | undefined;
  /** Whose promax, and whose habit of Kaiser normalisation. */
  readonly flavour?: RotationFlavour | undefined;
  /** Kaiser normalisation; each rotation has its own default. */
  readonly kaiser?: boolean | undefined;
  /** Whose formulas the fit indices follow. Default `textbook`. */
  readonly fit?: FitFlavour | undefined;
  /** Factor scores of the rows. Default none. */
  readonly scores?: ScoreMethod | 'none' | undefined;
  readonly randomStarts: number;
  /** Oblique factors also as a general factor and group factors. Default false. */
  readonly schmidLeiman?: boolean | undefined;
}

/** Fewest rows and variables from which a correlation matrix says anything. */
const LEAST = 3;
/** Models below which nested rows say nothing of what lies between models. */
const LEAST_MODELS = 3;

/**
 * Exploratory factor or component analysis of any table or correlation matrix: level of analysis, association, number of factors,
 * extraction, rotation. `seed` starts all that is random. Throws DataError for numbers that cannot be used; too few rows or models give a
 * solution without factors and the reason. Intervals and replication are asked for by name and need rows.
 */
export async function explore(input: FactorInput, options: ExploreOptions, seed: string, context: FitContext): Promise<FactorSolution> {
  assertRows(input, options);
  assertNotTooMany(input.variables.length);
  context.progress(0, `associations${expected(input.variables.length)}`);
  if (input.kind === 'correlation') return inUserWords(input.variables, () => fromCorrelation(input, options, seed, context));
  const { data, diagnostics } = options.missing === 'listwise' ? wholeRows(input) : { data: input, diagnostics: [] };
  const found = analysisTable(data, options.level);
  const table = { ...found, diagnostics: [...diagnostics, ...found.diagnostics] };
  return inUserWords(table.variables, () => fromData(data, table, options, seed, context));
}

/** The part of a context that stands between two shares. */
function partOf(context: FitContext, from: number, to: number): FitContext {
  return { signal: context.signal, progress: (done, note) => context.progress(from + (to - from) * done, note) };
}

async function fromData(input: FactorData, table: AnalysisTable, options: ExploreOptions, seed: string, whole: FitContext): Promise<FactorSolution> {
  const isResampled = resamples(options);
  const context = isResampled ? partOf(whole, 0, 0.5) : whole;
  const { variables } = table;
  const n = table.data.rows;
  const tooFew = tooFewToFactor(table);
  if (tooFew !== null) return emptySolution({ method: options.method, n, variables, diagnostics: [...table.diagnostics, tooFew] });
  const choice = chooseAssociation(table, options.association);
  const association = associate(table.data, choice.options);
  context.signal.throwIfAborted();
  context.progress(0.1, 'number of factors');
  const random = createRandom(seed);
  const decision = await numberOfFactors(input, table, association, choice.options, options, random.fork('retention'), context);
  const fit = adequacy(association.correlation, n);
  const settings = settingsOf(options);
  const solution = solve(
    {
      variables,
      n,
      association: choice.description,
      correlation: association.correlation,
      retention: decision.retention,
      list: choice.list,
      adequacy: fit,
      data: table.data,
      diagnostics: [
        ...table.diagnostics,
        ...wideDiagnostics(variables.length),
        ...choice.diagnostics,
        ...duplicateVariables(association.correlation, variables),
        ...toDiagnostics([...association.diagnostics, ...fit.diagnostics, ...decision.nested], variables),
      ],
    },
    settings,
    random,
    context,
  );
  if (!isResampled) return solution;
  // The solution names the extraction that was possible, which need not be the one asked for.
  const how = { association: choice.options, method: solution.method as ExtractionMethod, rotation: settings.rotation };
  return resampled(solution, table, how, options, random.fork('resampling'), partOf(whole, 0.5, 1));
}

/** Why a table says nothing of common factors, or null where it does. */
export function tooFewToFactor({ data, variables, blocks }: AnalysisTable): Diagnostic | null {
  const models = new Set(blocks ?? []).size;
  const reason =
    data.rows < LEAST || variables.length < LEAST
      ? `${data.rows} rows and ${variables.length} variables that vary: at least ${LEAST} of each are needed.`
      : blocks !== null && models < LEAST_MODELS
        ? `All rows come from ${models} model${models === 1 ? '' : 's'}: what models share lies between models, and needs at least ${LEAST_MODELS} of them, better 30.`
        : null;
  return reason === null ? null : { code: 'too-few-to-factor', severity: 'warning', message: `No factors can be estimated. ${reason}` };
}

async function fromCorrelation(input: FactorCorrelation, options: ExploreOptions, seed: string, context: FitContext): Promise<FactorSolution> {
  const { variables, n } = input;
  const p = variables.length;
  const correlation = dense(p, p, input.correlation);
  if (p < LEAST) {
    const why: Diagnostic = { code: 'too-few-to-factor', severity: 'warning', message: `No factors can be estimated: at least ${LEAST} variables are needed.` };
    return emptySolution({ method: options.method, n, variables, diagnostics: [why] });
  }
  const random = createRandom(seed);
  const fit = adequacy(correlation, n ?? undefined);
  const { rule, deciding } = ruleForCorrelation(options, n);
  const ofRetention = random.fork('retention');
  const level = quantileFor(options.quantile, false);
  const panel = rules({
    correlation,
    ...(n === null ? {} : { n }),
    random: ofRetention,
    rule: deciding === 'parallel' ? 'kaiser' : deciding,
    draws: SHOWN_DRAWS,
    quantile: level,
    skip: isWide(p) ? ['parallel', 'parallel-reduced'] : [],
    also: alsoShown(deciding, options.association === 'listCorrected', n, p),
  });
  context.signal.throwIfAborted();
  const parallel =
    deciding === 'parallel' && n !== null
      ? await parallelInBackground(
          { kind: 'normal', correlation, n },
          { draws: drawsFor(options.draws, p), level, random: ofRetention, signal: context.signal, onProgress: (share) => context.progress(0.1 + 0.6 * share, 'number of factors') },
        )
      : panel.parallel;
  const chosen = options.factors === 'auto' ? (deciding === 'parallel' ? (parallel?.k ?? 0) : panel.chosen) : options.factors;
  return solve(
    {
      variables,
      n,
      association: 'correlations as given',
      correlation,
      retention: {
        rule: options.factors === 'auto' ? rule : 'given',
        chosen,
        ...(parallel === null ? {} : { parallel: shown(parallel) }),
        ...ofPanel(panel),
      },
      list: options.association === 'listCorrected',
      adequacy: fit,
      diagnostics: [...wideDiagnostics(p), ...duplicateVariables(correlation, variables), ...toDiagnostics([...fit.diagnostics, ...withoutNone(panel.diagnostics)], variables)],
    },
    settingsOf(options),
    random,
    context,
  );
}

function ruleForCorrelation(options: ExploreOptions, n: number | null): { rule: string; deciding: 'parallel' | 'map' | 'ekc' | 'kaiser' | 'hull' | 'ega' } {
  const asked = options.rule;
  if (asked === 'block-permutation' || asked === 'permutation') {
    throw new DataError('rule-needs-data', `the rule ${asked} permutes rows, and a correlation matrix has none`, {
      hint: 'Give the data, or choose rule parallel, map, ekc or kaiser.',
    });
  }
  const deciding = asked === 'auto' ? (n === null ? 'map' : 'parallel') : asked;
  return { rule: deciding, deciding };
}

function settingsOf(options: ExploreOptions): SolveSettings {
  const { gamma, kappa, epsilon, power, flavour, kaiser } = options;
  return {
    method: options.method,
    rotation: {
      method: rotationOf(options.rotation),
      gamma,
      starts: options.randomStarts,
      ...(kappa === undefined ? {} : { kappa }),
      ...(epsilon === undefined ? {} : { epsilon }),
      ...(power === undefined ? {} : { power }),
      ...(flavour === undefined ? {} : { flavour }),
      ...(kaiser === undefined ? {} : { kaiser }),
    },
    fit: options.fit ?? 'textbook',
    scores: options.scores ?? 'none',
    schmidLeiman: options.schmidLeiman ?? false,
  };
}

import type { Diagnostic, ItemStatistic, Score, ScoreInput, Scores, StyleIndex } from '@valuelex/core';
import type { ComparisonModel } from '@valuelex/psychometrics';
import { levelsOf, readAnswers } from './collect.ts';
import type { Choice, Level } from './collect.ts';
import { fitModel } from './fit-model.ts';
import type { Scaling } from './fit-model.ts';
import { itemStatistics } from './item-statistics.ts';
import { notesOn } from './notes.ts';
import { reliabilityOf } from './reliability.ts';
import { scoreRows } from './score-rows.ts';
import { overallStyles, stylesOf } from './styles.ts';

/** Scores of every model on every dimension and subdimension that a dilemma targets, with styles, reliability and items. */
export function scoreDilemmas(input: ScoreInput, scaling: Scaling): Scores {
  const choices = readAnswers(input);
  const levels = levelsOf(input);
  const values = levels.at(-1)!;
  const models = [...new Set([...input.answers.map(({ model }) => model), ...Object.keys(input.failed)])].sort();
  const byModel = new Map(models.map((model) => [model, choices.filter(({ answer }) => answer.model === model)]));
  const scores: Score[] = [];
  const respondents: Score[] = [];
  const styles: StyleIndex[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [model, own] of byModel) {
    const failed = input.failed[model] ?? 0;
    const fitted = (of: readonly Choice[]): Fitted[] => levels.map((level) => ({ level, fit: fitModel(of, level, scaling) }));
    const rows = (of: readonly Choice[], respondent: string | null, fits: readonly Fitted[]): Score[] =>
      // A dimension without subdimensions is on both levels; its row is that of the dimensions.
      fits.flatMap(({ level, fit }) => scoreRows(model, respondent, level, of, fit, failed)).filter(isFirst);
    const fits = fitted(own);
    scores.push(...rows(own, null, fits));
    const settings = [...new Set(own.map(({ answer }) => answer.respondent))].sort();
    if (settings.length > 1) {
      for (const setting of settings) {
        const at = own.filter(({ answer }) => answer.respondent === setting);
        respondents.push(...rows(at, setting, fitted(at)));
      }
    }
    if (values.options.length > 0) styles.push(...stylesOf(model, own, values, fits.at(-1)!.fit, scaling));
  }
  const reliability = levels.flatMap((level) => (level.options.length < 2 ? [] : reliabilityOf(level, byModel, scaling, diagnostics)));
  const items: ItemStatistic[] = levels.flatMap((level) => itemStatistics(level, byModel));
  diagnostics.push(...notesOn(input, choices, values, scores));
  return {
    test: 'dilemma',
    scores,
    ...(respondents.length > 0 && { respondents }),
    reliability: unique(reliability, ({ coefficient, scope, level }) => `${coefficient} ${scope} ${level}`),
    items: unique(items, ({ item, scope }) => `${item} ${scope}`),
    styles: [...styles, ...overallStyles(styles)],
    choices: choices.map(({ answer, item, choice, reason }) => ({ answer: answer.id, label: choice === null ? null : item.choices![choice]!.label, reason })),
    diagnostics,
  };
}

interface Fitted {
  readonly level: Level;
  readonly fit: ComparisonModel | null;
}

const isFirst = ({ dimension, subdimension }: Score, at: number, all: readonly Score[]): boolean =>
  all.findIndex((row) => row.dimension === dimension && row.subdimension === subdimension) === at;

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map([...values].reverse().map((value) => [key(value), value])).values()].reverse();
}

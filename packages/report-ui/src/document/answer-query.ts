import { holdsWord } from './holds-word.ts';
import type { AnswerRating, RatedTest } from './ratings-of.ts';
import type { ReportAnswer, ReportDocument, ReportModel, ReportTest } from './report-document.ts';

/** Which answers are wanted; what is not said does not matter. */
export interface AnswerQuery {
  readonly model?: string;
  /** A population as findings name it: `all`, or `trait = value` of its models. */
  readonly group?: string;
  readonly purpose?: string;
  /** Words of which the text holds one as a whole word, whatever their case. */
  readonly words?: readonly string[];
  /** BCP 47: only answers to prompts and items in it. */
  readonly language?: string;
  /** A value test: only answers to its items. Absent, `item` and `scope` are of every test. */
  readonly test?: string;
  /** Of a test: only this item. */
  readonly item?: string;
  /** Of a test: only items that target this dimension or subdimension. */
  readonly scope?: string;
  readonly from: number;
  readonly count: number;
}

/** An answer with what raters gave it; nothing for answers that no rater judges. */
export interface TracedAnswer extends ReportAnswer {
  readonly ratings: readonly AnswerRating[];
}

/** A page of answers, and how many there are. */
export interface AnswerPage {
  readonly answers: readonly TracedAnswer[];
  readonly total: number;
  /** True where more are stored than can be reached from here. */
  readonly partial: boolean;
}

/** What tells which question an answer was given to, and by whom. */
export interface Asked {
  readonly models: readonly Pick<ReportModel, 'model' | 'traits'>[];
  readonly prompts: ReportDocument['prompts'];
  readonly tests: readonly AskedTest[];
}

/** A test as far as it leads from an item to its answers, and on to their ratings. */
export interface AskedTest extends RatedTest {
  readonly test: string;
  readonly items: readonly Pick<ReportTest['items'][number], 'id' | 'language' | 'targets'>[];
  readonly answers: readonly Pick<ReportTest['answers'][number], 'id' | 'item' | 'response'>[];
}

/** Whether an answer is wanted. */
export function answerFilter({ model, group, purpose, words, language, test, item, scope }: AnswerQuery, { models, prompts, tests }: Asked): (answer: Pick<ReportAnswer, 'id' | 'model' | 'purpose' | 'question' | 'text'>) => boolean {
  const wanted = words?.map((word) => word.toLowerCase());
  const isSpoken = language === undefined ? null : speaks(language, { prompts, tests });
  const members = group === undefined || group === 'all' ? null : membersOf(group, models);
  const isOfTests = test !== undefined || item !== undefined || scope !== undefined;
  const ids = isOfTests ? new Set(tests.filter((one) => test === undefined || one.test === test).flatMap((one) => idsOf(one, item, scope))) : null;
  return (answer) => {
    if (model !== undefined && answer.model !== model) return false;
    if (members !== null && !members.has(answer.model)) return false;
    if (purpose !== undefined && answer.purpose !== purpose) return false;
    if (isSpoken !== null && !isSpoken(answer)) return false;
    if (ids !== null && !ids.has(answer.id)) return false;
    if (wanted === undefined) return true;
    const text = answer.text.toLowerCase();
    return wanted.some((word) => holdsWord(text, word));
  };
}

/** The models that a population mean was taken over, as far as their traits tell. */
function membersOf(group: string, models: Asked['models']): ReadonlySet<string> {
  const at = group.indexOf(' = ');
  const [trait, value] = [group.slice(0, at), group.slice(at + 3)];
  return new Set(models.flatMap(({ model, traits }) => (at > 0 && Object.hasOwn(traits, trait) && String(traits[trait]) === value ? [model] : [])));
}

function idsOf({ items, answers }: Asked['tests'][number], item: string | undefined, scope: string | undefined): string[] {
  const own = new Set(
    items.filter(({ id, targets }) => (item === undefined || id === item) && (scope === undefined || targets.some((target) => target.dimension === scope || target.subdimension === scope))).map(({ id }) => id),
  );
  return answers.filter((answer) => own.has(answer.item)).map(({ response }) => response);
}

/** A base model continues examples before the prompt, so a prompt may be a part of what was asked. */
function speaks(language: string, { prompts, tests }: Pick<Asked, 'prompts' | 'tests'>): (answer: Pick<ReportAnswer, 'id' | 'purpose' | 'question'>) => boolean {
  const texts = prompts.filter((prompt) => prompt.language === language).map(({ text }) => text);
  const ids = new Set(
    tests.flatMap(({ items, answers }) => {
      const own = new Set(items.filter((item) => item.language === language).map(({ id }) => id));
      return answers.filter((answer) => own.has(answer.item)).map(({ response }) => response);
    }),
  );
  return ({ id, purpose, question }) => (purpose === 'assess' ? ids.has(id) : texts.some((text) => question.includes(text)));
}

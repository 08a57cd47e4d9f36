import type { Estimate, Plan, PlannedCalls } from '@valuelex/engine';
import { describeDiagnostics } from './factor-text.ts';
import { counted } from './plural.ts';
import { textTable } from './text-table.ts';

/** Models shown one by one; the cheapest of more than these stand together. */
const modelsShown = 12;

/** What a run would ask, cost and take, and what its design cannot tell. */
export function describePlan(plan: Plan): string {
  const { total } = plan;
  return [
    `${plan.study}${plan.simulated ? ' (simulated)' : ''}: ${counted(plan.models, 'model')} in ${counted(plan.families, 'family', 'families')}; ${
      plan.prompts === 0
        ? 'the taxonomy is given: no values are elicited'
        : `${counted(plan.respondents, 'respondent')} × ${counted(plan.prompts, 'prompt')} × ${counted(plan.replicates, 'replicate')}`
    }`,
    stageTable(plan),
    costTable(plan),
    [
      total.answered > 0 ? `${plan.answeredIsEstimate ? 'about ' : ''}${counted(total.answered, 'answer')} stored already: ${total.left} of ${counted(total.calls, 'call')} left` : '',
      total.left === 0 ? 'Nothing is left to ask.' : `Left: ${timesOf(plan)}`,
      plan.prices === null ? '' : `List prices of ${plan.prices.date}${plan.prices.old ? ', which is long ago' : ''}; prices under an account come before them`,
      total.guessed ? '* a guess: how many items there are depends on the taxonomy that is found' : '',
      total.left === 0 ? '' : 'In brackets: bounds, if all answers are short and servers quick, or long and slow.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    describeDiagnostics(plan.warnings),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function stageTable({ calls, total }: Plan): string {
  const groups = grouped(calls, ({ stage, account }) => `${stage} ${account}`);
  const row = (first: string, second: string, rows: readonly Amount[]): (string | number)[] => [
    first,
    second,
    sum(rows, ({ calls: n }) => n),
    sum(rows, ({ answered }) => answered),
    between(add(rows.map(({ inputTokens }) => inputTokens)), short),
    between(add(rows.map(({ outputTokens }) => outputTokens)), short),
  ];
  return textTable(
    ['stage', 'account', 'calls', 'answered', 'input tokens', 'output tokens'],
    [...groups.map((rows) => row(`${rows[0]?.stage ?? ''}${rows.some(({ guessed }) => guessed) ? ' *' : ''}`, rows[0]?.account ?? '', rows)), row('total', '', [total])],
  );
}

/** Cost by model, the dearest first; what costs nothing is one line. */
function costTable({ calls, total }: Plan): string {
  const models = grouped(calls, ({ account, model }) => `${account}/${model}`).map((rows) => ({
    name: `${rows[0]?.account ?? ''}/${rows[0]?.model ?? ''}`,
    calls: sum(rows, ({ left }) => left),
    usd: rows.some(({ usd }) => usd === null) ? null : add(rows.map(({ usd }) => usd as Estimate)),
  }));
  const priced = models.filter(({ usd, calls: left }) => left > 0 && (usd === null || usd.high > 0));
  if (priced.length === 0) return total.left === 0 ? '' : `${counted(total.left, 'call')} at no cost`;
  const dearest = priced.sort((a, b) => (b.usd?.expected ?? Number.POSITIVE_INFINITY) - (a.usd?.expected ?? Number.POSITIVE_INFINITY) || (a.name < b.name ? -1 : 1));
  const shown = dearest.slice(0, modelsShown);
  const rest = dearest.slice(modelsShown);
  const free = models.filter((model) => model.calls > 0 && model.usd?.high === 0);
  const row = (name: string, of: readonly (typeof models)[number][]): (string | number)[] => [name, sum(of, ({ calls: n }) => n), money(costOf(of))];
  return textTable(
    ['model', 'calls left', 'USD'],
    [
      ...shown.map((model) => row(model.name, [model])),
      ...(rest.length > 0 ? [row(`${rest.length} more`, rest)] : []),
      ...(free.length > 0 ? [row(`${counted(free.length, 'model')} at no cost`, free)] : []),
      ...(models.length > 1 ? [['total', total.left, money(total.usd)]] : []),
    ],
  );
}

function costOf(models: readonly { readonly usd: Estimate | null }[]): Estimate | null {
  return models.some(({ usd }) => usd === null) ? null : add(models.map(({ usd }) => usd as Estimate));
}

function timesOf({ accounts, total }: Plan): string {
  const each = accounts.filter(({ left }) => left > 0).map(({ account, seconds }) => `${account} ${between(seconds, duration)}`);
  return `${between(total.seconds, duration)} at the limits given${each.length > 1 ? `; ${each.join(', ')}` : ''}`;
}

type Amount = Pick<PlannedCalls, 'calls' | 'answered' | 'inputTokens' | 'outputTokens'>;

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

function add(estimates: readonly Estimate[]): Estimate {
  return { expected: sum(estimates, (e) => e.expected), low: sum(estimates, (e) => e.low), high: sum(estimates, (e) => e.high) };
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups.values()];
}

function between({ expected, low, high }: Estimate, show: (value: number) => string): string {
  return show(low) === show(high) ? show(expected) : `${show(expected)} (${show(low)}–${show(high)})`;
}

const money = (usd: Estimate | null): string => (usd === null ? 'unknown' : between(usd, (value) => value.toFixed(value > 0 && value < 1 ? 4 : 2)));

/** Three digits that matter: 950, 12.3k, 4.56M. */
export function short(value: number): string {
  for (const [size, unit] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (value >= size) return `${(value / size).toPrecision(3)}${unit}`;
  }
  return String(Math.round(value));
}

/** Seconds in the two units that matter: 40 s, 3 min 20 s, 2 h 5 min, 4 d 3 h. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  const whole = Math.round(seconds);
  const [days, hours, minutes] = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'min'],
    [whole % 60, 's'],
  ] as const;
  const first = parts.findIndex(([value]) => value > 0);
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

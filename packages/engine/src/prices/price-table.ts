import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** US dollars per million tokens. */
export interface Price {
  readonly inputUsd: number;
  readonly outputUsd: number;
  /** Input that the vendor has in its cache; a lower bound of what input costs. */
  readonly cachedInputUsd?: number | undefined;
}

/** A price as the table has it. */
export interface ListedPrice extends Price {
  /** Answers hold tokens of reasoning that are billed and not seen, unless that is switched off. */
  readonly reasons: boolean;
}

/** The prices of one account; null for a model that is not listed. */
export type PriceList = (model: string) => ListedPrice | null;

const usd = z.number().nonnegative();
const tableSchema = z.strictObject({
  schema: z.literal('valuelex.prices/1'),
  date: z.iso.date(),
  source: z.string(),
  unit: z.literal('US dollars per million tokens'),
  vendors: z.array(
    z.strictObject({
      vendor: z.string(),
      plugin: z.string(),
      where: z.record(z.string(), z.array(z.string())),
      models: z.record(
        z.string(),
        z.strictObject({
          input: usd,
          output: usd,
          cachedInput: usd.optional(),
          also: z.array(z.string()).optional(),
          reasons: z.literal(true).optional(),
        }),
      ),
    }),
  ),
});

/** The list prices that the engine ships, `data/prices.json`: what vendors asked on a date. */
export class PriceTable {
  /** ISO date on which the prices held. */
  readonly date: string;
  readonly source: string;
  readonly #vendors: z.output<typeof tableSchema>['vendors'];

  /** @throws ZodError when it is no price table */
  constructor(document: unknown) {
    const { date, source, vendors } = tableSchema.parse(document);
    this.date = date;
    this.source = source;
    this.#vendors = vendors;
  }

  /**
   * The prices of an account: those of a vendor, where the account is of its plugin and at its own server. A server that only
   * speaks the same protocol has prices of its own.
   */
  of(account: { readonly plugin: string; readonly options: unknown }): PriceList {
    const vendor = this.#vendors.find(
      ({ plugin, where }) => plugin === account.plugin && isAt(where, account.options as Record<string, unknown> | null),
    );
    const prices = new Map<string, ListedPrice>();
    for (const [name, { input, output, cachedInput, also = [], reasons = false }] of Object.entries(vendor?.models ?? {})) {
      for (const known of [name, ...also]) {
        prices.set(known, { inputUsd: input, outputUsd: output, cachedInputUsd: cachedInput, reasons });
      }
    }
    return (model) => {
      const name = model.replace(/^models\//, '');
      return prices.get(name) ?? prices.get(withoutDate(name)) ?? null;
    };
  }

  /** Whether the prices are older than half a year. */
  isOld(now: number): boolean {
    const limit = new Date(this.date);
    limit.setUTCMonth(limit.getUTCMonth() + 6);
    return now > limit.getTime();
  }
}

/** A snapshot costs what its model costs: `-2024-08-06`, `-20241022`, `-001` and `-latest` are left off, nothing else. */
export function withoutDate(model: string): string {
  return model.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8}|0\d{2}|latest)$/, '');
}

/** An option that is not set has the plugin's default, which is the vendor's own server. */
function isAt(where: Readonly<Record<string, readonly string[]>>, options: Record<string, unknown> | null): boolean {
  return Object.entries(where).every(([option, values]) => {
    const value = options?.[option];
    return value === undefined || (typeof value === 'string' && values.includes(value.replace(/\/+$/, '')));
  });
}

let shipped: PriceTable | undefined;

/** The table that is shipped; read once. */
export function shippedPrices(): PriceTable {
  shipped ??= new PriceTable(JSON.parse(readFileSync(new URL('../../data/prices.json', import.meta.url), 'utf8')));
  return shipped;
}

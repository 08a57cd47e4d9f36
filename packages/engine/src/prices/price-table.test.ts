import { describe, expect, it } from '@jest/globals';
import { PriceTable, shippedPrices, withoutDate } from './price-table.ts';

const openai = (options: unknown = { baseUrl: 'https://api.openai.com/v1' }) =>
  shippedPrices().of({ plugin: '@valuelex/provider-openai', options });

describe('PriceTable', () => {
  it('prices a model by its name, its other names and its dated snapshots, and nothing else', () => {
    const price = openai();
    expect(price('gpt-4.1')).toEqual({ inputUsd: 2, outputUsd: 8, cachedInputUsd: 0.5, reasons: false });
    expect(price('gpt-4.1-2025-04-14')).toEqual(price('gpt-4.1'));
    expect(price('gpt-4-0613')).toEqual(price('gpt-4'));
    expect(price('o3')?.reasons).toBe(true);
    // A snapshot with a price of its own.
    expect(price('gpt-4o-2024-05-13')?.inputUsd).toBe(5);
    expect(price('gpt-4o-2024-11-20')?.inputUsd).toBe(2.5);
    for (const unknown of ['gpt-4.1-turbo', 'gpt-4.1-preview', 'ft:gpt-4.1:me', 'gpt-4-32k']) {
      expect([unknown, price(unknown)]).toEqual([unknown, null]);
    }
  });

  it('holds at the vendor’s own server alone', () => {
    expect(openai({ baseUrl: 'https://api.openai.com/v1/' })('gpt-4.1')).not.toBeNull();
    expect(openai({})('gpt-4.1')).not.toBeNull();
    expect(openai({ baseUrl: 'https://openrouter.ai/api/v1' })('gpt-4.1')).toBeNull();
    expect(shippedPrices().of({ plugin: '@valuelex/provider-ollama', options: {} })('gpt-4.1')).toBeNull();
  });

  it('knows vendors by their names of models', () => {
    const google = shippedPrices().of({ plugin: '@valuelex/provider-google', options: {} });
    expect(google('models/gemini-2.0-flash-001')?.outputUsd).toBe(0.4);
    const anthropic = shippedPrices().of({ plugin: '@valuelex/provider-anthropic', options: {} });
    expect(anthropic('claude-3-5-sonnet-20241022')?.outputUsd).toBe(15);
    expect(anthropic('claude-opus-4-20250514')).toEqual(anthropic('claude-opus-4-0'));
  });

  it('says when it is older than half a year', () => {
    const table = new PriceTable({ schema: 'valuelex.prices/1', date: '2026-01-31', source: 's', unit: 'US dollars per million tokens', vendors: [] });
    expect([Date.UTC(2026, 6, 31), Date.UTC(2026, 7, 1)].map((now) => table.isOld(now))).toEqual([false, true]);
  });

  it('is whole: output costs at least what input costs, and what is cached less, save for embedders', () => {
    expect(new Date(shippedPrices().date).getTime()).toBeGreaterThan(Date.UTC(2026, 0, 1));
    for (const name of ['gpt-4.1', 'gpt-5', 'o4-mini', 'gpt-5.4-mini']) {
      const { inputUsd, outputUsd, cachedInputUsd = 0 } = openai()(name)!;
      expect(outputUsd).toBeGreaterThan(inputUsd);
      expect(cachedInputUsd).toBeLessThan(inputUsd);
    }
  });
});

describe('withoutDate', () => {
  it.each([
    ['a-2024-08-06', 'a'],
    ['a-20241022', 'a'],
    ['a-001', 'a'],
    ['a-latest', 'a'],
    ['a-123', 'a-123'],
    ['a-0613', 'a-0613'],
    ['a-mini', 'a-mini'],
  ])('%s is %s', (model, name) => expect(withoutDate(model)).toBe(name));
});

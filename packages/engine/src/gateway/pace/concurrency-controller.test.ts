import { describe, expect, it } from '@jest/globals';
import { ConcurrencyController } from './concurrency-controller.ts';

/** A round of answers with that many calls at once. */
function round(controller: ConcurrencyController, now: number, inFlight = controller.limit): void {
  controller.started(inFlight);
  for (let n = controller.limit; n > 0; n--) controller.answered(now);
}

describe('ConcurrencyController', () => {
  it('doubles with every clean round, up to its ceiling', () => {
    const controller = new ConcurrencyController(50, 0);
    const limits = [controller.limit];
    for (let n = 1; n <= 4; n++) {
      round(controller, n);
      limits.push(controller.limit);
    }
    expect(limits).toEqual([8, 16, 32, 50, 50]);
    expect(controller.history).toEqual([
      { at: 0, limit: 8 },
      { at: 1, limit: 16 },
      { at: 2, limit: 32 },
      { at: 3, limit: 50 },
    ]);
  });

  it('starts higher where the config names the ceiling', () => {
    const controller = new ConcurrencyController(64, 0, true);
    expect(controller.limit).toBe(16);
    round(controller, 1);
    expect(controller.limit).toBe(32);
    expect(new ConcurrencyController(9, 0, true).limit).toBe(9);
  });

  it('starts at the ceiling where that is lower', () => {
    expect(new ConcurrencyController(3, 0).limit).toBe(3);
  });

  it('grows only when four fifths of the limit were in use', () => {
    const controller = new ConcurrencyController(100, 0);
    round(controller, 1, 6);
    expect(controller.limit).toBe(8);
    round(controller, 2, 7);
    expect(controller.limit).toBe(16);
  });

  it('is cut once an episode, and then grows by a twentieth', () => {
    const controller = new ConcurrencyController(100, 0);
    for (let n = 1; n <= 3; n++) round(controller, n);
    expect(controller.limit).toBe(64);
    for (let n = 0; n < 30; n++) controller.refused(1000 + n);
    expect(controller.limit).toBe(51);
    // Nothing is learned in the cooldown.
    round(controller, 10_000);
    expect(controller.limit).toBe(51);
    round(controller, 16_000);
    expect(controller.limit).toBe(53);
    controller.refused(17_000);
    expect(controller.limit).toBe(43);
  });

  it('has a cooldown that further refusals do not prolong', () => {
    const controller = new ConcurrencyController(100, 0);
    for (let at = 0; at < 15_000; at += 500) controller.refused(at);
    expect(controller.limit).toBe(6);
    round(controller, 15_000);
    expect(controller.limit).toBe(7);
  });

  it('is held up by failures, and not cut', () => {
    const controller = new ConcurrencyController(100, 0);
    controller.started(8);
    for (let n = 0; n < 7; n++) controller.answered(1);
    controller.failed();
    controller.answered(1);
    expect(controller.limit).toBe(8);
  });

  it('never falls below one, and keeps a history that does not grow without end', () => {
    const controller = new ConcurrencyController(100, 0);
    for (let n = 0; n < 40; n++) controller.refused(n * 20_000);
    expect(controller.limit).toBe(1);
    for (let n = 0; n < 2000; n++) {
      const at = 1e6 + n * 40_000;
      if (n % 10 === 9) controller.refused(at);
      else round(controller, at);
    }
    expect(controller.history[0]).toEqual({ at: 0, limit: 8 });
    expect(controller.history.length).toBeLessThanOrEqual(300);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { LaneSnapshot } from '@valuelex/engine';
import { liveView } from './live-view.ts';
import type { RunState } from './run-progress.ts';
import { createRunProgress } from './run-progress.ts';

const lane = (account: string, more: Partial<LaneSnapshot> = {}): LaneSnapshot => ({
  account,
  inFlight: 4,
  waiting: 60,
  limit: 8,
  ceiling: 64,
  rate: 2,
  answered: 40,
  errors: {},
  ...more,
});
const state: RunState = {
  calls: {
    type: 'calls',
    stage: 'elicit',
    total: 300,
    done: 100,
    cached: 10,
    failed: 20,
    inFlight: 8,
    accounts: [
      { account: 'one', total: 200, done: 80, cached: 10, failed: 20, costUsd: 1.234 },
      { account: 'two', total: 100, done: 20, cached: 0, failed: 0, costUsd: null },
    ],
  },
  fit: null,
  lanes: [lane('one', { errors: { 'rate-limit': 3, server: 7 } }), lane('two', { rate: 1 }), lane('idle', { inFlight: 0, waiting: 0 })],
  draining: false,
};

describe('liveView', () => {
  it('tells of every account that is asked what is done, at it, waiting, failed, spent and left', () => {
    const lines = liveView(state, 120).split('\n');
    // The slower account has 80 calls left at one a second.
    expect(lines[0]).toMatch(/elicit █+░+ 40 % 100 of 300 answers, 10 from the store, 20 failed, 1 min 20 s left$/);
    expect(lines.find((line) => line.startsWith('  one '))).toMatch(/80\/200 +20 +4\/8 +60 +2\.0 +1\.23 +50 s +server 7, rate-limit 3$/);
    expect(lines.find((line) => line.startsWith('  two '))).toMatch(/20\/100 +0 +4\/8 +60 +1\.0 +unknown +1 min 20 s/);
    expect(lines.join('\n')).not.toContain('idle');
  });

  it('gives no time that it cannot know, and stays within the terminal', () => {
    const unknown = liveView({ ...state, lanes: [lane('one', { rate: 0 }), lane('two')] }, 70);
    expect(unknown.split('\n')[0]).not.toContain('left');
    expect(Math.max(...unknown.split('\n').map((line) => line.length))).toBeLessThan(70);
  });

  it('tells of judges what accounts tell when the questions of a stage are answered', () => {
    const lines = liveView({ ...state, calls: { ...state.calls!, done: 280 }, lanes: [lane('one', { answered: 77 }), lane('two', { inFlight: 0, waiting: 0 })] }, 120).split('\n');
    expect(lines[0]).toMatch(/100 % 280 of 300 answers, 10 from the store, 20 failed$/);
    expect(lines.find((line) => line.startsWith('  one '))).toMatch(/^ {2}one +77 +0 +4\/8/);
    expect(lines.join('\n')).not.toContain('two');
  });

  it('says that it waits for what is at providers when it was told to stop', () => {
    expect(liveView({ ...state, draining: true }, 100)).toContain('8 at providers are waited for; Ctrl-C again');
  });
});

describe('createRunProgress without a terminal', () => {
  it('writes a line a stage and one a tenth', () => {
    const notes: string[] = [];
    const { onEvent } = createRunProgress({ columns: undefined, note: (line) => notes.push(line), live: () => undefined, openLive: () => undefined }, new AbortController().signal);
    onEvent({ type: 'stage', stage: 'elicit', state: 'started' });
    for (let done = 1; done <= 100; done++) onEvent({ ...state.calls!, total: 100, done, failed: 0, cached: 0 });
    onEvent({ type: 'lanes', lanes: state.lanes });
    onEvent({ type: 'stage', stage: 'elicit', state: 'done' });
    expect(notes).toHaveLength(12);
    expect(notes[1]).toBe('  elicit 10 % (10 of 100 answers)');
  });
});

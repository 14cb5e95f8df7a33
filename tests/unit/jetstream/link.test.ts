import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Link } from '../../../preload/contract';
import { initialLink, linkOf, step, waitBefore, type LinkState, type Signal } from '../../../main/upstream/jetstream/link';

const NOW = 1_000_000;

const STATES: Readonly<Record<LinkState['kind'], LinkState>> = {
  offline: { kind: 'offline', reason: 'cut', detail: 'x', tries: 3, nextAttemptAt: NOW },
  connecting: { kind: 'connecting', tries: 3 },
  'catching-up': {
    kind: 'catching-up',
    tries: 3,
    since: NOW - 60_000,
    behind: 40,
    total: 100,
    begunAt: NOW - 2000,
    perSecond: 0,
    warnings: ['w'],
    withheld: [],
  },
  online: { kind: 'online', tries: 3, since: NOW - 60_000, warnings: ['w'], withheld: [] },
  refused: { kind: 'refused', why: 'login', detail: 'x', tries: 3, nextAttemptAt: NOW },
};

const SIGNALS: Readonly<Record<string, Signal>> = {
  dial: { type: 'dial' },
  'up, nothing left': { type: 'up', behind: 0, warnings: [], withheld: [], now: NOW },
  'up, much left': { type: 'up', behind: 5000, warnings: [], withheld: [], now: NOW },
  'all read': { type: 'progress', behind: 0, now: NOW },
  'little left': { type: 'progress', behind: 10, now: NOW },
  'much left': { type: 'progress', behind: 5000, now: NOW },
  lost: { type: 'lost', reason: 'no-answer', now: NOW, chance: 0.5 },
  refused: { type: 'refused', why: 'permission', detail: 'x', now: NOW, chance: 0.5 },
};

/** Every state with every signal; `-`: must not be told that. */
const TABLE: Readonly<Record<LinkState['kind'], Readonly<Record<keyof typeof SIGNALS, LinkState['kind'] | '-'>>>> = {
  offline: {
    dial: 'connecting',
    'up, nothing left': '-',
    'up, much left': '-',
    'all read': '-',
    'little left': '-',
    'much left': '-',
    lost: '-',
    refused: '-',
  },
  connecting: {
    dial: '-',
    'up, nothing left': 'online',
    'up, much left': 'catching-up',
    'all read': '-',
    'little left': '-',
    'much left': '-',
    lost: 'offline',
    refused: 'refused',
  },
  'catching-up': {
    dial: '-',
    'up, nothing left': '-',
    'up, much left': '-',
    'all read': 'online',
    'little left': 'catching-up',
    'much left': 'catching-up',
    lost: 'offline',
    refused: 'refused',
  },
  online: {
    dial: '-',
    'up, nothing left': '-',
    'up, much left': '-',
    'all read': 'online',
    'little left': 'online',
    'much left': 'catching-up',
    lost: 'offline',
    refused: 'refused',
  },
  refused: {
    dial: 'connecting',
    'up, nothing left': '-',
    'up, much left': '-',
    'all read': '-',
    'little left': '-',
    'much left': '-',
    lost: '-',
    refused: '-',
  },
};

describe('the line to the platform', () => {
  for (const [kind, row] of Object.entries(TABLE))
    for (const [name, expected] of Object.entries(row)) {
      const state = STATES[kind as LinkState['kind']];
      const signal = SIGNALS[name]!;
      it(`${kind}, told "${name}", ${expected === '-' ? 'says that this cannot be' : `is ${expected}`}`, () => {
        if (expected === '-') expect(() => step(state, signal)).toThrow(`the line is ${kind}`);
        else expect(step(state, signal).kind).toBe(expected);
      });
    }

  it('says everything that it is in the words of the contract', () => {
    for (const state of [initialLink, ...Object.values(STATES)]) expect(() => v.parse(Link, linkOf(state))).not.toThrow();
    expect(linkOf(initialLink)).toEqual({ kind: 'offline', reason: 'starting' });
    expect(linkOf(STATES.connecting)).toEqual({ kind: 'connecting', attempt: 4 });
  });

  it('reckons the rate from when catching up began', () => {
    expect(step(STATES['catching-up'], { type: 'progress', behind: 20, now: NOW })).toMatchObject({
      behind: 20,
      total: 100,
      perSecond: 40,
    });
    expect(step(STATES['catching-up'], { type: 'progress', behind: 140, now: NOW })).toMatchObject({
      behind: 140,
      total: 140,
      perSecond: 0,
    });
  });

  it('waits longer after each failure, between half of the wait and all of it, and never more than eight seconds', () => {
    const waits = Array.from({ length: 12 }, (_, tries) => [waitBefore(tries, 0), waitBefore(tries, 1)] as const);
    expect(waits.slice(0, 4)).toEqual([
      [125, 250],
      [250, 500],
      [500, 1000],
      [1000, 2000],
    ]);
    expect(waits.at(-1)).toEqual([4000, 8000]);
    expect(waitBefore(1e9, 1)).toBe(8000);
  });

  it('counts failures on when a line breaks soon after it came up, and anew when it had held', () => {
    const lost = { type: 'lost', reason: 'cut', now: NOW, chance: 1 } as const;
    expect(step({ ...STATES.online, since: NOW - 1000 } as LinkState, lost)).toMatchObject({ tries: 4 });
    expect(step(STATES.online, lost)).toMatchObject({ tries: 0, nextAttemptAt: NOW + 250 });
    expect(step(STATES.connecting, lost)).toMatchObject({ tries: 4, nextAttemptAt: NOW + 4000 });
  });

  it('asks a platform that refused seldom, however often it was asked', () => {
    const refused = { type: 'refused', why: 'login', detail: 'x', now: NOW, chance: 0 } as const;
    expect(step({ kind: 'connecting', tries: 0 }, refused)).toMatchObject({ nextAttemptAt: NOW + 15_000 });
    expect(step({ kind: 'connecting', tries: 50 }, { ...refused, chance: 1 })).toMatchObject({ nextAttemptAt: NOW + 30_000 });
  });

  it('carries the platform’s warnings from catching up to being online', () => {
    expect(linkOf(step(STATES['catching-up'], { type: 'progress', behind: 0, now: NOW }))).toEqual({ kind: 'online', warnings: ['w'] });
  });
});

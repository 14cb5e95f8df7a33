import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateAt } from '../../../preload/contract';
import { StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { message, reported, TOWNSHIP, VILLAGE } from '../../support/wire';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const MINUTE = 60_000;
const SECOND = 1000;
const FOLDER = '/reports';
let desk: Desk;
let platform: MemoryPlatform;

beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, clock: new StoppedClock(at('2026-11-28T09:00')) });
  await desk.settled();
});
afterEach(() => desk.close());

const due = (asked = false): string[] =>
  desk.services.reports.due(asked)?.reports.map(({ kind, period }) => `${kind} ${dateAt(period.from)}`) ?? [];
const makeAll = (): void => {
  for (const report of desk.services.reports.due(true)?.reports ?? []) desk.services.reports.made(report, ['a.xlsx', 'a.pdf']);
};
const begin = () => desk.services.reports.plan({ folder: FOLDER });

describe('reports by themselves', () => {
  it('begin with the last week and month once a folder is chosen, and are made once', () => {
    expect(due(true)).toEqual([]);
    expect(begin()).toMatchObject({ ok: true, value: { folder: FOLDER, weekly: true, monthly: true, made: [] } });
    expect(due(true)).toEqual(['week 2026-11-16', 'month 2026-10-01']);
    makeAll();
    expect(due(true)).toEqual([]);
    expect(desk.services.reports.read().made.map(({ kind, files }) => [kind, files.length])).toEqual([
      ['week', 2],
      ['month', 2],
    ]);
    // Another folder is no new beginning.
    desk.services.reports.plan({ folder: '/elsewhere' });
    expect(due(true)).toEqual([]);
    desk.clock.advance(at('2026-12-15T08:00') - desk.clock.now());
    desk.services.reports.plan({ folder: FOLDER });
    expect(due(true)).toEqual(['week 2026-11-23', 'week 2026-11-30', 'week 2026-12-07', 'month 2026-11-01']);
  });

  it('are those of the kinds that were planned, of the area they were planned for', () => {
    begin();
    expect(desk.services.reports.plan({ weekly: false })).toMatchObject({ ok: true, value: { weekly: false, monthly: true } });
    expect(due(true)).toEqual(['month 2026-10-01']);
    expect(desk.services.reports.plan({ weekly: true, monthly: false })).toMatchObject({
      ok: true,
      value: { weekly: true, monthly: false },
    });
    expect(due(true)).toEqual(['week 2026-11-16']);
    desk.seat = { ...desk.seat, area: VILLAGE };
    expect(desk.services.reports.read().folder).toBeUndefined();
    expect(due(true)).toEqual([]);
  });

  it('of a console that was off for years are the latest twelve of a kind, each once; the latest are shown', () => {
    begin();
    desk.clock.advance(at('2030-01-01T08:00') - desk.clock.now());
    expect(due(true).length).toBe(24);
    makeAll();
    expect(due(true)).toEqual([]);
    const shown = desk.services.reports.read().made.map(({ kind, from }) => `${kind} ${dateAt(from)}`);
    expect(shown).toEqual([
      'month 2029-12-01',
      'week 2029-12-24',
      'week 2029-12-17',
      'week 2029-12-10',
      'week 2029-12-03',
      'week 2029-11-26',
    ]);
  });

  it('are made up for after a turn at which the console was closed, and not again after a restart', async () => {
    begin();
    makeAll();
    desk.clock.advance(at('2026-12-08T08:00') - desk.clock.now());
    desk = await desk.restart();
    expect(due(true)).toEqual(['week 2026-11-23', 'week 2026-11-30', 'month 2026-11-01']);
    makeAll();
    desk = await desk.restart();
    expect(due(true)).toEqual([]);
  });

  it('wait until what is caught up has come, and for a line', async () => {
    begin();
    desk.clock.advance(11 * MINUTE);
    expect(due()).toEqual(['week 2026-11-16', 'month 2026-10-01']);
    desk.line.cut();
    expect(due()).toEqual([]);
    desk.clock.advance(26 * 60 * MINUTE);
    desk.line.restore();
    // The line is there, and nothing has come by it yet.
    expect(due()).toEqual([]);
    desk.clock.advance(14 * SECOND);
    const come = async () => {
      platform.publish(message(reported(newId())));
      await desk.settled();
    };
    await come();
    desk.clock.advance(14 * SECOND);
    expect(due()).toEqual([]);
    desk.clock.advance(SECOND);
    expect(due().length).toBe(2);
    // On a busy platform there is no pause to wait for.
    await come();
    expect(due()).toEqual([]);
    desk.clock.advance(10 * MINUTE - 43 * SECOND);
    await come();
    expect(due()).toEqual([]);
    desk.clock.advance(14 * SECOND);
    expect(due().length).toBe(2);
  });

  it('that could not be written are tried again after a while, and at once when somebody asks', () => {
    begin();
    desk.clock.advance(11 * MINUTE);
    desk.services.reports.failed('folder');
    expect(desk.services.reports.read().problem).toMatchObject({ why: 'folder' });
    expect(due()).toEqual([]);
    expect(due(true).length).toBe(2);
    desk.clock.advance(10 * MINUTE);
    expect(due().length).toBe(2);
    makeAll();
    expect(desk.services.reports.read().problem).toBeUndefined();
  });

  it('that could not be written do not wait for a clock that was set back, nor for what was wrong with another folder', () => {
    begin();
    desk.clock.advance(11 * MINUTE);
    desk.services.reports.failed('folder');
    desk.clock.advance(-MINUTE);
    expect(due().length).toBe(2);
    desk.clock.advance(MINUTE);
    expect(due()).toEqual([]);
    desk.services.reports.plan({ folder: '/elsewhere' });
    expect(desk.services.reports.read().problem).toBeUndefined();
    expect(due().length).toBe(2);
  });

  it('are planned by the lead alone, and that is written down; who may not take figures makes none', () => {
    begin();
    const lastAudit = () => desk.store.read.auditBefore(Number.MAX_SAFE_INTEGER, 1)[0];
    expect(lastAudit()).toMatchObject({ kind: 'export.plan', result: 'ok' });
    desk.seat = { ...desk.seat, role: 'dispatcher' };
    expect(desk.services.reports.plan({ stop: true })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(lastAudit()).toMatchObject({ kind: 'export.plan', result: 'refused' });
    expect(due(true).length).toBe(2);
    desk.seat = { ...desk.seat, role: 'observer' };
    expect(due(true)).toEqual([]);
    desk.seat = { ...desk.seat, role: 'lead' };
    desk.services.reports.plan({ stop: true });
    expect(desk.services.reports.read().folder).toBeUndefined();
    expect(due(true)).toEqual([]);
  });
});

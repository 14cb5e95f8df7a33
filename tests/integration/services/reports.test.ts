import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateAt } from '../../../preload/contract';
import { MovableClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { TOWNSHIP } from '../../support/wire';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const MINUTE = 60_000;
const FOLDER = '/reports';
let desk: Desk;

beforeEach(async () => {
  const platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform, seat: { role: 'lead', area: TOWNSHIP }, clock: new MovableClock(at('2026-11-28T09:00')) });
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

  it('wait until what is caught up has come, and for a line', () => {
    begin();
    desk.clock.advance(11 * MINUTE);
    expect(due()).toEqual(['week 2026-11-16', 'month 2026-10-01']);
    desk.line.cut();
    expect(due()).toEqual([]);
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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HEAT_SPANS, type HeatSpan, type Output } from '../../../preload/contract';
import { heatSteps } from '../../../main/domain';
import { eventually, StoppedClock } from '../../support/clock';
import { DESK_KEY, openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { setCounter } from '../../../main/store/counters';
import { storeMigrations } from '../../../main/store/migrations';
import { openFile } from '../../../main/store/open-file';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-23T09:20:00+08:00');

let folder: string;
let platform: MemoryPlatform;
let clock: StoppedClock;
let desk: Desk;
beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  clock = new StoppedClock(NOW);
  folder = mkdtempSync(join(tmpdir(), 'griddesk-heat-'));
  desk = await openDesk({ platform, clock, folder, anchored: false });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const report = (at: number, over: Record<string, unknown> = {}): string => {
  const caseId = newId();
  platform.publish(message(reported(caseId, over, { at })));
  return caseId;
};
const heat = (over: HeatSpan, level: 'village' | 'grid', from?: number): Promise<Output<'map.heat'>> =>
  desk.value('map.heat', { over, level, ...(from === undefined ? {} : { from }) });

/** The slow way: every open case, and every ended one, looked at one by one. */
const slowly = (over: HeatSpan, level: 'village' | 'grid') => {
  const scope = { area: desk.seat.area };
  const all = [...desk.store.read.openCases(scope, 1e4), ...desk.store.read.endedCases(scope, 0, 1e4)];
  return heatSteps(over, clock.now()).map(({ from, to }) => {
    const here = all.filter(({ index }) => index.reportedAt >= from && index.reportedAt < to);
    const places = new Map<string, number>();
    for (const { state, index } of here) {
      const village = index.village ?? index.township;
      const code = level === 'grid' ? (state.report.gridCode ?? village) : village;
      places.set(code, (places.get(code) ?? 0) + 1);
    }
    return { from, to, count: here.length, places };
  });
};
const agrees = async (over: HeatSpan): Promise<void> => {
  for (const level of ['village', 'grid'] as const) {
    const expected = slowly(over, level);
    for (const { from, places } of expected) {
      const told = await heat(over, level, from);
      expect(told.from).toBe(from);
      expect(told.steps).toEqual(expected.map(({ from: begin, to, count }) => ({ from: begin, to, count })));
      expect(new Map(told.places.map(({ code, count }) => [code, count]))).toEqual(places);
      expect(told.places.reduce((sum, { count }) => sum + count, 0)).toBe(expected.find((step) => step.from === from)!.count);
      expect(told.most).toBe(Math.max(0, ...expected.flatMap((step) => [...step.places.values()])));
    }
  }
};

it('each step of every span tells what a slow count does: open, ended, with and without a grid, as time goes by', async () => {
  const grids = ['530303101201001', '530303101201002', '530303101203023', undefined];
  const ids = Array.from({ length: 40 }, (_, i) => report(NOW - ((i * i * 1.3) % 88) * DAY - i * 997_000, { gridCode: grids[i % 4] }));
  platform.publish(message(envelope('case.rejected', ids[3]!, { reason: 'not-ours' }, { at: NOW })));
  await desk.settled();
  for (const over of HEAT_SPANS) await agrees(over);

  // More of them, some long ago: a phone that had no line.
  report(NOW, { gridCode: grids[0] });
  report(NOW - 30 * DAY, { gridCode: grids[1] });
  report(NOW - 200 * DAY);
  await desk.settled();
  for (const over of ['quarter-by-day', 'day-by-hour'] as const) await agrees(over);

  clock.advance(DAY + HOUR);
  report(clock.now() - 60_000, { gridCode: grids[2] });
  await desk.settled();
  for (const over of ['day-by-hour', 'quarter-by-week'] as const) await agrees(over);
}, 60_000);

it('a step that is of no span any more is answered with the last one', async () => {
  report(NOW - 60_000);
  await desk.settled();
  const told = await heat('day-by-hour', 'village', NOW - 40 * DAY);
  expect(told.from).toBe(told.steps.at(-1)!.from);
  expect(told.places).toHaveLength(1);
});

it('several who ask at once are told the same, and what comes in meanwhile is counted once', async () => {
  for (let i = 0; i < 30; i += 1) report(NOW - i * HOUR);
  await desk.settled();
  const asking = [heat('week-by-day', 'village'), heat('week-by-day', 'village')];
  report(NOW - 1000);
  await desk.settled();
  const [one, other] = await Promise.all(asking);
  expect(one).toEqual(other);
  const { steps } = await heat('week-by-day', 'village');
  expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(31);
});

it('a report that is put right, and cases of an older cache, are counted where they belong', async () => {
  const id = report(NOW - 1000, { gridCode: '530303101201001' });
  for (let i = 0; i < 330; i += 1) report(NOW - i * 200_000, { gridCode: '530303101201001' });
  await desk.settled();
  await agrees('day-by-hour');
  const record = desk.store.read.case(id)!;
  const state = { ...record.state, report: { ...record.state.report, gridCode: '530303101201002' } };
  desk.store.write((tx) => tx.putCase({ ...record, state }));
  await agrees('day-by-hour');

  // As after an update from a version that had no register: entered when somebody asks, and told how many are missing.
  await desk.stop();
  const sql = openFile({ path: join(folder, 'griddesk.db'), key: DESK_KEY }, storeMigrations);
  const { key } = sql.get<{ key: number }>('SELECT max(key) AS key FROM reported_cases')!;
  sql.transaction(() => {
    sql.run('DELETE FROM reported_cases');
    setCounter(sql, 'reportedFrom', key + 1);
  });
  sql.close();
  desk = await openDesk({ platform, clock, folder, anchored: false });
  // The newest are entered at once.
  const first = await heat('day-by-hour', 'grid');
  expect(first.behind).toBe(31);
  expect(first.steps.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  await eventually('all are entered', () => desk.store.read.reportedState().behind === 0);
  await agrees('day-by-hour');
});

it('a department is shown its own cases, as they become its own', async () => {
  const [mine] = [report(NOW - 1000), report(NOW - 2000)];
  await desk.settled();
  desk.seat = { ...desk.seat, role: 'department', departmentId: 'power-supply' };
  const total = async () => (await heat('day-by-hour', 'village')).steps.reduce((sum, { count }) => sum + count, 0);
  expect(await total()).toBe(0);
  platform.publish(
    message(envelope('case.accepted', mine!, { category: 'power', priority: 'urgent', dueAt: '2026-11-24T00:00:00.000Z' }, { at: NOW })),
  );
  platform.publish(
    message(
      envelope(
        'task.dispatched',
        mine!,
        { taskId: newId(), departmentId: 'power-supply', lead: true, instructions: '', dueAt: '2026-11-24T00:00:00.000Z' },
        { at: NOW },
      ),
    ),
  );
  await desk.settled();
  expect(await total()).toBe(1);
});

import { afterEach, describe, expect, it } from 'vitest';
import type { SelectionStep } from '../../../preload/contract';
import { eventually, StoppedClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { rosterRules, smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { OTHER_VILLAGE } from '../../support/wire';

const MEMBER = 'gm-0001';
const ALL = rosterRules.mayNotServe.map(({ id }) => id);
const CADRE = { id: 'vc-1', name: '李试验', phone: '10007654321', role: 'cadre', area: OTHER_VILLAGE, grids: [], onDuty: false } as const;

let desk: Desk;
let platform: MemoryPlatform;
const open = async (seat: Parameters<typeof openDesk>[0]['seat'] = { role: 'lead' }) => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld(), { kind: 'member', key: CADRE.id, value: { ...CADRE, grids: [] } });
  desk = await openDesk({ platform, seat, clock: new StoppedClock(Date.parse('2026-11-28T09:00:00+08:00')) });
};
afterEach(() => desk.close());

const entry = (step: SelectionStep, over: object = {}) => ({
  commandId: newId(),
  memberId: MEMBER,
  step,
  on: '2026-10-08',
  by: '村党总支',
  checked: [] as string[],
  ...over,
});
const record = (step: SelectionStep, over: object = {}) => desk.call('selection.record', entry(step, over));
const read = (memberId = MEMBER) => desk.call('selection.read', { memberId });

describe('the selection file of a grid member', () => {
  it('is filled step by step, the township’s review only after the three kinds were checked, and is there after a restart', async () => {
    await open();
    expect(await read()).toMatchObject({ ok: true, value: { entries: [], open: ['self-nomination', 'public-nomination'] } });
    expect(await record('branch-review')).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    for (const step of ['self-nomination', 'village-recommendation', 'branch-review'] as const)
      expect(await record(step)).toMatchObject({ ok: true });
    expect(ALL).toHaveLength(3);
    for (const checked of [[], ALL.slice(1)])
      expect(await record('township-review', { checked })).toMatchObject({
        ok: false,
        error: { code: 'bad-input', details: { field: 'checked' } },
      });
    expect(await record('township-review', { on: '2026-11-29', checked: ALL })).toMatchObject({
      ok: false,
      error: { details: { field: 'on' } },
    });
    expect(await record('township-review', { checked: ALL, by: '镇党委' })).toMatchObject({ ok: true });
    expect(await record('adjustment', { on: '2026-11-28', note: '调到二组第 2 网格' })).toMatchObject({ ok: true });
    desk = await desk.restart();
    const file = await desk.value('selection.read', { memberId: MEMBER });
    expect(file.entries.map(({ step }) => step)).toEqual([
      'self-nomination',
      'village-recommendation',
      'branch-review',
      'township-review',
      'adjustment',
    ]);
    expect(file.entries.at(-2)).toMatchObject({ checked: ALL, by: '镇党委', recordedBy: desk.seat.operatorId });
    expect(file.source).toEqual(rosterRules.source);
    expect(file.entries.at(-1)).toMatchObject({ note: '调到二组第 2 网格' });
  });

  it('keeps what stood when a step is written down again, and writes nothing twice', async () => {
    await open();
    // The ids say nothing about the order, nor does a clock that stands still.
    const [smaller, larger] = [newId(), newId()].sort();
    const first = entry('self-nomination', { commandId: larger, note: '第一次' });
    expect(await desk.call('selection.record', first)).toMatchObject({ ok: true });
    expect(await desk.call('selection.record', { ...first, note: '改写' })).toMatchObject({ ok: true });
    expect(await record('self-nomination', { commandId: smaller, note: '更正' })).toMatchObject({ ok: true });
    expect((await desk.value('selection.read', { memberId: MEMBER })).entries.map(({ note }) => note)).toEqual(['第一次', '更正']);
  });

  it('stays with somebody who was a grid member and has another office now, and begins for nobody else', async () => {
    await open();
    await record('self-nomination');
    const other = { ...desk.store.read.member(MEMBER)!, role: 'cadre' as const };
    platform.putDirectory({ kind: 'member', key: MEMBER, value: other });
    await eventually('the office has changed', () => desk.store.read.member(MEMBER)?.role === 'cadre');
    expect(await read()).toMatchObject({ ok: true, value: { entries: [{ step: 'self-nomination' }] } });
    expect(await record('village-recommendation')).toMatchObject({ ok: true });
    expect(await record('self-nomination', { memberId: CADRE.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('is the lead’s, of grid members of the own area; every look and entry is written down, refusals too', async () => {
    await open();
    await record('self-nomination', { note: '家住一组' });
    await read();
    await read('nobody');
    await read(CADRE.id);
    for (const role of ['dispatcher', 'village', 'department', 'observer'] as const) {
      desk.seat = { ...desk.seat, role };
      expect(await read()).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      expect(await record('public-nomination')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
    desk.seat = { ...desk.seat, role: 'lead', area: OTHER_VILLAGE };
    expect(await read()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const written = desk.store.read.auditBefore(100_000, 50).filter(({ kind }) => kind.startsWith('selection.'));
    expect(written.toReversed().map(({ kind, result }) => `${kind} ${result}`)).toEqual([
      'selection.record ok',
      'selection.read ok',
      ...Array.from({ length: 2 }, () => 'selection.read refused'),
      ...Array.from({ length: 4 }, () => ['selection.read refused', 'selection.record refused']).flat(),
      'selection.read refused',
    ]);
    expect(JSON.stringify(written)).not.toContain('家住一组');
    expect(desk.store.read.verifyAudit()).toBeNull();
  });
});

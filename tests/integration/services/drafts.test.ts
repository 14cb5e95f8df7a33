import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftChange } from '../../../preload/contract';
import { MovableClock } from '../../support/clock';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { newId } from '../../support/uuid';

const DAY = 24 * 60 * 60 * 1000;
const windowId = newId();
const caseId = newId();

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ platform: new MemoryPlatform(), clock: new MovableClock() });
});
afterEach(() => desk.close());

/** Each at an instant of its own: which of two of one millisecond is the older has no answer. */
const write = (form: string, text: string, about = caseId) => {
  desk.clock.advance(1);
  return desk.value('drafts.write', { windowId, about, form, fields: JSON.stringify({ text }) });
};
const kept = async (): Promise<string[]> =>
  (await desk.value('drafts.read')).map(({ about, form, fields }) => `${about === caseId ? 'case' : about} ${form} ${fields}`);

describe('drafts', () => {
  it('are there after a restart, each form its own, the last words of each', async () => {
    await write('reply', '半句');
    await write('reply', '半句话');
    await write('complete/t-1', '已修');
    await write('report', '来电', 'new');
    desk = await desk.restart();
    expect(await kept()).toEqual(['case reply {"text":"半句话"}', 'case complete/t-1 {"text":"已修"}', 'new report {"text":"来电"}']);
  });

  it('are gone when they were sent', async () => {
    await write('reply', '半句话');
    await write('note', '备注');
    await desk.value('drafts.drop', { windowId, about: caseId, form: 'reply' });
    desk = await desk.restart();
    expect(await kept()).toEqual(['case note {"text":"备注"}']);
  });

  it('are those of the operator at the seat and of nobody else', async () => {
    await write('reply', '我的');
    const mine = desk.seat;
    for (const other of [{ operatorId: 'op-2' }, { role: 'dispatcher' as const }, { area: '530303101201' }]) {
      desk.seat = { ...mine, ...other };
      expect(await kept()).toEqual([]);
      await desk.value('drafts.drop', { windowId, about: caseId, form: 'reply' });
    }
    desk.seat = { ...mine, operatorName: '同一个人' };
    expect(await kept()).toEqual(['case reply {"text":"我的"}']);
  });

  it('are told to the other windows as they are typed and dropped', async () => {
    const told: DraftChange[] = [];
    desk.services.draft$.subscribe((change) => told.push(change));
    await write('reply', '甲');
    await desk.value('drafts.drop', { windowId, about: caseId, form: 'reply' });
    expect(told.map(({ fields }) => fields)).toEqual(['{"text":"甲"}', null]);
    expect(told.every((change) => change.windowId === windowId && change.about === caseId)).toBe(true);
  });

  it('are let go of after a month, and beyond five hundred the oldest', async () => {
    await write('reply', '旧的');
    desk.clock.advance(31 * DAY);
    for (let n = 0; n < 503; n += 1) await write('note', String(n), newId());
    desk = await desk.restart();
    const left = await desk.value('drafts.read');
    expect(left).toHaveLength(500);
    expect(left[0]!.fields).toBe('{"text":"3"}');
  });

  it('cannot fill the disk: a form has bounds, and a name that is none is refused', async () => {
    const bad = { windowId, about: caseId, form: 'reply', fields: 'x'.repeat(70_000) };
    await expect(desk.call('drafts.write', bad)).rejects.toThrow('Invalid length');
    await expect(desk.call('drafts.write', { ...bad, fields: '', about: '../x' })).rejects.toThrow('a case id or a short name');
    await expect(desk.call('drafts.write', { ...bad, fields: '', form: 'a b' })).rejects.toThrow('a form, and its task');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

let platform: MemoryPlatform;
let desk: Desk;
const main = newId();
const others = [newId(), newId()];
const detail = (caseId: string) => desk.value('cases.read', { caseId });
const replies = async (caseId: string) =>
  (await detail(caseId)).timeline.filter(({ type }) => type === 'case.replied').map(({ data }) => data['text']);

beforeEach(async () => {
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  desk = await openDesk({ platform });
  for (const id of [main, ...others]) platform.publish(message(reported(id, {}, { at: desk.clock.now() - 60_000 })));
  await desk.settled();
  for (const caseId of others) expect(await desk.command('merge', { caseId, into: main })).toMatchObject({ ok: true });
});
afterEach(() => desk.close());

describe('cases merged into one', () => {
  it('stand in the main one with their histories, and know where they went', async () => {
    const { merged } = await detail(main);
    expect(merged.map(({ row }) => row.id).sort()).toEqual([...others].sort());
    for (const { row, timeline } of merged) {
      expect(row).toMatchObject({ state: 'merged', mergedInto: main });
      expect(timeline.map(({ type }) => type)).toEqual(['case.reported', 'case.merged']);
    }
    await desk.settled();
    const after = await desk.restart();
    desk = after;
    expect((await detail(main)).merged).toHaveLength(2);
  });

  it('hear every reply to the main one, each as an event of its own on the platform', async () => {
    expect(await desk.command('reply', { caseId: main, text: '明天上午处理。' })).toMatchObject({ ok: true });
    for (const id of [main, ...others]) expect(await replies(id)).toEqual(['明天上午处理。']);
    await desk.settled();
    const sent = platform.stream.filter(({ body }) => body.includes('case.replied'));
    expect(sent.map(({ subject }) => subject.split('.').at(-1)).sort()).toEqual([main, ...others].sort());
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
  });

  it('are told nothing more once the merge is taken back, which gives the state before exactly', async () => {
    await desk.settled();
    const [one, two] = others as [string, string];
    const before = desk.store.read.case(one)!.state;
    if (before.state !== 'merged') throw new Error('not merged');
    expect(await desk.command('unmerge', { caseId: one })).toMatchObject({ ok: true });
    const { updatedAt, ...state } = desk.store.read.case(one)!.state;
    const { updatedAt: then, ...kept } = before.before;
    expect(state).toEqual(kept);
    expect(updatedAt).toBeGreaterThan(then);
    expect((await detail(main)).merged.map(({ row }) => row.id)).toEqual([two]);
    await desk.command('reply', { caseId: main, text: '已通知供电所。' });
    expect(await replies(one)).toEqual([]);
    expect(await replies(two)).toEqual(['已通知供电所。']);
  });

  it('keep a promise that all of them heard when the merge is taken back, and gain none from before it', async () => {
    const [one] = others as [string, string];
    const promisedAt = desk.clock.now() + 3_600_000;
    const of = (caseId: string) => desk.store.read.case(caseId)!.state;
    await desk.command('reply', { caseId: main, text: '一小时内到。', promisedAt });
    await desk.settled();
    expect(of(one)).toMatchObject({ state: 'merged', promisedAt });
    expect(await desk.command('unmerge', { caseId: one })).toMatchObject({ ok: true });
    expect(of(one)).toMatchObject({ state: 'received', promisedAt });
    expect(of(main)).toMatchObject({ promisedAt });
    const late = newId();
    platform.publish(message(reported(late, {}, { at: desk.clock.now() })));
    await desk.settled();
    await desk.command('merge', { caseId: late, into: main });
    await desk.command('unmerge', { caseId: late });
    expect(of(late).promisedAt).toBeUndefined();
    await desk.settled();
  });

  it('are counted in the row of the main one, and of the one that it goes into', async () => {
    const rows = async () => new Map((await desk.value('feed.snapshot', { cursor: null, limit: 50 })).cases.map((row) => [row.id, row]));
    expect((await rows()).get(main)).toMatchObject({ mergedFrom: 2 });
    expect((await detail(main)).row.mergedFrom).toBe(2);
    const third = newId();
    platform.publish(message(reported(third, {}, { at: desk.clock.now() })));
    await desk.settled();
    expect((await rows()).get(third)).toMatchObject({ mergedFrom: 0 });
    await desk.command('merge', { caseId: main, into: third });
    expect((await rows()).get(third)).toMatchObject({ mergedFrom: 3 });
    await desk.settled();
    const { rev } = await desk.value('feed.snapshot', { cursor: null, limit: 50 });
    // Another seat takes one out of the case in the middle: the windows are told of the one at the end.
    platform.publish(message(envelope('case.unmerged', others[0]!, {}, { at: desk.clock.now() })));
    await desk.settled();
    const { cases } = await desk.value('feed.changes', { since: rev, limit: 50 });
    expect(cases.find(({ id }) => id === third)).toMatchObject({ mergedFrom: 2 });
    expect(cases.find(({ id }) => id === main)).toMatchObject({ mergedFrom: 1 });
    expect((await rows()).get(others[0]!)).toMatchObject({ mergedFrom: 0 });
  });

  it('also by way of another, hear every reply and stand in the main one', async () => {
    const [one, two] = others as [string, string];
    const third = newId();
    platform.publish(message(reported(third, {}, { at: desk.clock.now() })));
    await desk.settled();
    expect(await desk.command('merge', { caseId: main, into: third })).toMatchObject({ ok: true });
    expect((await detail(third)).merged.map(({ row }) => row.id).sort()).toEqual([main, one, two].sort());
    await desk.command('reply', { caseId: third, text: '已派人。' });
    for (const id of [third, main, one, two]) expect(await replies(id)).toEqual(['已派人。']);
    await desk.settled();
  });

  it('give the main one a new revision, also when another seat merges or takes back, so that its panel reads again', async () => {
    await desk.settled();
    const before = (await detail(main)).row.rev;
    platform.publish(message(envelope('case.unmerged', others[0]!, {}, { at: desk.clock.now() })));
    await desk.settled();
    const after = await detail(main);
    expect(after.row.rev).toBeGreaterThan(before);
    expect(after.merged).toHaveLength(1);
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseState } from '../../../main/domain';
import { openDesk, type Desk } from '../../support/desk';
import { forgeAnchor, tamperWith } from '../../support/forge-audit';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

const other = { kind: 'operator', id: 'op-9', name: '孙值班' } as const;
const [a, b, c] = [newId(), newId(), newId()];
let platform: MemoryPlatform;
let desks: Desk[];

const open = async (over: Partial<Parameters<typeof openDesk>[0]> = {}): Promise<Desk> => {
  const desk = await openDesk({ platform, ...over });
  desks.push(desk);
  await desk.settled();
  return desk;
};
const merged = (caseId: string, into: string) =>
  platform.publish(message(envelope('case.merged', caseId, { into }, { actor: other, at: desks[0]!.clock.now() })));
const stateOf = (desk: Desk, caseId: string): CaseState => desk.store.read.case(caseId)!.state;
const states = (desk: Desk): readonly string[] => [a, b, c].map((id) => stateOf(desk, id).state);
const tray = (desk: Desk) => desk.store.read.attention();
const sent = (type: string): number => platform.stream.filter(({ body }) => body.includes(`"${type}"`)).length;

beforeEach(() => {
  desks = [];
  platform = new MemoryPlatform();
  platform.putDirectory(...smallWorld());
  for (const id of [a, b, c]) platform.publish(message(reported(id)));
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
});

describe('two cases merged into each other at the same time', () => {
  it('by two desks that were cut off: the first stands, the other is not sent and waits in the tray with what happened', async () => {
    const [one, two] = [await open(), await open({ seat: { operatorId: 'op-2' } })];
    for (const desk of [one, two]) desk.line.cut();
    expect(await one.command('merge', { caseId: a, into: b })).toMatchObject({ ok: true });
    expect(await two.command('merge', { caseId: b, into: a })).toMatchObject({ ok: true });
    one.line.restore();
    await one.settled();
    two.line.line$.next({ kind: 'catching-up', behind: 1 });
    two.line.deliver();
    await two.line.settled();
    two.line.restore();
    for (const desk of [one, two]) await desk.settled();
    expect(sent('case.merged')).toBe(1);
    for (const desk of [one, two]) expect(states(desk)).toEqual(['merged', 'received', 'received']);
    expect(tray(one)).toEqual([]);
    expect(tray(two)).toMatchObject([
      { caseId: b, command: 'merge', reason: 'wrong-state', insteadType: 'case.merged', insteadBy: '王值班' },
    ]);
    expect(one.store.read.stateHash()).toBe(two.store.read.stateHash());
  });

  it('and both stored by the platform: the later one has no effect anywhere, and whoever gave it is told', async () => {
    const [one, two] = [await open(), await open({ seat: { operatorId: 'op-2' } })];
    one.line.cut();
    await one.command('merge', { caseId: b, into: a });
    merged(a, b);
    // Sent before the other merge has been read.
    one.line.restore();
    for (const desk of [one, two]) await desk.settled();
    expect(sent('case.merged')).toBe(2);
    for (const desk of [one, two]) {
      expect(states(desk)).toEqual(['merged', 'received', 'received']);
      expect((await desk.value('cases.read', { caseId: b })).timeline.at(-1)).toMatchObject({ type: 'case.merged', data: { late: true } });
      expect((await desk.value('cases.read', { caseId: a })).timeline.at(-1)!.data).not.toHaveProperty('late');
    }
    expect(tray(one)).toMatchObject([
      { caseId: b, command: 'merge', reason: 'wrong-state', insteadType: 'case.merged', insteadBy: '孙值班' },
    ]);
    expect(tray(two)).toEqual([]);
    expect(one.store.read.stateHash()).toBe(two.store.read.stateHash());
    // What was taken for merged goes on: with the first merge taken back, it can be merged after all.
    await two.command('unmerge', { caseId: a });
    await two.settled();
    await one.settled();
    expect(await one.call('attention.settle', { id: tray(one)[0]!.id, how: 'again' })).toMatchObject({ ok: true });
    for (const desk of [one, two]) await desk.settled();
    for (const desk of [one, two]) expect(states(desk)).toEqual(['received', 'merged', 'received']);
  });

  it('in a circle of three, from a stream that holds it already: the last loses, in every order of reading', async () => {
    const one = await open({ line: platform.line({ batch: 1 }) });
    merged(a, b);
    merged(b, c);
    merged(c, a);
    await one.settled();
    const two = await open();
    for (const desk of [one, two]) expect(states(desk)).toEqual(['merged', 'merged', 'received']);
    expect(one.store.read.stateHash()).toBe(two.store.read.stateHash());
    expect((await two.value('cases.read', { caseId: c })).merged.map(({ row }) => row.id).sort()).toEqual([a, b].sort());
  });

  it('in a cache of a version that knew no better: opened again, the later merge has lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'griddesk-merge-race-'));
    const desk = await open({ folder });
    merged(a, b);
    merged(b, a);
    await desk.settled();
    const hash = desk.store.read.stateHash();
    const record = desk.store.read.case(b)!;
    desk.store.write((tx) => {
      const state = { ...record.state, state: 'merged', endedAt: 1, into: a, before: record.state } as CaseState;
      tx.putCase({ ...record, state, index: { ...record.index, state: 'merged', open: false } });
      tx.setProjection(3);
    });
    expect(states(desk)).toEqual(['merged', 'merged', 'received']);
    await desk.stop();
    // Which merges came too late it had not written down, either.
    const [file, key] = [join(folder, 'griddesk.db'), new Uint8Array(32).fill(7)];
    tamperWith(file, key, (sql) => sql.exec('DELETE FROM late_merges'));
    forgeAnchor(file, key);
    desks = [];
    await open({ folder });
    expect(desks[0]!.store.read.stateHash()).toBe(hash);
    expect(states(desks[0]!)).toEqual(['merged', 'received', 'received']);
  });
});

describe('a merge made without a line', () => {
  it('is not sent when its target was turned down meanwhile', async () => {
    const desk = await open();
    desk.line.cut();
    await desk.command('merge', { caseId: a, into: b });
    await desk.command('note', { caseId: a, text: '同一棵树' });
    platform.publish(message(envelope('case.rejected', b, { reason: '误报' }, { actor: other, at: desk.clock.now() })));
    desk.line.line$.next({ kind: 'catching-up', behind: 1 });
    desk.line.deliver();
    await desk.line.settled();
    desk.line.restore();
    await desk.settled();
    expect(states(desk)).toEqual(['received', 'rejected', 'received']);
    expect(sent('case.merged')).toBe(0);
    expect(tray(desk)).toMatchObject([{ caseId: a, command: 'merge', insteadType: 'case.rejected', insteadBy: '孙值班' }]);
    // What was said after it is still said.
    expect(sent('case.noted')).toBe(1);
  });

  it('stands when its target was merged on at the same desk afterwards, whoever wrote on the case meanwhile', async () => {
    const desk = await open();
    desk.line.cut();
    await desk.command('merge', { caseId: a, into: b });
    await desk.command('merge', { caseId: b, into: c });
    for (const id of [a, b])
      platform.publish(message(envelope('case.noted', id, { text: '也看到了' }, { actor: other, at: desk.clock.now() })));
    desk.line.restore();
    await desk.settled();
    expect(states(desk)).toEqual(['merged', 'merged', 'received']);
    expect(tray(desk)).toEqual([]);
    const again = await open({ seat: { operatorId: 'op-2' } });
    expect(again.store.read.stateHash()).toBe(desk.store.read.stateHash());
  });
});

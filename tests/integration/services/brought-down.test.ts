import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { careSubject, toTimestamp } from '../../../main/domain';
import { AFTERNOON, allSent, ask, createCareWorld, HOUR, rowOf, type CareWorld } from '../../support/care-world';
import { eventually } from '../../support/clock';
import type { Desk } from '../../support/desk';
import { newId } from '../../support/uuid';
import { envelope, message, reported, TOWNSHIP, VILLAGE } from '../../support/wire';
import { writingOtherwise } from '../../support/wrapped-store';

const REASON = 'message: the console failed on it';

describe('a message that brings the console’s own rules down', () => {
  let world: CareWorld;
  let desk: Desk;
  /** The event that this console has a fault about. */
  let bad: string;
  const fails = (id: string): void => {
    if (id === bad) throw new TypeError('undefined is not a function');
  };
  const faulty = writingOtherwise((tx) => ({
    appendConfirmed: (seq, event) => {
      fails(event.id);
      return tx.appendConfirmed(seq, event);
    },
    appendCare: (event, seq) => {
      fails(event.id);
      return tx.appendCare(event, seq);
    },
  }));

  beforeEach(async () => {
    world = createCareWorld();
    bad = '';
    desk = await world.open({ wrapStore: faulty });
  });
  afterEach(() => world.close());

  it('is set aside with its text, alone of its batch; what comes behind flows, and once the fault is mended it is read', async () => {
    const [first, second] = [newId(), newId()];
    const note = envelope('case.noted', first, { text: '最后的一条' });
    bad = note.id;
    // In one batch: nothing is handed over before the next turn of the event loop.
    for (const event of [
      reported(first),
      envelope('case.accepted', first, { category: 'power', priority: 'urgent', dueAt: toTimestamp(AFTERNOON) }),
      note,
      reported(second),
    ])
      world.platform.publish(message(event));
    await eventually('the last one has come', () => desk.store.read.case(second) !== undefined);
    expect(desk.store.read.lastSeq()).toBe(4);
    expect(desk.store.read.quarantine(10)).toMatchObject([{ seq: 3, reason: REASON, body: message(note).body }]);
    expect(desk.logged).toContain('message 3 could not be applied');
    expect((await desk.value('cases.read', { caseId: first })).timeline.map(({ type }) => type)).toEqual([
      'case.reported',
      'case.accepted',
    ]);

    // It counts as seen: what is said of the case next is no conflict for ever.
    expect(await desk.command('note', { caseId: first, text: '已核实' })).toMatchObject({ ok: true });
    await eventually('the command is sent', () => desk.store.read.pendingCount() === 0);
    expect(world.platform.stream).toHaveLength(5);
    // Where it is the last of all, the console is past it all the same.
    const last = envelope('case.noted', second, { text: '最后的一条' });
    bad = last.id;
    world.platform.publish(message(last));
    await eventually('it is behind us', () => desk.store.read.lastSeq() === 6);

    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 1, left: 1 });
    bad = '';
    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 1, left: 0 });
    expect((await desk.value('cases.read', { caseId: first })).timeline.map(({ type }) => type)).toEqual([
      'case.reported',
      'case.accepted',
      'case.noted',
      'case.noted',
    ]);
  });

  it('of somebody in care is set aside without its text, alone of its batch, and what comes behind flows', async () => {
    const visit = (hoursAgo: number) => ({
      v: 1,
      id: newId(),
      type: 'care.visited',
      personId: 'p-0001',
      area: VILLAGE,
      at: toTimestamp(AFTERNOON),
      actor: { kind: 'reporter', id: 'gm-0001' },
      data: { visitedAt: toTimestamp(AFTERNOON - hoursAgo * HOUR), by: 'gm-0001', result: 'well', text: '情绪低落' },
    });
    const visits = [visit(3), visit(2), visit(1)];
    bad = visits[1]!.id;
    for (const one of visits) world.platform.append(careSubject(TOWNSHIP, 'p-0001'), JSON.stringify(one), one.id);
    await eventually('the last one has come', () => desk.store.read.careSeq() === 3);
    const { row, history } = await desk.value('people.read', { personId: 'p-0001' });
    expect(history.map(({ eventId }) => eventId)).toEqual([visits[2]!.id, visits[0]!.id]);
    expect(row.lastVisit).toBe(AFTERNOON - HOUR);
    expect(desk.store.read.quarantine(10)).toMatchObject([{ seq: 2, reason: REASON, body: '' }]);
    expect(desk.logged).toContain('message 2 about somebody in care could not be applied');

    // Where it is the last of all, the console is past it all the same, and what is said next is no conflict for ever.
    const last = visit(0);
    bad = last.id;
    world.platform.append(careSubject(TOWNSHIP, 'p-0001'), JSON.stringify(last), last.id);
    await eventually('it is behind us', () => desk.store.read.careSeq() === 4);
    expect(desk.store.read.quarantine(10).map(({ seq, reason }) => [seq, reason])).toEqual([
      [4, REASON],
      [2, REASON],
    ]);
    await ask(desk, 'visit', { visitedAt: AFTERNOON, result: 'well' });
    await allSent(desk);
    expect(world.platform.care.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect((await rowOf(desk)).lastVisit).toBe(AFTERNOON);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subjectOf, toTimestamp } from '../../../main/domain';
import type { Envelope } from '../../../preload/contract';
import { openDesk, type Desk } from '../../support/desk';
import { MemoryPlatform } from '../../support/line';
import { smallWorld } from '../../support/small-world';
import { newId } from '../../support/uuid';
import { envelope, message, reported } from '../../support/wire';

/** A version before this one could not read these; the text is what this one can. */
const UNREAD = 'protocol version 2; this console knows 1';

describe('messages that were set aside, read once more', () => {
  let platform: MemoryPlatform;
  let desk: Desk;
  const caseId = newId();
  const due = toTimestamp(Date.parse('2026-11-23T18:00:00.000+08:00'));
  const filing = envelope('case.accepted', caseId, { category: 'power', priority: 'urgent', dueAt: due });
  const note = envelope('case.noted', caseId, { text: '后来的一条' });

  beforeEach(async () => {
    platform = new MemoryPlatform();
    platform.putDirectory(...smallWorld());
    desk = await openDesk({ platform });
  });
  afterEach(() => desk.close());

  /** As an older version leaves it behind: the message read as one of a later protocol, and its own text kept. */
  const unread = async (event: Envelope): Promise<void> => {
    platform.append(message(event).subject, JSON.stringify({ ...event, v: 2 }), event.id);
    await desk.settled();
    const [entry] = desk.store.read.quarantine(1);
    desk.store.write((tx) => {
      tx.removeQuarantine(entry!.id);
      const body = message(event).body;
      tx.addQuarantine({ at: 1, seq: entry!.seq, subject: entry!.subject, reason: UNREAD, body, bytes: Buffer.byteLength(body) });
    });
  };
  /** A case whose filing this console could not read when it came, with a note behind it. @returns its report */
  const filedUnread = async (): Promise<Envelope> => {
    const report = reported(caseId);
    platform.publish(message(report));
    await desk.settled();
    await unread(filing);
    platform.publish(message(note));
    await desk.settled();
    return report;
  };
  const plainly = async (...events: readonly Envelope[]) => {
    const other = new MemoryPlatform();
    other.putDirectory(...smallWorld());
    for (const event of events) other.publish(message(event));
    const console = await openDesk({ platform: other });
    await console.settled();
    const { stateHash } = await console.value('diagnostics.read');
    await console.close();
    return stateHash;
  };

  it('go to their own place in the history, and the case is what it is to who read it at once', async () => {
    const report = await filedUnread();
    expect((await desk.value('cases.read', { caseId })).row.state).toBe('received');

    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 1, left: 0 });
    const { row, timeline } = await desk.value('cases.read', { caseId });
    expect(row.state).toBe('filed');
    expect(timeline.map(({ type }) => type)).toEqual(['case.reported', 'case.accepted', 'case.noted']);
    expect(await desk.value('diagnostics.read')).toMatchObject({
      quarantined: 0,
      events: 3,
      stateHash: await plainly(report, filing, note),
    });
    await desk.command('note', { caseId, text: '继续处理' });
    await desk.settled();
    expect(platform.lastSeq).toBe(4);
  });

  it('make a case of a report, and call it out', async () => {
    const report = reported(caseId, { urgency: 'urgent' }, { at: desk.clock.now() });
    await unread(report);
    const [entry] = await desk.value('diagnostics.quarantine', { limit: 1 });
    expect(entry).toMatchObject({ reason: UNREAD, retry: true });
    expect(await desk.value('diagnostics.retry', { id: entry!.id })).toEqual({ read: 1, left: 0 });
    expect((await desk.value('cases.read', { caseId })).row.unread).toBe(true);
    expect(desk.announced).toMatchObject([{ caseId, kind: 'urgent' }]);
  });

  it('let unsent commands be decided again: what is no longer legal goes to the tray', async () => {
    platform.publish(message(reported(caseId)));
    await desk.settled();
    await unread(filing);
    desk.line.cut();
    expect(await desk.command('accept', { caseId, category: 'power', priority: 'routine' })).toMatchObject({ ok: true });
    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 1, left: 0 });
    expect((await desk.value('cases.read', { caseId })).row).toMatchObject({ state: 'filed', pending: 0 });
    expect(desk.store.read.attention()).toMatchObject([{ command: 'accept', reason: 'wrong-state' }]);
  });

  it('stay where they are while nobody can read them, and twice is once', async () => {
    const report = reported(caseId);
    platform.publish(message(report));
    platform.append(message(report).subject, message(report).body);
    platform.append(subjectOf(report.area, caseId), '{ not json');
    await desk.settled();
    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 0, left: 2 });
    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 0, left: 2 });
    expect(await desk.value('diagnostics.read')).toMatchObject({ quarantined: 2, events: 1 });
    expect((await desk.value('diagnostics.quarantine', { limit: 9 })).map(({ reason }) => reason)).toEqual([
      'not JSON',
      'id: the event of message 1, replayed',
    ]);
  });

  it('of another case wait for their own try', async () => {
    await unread(reported(newId()));
    await unread(reported(newId()));
    const [, first] = await desk.value('diagnostics.quarantine', { limit: 9 });
    expect(await desk.value('diagnostics.retry', { id: first!.id })).toEqual({ read: 1, left: 0 });
    expect(await desk.value('diagnostics.read')).toMatchObject({ quarantined: 1, events: 1 });
    expect(await desk.value('diagnostics.retry', { id: first!.id })).toEqual({ read: 0, left: 0 });
  });

  it('read again in another version for another scope take their place too', async () => {
    const report = await filedUnread();
    // The same stream from its beginning, as after a change of township; by now this console knows the version.
    platform.stream[1] = { ...platform.stream[1]!, body: message(filing).body };
    desk.store.write((tx) => tx.setLastSeq(0));
    desk = await desk.restart(platform.line({ replay: true }));
    await desk.settled();
    expect(await desk.value('diagnostics.read')).toMatchObject({
      quarantined: 0,
      events: 3,
      stateHash: await plainly(report, filing, note),
    });
  });

  it('of the directory are put right by what comes after, or by a retry', async () => {
    const fine = { id: 'fine', name: '好部门', kind: 'x', phone: '10000000000', onDuty: [], handles: [] };
    platform.putDirectory({ kind: 'department', key: 'fine', value: { ...fine, name: 7 } });
    platform.putDirectory({ kind: 'department', key: 'late', value: { ...fine, id: 'late', name: 7 } });
    await desk.line.settled();
    expect((await desk.value('diagnostics.read')).quarantined).toBe(2);
    platform.putDirectory({ kind: 'department', key: 'fine', value: fine });
    await desk.line.settled();
    const [left, ...more] = await desk.value('diagnostics.quarantine', { limit: 9 });
    expect([left!.subject, more]).toEqual(['department.late', []]);
    const body = JSON.stringify({ ...fine, id: 'late' });
    desk.store.write((tx) =>
      tx.addQuarantine({ at: 1, seq: 0, subject: 'department.late', reason: 'x', body, bytes: Buffer.byteLength(body) }),
    );
    expect(await desk.value('diagnostics.retry', {})).toEqual({ read: 1, left: 0 });
    expect((await desk.value('directory.read')).departments.map(({ id }) => id)).toContain('late');
  });
});

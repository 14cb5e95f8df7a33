import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../../../main/store';
import { newCase } from '../../support/case-records';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';
import { envelope, reported } from '../../support/wire';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const note = (caseId: string, text: string) => envelope('case.noted', caseId, { text });
const order = (caseId: string) => store.read.events(caseId).map(({ seq, envelope: { id } }) => [seq, id]);

describe('the event log', () => {
  it('gives confirmed events in the order of the stream, then pending ones in the order they were given', () => {
    const caseId = newId();
    const [first, second, mine, mineToo] = [reported(caseId), note(caseId, '1'), note(caseId, '2'), note(caseId, '3')];
    store.write((tx) => {
      tx.appendConfirmed(4, first);
      tx.appendPending(mine);
      tx.appendPending(mineToo);
      tx.appendConfirmed(9, second);
    });
    expect(order(caseId)).toEqual([
      [4, first.id],
      [9, second.id],
      [null, mine.id],
      [null, mineToo.id],
    ]);
    expect(store.read.caseSeq(caseId)).toBe(9);
    expect(store.read.pendingCount()).toBe(2);
    expect(store.read.counts().events).toBe(4);
  });

  it('knows the highest place that was ever confirmed, by the stream or by an answer', () => {
    const caseId = newId();
    const [first, mine] = [reported(caseId), note(caseId, '1')];
    store.write((tx) => {
      tx.appendConfirmed(4, first);
      tx.appendPending(mine);
    });
    expect(store.read.confirmedSeq()).toBe(4);
    store.write((tx) => tx.confirm(mine.id, 9));
    store.write((tx) => tx.appendConfirmed(7, note(caseId, '2')));
    expect(store.read.confirmedSeq()).toBe(9);
  });

  it('takes an event that was given here once', () => {
    const mine = note(newId(), '1');
    store.write((tx) => tx.appendPending(mine));
    expect(() => store.write((tx) => tx.appendPending(mine))).toThrow(/already/);
    expect(store.read.counts().events).toBe(1);
  });

  it('keeps fields it does not know', () => {
    const event = { ...reported(newId()), sig: 'x', future: { a: [1, null] } };
    store.write((tx) => tx.appendConfirmed(1, event));
    expect(store.read.events(event.caseId)[0]?.envelope).toEqual(event);
  });

  it('knows an event again: new, then ours come back, then known', () => {
    const caseId = newId();
    const [foreign, mine] = [reported(caseId), note(caseId, '1')];
    store.write((tx) => tx.appendPending(mine));
    const answers = store.write((tx) => [
      tx.appendConfirmed(1, foreign),
      tx.appendConfirmed(2, mine),
      tx.appendConfirmed(2, mine),
      tx.appendConfirmed(3, foreign),
    ]);
    expect(answers).toEqual([{ kind: 'new' }, { kind: 'confirmed' }, { kind: 'known', seq: 2 }, { kind: 'known', seq: 1 }]);
    expect(order(caseId)).toEqual([
      [1, foreign.id],
      [2, mine.id],
    ]);
    expect(store.read.pendingCount()).toBe(0);
    expect(store.read.counts().events).toBe(2);
  });

  it('confirms by id, and takes back only what is still pending', () => {
    const caseId = newId();
    const [a, b] = [note(caseId, 'a'), note(caseId, 'b')];
    store.write((tx) => {
      tx.appendPending(a);
      tx.appendPending(b);
      tx.confirm(a.id, 7);
      tx.confirm(a.id, 8);
      tx.removePending([a.id, b.id, newId()]);
    });
    expect(order(caseId)).toEqual([[7, a.id]]);
    expect(store.read.counts().events).toBe(1);
  });
});

describe('a write', () => {
  it('leaves nothing behind when its work throws, and hands the same error on', () => {
    const { event, record } = newCase();
    const before = store.read.rev();
    const mishap = new Error('half way');
    expect(() =>
      store.write((tx) => {
        tx.appendConfirmed(1, event);
        tx.putCase(record);
        tx.case(record.id);
        throw mishap;
      }),
    ).toThrow(mishap);
    expect(store.read.case(record.id)).toBeUndefined();
    expect(store.read.events(event.caseId)).toEqual([]);
    expect([store.read.rev(), store.read.counts().events]).toEqual([before, 0]);
  });

  it('shows nothing of a rolled-back case when its revision is given out again', () => {
    const [kept, { record: other }] = [newCase().record, newCase()];
    store.write((tx) => tx.putCase(kept));
    expect(() =>
      store.write((tx) => {
        tx.putCase({ ...kept, pending: 5 });
        expect(tx.case(kept.id)?.pending).toBe(5);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.read.case(kept.id)?.pending).toBe(0);
    store.write((tx) => [tx.putCase({ ...kept, pending: 1 }), tx.putCase(other)]);
    expect(store.read.case(kept.id)?.pending).toBe(1);
  });

  it('refuses another write inside it, and a read after the store was closed', () => {
    expect(() => store.write(() => store.write(() => 1))).toThrow('a write within a write');
    store.close();
    expect(() => store.read.rev()).toThrow('closed');
    expect(() => store.close()).not.toThrow();
  });
});

describe('commands and positions', () => {
  it('remembers the answer to a command across a restart, and does not take a second one', () => {
    const [commandId, caseId, eventId] = [newId(), newId(), newId()];
    const answer = { caseId, rev: 3, eventIds: [eventId] };
    store.write((tx) => tx.rememberCommand(commandId, answer));
    expect(() => store.write((tx) => tx.rememberCommand(commandId, { ...answer, rev: 4 }))).toThrow('UNIQUE');
    store.close();
    store = place.open();
    expect(store.read.command(commandId)).toEqual(answer);
    expect(store.read.command(newId())).toBeUndefined();
  });

  it('remembers how far the stream has been read', () => {
    store.write((tx) => tx.setLastSeq(41));
    store.close();
    store = place.open();
    expect(store.read.lastSeq()).toBe(41);
  });

  it('keeps quarantined messages as they came, the latest first', () => {
    const entry = { at: 5, seq: 2, subject: 'grid.v1.case.x', reason: 'not JSON', body: '{\u0000"坏', bytes: 6 };
    store.write((tx) => [tx.addQuarantine(entry), tx.addQuarantine({ ...entry, seq: 3 })]);
    expect(store.read.quarantine(10)).toEqual([
      { id: 2, ...entry, seq: 3 },
      { id: 1, ...entry },
    ]);
    expect(store.read.quarantine(1)).toHaveLength(1);
    expect(store.read.counts().quarantined).toBe(2);
  });
});

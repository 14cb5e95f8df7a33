import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttentionRow } from '../../../preload/contract';
import type { SqliteStore } from '../../../main/store';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const entry = (caseId: string, name: string) => ({
  commandId: newId(),
  caseId,
  command: { name, text: '请速到现场' },
  seat: { role: 'dispatcher' },
  eventIds: [newId(), newId()],
  createdAt: 100,
});
const names = (entries: readonly { command: unknown }[]) => entries.map(({ command }) => (command as { name: string }).name);

describe('the outbox', () => {
  it('offers the oldest entry of each case, the oldest first, and the next one only when that has gone', () => {
    const [a, b] = [newId(), newId()];
    store.write((tx) => [entry(a, 'a1'), entry(b, 'b1'), entry(a, 'a2')].forEach((one) => tx.enqueue(one)));
    const heads = store.read.outboxHeads(0, 10);
    expect(names(heads)).toEqual(['a1', 'b1']);
    store.write((tx) => tx.dequeue(heads[0]!.id));
    expect(names(store.read.outboxHeads(0, 10))).toEqual(['b1', 'a2']);
    expect(names(store.read.outboxHeads(0, 1))).toEqual(['b1']);
    expect(names(store.read.outboxOfCase(a))).toEqual(['a2']);
  });

  it('holds a whole case back while its first entry waits, and counts the attempts', () => {
    const [a, b] = [newId(), newId()];
    store.write((tx) => [entry(a, 'a1'), entry(a, 'a2'), entry(b, 'b1')].forEach((one) => tx.enqueue(one)));
    const first = store.read.outboxHeads(0, 1)[0]!;
    store.write((tx) => tx.postpone(first.id, 500));
    expect(names(store.read.outboxHeads(499, 10))).toEqual(['b1']);
    expect(names(store.read.outboxHeads(500, 10))).toEqual(['a1', 'b1']);
    expect(store.read.outboxOfCase(a)[0]?.attempts).toBe(1);
  });

  it('keeps an entry whole across a restart, and never gives a number twice', () => {
    const one = entry(newId(), 'note');
    store.write((tx) => tx.enqueue(one));
    const id = store.read.outboxHeads(0, 1)[0]!.id;
    store.close();
    store = place.open();
    expect(store.read.outboxOfCase(one.caseId)).toEqual([{ ...one, id, attempts: 0 }]);
    store.write((tx) => {
      tx.dequeue(id);
      tx.enqueue(one);
    });
    expect(store.read.outboxOfCase(one.caseId)[0]!.id).toBeGreaterThan(id);
  });

  it('carries other events, at once, when its command was decided again, and remembers those before', () => {
    const one = entry(newId(), 'dispatch');
    store.write((tx) => tx.enqueue(one));
    const id = store.read.outboxHeads(0, 1)[0]!.id;
    const eventIds = [newId()];
    store.write((tx) => {
      tx.postpone(id, 10_000);
      tx.replaceEvents(id, eventIds);
      tx.replaceEvents(id + 1, eventIds);
    });
    expect(store.read.outboxHeads(0, 1)).toEqual([{ ...one, id, eventIds, formerIds: one.eventIds, attempts: 1 }]);
  });
});

describe('the tray of things that need attention', () => {
  const row = (id: string): Omit<AttentionRow, 'rev'> => ({
    id,
    caseId: newId(),
    number: '1123-7K4',
    title: '枯树',
    command: 'close',
    reason: 'wrong-state',
    at: 7,
  });

  it('shows rows with their revision and what they were about, and tells of those that were settled', () => {
    const [a, b] = [row(newId()), row(newId())];
    const [revA, revB] = store.write((tx) => [tx.addAttention(a, { name: 'close' }, { role: 'lead' }), tx.addAttention(b, {}, {})]);
    expect(store.read.attention()).toEqual([
      { ...a, rev: revA },
      { ...b, rev: revB },
    ]);
    expect(store.read.attentionCommand(a.id)).toEqual({ command: { name: 'close' }, seat: { role: 'lead' } });
    store.write((tx) => tx.removeAttention(a.id));
    expect(store.read.attentionSince(revA!, 10)).toEqual({ rows: [{ ...b, rev: revB }], gone: [{ id: a.id, rev: revB! + 1 }] });
    expect(store.read.counts().attention).toBe(1);
    expect(store.read.attentionCommand(a.id)).toBeUndefined();
  });

  it('says nothing of a row that came back, and takes no revision for one that was never there', () => {
    const a = row(newId());
    store.write((tx) => tx.addAttention(a, {}, {}));
    store.write((tx) => tx.removeAttention(a.id));
    const rev = store.write((tx) => tx.addAttention(a, {}, {}));
    store.write((tx) => tx.removeAttention(newId()));
    expect(store.read.attentionSince(0, 10)).toEqual({ rows: [{ ...a, rev }], gone: [] });
    expect(store.read.rev()).toBe(rev);
  });
});

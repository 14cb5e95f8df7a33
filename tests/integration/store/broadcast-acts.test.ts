import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BroadcastEnvelope } from '../../../preload/contract';
import { setAside, type SqliteStore } from '../../../main/store';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';

let place: StorePlace;
let store: SqliteStore;
beforeEach(() => {
  place = storePlace();
  store = place.open();
});
afterEach(() => place.remove());

const act = (broadcastId: string, type = 'broadcast.closed'): BroadcastEnvelope => ({
  v: 1,
  id: newId(),
  type,
  broadcastId,
  area: '530303',
  at: '2026-11-23T09:00:00.000+08:00',
  actor: { kind: 'operator', id: 'op-1', name: '王值班' },
  data: { outcome: '人已找到' },
});
const append = (...all: BroadcastEnvelope[]): void => store.write((tx) => all.forEach((one) => tx.appendAct(one, null)));
const reopen = (): void => {
  store.close();
  store = place.open();
};
/** The file of the cache is lost, the one beside it is there. */
const loseTheCache = (): void => {
  store.close();
  setAside(place.path, 0);
  store = place.open();
};
const heads = (now: number): string[] => store.read.actHeads(now, 10).map(({ envelope }) => envelope.id);

describe('acts of a broadcast that wait', () => {
  it('are offered in order, the oldest of each broadcast, and the next one when that is with the platform or never will be', () => {
    const [one, two] = [newId(), newId()];
    const [a, b, c] = [act(one), act(one), act(two)];
    append(a, b, c);
    expect(heads(0)).toEqual([a.id, c.id]);
    store.write((tx) => {
      tx.confirmAct(a.id, 7);
      tx.refuseAct(c.id, 'permissions violation');
    });
    expect(heads(0)).toEqual([b.id]);
  });

  it('hold their broadcast back until they are due, also after a restart; put off by a clock that was set back they are due', () => {
    const one = newId();
    const [a, b] = [act(one), act(one)];
    store.write((tx) => {
      tx.appendAct(a, null, 500);
      tx.appendAct(b, null);
    });
    reopen();
    expect(heads(499)).toEqual([]);
    expect(heads(500)).toEqual([a.id]);
    store.write((tx) => tx.postponeAct(a.id, 10_000_000));
    expect(heads(500)).toEqual([a.id]);
    expect(store.read.openActs().map(({ attempts }) => attempts)).toEqual([1, 0]);
  });

  it('count once they have come through the stream, not before, and once', () => {
    const a = act(newId());
    append(a);
    store.write((tx) => tx.confirmAct(a.id, 7));
    expect(store.read.openActs()).toMatchObject([{ seq: 7 }]);
    expect(store.write((tx) => [tx.appendAct(a, 7), tx.appendAct(a, 9)])).toEqual(['confirmed', 'known']);
    expect(store.read.openActs()).toEqual([]);
    expect(store.read.broadcastActs(a.broadcastId)).toMatchObject([{ seq: 7 }]);
  });
});

describe('acts that a lost cache had not sent', () => {
  it('are handed to the next one in their order, however often the file was written anew', () => {
    const [a, b] = [act(newId(), 'broadcast.sent'), act(newId())];
    append(a);
    reopen();
    append(b);
    // Somebody in care has left the file: it is written anew without them, and with everything else.
    store.write((tx) => tx.settleStrandedCare(newId()));
    expect(store.strandedActs).toEqual([]);
    loseTheCache();
    expect(store.strandedActs).toEqual([a, b]);
  });

  it('are none that the platform has, or will never have, or that were taken back', () => {
    const [acknowledged, returned, refused, takenBack, waiting] = Array.from({ length: 5 }, () => act(newId())) as [
      BroadcastEnvelope,
      BroadcastEnvelope,
      BroadcastEnvelope,
      BroadcastEnvelope,
      BroadcastEnvelope,
    ];
    append(acknowledged, returned, refused, takenBack, waiting);
    store.write((tx) => tx.confirmAct(acknowledged.id, 7));
    store.write((tx) => tx.appendAct(returned, 8));
    store.write((tx) => tx.refuseAct(refused.id, 'permissions violation'));
    store.write((tx) => tx.dropActs([takenBack.id]));
    loseTheCache();
    expect(store.strandedActs).toEqual([waiting]);
  });
});

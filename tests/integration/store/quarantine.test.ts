import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../../main/store/open-file';
import { storeMigrations } from '../../../main/store/migrations';
import { seal } from '../../../main/store/document';
import { QUARANTINE_LIMITS } from '../../../main/store/quarantine';
import { storePlace, type StorePlace } from '../../support/store';

describe('what is set aside', () => {
  let place: StorePlace;
  beforeEach(() => {
    place = storePlace();
  });
  afterEach(() => place.remove());

  const entry = (seq: number, body = '{', subject = 'grid.v1.case.x') => ({
    at: 5,
    seq,
    subject,
    reason: 'not JSON',
    body,
    bytes: Buffer.byteLength(body),
  });

  it('lets the oldest texts go beyond what may be kept, and still says what was the matter with them', () => {
    const store = place.open();
    const body = '长'.repeat(80_000);
    const fitting = Math.floor(QUARANTINE_LIMITS.bytes / Buffer.byteLength(body));
    store.write((tx) => Array.from({ length: fitting + 3 }, (_, n) => tx.addQuarantine(entry(n + 1, body))));
    const kept = store.read.quarantine(1000).toReversed();
    expect(kept.map((one) => one.body === '')).toEqual([true, true, true, ...Array.from({ length: fitting }, () => false)]);
    expect(new Set(kept.map(({ bytes, reason }) => `${bytes} ${reason}`))).toEqual(new Set(['240000 not JSON']));
    expect(store.read.counts().quarantined).toBe(fitting + 3);
    // Room that is made is room for the next.
    store.write((tx) => tx.removeQuarantine(kept.at(-1)!.id));
    store.write((tx) => tx.addQuarantine(entry(9999, body)));
    expect(store.read.quarantine(1000).filter((one) => one.body === '')).toHaveLength(3);
  });

  it('beyond so many lets the oldest go, and counts them', () => {
    const store = place.open();
    const { rows } = QUARANTINE_LIMITS;
    store.write((tx) => Array.from({ length: rows + 5 }, (_, n) => tx.addQuarantine(entry(n + 1))));
    const kept = store.read.quarantine(rows + 100);
    expect([kept.length, kept.at(-1)!.seq, store.read.quarantineForgotten()]).toEqual([rows, 6, 5]);
    expect(store.read.counts().quarantined).toBe(rows + 5);
  });

  it('is known by subject and place: the same place in another stream is another message', () => {
    const store = place.open();
    store.write((tx) => tx.addQuarantine(entry(7, '', 'grid.v1.care.530303.530303101.p-1')));
    expect(store.read.isQuarantined(7, 'grid.v1.care.530303.530303101.p-1')).toBe(true);
    expect(store.read.isQuarantined(7, 'grid.v1.case.530303.530303101.x')).toBe(false);
  });

  it('of one key of the directory is its latest', () => {
    const store = place.open();
    store.write((tx) => [tx.addQuarantine(entry(0, 'a', 'member.x')), tx.addQuarantine(entry(0, 'b', 'member.x'))]);
    expect(store.read.quarantine(9).map(({ body }) => body)).toEqual(['b']);
    store.write((tx) => tx.dropQuarantineOf('member.x'));
    expect(store.read.counts().quarantined).toBe(0);
  });

  it('of an earlier version keeps its size and place', () => {
    const before = openFile(place, storeMigrations.slice(0, 14));
    const { bytes: _, ...old } = entry(4, '坏');
    const { doc, crc } = seal(old);
    before.run('INSERT INTO quarantine (seq, doc, crc) VALUES (?, ?, ?)', 4, doc, crc);
    before.run('INSERT INTO quarantine (seq, doc, crc) VALUES (?, ?, ?)', 5, 'damaged', 0);
    before.run('DELETE FROM quarantine WHERE seq = ?', 5);
    before.close();
    const store = place.open();
    expect(store.read.quarantine(9)).toEqual([{ id: 1, ...entry(4, '坏') }]);
    expect(store.read.isQuarantined(4, 'grid.v1.case.x')).toBe(true);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import { countUnsent, openStore, setAside, StoreOpenError, unsentKey, type SqliteStore } from '../../../main/store';
import { Draw } from '../../support/draw';
import { seedCases } from '../../support/seed';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';

const PAGE = 4096;
const RUNS = 1000;
const UNSENT = 7;
const seed = Number(process.env['GRIDDESK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

type Files = ReadonlyMap<string, Buffer>;
let place: StorePlace;
/** As they lie after an orderly end, and after a power cut. */
let closed: Files;
let cut: Files;
let truth: string;

const SUFFIXES = ['', '-wal', '.anchor', '.unsent'];
const take = (): Files =>
  new Map(SUFFIXES.flatMap((suffix) => (existsSync(place.path + suffix) ? [[suffix, readFileSync(place.path + suffix)] as const] : [])));
const lay = (path: string, files: Files): void => {
  for (const suffix of [...SUFFIXES, '-shm']) rmSync(path + suffix, { force: true });
  for (const [suffix, bytes] of files) writeFileSync(path + suffix, bytes);
};

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A digest of everything that the store shows; `damaged` where it says that it cannot. */
const shown = (store: SqliteStore): string => {
  try {
    const { read } = store;
    const open = read.openCases({ area: '530303' }, 1000);
    const ended = read.endedCases({ area: '530303' }, 0, 1000);
    const all = [...open, ...ended].map((record) => [record, read.events(record.id)]);
    const unsent = read.outboxHeads(Number.MAX_SAFE_INTEGER, 100);
    return digest([all, unsent, read.attention(), read.quarantine(100), read.counts(), read.stateHash(), read.verifyAudit()]);
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'damaged') return 'damaged';
    throw error;
  }
};

beforeAll(() => {
  place = storePlace();
  const store = place.open();
  seedCases(store, { cases: 60, open: 30, now: Date.UTC(2026, 10, 23) });
  const ids = store.read.openCases({ area: '530303' }, 30).map(({ id }) => id);
  for (let n = 0; n < UNSENT; n += 1) {
    store.write((tx) => {
      const [commandId, caseId] = [newId(), ids[n]!];
      tx.enqueue({
        commandId,
        caseId,
        command: { name: 'note', commandId, caseId, text: `备注 ${n}` },
        seat: {},
        eventIds: [newId()],
        createdAt: n,
      });
      tx.rememberCommand(commandId, { caseId, rev: 1, eventIds: [] });
      tx.audit({ at: n, who: 'op-1', role: 'dispatcher', kind: 'case.note', subject: caseId, result: 'ok' });
    });
  }
  truth = shown(store);
  cut = take();
  store.close();
  closed = take();
});
afterAll(() => place.remove());

/** One bit, one end, or two pages of the database or its log. */
const damage = (draw: Draw, files: Files): Files => {
  const damaged = new Map(files);
  const suffix = files.has('-wal') && draw.below(2) === 0 ? '-wal' : '';
  const bytes = Buffer.from(files.get(suffix)!);
  const kind = draw.below(10);
  if (kind < 6) bytes[draw.below(bytes.length)]! ^= 1 << draw.below(8);
  else if (kind < 8) return damaged.set(suffix, bytes.subarray(0, draw.below(bytes.length)));
  else {
    const pages = Math.floor(bytes.length / PAGE);
    const [one, other] = [draw.below(pages) * PAGE, draw.below(pages) * PAGE];
    const page = Buffer.from(bytes.subarray(one, one + PAGE));
    bytes.copyWithin(one, other, other + PAGE);
    page.copy(bytes, other);
  }
  return damaged.set(suffix, bytes);
};

const same = (one: Files, other: Files): boolean => [...one].every(([suffix, bytes]) => other.get(suffix)?.equals(bytes) ?? false);

describe.each([
  ['closed in order', () => closed],
  ['left by a power cut', () => cut],
] as const)(`${RUNS} random damages (seed ${seed}) to a cache %s`, (name, whole) => {
  it('are each found or harmless: nothing wrong is shown, nothing crashes, and what was unsent is saved', () => {
    const draw = new Draw(seed);
    const path = join(place.folder, 'damaged.db');
    const outcome = { found: 0, harmless: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const files = damage(draw, whole());
      if (same(files, whole())) continue;
      lay(path, files);
      let seen: string;
      try {
        const store = openStore({ path, key: place.key, clock: place.clock });
        seen = shown(store);
        store.close();
      } catch (error) {
        expect(error, `run ${run}`).toBeInstanceOf(StoreOpenError);
        expect(error, `run ${run}`).toMatchObject({ kind: 'damaged' });
        seen = 'damaged';
      }
      if (seen === 'damaged') outcome.found += 1;
      else {
        expect(seen, `run ${run} of seed ${seed}: something else is shown`).toBe(truth);
        outcome.harmless += 1;
      }
      expect(countUnsent(path, unsentKey(place.key)), `run ${run}: unsent commands`).toBe(UNSENT);
    }
    process.stdout.write(`damages to a cache ${name}: ${outcome.found} found, ${outcome.harmless} harmless (seed ${seed})\n`);
    expect(outcome.found).toBeGreaterThan(RUNS / 4);
  });
});

describe('a cache that replaces a damaged one', () => {
  it('is told of the commands that the other one never sent, in order', () => {
    const path = join(place.folder, 'replaced.db');
    lay(path, closed);
    const bytes = readFileSync(path);
    bytes[5000]! ^= 1;
    writeFileSync(path, bytes);
    expect(() => openStore({ path, key: place.key, clock: place.clock })).toThrow(StoreOpenError);
    setAside(path, 0);
    const store = openStore({ path, key: place.key, clock: place.clock });
    expect(store.stranded.map(({ createdAt }) => createdAt)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    store.write((tx) => tx.settleStranded(store.stranded[0]!.commandId));
    store.close();
    const again = openStore({ path, key: place.key, clock: place.clock });
    expect(again.stranded.map(({ createdAt }) => createdAt)).toEqual([1, 2, 3, 4, 5, 6]);
    again.close();
  });

  it('loses no more than the damaged lines where the second file is damaged as well', () => {
    const path = join(place.folder, 'lines.db');
    lay(path, closed);
    const log = readFileSync(`${path}.unsent`, 'utf8').split('\n');
    log[2] = log[2]!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    writeFileSync(`${path}.unsent`, log.join('\n'));
    expect(countUnsent(path, unsentKey(place.key))).toBe(UNSENT - 1);
  });
});

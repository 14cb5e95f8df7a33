import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError } from '../../../main/ports';
import type { DirectoryEntry } from '../../../preload/contract';
import { countUnsent, openStore, setAside, StoreOpenError, unsentKey, type SqliteStore } from '../../../main/store';
import { UnsentLog, type UnsentCommand } from '../../../main/store/unsent-log';
import { Draw } from '../../support/draw';
import { seedCases } from '../../support/seed';
import { smallWorld } from '../../support/small-world';
import { storePlace, type StorePlace } from '../../support/store';
import { newId } from '../../support/uuid';

const PAGE = 4096;
/** Damages to each of the two caches; GRIDDESK_DAMAGES=1000 for the long run. */
const RUNS = Number(process.env['GRIDDESK_DAMAGES'] ?? 120);
const UNSENT = 7;
const seed = Number(process.env['GRIDDESK_SEED'] ?? 1);
const AREA = '530303';

type Files = ReadonlyMap<string, Buffer>;
let place: StorePlace;
/** As they lie after an orderly end, and after a power cut. */
let closed: Files;
let cut: Files;
let truth: string;
let unsent: readonly UnsentCommand[];

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
    const open = read.openCases({ area: AREA }, 1000);
    const ended = read.endedCases({ area: AREA }, 0, 1000);
    const all = [...open, ...ended].map((record) => [record, read.events(record.id)]);
    const people = read.people(AREA).map((entry) => [entry, read.careEvents(entry.person.id)]);
    const directory = [read.areas(), read.departments(), read.grids(AREA), read.members(AREA)];
    const found = ['试验', '枯树', '路'].map((text) => read.search(text, { area: AREA }, 100));
    const own = [read.ownDocuments('draft', 'op-1'), read.routingChoices(0)];
    const audit = [read.auditBefore(Number.MAX_SAFE_INTEGER, 1000), read.verifyAudit(), read.auditEnds()];
    const left = [read.outboxHeads(Number.MAX_SAFE_INTEGER, 100), read.attention(), read.quarantine(100)];
    return digest([all, people, directory, found, own, audit, left, read.counts(), read.stateHash(), read.rev(), read.lastSeq()]);
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'damaged') return 'damaged';
    throw error;
  }
};

beforeAll(() => {
  place = storePlace();
  const store = place.open();
  seedCases(store, { cases: 60, open: 30, now: Date.UTC(2026, 10, 23) });
  // Else all of it would lie in the log.
  store.checkpoint();
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
  store.write((tx) => {
    tx.putDirectory(
      smallWorld().map(({ kind, key, value }) => ({ kind, key, value }) as DirectoryEntry),
      1,
    );
    tx.putOwnDocument('draft', 'op-1', { key: 'note', at: 1, value: { text: '写到一半的话' } });
    tx.addQuarantine({ at: 1, seq: 1, subject: 'grid.v1.case.x', reason: 'message: not JSON', body: '{', bytes: 1 });
    tx.seeAuditEnd({ ...tx.auditEnd()! });
  });
  truth = shown(store);
  unsent = new UnsentLog(place.path, place.key).read().commands;
  expect(unsent).toHaveLength(UNSENT);
  cut = take();
  store.close();
  closed = take();
});
afterAll(() => place.remove());

/** Of eight damages four hit the database, two its log, one the anchor and one the unsent commands. */
const TARGETS = ['', '', '', '', '-wal', '-wal', '.anchor', '.unsent'];

interface Damage {
  readonly files: Files;
  readonly suffix: string;
  readonly what: 'bit' | 'cut' | 'swap';
}

/** One bit, one end, or two pages of one of the files. A draw that changes nothing is drawn again: it is no damage. */
const damage = (draw: Draw, files: Files): Damage => {
  for (;;) {
    const suffix = draw.one(TARGETS.filter((name) => files.has(name)));
    const before = files.get(suffix)!;
    const bytes = Buffer.from(before);
    const kind = draw.below(10);
    const what = kind < 6 ? 'bit' : kind < 8 ? 'cut' : 'swap';
    if (what === 'bit') bytes[draw.below(bytes.length)]! ^= 1 << draw.below(8);
    // The small files are shorter than a page.
    const page = suffix === '.anchor' || suffix === '.unsent' ? 64 : PAGE;
    if (what === 'swap') {
      const pages = Math.floor(bytes.length / page);
      const [one, other] = [draw.below(pages) * page, draw.below(pages) * page];
      const kept = Buffer.from(bytes.subarray(one, one + page));
      bytes.copyWithin(one, other, other + page);
      kept.copy(bytes, other);
    }
    const after = what === 'cut' ? bytes.subarray(0, draw.below(bytes.length)) : bytes;
    if (!after.equals(before)) return { files: new Map(files).set(suffix, after), suffix, what };
  }
};

/** Commands whose bytes are still there, whatever became of those around them. */
const surviving = (files: Files): readonly UnsentCommand[] => {
  const left = files.get('.unsent')?.toString('latin1') ?? '';
  const whole = cut.get('.unsent')!.toString('latin1').split('\n');
  return unsent.filter((_, at) => left.includes(whole[at]!));
};
const kept = (path: string): readonly UnsentCommand[] => new UnsentLog(path, place.key).read().commands;

/**
 * Saved: every command whose line survived, in order, and besides at most others whose line can still be opened, such as one
 * that lost nothing but a bit base64 has no use for. Sealed lines cannot be opened to anything but what was put into them.
 */
const expectSaved = (path: string, survivors: readonly UnsentCommand[], run: string): void => {
  const saved = kept(path);
  const ids = new Set(saved.map(({ commandId }) => commandId));
  const order = (one: readonly UnsentCommand[]) => one.toSorted((a, b) => a.createdAt - b.createdAt);
  expect(order(saved), `${run}: something else was saved`).toEqual(unsent.filter(({ commandId }) => ids.has(commandId)));
  expect(
    survivors.filter(({ commandId }) => !ids.has(commandId)),
    `${run}: unsent commands lost`,
  ).toEqual([]);
};

/** Opens the cache and takes in all that it shows; `damaged` where it says so, then or while it is read. */
const look = (path: string, run: string): string => {
  try {
    const store = openStore({ path, key: place.key, clock: place.clock });
    try {
      return shown(store);
    } finally {
      store.close();
    }
  } catch (error) {
    expect(error, run).toBeInstanceOf(StoreOpenError);
    expect(error, run).toMatchObject({ kind: 'damaged' });
    return 'damaged';
  }
};

describe.each([
  ['closed in order', () => closed],
  ['left by a power cut', () => cut],
] as const)(`${RUNS} random damages (seed ${seed}) to a cache %s`, (name, whole) => {
  it(
    'are each found or proved harmless: nothing wrong is shown, nothing crashes, and what was unsent is saved',
    () => {
      const draw = new Draw(seed);
      const path = join(place.folder, 'damaged.db');
      const account = new Map<string, number>();
      let lines = 0;
      for (let n = 0; n < RUNS; n += 1) {
        const { files, suffix, what } = damage(draw, whole());
        const run = `run ${n} of seed ${seed}: ${what} in ${suffix || 'the database'}`;
        lay(path, files);
        const survivors = surviving(files);
        lines += UNSENT - survivors.length;
        expectSaved(path, survivors, run);
        const seen = look(path, run);
        if (seen === 'damaged') {
          // Nothing of it is lost that was there before.
          expectSaved(path, survivors, run);
        } else {
          // Harmless is what changes nothing: everything that is shown is the same, now and at the next start, and the log of
          // unsent commands has been made whole again from the cache.
          expect(seen, `${run}: something else is shown`).toBe(truth);
          expect(look(path, run), `${run}: something else is shown at the next start`).toBe(truth);
          expect(kept(path), `${run}: unsent commands`).toEqual(unsent);
        }
        const outcome = `${what} in ${suffix || 'database'} ${seen === 'damaged' ? 'found' : 'harmless'}`;
        account.set(outcome, (account.get(outcome) ?? 0) + 1);
      }
      const sum = (part: string) => [...account].filter(([key]) => key.includes(part)).reduce((all, [, count]) => all + count, 0);
      const by = [...account].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `${key} ${count}`);
      process.stdout.write(
        `damages to a cache ${name}: ${sum('found')} found, ${sum('harmless')} proved harmless of ${RUNS} (seed ${seed}); ` +
          `${lines} lines of unsent commands damaged themselves\n  ${by.join(', ')}\n`,
      );
      expect(sum('found') + sum('harmless')).toBe(RUNS);
      expect(sum('found')).toBeGreaterThan(RUNS / 4);
    },
    RUNS * 2000 + 60_000,
  );
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
    log[2] = log[2]!.replace(/(?<=^\(.)./, (second) => (second === 'A' ? 'B' : 'A'));
    writeFileSync(`${path}.unsent`, log.join('\n'));
    expect(countUnsent(path, unsentKey(place.key))).toBe(UNSENT - 1);
  });

  it.each(['J', '*', '\u008a'])('loses none where the end of a line became %j', (end) => {
    const path = join(place.folder, 'ends.db');
    lay(path, closed);
    const log = readFileSync(`${path}.unsent`, 'latin1');
    writeFileSync(`${path}.unsent`, log.replace('\n', end), 'latin1');
    expect(countUnsent(path, unsentKey(place.key))).toBe(UNSENT);
  });
});

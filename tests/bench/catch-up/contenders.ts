import { createRequire } from 'node:module';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressOf, createJetStream } from '../../../main/upstream/jetstream';
import { openBareDesk } from '../../support/desk';
import type { Inbox } from '../../../main/ports';
import { eventually, MovableClock } from '../../support/clock';
import { TOWNSHIP } from '../../support/wire';
import { consume, type Message } from './consume';

export interface Run {
  readonly url: string;
  /** Sequence of the last event. */
  readonly last: number;
  /** Empty, and removed afterwards. */
  readonly folder: string;
  /** Where the other stores are installed. */
  readonly others: string;
}
/** Milliseconds from when events are asked for to the last of them kept. */
type Contender = (run: Run) => Promise<number>;

const LIMIT_MS = 600_000;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** The main process's own modules: checked, folded, searchable, encrypted, each batch on the disk before the next. */
const console_: Contender = async ({ url, last, folder }) => {
  const clock = new MovableClock(Date.now());
  const upstream = createJetStream({ address: addressOf(url), login: () => ({ kind: 'none' }), area: TOWNSHIP, clock, chance: () => 0.5 });
  // The district's directory comes first; the others are asked for no such thing.
  let begun: number | undefined;
  const fromTheFirst = (inbox: Inbox): Inbox => ({
    ...inbox,
    events: (batch) => {
      begun ??= performance.now();
      return inbox.events(batch);
    },
  });
  const desk = openBareDesk({
    upstream: { ...upstream, start: (from, inbox) => upstream.start(from, fromTheFirst(inbox)) },
    folder,
    clock,
  });
  await desk.services.start();
  await eventually('all events are applied', () => desk.store.read.lastSeq() >= last, LIMIT_MS);
  const ms = performance.now() - begun!;
  const { events, quarantined } = desk.store.read.counts();
  if (quarantined > 0 || events === 0) throw new Error(`${events} events, ${quarantined} set aside`);
  await desk.stop();
  return ms;
};

const bareConsume: Contender = ({ url, last }) => timed(() => consume(url, last, () => undefined));

/** The bytes of the events as they come, a write and an fdatasync for each batch. */
const bareWrite: Contender = async ({ url, last, folder }) => {
  const batches: Buffer[] = [];
  await consume(url, last, (batch) => batches.push(Buffer.from(batch.map(({ body }) => body).join('\n'))));
  const file = openSync(join(folder, 'bare'), 'w');
  const ms = await timed(async () => {
    for (const bytes of batches) {
      writeSync(file, bytes);
      fdatasyncSync(file);
    }
  });
  closeSync(file);
  return ms;
};

const documentOf = ({ seq, subject, body }: Message) => ({ seq, subject, envelope: JSON.parse(body) as { id: string } });

/** LevelDB in Node, documents by event id. It syncs nothing to the disk unless asked, and cannot be asked. */
const pouchdb: Contender = async ({ url, last, folder, others }) => {
  const PouchDB = createRequire(join(others, 'package.json'))('pouchdb') as new (path: string) => {
    bulkDocs(docs: readonly object[]): Promise<readonly { ok?: boolean }[]>;
    close(): Promise<void>;
  };
  const db = new PouchDB(join(folder, 'pouch'));
  const ms = await timed(() =>
    consume(url, last, async (batch) => {
      const answers = await db.bulkDocs(batch.map(documentOf).map((one) => ({ _id: one.envelope.id, ...one })));
      if (!answers.every(({ ok }) => ok)) throw new Error('PouchDB did not take a document');
    }),
  );
  await db.close();
  return ms;
};

const load = async (others: string, name: string): Promise<Record<string, never>> =>
  (await import(pathToFileURL(createRequire(join(others, 'package.json')).resolve(name)).href)) as Record<string, never>;

interface Pg {
  exec(sql: string): Promise<unknown>;
  query(sql: string, params: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** PostgreSQL in WebAssembly on a folder; it runs with fsync off, which cannot be turned on. */
const pglite: Contender = async ({ url, last, folder, others }) => {
  const { PGlite } = (await load(others, '@electric-sql/pglite')) as unknown as { PGlite: { create(path: string): Promise<Pg> } };
  const db = await PGlite.create(join(folder, 'pg'));
  await db.exec(
    'CREATE TABLE events (id text PRIMARY KEY, seq bigint, subject text, envelope jsonb); CREATE INDEX ON events (subject, seq)',
  );
  const ms = await timed(() =>
    consume(url, last, (batch) => {
      const rows = batch.map(documentOf);
      return db.query('INSERT INTO events SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::jsonb[])', [
        rows.map(({ envelope }) => envelope.id),
        rows.map(({ seq }) => seq),
        rows.map(({ subject }) => subject),
        rows.map(({ envelope }) => JSON.stringify(envelope)),
      ]);
    }),
  );
  await db.close();
  return ms;
};

interface Rx {
  addCollections(schemas: object): Promise<unknown>;
  readonly events: { bulkInsert(docs: readonly object[]): Promise<{ readonly error: readonly unknown[] }> };
  close(): Promise<unknown>;
}

/** In memory: nothing of it is there after the process. */
const rxdb: Contender = async ({ url, last, others }) => {
  const { createRxDatabase } = (await load(others, 'rxdb')) as unknown as { createRxDatabase(options: object): Promise<Rx> };
  const { getRxStorageMemory } = (await load(others, 'rxdb/plugins/storage-memory')) as unknown as { getRxStorageMemory(): object };
  const db = await createRxDatabase({ name: 'bench', storage: getRxStorageMemory(), multiInstance: false });
  const text = { type: 'string', maxLength: 200 };
  const properties = { id: { type: 'string', maxLength: 40 }, seq: { type: 'number' }, subject: text, envelope: { type: 'object' } };
  await db.addCollections({ events: { schema: { version: 0, primaryKey: 'id', type: 'object', properties, required: ['id'] } } });
  const ms = await timed(() =>
    consume(url, last, async (batch) => {
      const { error } = await db.events.bulkInsert(batch.map(documentOf).map((one) => ({ id: one.envelope.id, ...one })));
      if (error.length > 0) throw new Error('RxDB did not take a document');
    }),
  );
  await db.close();
  return ms;
};

export const CONTENDERS = { console: console_, consume: bareConsume, write: bareWrite, pouchdb, pglite, rxdb } as const;
export type Name = keyof typeof CONTENDERS;

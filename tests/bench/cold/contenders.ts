import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../../main/store';
import { openDriver } from '../../../main/store/driver';

/** As many as a window asks for first. */
const PAGE = 200;

export interface Place {
  /** Where the contender keeps its data. */
  readonly folder: string;
  /** The console's file and its key in hex: what all of them hold. */
  readonly source: { readonly path: string; readonly key: string };
  /** Where the other stores are installed. */
  readonly others: string;
}

/** A store that keeps cases: filled once, then opened cold and asked for the open cases in the queue's order. */
export interface Contender {
  /** Takes the first `cases` of the console's file. */
  fill(place: Place, cases: number): Promise<void>;
  /** Milliseconds from opening to the first page in hand. Its code is loaded before. */
  open(place: Place): Promise<number>;
}

interface Row extends Record<string, unknown> {
  readonly key: number;
  readonly id: string;
  readonly open: number;
  readonly township: string;
  readonly sort: number;
  readonly doc: string;
}

/** Every case of the console's file up to a number, a thousand at a time; the latest of them stand open. */
function* rowsOf({ path, key }: Place['source'], cases: number): Generator<Row[]> {
  const driver = openDriver(path, Buffer.from(key, 'hex'));
  const { n: open } = driver.prepare('SELECT count(*) AS n FROM cases WHERE open = 1').get([]) as { n: number };
  const page = driver.prepare('SELECT key, id, open, township, sort, doc FROM cases WHERE key > ? ORDER BY key LIMIT 1000');
  const last = driver.prepare('SELECT key, id, open, township, sort, doc FROM cases WHERE open = 1 ORDER BY key');
  const latest = last.all([]) as Row[];
  for (let after = 0, given = 0; given < cases - open;) {
    const rows = (page.all([after]) as Row[]).filter((row) => row.open === 0).slice(0, cases - open - given);
    if (rows.length === 0) break;
    after = rows.at(-1)!.key;
    given += rows.length;
    yield rows;
  }
  for (let at = 0; at < latest.length; at += 1000) yield latest.slice(at, at + 1000);
  driver.close();
}

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  const found = await work();
  const ms = performance.now() - started;
  if (!Array.isArray(found) || found.length !== PAGE) throw new Error('not the page that was asked for');
  return ms;
};

const load = async (others: string, name: string): Promise<Record<string, never>> =>
  (await import(pathToFileURL(createRequire(join(others, 'package.json')).resolve(name)).href)) as Record<string, never>;

/** The console's own file with all it holds, checked as at every start, its answer parsed and its checksums verified. */
const ours: Contender = {
  fill: () => Promise.resolve(),
  open: ({ source }) =>
    timed(() => {
      const store = openStore({ path: source.path, key: Buffer.from(source.key, 'hex'), clock: { now: Date.now } });
      const found = store.read.openCases({ area: TOWNSHIP }, PAGE);
      process.once('exit', () => store.close());
      return found;
    }),
};
const TOWNSHIP = '530303101';

interface Pg {
  exec(sql: string): Promise<unknown>;
  query(sql: string, params: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  close(): Promise<void>;
}

const openPg = async (place: Place): Promise<(path: string) => Promise<Pg>> => {
  const { PGlite } = (await load(place.others, '@electric-sql/pglite')) as unknown as { PGlite: { create(path: string): Promise<Pg> } };
  return (path) => PGlite.create(path);
};

/** PostgreSQL in WebAssembly on a folder, with the index that the question wants. */
const pglite: Contender = {
  fill: async (place, cases) => {
    const db = await (await openPg(place))(join(place.folder, 'pg'));
    await db.exec('CREATE TABLE cases (id text PRIMARY KEY, open int, township text, sort double precision, doc jsonb)');
    for (const rows of rowsOf(place.source, cases))
      await db.query(
        'INSERT INTO cases SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::double precision[], $5::text[]::jsonb[])',
        [
          rows.map(({ id }) => id),
          rows.map((row) => row.open),
          rows.map(({ township }) => township),
          rows.map(({ sort }) => sort),
          rows.map(({ doc }) => String(doc)),
        ],
      );
    await db.exec('CREATE INDEX ON cases (township, sort, id) WHERE open = 1; ANALYZE cases');
    await db.close();
  },
  open: async (place) => {
    const create = await openPg(place);
    return timed(async () => {
      const db = await create(join(place.folder, 'pg'));
      const { rows } = await db.query('SELECT id, doc FROM cases WHERE open = 1 AND township = $1 ORDER BY sort, id LIMIT $2', [
        TOWNSHIP,
        PAGE,
      ]);
      return [...rows];
    });
  },
};

interface Pouch {
  bulkDocs(docs: readonly object[]): Promise<readonly { ok?: boolean }[]>;
  put(doc: object): Promise<unknown>;
  query(view: string, options: object): Promise<{ readonly rows: readonly unknown[] }>;
  close(): Promise<void>;
}

const openPouch = ({ folder, others }: Place): (() => Pouch) => {
  const PouchDB = createRequire(join(others, 'package.json'))('pouchdb') as new (path: string) => Pouch;
  return () => new PouchDB(join(folder, 'pouch'));
};

const queue = (db: Pouch) => db.query('queue', { limit: PAGE, include_docs: true });

/** Documents in LevelDB, with a view of the open ones in the queue's order. */
const pouchdb: Contender = {
  fill: async (place, cases) => {
    const db = openPouch(place)();
    for (const rows of rowsOf(place.source, cases)) {
      const docs = rows.map(({ id, open, sort, doc }) => ({ _id: id, open, sort, doc: JSON.parse(String(doc)) as object }));
      const answers = await db.bulkDocs(docs);
      if (!answers.every(({ ok }) => ok)) throw new Error('PouchDB did not take a document');
    }
    await db.put({ _id: '_design/queue', views: { queue: { map: 'function (doc) { if (doc.open) emit([doc.sort, doc._id]); }' } } });
    await queue(db);
    await db.close();
  },
  open: (place) => {
    const open = openPouch(place);
    return timed(async () => [...(await queue(open())).rows]);
  },
};

export const CONTENDERS = { ours, pglite, pouchdb } as const;
export type Name = keyof typeof CONTENDERS;

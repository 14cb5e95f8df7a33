import * as v from 'valibot';
import { readCounter, setCounter } from './counters';
import { seal, unseal, type Sealed } from './document';
import { SealedLines } from './sealed-lines';
import type { Sql } from './sql';
import { subKey } from './sub-key';

/**
 * Documents of this console that no platform has: call drills and the files of how grid members were chosen. They lie in a
 * second file beside the cache, so that a damaged cache takes nothing with it that somebody was told is saved.
 */
const KINDS: readonly string[] = ['drill', 'selection'];

const Put = v.object({
  op: v.literal('put'),
  kind: v.string(),
  owner: v.string(),
  key: v.string(),
  at: v.number(),
  value: v.unknown(),
});
const Line = v.variant('op', [Put, v.object({ op: v.literal('drop'), kind: v.string(), owner: v.string(), key: v.string() })]);
type Line = v.InferOutput<typeof Line>;
type Put = v.InferOutput<typeof Put>;
export type KeptDocument = Omit<Put, 'op'>;

/** A drill is written anew at each call; so many characters of such lines make the file be written anew. */
const COMPACT_AFTER = 4 * 1024 * 1024;

const pathOf = (database: string): string => `${database}.own`;
const nameOf = ({ kind, owner, key }: Pick<Line, 'kind' | 'owner' | 'key'>): string => JSON.stringify([kind, owner, key]);

/** The second file: one sealed line a change. */
class OwnFile {
  readonly #file: SealedLines<typeof Line>;
  #appended = 0;

  constructor(database: string, key: Uint8Array) {
    this.#file = new SealedLines(pathOf(database), subKey(key, 'own documents'), Line);
  }

  read(): KeptDocument[] {
    const kept = new Map<string, KeptDocument>();
    for (const line of this.#file.read().lines) {
      if (line.op === 'put') kept.set(nameOf(line), { kind: line.kind, owner: line.owner, key: line.key, at: line.at, value: line.value });
      else kept.delete(nameOf(line));
    }
    return [...kept.values()];
  }

  append(lines: readonly Line[]): void {
    this.#appended += this.#file.append(lines);
  }

  get isLong(): boolean {
    return this.#appended > COMPACT_AFTER;
  }

  /** Exactly these; no file where there are none. */
  rewrite(documents: readonly KeptDocument[]): void {
    this.#appended = 0;
    this.#file.rewrite(documents.map((one) => ({ op: 'put', ...one })));
  }
}

type Row = Sealed & Record<string, unknown> & { readonly kind: string; readonly owner: string; readonly key: string; readonly at: number };

/** What the cache holds of them. @throws StorageError where a row is damaged: then the second file stays what it is */
const inCache = (sql: Sql): KeptDocument[] =>
  sql
    .all<Row>(
      `SELECT kind, owner, key, at, doc, crc FROM own_documents WHERE kind IN (${KINDS.map(() => '?').join(', ')}) ORDER BY at, key`,
      ...KINDS,
    )
    .map((row) => ({
      kind: row.kind,
      owner: row.owner,
      key: row.key,
      at: row.at,
      value: unseal<unknown>(row, `${row.kind} ${row.key}`, row.key),
    }));

/** This cache has been held against the second file once: from then on it says what there is, also that something is gone. */
const KNOWN = 'ownKeptTwice';

/** Collects what a transaction does to such documents, and tells the second file once it has reached the disk. */
export class KeptTwice {
  readonly #sql: Sql;
  readonly #file: OwnFile;
  #lines: Line[] = [];
  /** The second file could not be written: it is made anew from the cache at the next commit. */
  #behind = false;

  constructor(sql: Sql, database: string, key: Uint8Array) {
    this.#sql = sql;
    this.#file = new OwnFile(database, key);
  }

  /**
   * Gives a new cache back what the one before it had, or makes the second file say what this cache holds.
   * @returns how many documents were given back
   */
  reconcile(): number {
    const isNew = readCounter(this.#sql, KNOWN) === 0;
    const kept = isNew ? this.#file.read() : [];
    if (isNew)
      this.#sql.transaction(() => {
        for (const { kind, owner, key, at, value } of kept) {
          const { doc, crc } = seal(value, key);
          this.#sql.run(
            'INSERT OR IGNORE INTO own_documents (kind, owner, key, at, doc, crc) VALUES (?, ?, ?, ?, ?, ?)',
            ...[kind, owner, key, at, doc, crc],
          );
        }
        setCounter(this.#sql, KNOWN, 1);
      });
    this.#rewrite();
    return kept.length;
  }

  put(kind: string, owner: string, key: string, at: number, value: unknown): void {
    if (KINDS.includes(kind)) this.#lines.push({ op: 'put', kind, owner, key, at, value });
  }

  drop(kind: string, owner: string, key: string): void {
    if (KINDS.includes(kind)) this.#lines.push({ op: 'drop', kind, owner, key });
  }

  /** What was destroyed leaves the second file at once, instead of standing in it with a line that takes it back. */
  commit(): void {
    const lines = this.#lines;
    this.#lines = [];
    if (lines.length === 0 && !this.#behind) return;
    const anew = this.#behind || this.#file.isLong || lines.some(({ op }) => op === 'drop');
    if (anew && this.#rewrite()) return;
    try {
      this.#file.append(lines);
    } catch {
      this.#behind = true;
    }
  }

  forget(): void {
    this.#lines = [];
  }

  /** A full disk, or a damaged row: the old file stands, and goes on being added to. Damage is told when somebody reads there. */
  #rewrite(): boolean {
    try {
      this.#file.rewrite(inCache(this.#sql));
      this.#behind = false;
    } catch {
      this.#behind = true;
    }
    return !this.#behind;
  }
}

import type { CaseRecord } from '../ports';
import { CASE_COLUMNS, toCaseRecord, type CaseRowOnDisk } from './case-record';
import type { Param } from './driver';
import type { Sql } from './sql';

interface Found extends Record<string, unknown> {
  readonly key: number;
  readonly rev: number;
}

/** A case as it stands in the file, and where. */
export interface KeptCase {
  readonly key: number;
  readonly record: CaseRecord;
}

/** More than the open cases of a busy district; some 3 kB each. */
const KEPT = 12_000;

/**
 * Cases by query. Parsing a case costs five times as much as finding it, so the last ones read or written are kept as
 * they are; a case's revision tells whether one is still good. Every change of a case comes past here (`put`), so a
 * case that is kept is also found by its id without a query.
 */
export class CaseRows {
  readonly #sql: Sql;
  readonly #kept = new Map<number, CaseRecord>();
  readonly #keys = new Map<string, number>();
  readonly #most: number;

  /** @param most cases kept */
  constructor(sql: Sql, most = KEPT) {
    this.#sql = sql;
    this.#most = most;
  }

  /** @param from what follows FROM, with `cases` under the alias `c` */
  select(from: string, ...params: readonly Param[]): CaseRecord[] {
    const found = this.#sql.all<Found>(`SELECT c.key, c.rev FROM ${from}`, ...params);
    const records = found.map(({ key, rev }) => this.#stillGood(key, rev));
    // Taken out before more are read: what is read may push them out.
    const read = this.#read(found.flatMap(({ key }, at) => (records[at] ? [] : [key])));
    return found.flatMap(({ key }, at) => records[at] ?? read.get(key) ?? []);
  }

  /** A case that is kept; undefined: it may be in the file all the same. */
  kept(id: string): KeptCase | undefined {
    const key = this.#keys.get(id);
    const record = key === undefined ? undefined : this.#kept.get(key);
    return key === undefined || !record ? undefined : { key, record };
  }

  /** A case as it has just been written. */
  put(key: number, record: CaseRecord): void {
    this.#kept.delete(key);
    this.#kept.set(key, record);
    this.#keys.set(record.id, key);
    this.#letGo();
  }

  /** After a rollback: what was written never was, and revisions are given out a second time. */
  clear(): void {
    this.#kept.clear();
    this.#keys.clear();
  }

  #stillGood(key: number, rev: number): CaseRecord | undefined {
    const record = this.#kept.get(key);
    return record?.rev === rev ? record : undefined;
  }

  #read(keys: readonly number[]): Map<number, CaseRecord> {
    const read = new Map<number, CaseRecord>();
    if (keys.length === 0) return read;
    const rows = this.#sql.all<CaseRowOnDisk>(
      `SELECT ${CASE_COLUMNS} FROM json_each(CAST(? AS TEXT)) k CROSS JOIN cases c ON c.key = k.value`,
      JSON.stringify(keys),
    );
    for (const row of rows) read.set(row.key, toCaseRecord(row));
    for (const [key, record] of read) this.put(key, record);
    return read;
  }

  #letGo(): void {
    // A map hands its keys out in the order they were put in: the longest kept go first.
    for (const [key, { id }] of this.#kept) {
      if (this.#kept.size <= this.#most) return;
      this.#kept.delete(key);
      this.#keys.delete(id);
    }
  }
}

import type { CaseRecord } from '../ports';
import { CASE_COLUMNS, toCaseRecord, type CaseRowOnDisk } from './case-record';
import type { Param } from './driver';
import type { Sql } from './sql';

interface Found extends Record<string, unknown> {
  readonly key: number;
  readonly rev: number;
}

/** Twice the open cases of a busy township. */
const KEPT = 4096;

/**
 * Cases by query. Parsing a case costs five times as much as finding it, so the last ones read are kept parsed; a
 * case's revision tells whether one is still good.
 */
export class CaseRows {
  readonly #sql: Sql;
  readonly #kept = new Map<number, CaseRecord>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** @param from what follows FROM, with `cases` under the alias `c` */
  select(from: string, ...params: readonly Param[]): CaseRecord[] {
    const found = this.#sql.all<Found>(`SELECT c.key, c.rev FROM ${from}`, ...params);
    const records = found.map(({ key, rev }) => this.#stillGood(key, rev));
    // Taken out before more are read: what is read may push them out.
    const read = this.#read(found.flatMap(({ key }, at) => (records[at] ? [] : [key])));
    return found.flatMap(({ key }, at) => records[at] ?? read.get(key) ?? []);
  }

  /** After a rollback revisions are given out a second time. */
  clear(): void {
    this.#kept.clear();
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
    this.#keep(read);
    return read;
  }

  #keep(read: ReadonlyMap<number, CaseRecord>): void {
    for (const [key, record] of read) {
      this.#kept.delete(key);
      this.#kept.set(key, record);
    }
    // A map hands its keys out in the order they were put in: the longest kept go first.
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) return;
      this.#kept.delete(key);
    }
  }
}

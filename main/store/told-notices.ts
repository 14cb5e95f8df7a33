import type { Notice } from '../ports';
import type { Sql } from './sql';

export interface NoticeRow extends Record<string, unknown> {
  readonly limit_key: string;
  readonly kind: Notice['kind'];
  readonly at: number;
  readonly given_at: number;
  readonly announced: number;
}

/** As many as cases are kept beside it; of nearly all there is nothing. */
const KEPT = 12_000;
const NONE: readonly NoticeRow[] = [];

/**
 * Of what of a case somebody has been told, the oldest first. Asked with every event of a case and changed twice in its life,
 * so that the last ones asked for are kept. Whoever changes a case's notices says so.
 */
export class ToldNotices {
  readonly #sql: Sql;
  readonly #kept = new Map<string, readonly NoticeRow[]>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  of(caseId: string): readonly NoticeRow[] {
    return (
      this.#kept.get(caseId) ??
      this.#keep(
        caseId,
        this.#sql.all<NoticeRow>(
          'SELECT limit_key, kind, at, given_at, announced FROM notices WHERE case_id = ? ORDER BY given_at',
          caseId,
        ),
      )
    );
  }

  /** Of a case that begins nobody has been told anything. */
  none(caseId: string): readonly NoticeRow[] {
    return this.#keep(caseId, NONE);
  }

  /** Beside what was told before. */
  add(caseId: string, rows: readonly NoticeRow[]): void {
    const before = this.#kept.get(caseId);
    if (before)
      this.#keep(
        caseId,
        [...before, ...rows].toSorted((a, b) => a.given_at - b.given_at),
      );
  }

  changed(caseId: string): void {
    this.#kept.delete(caseId);
  }

  /** After a rollback: what was told in it was not. */
  clear(): void {
    this.#kept.clear();
  }

  #keep(caseId: string, rows: readonly NoticeRow[]): readonly NoticeRow[] {
    this.#kept.set(caseId, rows);
    // A map hands its keys out in the order they were put in: the longest kept goes first.
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return rows;
  }
}

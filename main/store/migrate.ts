import type { Sql } from './sql';

/** One step in the shape of a file; `version` counts up from 1. Numbers may be left out; none is put in later before one that has landed. */
export interface Migration {
  readonly version: number;
  up(sql: Sql): void;
}

/** The version a file is at, from its header (`PRAGMA user_version`); 0: empty. */
export const schemaVersion = (sql: Sql): number => sql.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;

export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** Takes a file to the latest version, each step in a transaction of its own with its entry in the ledger. */
export const migrate = (sql: Sql, migrations: readonly Migration[]): void => {
  const at = schemaVersion(sql);
  for (const migration of migrations) {
    if (migration.version <= at) continue;
    sql.transaction(() => {
      migration.up(sql);
      sql.exec(`PRAGMA user_version = ${migration.version}`);
    });
  }
};

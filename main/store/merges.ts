import type { CaseState } from '../domain';
import type { Sql } from './sql';

/** The case that this one went into; undefined: it stands for itself. */
export const mergedIntoOf = (state: CaseState): string | undefined => (state.state === 'merged' ? state.into : undefined);

/** Keeps which case went into which, when one is stored. */
export const putMerge = (sql: Sql, key: number, before: string | undefined, state: CaseState): void => {
  const into = mergedIntoOf(state);
  if (into !== undefined) sql.run('INSERT OR REPLACE INTO merges (case_key, into_id) VALUES (?, ?)', key, into);
  else if (before === 'merged') sql.run('DELETE FROM merges WHERE case_key = ?', key);
};

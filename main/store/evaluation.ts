import { CASE_STATES } from '../../preload/contract';
import type { EvaluatedCase } from '../domain';
import { StorageError, type EvaluationReads, type EvaluationWrites } from '../ports';
import { readCounter, setCounter } from './counters';
import { caseCount } from './counts';
import { seal, unseal, type Sealed } from './document';
import { scopeClause } from './scope';
import type { Sql } from './sql';

type FactsRow = Sealed & Record<string, unknown> & { readonly case_key: number; readonly to_at: number; readonly id: string };

export const evaluationReads = (sql: Sql): EvaluationReads => ({
  factsMade: () => ({ rules: readCounter(sql, 'factsRules'), rev: readCounter(sql, 'factsRev') }),
  casesChanged: (rev, limit) =>
    sql.all<{ id: string; rev: number }>('SELECT id, rev FROM cases WHERE rev > ? ORDER BY rev LIMIT ?', rev, limit),
  casesToCount: (rev) => ({
    changed: sql.get<{ n: number }>('SELECT count(*) AS n FROM cases WHERE rev > ?', rev)?.n ?? 0,
    all: CASE_STATES.reduce((sum, state) => sum + readCounter(sql, caseCount(state)), 0),
  }),
  caseFacts: (scope, span, limit, after = { to: span.from, key: -1 }) => {
    const { sql: within, params } = scopeClause(scope);
    // The index is walked in its own order from the cursor on, and the rows are read that are inside.
    const rows = sql.all<FactsRow>(
      `SELECT f.case_key, f.to_at, f.doc, f.crc, c.id FROM case_facts f INDEXED BY case_facts_by_time
       CROSS JOIN cases c ON c.key = f.case_key
       WHERE (f.to_at, f.case_key) > (?, ?) AND f.from_at < ? AND ${within} ORDER BY f.to_at, f.case_key LIMIT ?`,
      after.to,
      after.key,
      span.to,
      ...params,
      limit,
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      facts: rows.map((row) => unseal<EvaluatedCase>(row, `facts of case ${row.id}`, row.id)),
      next: last && { to: last.to_at, key: last.case_key },
    };
  },
  factsOf: (scope, caseId) => {
    const { sql: within, params } = scopeClause(scope);
    const row = sql.get<Sealed & Record<string, unknown>>(
      `SELECT f.doc, f.crc FROM cases c JOIN case_facts f ON f.case_key = c.key WHERE c.id = ? AND ${within}`,
      caseId,
      ...params,
    );
    return row && unseal<EvaluatedCase>(row, `facts of case ${caseId}`, caseId);
  },
});

export const evaluationWrites = (sql: Sql): EvaluationWrites => ({
  putFacts: (caseId, span, facts) => {
    const { doc, crc } = seal(facts, caseId);
    const { changes } = sql.run(
      'INSERT OR REPLACE INTO case_facts (case_key, from_at, to_at, doc, crc) SELECT key, ?, ?, ?, ? FROM cases WHERE id = ?',
      span.from,
      span.to,
      doc,
      crc,
      caseId,
    );
    if (changes === 0) throw new StorageError('failed', `facts of case ${caseId}, which is not there`);
  },
  dropFacts: (caseId) => void sql.run('DELETE FROM case_facts WHERE case_key = (SELECT key FROM cases WHERE id = ?)', caseId),
  setFactsMade: ({ rules, rev }) => {
    setCounter(sql, 'factsRules', rules);
    setCounter(sql, 'factsRev', rev);
  },
});

import { crc32 } from 'node:zlib';
import type { BroadcastMinute, CallResult } from '../../preload/contract';
import { StorageError, type AskedPerson, type BroadcastReads, type BroadcastWrites, type VillageCounts } from '../ports';
import { areaRange } from './scope';
import type { Param } from './driver';
import type { Sql } from './sql';

const COLUMNS = 'member_id, n, village, reachable, delivered, read, answered, via, claim_id, claim_name, calls, last_result';
type Kept = { readonly [K in 'member_id' | 'village']: string } & { readonly [K in 'n' | 'reachable' | 'via' | 'calls']: number } & {
  readonly [K in 'delivered' | 'read' | 'answered']: number | null;
} & { readonly [K in 'claim_id' | 'claim_name' | 'last_result']: string | null };

type Row = Kept & Record<string, unknown> & { readonly crc: number };

const valuesOf = (row: Kept): Param[] => [
  row.member_id,
  row.n,
  row.village,
  row.reachable,
  row.delivered,
  row.read,
  row.answered,
  row.via,
  row.claim_id,
  row.claim_name,
  row.calls,
  row.last_result,
];
const sumOf = (broadcastId: string, values: readonly Param[]): number => crc32(`${broadcastId}\n${values.join('\n')}`);

const toRow = (person: AskedPerson): Kept => ({
  member_id: person.memberId,
  n: person.n,
  village: person.village,
  reachable: person.reachable ? 1 : 0,
  delivered: person.delivered ?? null,
  read: person.read ?? null,
  answered: person.answered ?? null,
  via: person.via,
  claim_id: person.claim?.operatorId ?? null,
  claim_name: person.claim?.operatorName ?? null,
  calls: person.calls,
  last_result: person.lastResult ?? null,
});

const toPerson = (broadcastId: string, row: Row): AskedPerson => {
  if (sumOf(broadcastId, valuesOf(row)) !== row.crc)
    throw new StorageError('damaged', `person ${row.n} of broadcast ${broadcastId} does not fit its checksum`);
  return {
    memberId: row.member_id,
    n: row.n,
    village: row.village,
    reachable: row.reachable === 1,
    delivered: row.delivered ?? undefined,
    read: row.read ?? undefined,
    answered: row.answered ?? undefined,
    via: row.via,
    claim: row.claim_id === null ? undefined : { operatorId: row.claim_id, operatorName: row.claim_name ?? '' },
    calls: row.calls,
    lastResult: (row.last_result as CallResult | null) ?? undefined,
  };
};

/** The villages under an area; of a district also those whose village nobody knows. */
const under = (area: string): { readonly sql: string; readonly params: readonly Param[] } =>
  area.length <= 6
    ? { sql: '((village >= ? AND village < ?) OR village = ?)', params: [...areaRange(area), ''] }
    : { sql: 'village >= ? AND village < ?', params: areaRange(area) };

type Reads = Pick<
  BroadcastReads,
  'askedPerson' | 'broadcastTotals' | 'broadcastVillages' | 'broadcastMinutes' | 'unanswered' | 'unansweredPage' | 'toPhone' | 'claimsOf'
>;

/** Who was asked: one row a person, and counts that are kept as the rows change. */
export const peopleReads = (sql: Sql): Reads => {
  const people = (broadcastId: string, rest: string, ...params: readonly Param[]): AskedPerson[] =>
    sql
      .all<Row>(`SELECT ${COLUMNS}, crc FROM broadcast_people WHERE broadcast_id = ? ${rest}`, broadcastId, ...params)
      .map((row) => toPerson(broadcastId, row));
  return {
    askedPerson: (broadcastId, memberId) => people(broadcastId, 'AND member_id = ?', memberId)[0],
    broadcastVillages: (broadcastId, area) => {
      const where = under(area);
      return sql.all<VillageCounts & Record<string, unknown>>(
        `SELECT village, sum(sent) AS sent, sum(delivered) AS delivered, sum(read) AS read, sum(answered) AS answered
         FROM broadcast_minutes WHERE broadcast_id = ? AND ${where.sql} GROUP BY village ORDER BY village`,
        broadcastId,
        ...where.params,
      );
    },
    broadcastMinutes: (broadcastId, area) => {
      const where = under(area);
      return sql.all<BroadcastMinute & Record<string, unknown>>(
        `SELECT minute, sum(delivered) AS delivered, sum(read) AS read, sum(answered) AS answered
         FROM broadcast_minutes WHERE broadcast_id = ? AND ${where.sql} GROUP BY minute
         HAVING sum(delivered) + sum(read) + sum(answered) > 0 ORDER BY minute`,
        broadcastId,
        ...where.params,
      );
    },
    broadcastTotals: (broadcastId, area, windowMinutes) => {
      const where = under(area);
      const found = sql.get<Record<'sent' | 'delivered' | 'read' | 'answered' | 'inTime', number | null>>(
        `SELECT sum(sent) AS sent, sum(delivered) AS delivered, sum(read) AS read, sum(answered) AS answered,
           sum(CASE WHEN minute < ? THEN answered ELSE 0 END) AS inTime
         FROM broadcast_minutes WHERE broadcast_id = ? AND ${where.sql}`,
        windowMinutes,
        broadcastId,
        ...where.params,
      );
      const { sent, delivered, read, answered, inTime } = found ?? {};
      return { sent: sent ?? 0, delivered: delivered ?? 0, read: read ?? 0, answered: answered ?? 0, inTime: inTime ?? 0 };
    },
    unanswered: (broadcastId, area) => {
      const where = under(area);
      const found = sql.get<{ all: number; readOnly: number | null }>(
        `SELECT count(*) AS "all", sum(read IS NOT NULL) AS readOnly FROM broadcast_people
         WHERE broadcast_id = ? AND answered IS NULL AND ${where.sql}`,
        broadcastId,
        ...where.params,
      );
      return { all: found?.all ?? 0, readOnly: found?.readOnly ?? 0 };
    },
    unansweredPage: (broadcastId, area, skip, limit) => {
      const where = under(area);
      return people(
        broadcastId,
        `AND answered IS NULL AND ${where.sql} ORDER BY village, n LIMIT ? OFFSET ?`,
        ...where.params,
        limit,
        skip,
      );
    },
    toPhone: (broadcastId, area, limit) => {
      const where = under(area);
      return people(
        broadcastId,
        `AND answered IS NULL AND claim_id IS NULL AND reachable = 1 AND ${where.sql} ORDER BY calls, village, n LIMIT ?`,
        ...where.params,
        limit,
      );
    },
    claimsOf: (broadcastId, operatorId) => people(broadcastId, 'AND claim_id = ? ORDER BY village, n', operatorId),
  };
};

export const peopleWrites = (sql: Sql): Pick<BroadcastWrites, 'putPerson' | 'tally'> => ({
  putPerson: (broadcastId, person) => {
    const values = valuesOf(toRow(person));
    sql.run(
      `INSERT OR REPLACE INTO broadcast_people (broadcast_id, ${COLUMNS}, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      broadcastId,
      ...values,
      sumOf(broadcastId, values),
    );
  },
  tally: (broadcastId, village, minute, what, by) =>
    // The column is one of four names of this code's own.
    void sql.run(
      `INSERT INTO broadcast_minutes (broadcast_id, village, minute, sent, delivered, read, answered) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (broadcast_id, village, minute) DO UPDATE SET ${what} = ${what} + excluded.${what}`,
      broadcastId,
      village,
      minute,
      ...(['sent', 'delivered', 'read', 'answered'] as const).map((column) => (column === what ? by : 0)),
    ),
});

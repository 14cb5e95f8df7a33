import { isOpen, lightOf, type CaseRow, type CaseStateName, type Priority } from '../../../preload/contract';

export type Only = 'all' | 'mine' | 'overdue' | 'unread' | 'urgent' | 'requests';
export type Sort = 'due' | 'reported' | 'updated';

export interface QueueFilter {
  readonly only: Only;
  readonly text: string;
  /** Absent: whenever. */
  readonly reported?: 'today' | undefined;
  /** Absent: every open state. */
  readonly state?: CaseStateName | undefined;
  readonly priority?: Priority | undefined;
  readonly category?: string | undefined;
  /** Twelve digits. */
  readonly village?: string | undefined;
  readonly department?: string | undefined;
  readonly sort: Sort;
}

export const noFilter: QueueFilter = { only: 'all', text: '', sort: 'due' };
/** A search starts at two characters: one finds half of everything. */
export const MIN_SEARCH = 2;
export const searches = (filter: QueueFilter): boolean => filter.text.trim().length >= MIN_SEARCH;

/** Something about it is for this seat's lead to decide. */
export const waitsForLead = (row: CaseRow): boolean => row.actions.includes('answer');

/** The next step of the case is this seat's: filing, dispatching, checking, closing, or a task of its own. */
export const isMyTurn = (row: CaseRow): boolean =>
  row.actions.includes('accept') ||
  waitsForLead(row) ||
  (row.state === 'filed' && row.actions.includes('dispatch')) ||
  (row.state === 'feedback' && (row.actions.includes('verify-pass') || row.actions.includes('close'))) ||
  row.tasks.some((task) => task.actions.some((action) => action !== 'recall'));

export const isOverdue = (row: CaseRow, now: number): boolean => lightOf(row.clock, now) === 'red';

const isOnly = (row: CaseRow, only: Only, now: number): boolean => {
  switch (only) {
    case 'all':
      return true;
    case 'mine':
      return isMyTurn(row);
    case 'overdue':
      return isOverdue(row, now);
    case 'unread':
      return row.unread;
    case 'urgent':
      return row.priority === 'urgent';
    case 'requests':
      return waitsForLead(row);
  }
};

/** All of China keeps one time, without summer time. */
const UTC_8 = 8 * 3_600_000;
const dayOf = (at: number): number => Math.floor((at + UTC_8) / 86_400_000);

/** Every word typed stands somewhere in what the row shows. */
const holds = (row: CaseRow, words: readonly string[]): boolean => {
  const text = `${row.title}\n${row.address ?? ''}\n${row.number}\n${row.villageName}\n${row.gridName ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** A search looks at ended cases too, and so do requests: a closed case may be appealed. Otherwise only open ones, or those of the chosen state. */
export const matches = (row: CaseRow, filter: QueueFilter, now: number): boolean => {
  const searching = searches(filter);
  const alsoEnded = searching || filter.only === 'requests';
  if (filter.state ? row.state !== filter.state : !alsoEnded && !isOpen(row.state)) return false;
  if (filter.reported && dayOf(row.reportedAt) !== dayOf(now)) return false;
  if (filter.priority && row.priority !== filter.priority) return false;
  if (filter.category && row.category !== filter.category) return false;
  if (filter.village && row.village !== filter.village) return false;
  if (filter.department && !row.tasks.some((task) => task.departmentId === filter.department)) return false;
  if (!isOnly(row, filter.only, now)) return false;
  return !searching || holds(row, filter.text.toLowerCase().split(/\s+/).filter(Boolean));
};

/** The queue's own order is by deadline, urgent first; the others put the latest on top. */
export const sorted = (rows: readonly CaseRow[], sort: Sort): readonly CaseRow[] => {
  if (sort === 'due') return rows;
  return rows.toSorted(sort === 'reported' ? (a, b) => b.reportedAt - a.reportedAt : (a, b) => b.updatedAt - a.updatedAt);
};

export type Counts = Readonly<Record<Only, number>>;
/** Of open cases; what waits for the lead may also be about one that has ended. */
export const countsOf = (rows: readonly CaseRow[], now: number): Counts => {
  const counts = { all: 0, mine: 0, overdue: 0, unread: 0, urgent: 0, requests: 0 };
  for (const row of rows) {
    if (waitsForLead(row)) counts.requests += 1;
    if (!isOpen(row.state)) continue;
    counts.all += 1;
    if (isMyTurn(row)) counts.mine += 1;
    if (isOverdue(row, now)) counts.overdue += 1;
    if (row.unread) counts.unread += 1;
    if (row.priority === 'urgent') counts.urgent += 1;
  }
  return counts;
};

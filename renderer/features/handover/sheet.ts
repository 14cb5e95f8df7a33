import {
  isOpen,
  lightOf,
  type AttentionRow,
  type CaseRow,
  type PersonRow,
  type RequestRow,
  type SlipRow,
  type TaskRow,
} from '../../../preload/contract';

/** What one shift leaves to the next. A case stands under everything that is owed on it. 交接班 */
export interface Handover {
  readonly overdue: readonly CaseRow[];
  /** The reporter was told when something will be done; the nearest promise first. */
  readonly promised: readonly CaseRow[];
  readonly requests: readonly { readonly row: CaseRow; readonly request: RequestRow }[];
  readonly slips: readonly { readonly row: CaseRow; readonly slip: SlipRow }[];
  /** Sent back, and nobody was sent in that department's place since. */
  readonly declined: readonly { readonly row: CaseRow; readonly task: TaskRow }[];
  readonly unsent: readonly CaseRow[];
  readonly attention: readonly AttentionRow[];
  /** Look-ins of today that have not been made; empty where the seat sees nobody in care. */
  readonly lookIns: readonly PersonRow[];
  /** Open and under nothing above. */
  readonly open: readonly CaseRow[];
}

interface Facts {
  readonly rows: readonly CaseRow[];
  readonly attention: readonly AttentionRow[];
  readonly people: readonly PersonRow[];
  /** Instant it is drawn up. */
  readonly now: number;
}

const stillDeclined = (row: CaseRow): readonly TaskRow[] =>
  row.tasks.filter((task) => task.state === 'declined' && !row.tasks.some((other) => other.sentAt > task.sentAt));

export const handoverOf = ({ rows, attention, people, now }: Facts): Handover => {
  const open = rows.filter(({ state }) => isOpen(state));
  const overdue = open.filter(({ clock }) => lightOf(clock, now) === 'red');
  const promised = open.filter(({ promisedAt }) => promisedAt !== undefined).toSorted((a, b) => (a.promisedAt ?? 0) - (b.promisedAt ?? 0));
  // A closed case may be appealed, so that requests are not of open ones only.
  const requests = rows.flatMap((row) => row.requests.map((request) => ({ row, request })));
  const slips = open.flatMap((row) => row.slips.filter(({ answer }) => !answer).map((slip) => ({ row, slip })));
  const declined = open.flatMap((row) => stillDeclined(row).map((task) => ({ row, task })));
  const unsent = rows.filter(({ pending }) => pending > 0);
  const named = new Set([overdue, promised, unsent, ...[requests, slips, declined].map((all) => all.map(({ row }) => row))].flat());
  return {
    overdue,
    promised,
    requests,
    slips,
    declined,
    unsent,
    attention,
    lookIns: people.filter(({ plan }) => plan.today.some(({ state }) => state !== 'done')),
    open: open.filter((row) => !named.has(row)),
  };
};

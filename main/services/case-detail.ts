import { fail, ok, type CaseDetail, type CaseRow, type Result, type TimelineEntry } from '../../preload/contract';
import { addLimit, handlingLimit, toTimeline } from '../domain';
import type { CaseRecord } from '../ports';
import { candidatesOf } from './candidates';
import type { Context } from './context';
import { mergedInto } from './merged';
import { seesPeople } from './people';
import { isPending } from './project';
import { caseRow } from './rows';
import { inScope } from './scope';
import { suggestionsFor } from './suggestions';

/** Looking at the same case again within this time is the same look. */
const SAME_LOOK_MS = 10 * 60_000;

/** When a task sent now would be due, for the dispatch dialog to show; sending decides it anew. */
const taskDueAt = (context: Context, row: CaseRow): { taskDueAt?: number } =>
  row.actions.includes('dispatch')
    ? { taskDueAt: addLimit(context.clock.now(), handlingLimit(context.rulebook, row.category ?? '', row.priority), context) }
    : {};

const timelineOf = (context: Context, caseId: string): TimelineEntry[] => {
  const events = context.store.read
    .events(caseId)
    .map((event) => ({ envelope: event.envelope, pending: isPending(event), late: event.late }));
  return toTimeline(events, context.names);
};

/** Everything about one case that the seat may see. Each look is audited, because the timeline tells who reported. */
export const createReadCase = (context: Context) => {
  const looks = new Map<string, number>();

  const audit = (record: CaseRecord): void => {
    const { operatorId, role } = context.getSeat();
    const key = `${operatorId} ${role} ${record.id}`;
    const now = context.clock.now();
    if (now - (looks.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_LOOK_MS) return;
    context.store.write((tx) => tx.audit({ at: now, who: operatorId, role, kind: 'case.read', subject: record.id, result: 'ok' }));
    if (looks.size > 10_000) looks.clear();
    looks.set(key, now);
  };

  return ({ caseId }: { readonly caseId: string }): Result<CaseDetail> => {
    const record = context.store.read.case(caseId);
    if (!record) return fail('not-found', 'no case has this id', { caseId });
    if (!inScope(record.index, context.getSeat())) return fail('not-allowed', 'the case is outside this seat’s area or tasks', { caseId });
    audit(record);
    const row = caseRow(context, record);
    return ok({
      row,
      timeline: timelineOf(context, caseId),
      // Which departments are asked after a missed visit tells why somebody is in care.
      suggestions: record.state.report.care && !seesPeople(context) ? [] : suggestionsFor(context, record.state),
      candidates: candidatesOf(context, record),
      merged: mergedInto(context, caseId).map((other) => ({ row: caseRow(context, other), timeline: timelineOf(context, other.id) })),
      ...taskDueAt(context, row),
    });
  };
};

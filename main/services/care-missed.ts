import { isOpen, type EventOf } from '../../preload/contract';
import { departmentsFor, fold, missedCase, missedNow, watchedOf, type Missed } from '../domain';
import type { AuditEntry, PersonEntry, StoreWrites } from '../ports';
import { careState, refoldCare } from './care-project';
import type { Context } from './context';
import { derivedId } from './derived-id';
import { noteUrgentCase } from './note-urgent-case';
import { problemsFor, recordOf } from './project';

const isOpenCase = ({ store }: Context, caseId: string): boolean => {
  const state = store.read.case(caseId)?.index.state;
  return state !== undefined && isOpen(state);
};

/** The missed visit that has to become a case now: one case at a time for a person, and each missed visit once. */
export const toReport = (context: Context, entry: PersonEntry, since: number, now: number): Missed | undefined => {
  const state = careState(entry);
  if (state.missed && isOpenCase(context, state.missed.caseId)) return undefined;
  return missedNow(watchedOf(state, context.care), now, context.care).cases.find(
    ({ key, caseAt }) => caseAt > since && key !== state.missed?.key,
  );
};

/** Stores a case that follows from somebody's care, and lets it be sent. `who`: whom the audit names. */
export const putReport = (
  context: Context,
  tx: StoreWrites,
  report: EventOf<'case.reported'>,
  who: Pick<AuditEntry, 'who' | 'role'>,
): void => {
  const seat = context.getSeat();
  const { caseId, id, data } = report;
  const state = fold([report]);
  if (!state) throw new Error('a report leads to no case');
  tx.appendPending(report);
  tx.putCase(recordOf(context, state, { problems: problemsFor(context, state), unread: true, pending: 1 }));
  const { title, description, category, source, location, gridCode, urgency } = data;
  const command = { name: 'report', commandId: id, caseId, title, description, category, source, location, gridCode, urgency };
  tx.enqueue({ commandId: id, caseId, command, seat, eventIds: [id], createdAt: context.clock.now() });
  tx.audit({ at: context.clock.now(), ...who, kind: 'case.report', subject: caseId, result: 'ok' });
};

/**
 * Makes a case of a missed visit, in one transaction with the line in the person's history. Ids and time follow from what
 * was missed, so that however many consoles notice it, before or after the cable was pulled out, the platform stores it
 * once.
 */
export const reportMissed = (context: Context, entry: PersonEntry, missed: Missed): string => {
  const { person } = entry;
  const ids = {
    caseId: derivedId(missed.caseAt, 'care case', person.id, missed.key),
    reportId: derivedId(missed.caseAt, 'care report', person.id, missed.key),
    missedId: derivedId(missed.caseAt, 'care missed', person.id, missed.key),
  };
  const { report, event } = missedCase({
    person,
    missed,
    ids,
    category: context.care.category,
    departments: departmentsFor(careState(entry), missed.kind, context.care),
    grid: context.names.grid(person.gridCode),
  });
  context.store.write((tx) => {
    if (!tx.case(ids.caseId)) putReport(context, tx, report, { who: 'care-plan', role: 'system' });
    // Who did not open the door this evening is called out; a console killed before it has called does it when it starts again.
    const record = missed.kind === 'look-in' ? tx.case(ids.caseId) : undefined;
    if (record) noteUrgentCase(context, tx, record);
    tx.appendCare(event, null);
    refoldCare(context, tx, person.id);
  });
  return ids.caseId;
};

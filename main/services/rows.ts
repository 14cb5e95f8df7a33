import { isOpen, type CaseRow, type PersonRow } from '../../preload/contract';
import { toPersonRow, toRow } from '../domain';
import type { CaseRecord, PersonEntry } from '../ports';
import { careState } from './care-project';
import type { Context } from './context';
import { mergedInto } from './merged';
import { areaOfPerson } from './run-care';

/** A row as the seat of this moment may see it. */
export const caseRow = (context: Context, record: CaseRecord): CaseRow => {
  const mergedFrom = mergedInto(context, record.id).length;
  return toRow({ ...record, mergedFrom }, context.getSeat(), context.names, context.rulebook);
};

/** The same for what is asked for again and again: made once for a case as it is. */
export const keptCaseRow = (context: Context, record: CaseRecord): CaseRow => context.keptRows.of(record, () => caseRow(context, record));

export const personRow = (context: Context, entry: PersonEntry): PersonRow => {
  const { names, store, clock, care } = context;
  return toPersonRow({ person: entry.person, state: careState(entry), rev: entry.rev }, names, {
    rules: care,
    role: context.getSeat().role,
    now: clock.now(),
    pending: entry.pending,
    member: (id) => names.member(id),
    nearby: names.membersIn(areaOfPerson(context, entry)),
    isOpen: (caseId) => {
      const state = store.read.case(caseId)?.index.state;
      return state !== undefined && isOpen(state);
    },
  });
};

import type { CareEvent } from '../../preload/contract';
import { dateOf, lastVisitOf, localDay, lookInNow, startOfDate, toTimestamp, type CareState } from '../domain';
import type { PersonEntry } from '../ports';
import { careState, refoldCare } from './care-project';
import type { Context } from './context';
import { derivedId } from './derived-id';
import { areaOfPerson, visitorNow } from './run-care';

/** The visit somebody has to be sent on now, and since when; undefined: none is due yet. */
const dueNow = (context: Context, state: CareState, now: number): { key: string; at: number } | undefined => {
  const lookIn = state.lookIns && lookInNow(state.lookIns, lastVisitOf(state)?.at, now, context.care);
  if (lookIn && lookIn.from <= now) return { key: `${lookIn.slot} ${lookIn.date}`, at: lookIn.from };
  if (state.due > dateOf(localDay(now))) return undefined;
  return { key: `visit ${state.due}`, at: startOfDate(state.due) ?? now };
};

/**
 * Hands a visit that is due to whoever makes it: the member the plan names, or, while that one is off duty, the one who
 * stands in. Said once for each visit and member, however many consoles say it. True: something was said.
 */
export const handOver = (context: Context, entry: PersonEntry, since: number, now: number): boolean => {
  const state = careState(entry);
  const due = dueNow(context, state, now);
  if (!due || due.at < since) return false;
  const memberId = visitorNow(context, entry);
  if (state.handed?.key === due.key && state.handed.memberId === memberId) return false;
  const event: CareEvent = {
    v: 1,
    id: derivedId(due.at, 'care handed', entry.person.id, due.key, memberId),
    type: 'care.handed',
    personId: entry.person.id,
    area: areaOfPerson(context, entry),
    at: toTimestamp(now),
    actor: { kind: 'system', id: 'care-plan' },
    data: { memberId, key: due.key, reason: memberId === state.responsible ? 'plan' : 'off-duty' },
  };
  return context.store.write((tx) => {
    if (tx.appendCare(event, null) === 'known') return false;
    refoldCare(context, tx, entry.person.id);
    return true;
  });
};

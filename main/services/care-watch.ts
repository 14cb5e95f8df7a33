import { lastVisitOf, lookInNow, missedNow, todayOf, watchedOf } from '../domain';
import type { PersonEntry } from '../ports';
import { erase, isOver } from './care-erase';
import { handOver } from './care-hand';
import { reportMissed, toReport } from './care-missed';
import { careState } from './care-project';
import type { Context } from './context';
import { peopleInScope } from './people';

/** How often everybody is looked at. Limits are in minutes. */
const EVERY_MS = 20_000;
/** After the start the line is given this long to tell what others did while this console was off. */
const FIRST_MS = 10_000;
/** What became late longer ago is shown red and not called out: the console was off or asleep. */
const JUST_NOW_MS = 2 * EVERY_MS;

export interface CareListener {
  /** Something about somebody in care changed, and may have to be sent. */
  changed(caseIds: readonly string[]): void;
  /** A visit has just become late. */
  late(personId: string, kind: 'visit' | 'look-in'): void;
  /** A missed visit has become this case. */
  reported(caseId: string, kind: 'visit' | 'look-in'): void;
}

export interface CareWatch {
  start(): void;
  /** Looks at everybody now. */
  look(): void;
  stop(): void;
}

/**
 * Watches over the visits of everybody this seat is shown: hands them out when they are due, warns when they are late, makes
 * a case of what did not happen, and erases who left long ago. What was overdue before this console first watched is shown
 * and not made a case of: a register that is new here would bring hundreds.
 */
export const createCareWatch = (context: Context, listener: CareListener): CareWatch => {
  let timer: NodeJS.Timeout | undefined;
  let first: NodeJS.Timeout | undefined;
  /** The look-ins as each row shows them; when the hour changes them, the row is told anew. */
  const shown = new Map<string, string>();
  /** Late visits that were called out. */
  const called = new Map<string, string>();

  const callOut = (entry: PersonEntry, now: number): void => {
    const personId = entry.person.id;
    const { late } = missedNow(watchedOf(careState(entry), context.care), now, context.care);
    const fresh = late.find(({ dueAt, key }) => now - dueAt <= JUST_NOW_MS && called.get(personId) !== key);
    if (!fresh) return;
    called.set(personId, fresh.key);
    listener.late(personId, fresh.kind);
  };

  /** A row shows the look-ins of the hour: true when they have become others. */
  const turned = (entry: PersonEntry, now: number): boolean => {
    const state = careState(entry);
    const from = state.lookIns && lookInNow(state.lookIns, lastVisitOf(state)?.at, now, context.care)?.from;
    const stand = [from, ...todayOf(state, now, context.care).map((one) => one.state)].join(' ');
    const before = shown.get(entry.person.id);
    shown.set(entry.person.id, stand);
    // Who is looked at for the first time may have been shown at an earlier hour, before the start was over.
    return stand !== (before ?? '');
  };

  const lookAt = (entry: PersonEntry, since: number, now: number): readonly string[] | undefined => {
    if (isOver(entry, now)) {
      erase(context, entry, now);
      return [];
    }
    if (careState(entry).left) return undefined;
    callOut(entry, now);
    const missed = toReport(context, entry, since, now);
    const handed = handOver(context, entry, since, now);
    const touched = turned(entry, now);
    if (touched) context.store.write((tx) => tx.touchPerson(entry.person.id));
    if (!missed) return handed || touched ? [] : undefined;
    const caseId = reportMissed(context, context.store.read.person(entry.person.id) ?? entry, missed);
    listener.reported(caseId, missed.kind);
    return [caseId];
  };

  const look = (): void => {
    try {
      const now = context.clock.now();
      const since = context.store.read.careSince() || now;
      if (since === now) context.store.write((tx) => tx.setCareSince(now));
      const changes = peopleInScope(context).flatMap((entry) => {
        const caseIds = lookAt(entry, since, now);
        return caseIds ? [caseIds] : [];
      });
      if (changes.length > 0) listener.changed(changes.flat());
    } catch (error) {
      context.report('care watch', error);
    }
  };

  return {
    start: () => {
      first = setTimeout(look, FIRST_MS);
      timer = setInterval(look, EVERY_MS);
    },
    look,
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
};

import { LOOK_IN_SLOTS, type CareRules, type LookInSlot, type LookInState } from '../../../preload/contract';
import { dateOf, localDay, MINUTE_MS, startOfDay } from '../clock/local';

/** A plan of looking in on somebody in the morning, in the evening, or both. */
export interface LookInPlan {
  readonly slots: readonly LookInSlot[];
  /** Instant from which it holds. */
  readonly since: number;
}

/** One look-in on one day; instants. It can be made from `from`, is late from `until`, and a case from `caseAt`. */
export interface LookIn {
  readonly slot: LookInSlot;
  /** Local date. */
  readonly date: string;
  readonly from: number;
  readonly until: number;
  readonly caseAt: number;
}

const onDay = (day: number, plan: LookInPlan, { lookIns }: CareRules): LookIn[] =>
  LOOK_IN_SLOTS.flatMap((slot) => {
    const times = lookIns.slots[slot];
    if (!plan.slots.includes(slot) || !times) return [];
    const at = (minutes: number) => startOfDay(day) + minutes * MINUTE_MS;
    return [{ slot, date: dateOf(day), from: at(times.from), until: at(times.until), caseAt: at(times.caseAt) }];
  });

/** The look-ins of yesterday, today and tomorrow that the plan asks for, in order. One that was over before the plan is not asked for. */
const around = (now: number, plan: LookInPlan, rules: CareRules): readonly LookIn[] =>
  [-1, 0, 1].flatMap((shift) => onDay(localDay(now) + shift, plan, rules)).filter((one) => one.until > plan.since);

/** A look-in is made by a visit after it could begin, also by a late one: until the next begins it stands for this one. */
const isMade = (one: LookIn, lastVisit: number | undefined): boolean => lastVisit !== undefined && lastVisit >= one.from;

/** The look-in to make now, or the next to come; undefined: none is planned. */
export const lookInNow = (plan: LookInPlan, lastVisit: number | undefined, now: number, rules: CareRules): LookIn | undefined => {
  const all = around(now, plan, rules);
  const begun = all.findLast((one) => one.from <= now);
  return begun && !isMade(begun, lastVisit) ? begun : all.find((one) => one.from > now);
};

/** The last look-in that has become a case by now; undefined: none, or somebody has been there since. */
export const missedLookIn = (plan: LookInPlan, lastVisit: number | undefined, now: number, rules: CareRules): LookIn | undefined => {
  const last = around(now, plan, rules).findLast((one) => one.caseAt <= now);
  return last && !isMade(last, lastVisit) ? last : undefined;
};

/** How a look-in stands: from `caseAt` on without a visit it is missed, whether or not its case is made yet. */
const standing = ({ from, until, caseAt }: LookIn, made: boolean, now: number): LookInState => {
  if (made) return 'done';
  if (now < from) return 'ahead';
  return now < until ? 'due' : now < caseAt ? 'late' : 'missed';
};

/** Each look-in of today and how it stands; `visits`: instants. As above, a late visit counts until the next look-in begins. */
export const lookInsToday = (
  plan: LookInPlan,
  visits: readonly number[],
  now: number,
  rules: CareRules,
): readonly (LookIn & { readonly state: LookInState })[] => {
  const all = around(now, plan, rules);
  return all.flatMap((one, place) => {
    if (one.date !== dateOf(localDay(now))) return [];
    const end = all[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    return [
      {
        ...one,
        state: standing(
          one,
          visits.some((at) => at >= one.from && at < end),
          now,
        ),
      },
    ];
  });
};

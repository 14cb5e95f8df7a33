import type { Member, RosterRules, Span } from '../../../preload/contract';

export type DrillLimits = Pick<RosterRules['drills'], 'answerSeconds' | 'rounds'>;
export type DrillResult = 'answered' | 'no-answer';

export interface DrillCall {
  readonly round: number;
  /** When the number was handed out, ms. */
  readonly at: number;
  readonly ended?: { readonly at: number; readonly result: DrillResult } | undefined;
}
/** Somebody on whom the lot fell, as the roster had them then; no name and no number. */
export interface Drawn {
  readonly memberId: string;
  readonly role: Member['role'];
  readonly area: string;
  readonly calls: readonly DrillCall[];
}
export interface Drill {
  readonly drillId: string;
  readonly at: number;
  readonly by: string;
  readonly area: string;
  readonly role?: Member['role'] | undefined;
  readonly onDuty: boolean;
  readonly seed: string;
  readonly among: number;
  readonly round: number;
  readonly people: readonly Drawn[];
}
export type DrawnState = 'waiting' | 'calling' | 'answered' | 'missed';

/**
 * Draws by lot: those come first whose digest with the seed is smallest, so that nobody chooses, and whoever knows the seed
 * can draw again. The order in which the ids are given does not matter.
 * @param digest of text, evenly spread, such as SHA-256 in hexadecimal digits
 */
export const drawLots = (ids: readonly string[], count: number, seed: string, digest: (text: string) => string): string[] =>
  ids
    .map((id) => ({ id, lot: digest(`${seed} ${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);

/** How somebody stands in this round: who has answered once is not called again. */
export const drawnState = ({ calls }: Drawn, round: number): DrawnState => {
  const last = calls.at(-1);
  if (last?.ended?.result === 'answered') return 'answered';
  if (last?.round !== round) return 'waiting';
  return last.ended ? 'missed' : 'calling';
};

const withPerson = (drill: Drill, memberId: string, change: (person: Drawn) => Drawn | undefined): Drill | undefined => {
  const at = drill.people.findIndex((one) => one.memberId === memberId);
  const changed = at < 0 ? undefined : change(drill.people[at]!);
  return changed && { ...drill, people: drill.people.with(at, changed) };
};

/** The number was handed out; a call that was begun before and never ended is begun anew. Undefined: it is not their turn. */
export const beginCall = (drill: Drill, memberId: string, at: number): Drill | undefined =>
  withPerson(drill, memberId, (person) => {
    const state = drawnState(person, drill.round);
    if (state !== 'waiting' && state !== 'calling') return undefined;
    const before = state === 'calling' ? person.calls.slice(0, -1) : person.calls;
    return { ...person, calls: [...before, { round: drill.round, at }] };
  });

/** Undefined: nobody is calling them. */
export const endCall = (drill: Drill, memberId: string, result: DrillResult, at: number): Drill | undefined =>
  withPerson(drill, memberId, (person) => {
    const last = person.calls.at(-1);
    if (!last || drawnState(person, drill.round) !== 'calling') return undefined;
    return { ...person, calls: [...person.calls.slice(0, -1), { ...last, ended: { at: Math.max(at, last.at), result } }] };
  });

/** Undefined: the round is not over, everybody has answered, or there were as many rounds as there may be. */
export const nextRound = (drill: Drill, { rounds }: DrillLimits): Drill | undefined => {
  const states = drill.people.map((person) => drawnState(person, drill.round));
  const over = states.every((state) => state === 'answered' || state === 'missed');
  return over && states.includes('missed') && drill.round < rounds ? { ...drill, round: drill.round + 1 } : undefined;
};

/** How long the answered first call took, ms; undefined: it was not answered. */
const firstAnswer = ({ calls: [first] }: Drawn): number | undefined =>
  first?.ended?.result === 'answered' ? first.ended.at - first.at : undefined;
/** Whether the first call was answered within the limit. */
export const isAnsweredWithin = (person: Drawn, { answerSeconds }: DrillLimits): boolean => {
  const ms = firstAnswer(person);
  return ms !== undefined && ms <= answerSeconds * 1000;
};
const hasAnswered = ({ calls }: Drawn): boolean => calls.some(({ ended }) => ended?.result === 'answered');

export const drillCounts = (drill: Drill, limits: DrillLimits) => {
  const states = drill.people.map((person) => drawnState(person, drill.round));
  return {
    people: states.length,
    answered: states.filter((state) => state === 'answered').length,
    within: drill.people.filter((person) => isAnsweredWithin(person, limits)).length,
    left: states.filter((state) => state === 'waiting' || state === 'calling').length,
    mayRepeat: nextRound(drill, limits) !== undefined,
  };
};

export interface Reach {
  readonly called: number;
  readonly within: number;
}
export interface VillageReach extends Reach {
  readonly area: string;
  readonly answered: number;
  readonly medianMs: number | undefined;
  readonly months: readonly Reach[];
}

/** The village of an area's code: a group's people count for its village. */
export const villageOfPlace = (area: string): string => area.split('-')[0]!;

/**
 * Reachability by village: of those whose first call has ended, who answered it within the limit. Later rounds show who could
 * be reached at all; they do not mend the figure, or whoever is called three times would be as reachable as who is called
 * once. A call counts for the month in which it was made; what lies outside of the months does not count.
 */
export const reachability = (drills: readonly Drill[], months: readonly Span[], limits: DrillLimits): VillageReach[] => {
  const villages = new Map<string, { person: Drawn; month: number }[]>();
  for (const { people } of drills)
    for (const person of people) {
      const first = person.calls[0];
      const month = first?.ended ? months.findIndex(({ from, to }) => first.at >= from && first.at < to) : -1;
      if (month < 0) continue;
      const village = villageOfPlace(person.area);
      const known = villages.get(village);
      if (known) known.push({ person, month });
      else villages.set(village, [{ person, month }]);
    }
  const reachOf = (all: readonly { person: Drawn }[]): Reach => ({
    called: all.length,
    within: all.filter(({ person }) => isAnsweredWithin(person, limits)).length,
  });
  return [...villages]
    .map(([area, all]) => {
      const times = all.flatMap(({ person }) => firstAnswer(person) ?? []).sort((a, b) => a - b);
      return {
        area,
        ...reachOf(all),
        answered: all.filter(({ person }) => hasAnswered(person)).length,
        medianMs: times[Math.floor((times.length - 1) / 2)],
        months: months.map((_, at) => reachOf(all.filter(({ month }) => month === at))),
      };
    })
    .sort((a, b) => (a.area < b.area ? -1 : 1));
};

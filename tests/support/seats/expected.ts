import type { CaseStateName, RequestKind, TaskStateName } from '../../../preload/contract';
import type { ActionTable, CaseLine } from './action-table';
import { committeeOf, DISTRICT, POWER, TOWNSHIP, type Chair } from './seats';
import type { Hand, Situation } from './situations';

/** The places of the situations: the village they lie in and the one next to it. */
export interface Places {
  readonly village: string;
  readonly neighbour: string;
}

const LIVE: readonly TaskStateName[] = ['sent', 'acknowledged', 'arrived'];

export const handOf = (hand: Hand, { village, neighbour }: Places): string =>
  ({ power: POWER, committee: committeeOf(village), neighbour: committeeOf(neighbour) })[hand];

const ownStates = ({ own }: Chair, { tasks = [] }: Situation, places: Places): readonly TaskStateName[] =>
  tasks.filter(([hand]) => handOf(hand, places) === own).map(([, state]) => state);

const inChargeArea = ({ inCharge }: Situation, { village }: Places): string =>
  inCharge === 'district' ? DISTRICT : inCharge === 'township' ? TOWNSHIP : village;

/** Whether the seat has the case in its list: it lies in its area, or one of the tasks is the seat's. */
export const sees = (chair: Chair, situation: Situation, places: Places): boolean =>
  (chair.role !== 'department' && places.village.startsWith(chair.area)) || ownStates(chair, situation, places).length > 0;

interface Asked {
  readonly chair: Chair;
  readonly situation: Situation;
  readonly places: Places;
  readonly action: string;
}

/** What the conditions of the table mean, said a second time: by what is known of the situations, not by the rules. */
const CONDITIONS: Readonly<Record<string, (asked: Asked) => boolean>> = {
  'not-verified': ({ situation }) => !situation.verified,
  'verified-or-no-task': ({ situation }) => situation.state === 'filed' || situation.verified === true,
  'has-recallable-task': ({ situation }) => (situation.tasks ?? []).some(([, state]) => LIVE.includes(state)),
  'level-above': ({ chair, situation, places }) =>
    inChargeArea(situation, places).length > (chair.role === 'village' ? TOWNSHIP.length : DISTRICT.length),
  escalated: ({ situation }) => situation.inCharge !== undefined,
  'in-charge': ({ chair, situation, places }) => inChargeArea(situation, places).startsWith(chair.area),
  'may-close': ({ chair, situation }) => chair.role === 'lead' || !situation.leadCloses,
  'lead-closes': ({ situation }) => situation.leadCloses === true,
  'request-open': ({ situation }) => (situation.asked ?? []).length > 0,
  'not-requested': ({ situation, action }) => !(situation.asked ?? []).includes(action.slice('request-'.length) as RequestKind),
  'never-appealed': ({ situation }) => !situation.appealed,
  'slip-unanswered': ({ situation }) => situation.slip === true,
  // None of the situations is a dispute, and none was closed as handed over.
  'is-dispute': () => false,
  'dispute-registered': () => false,
  'handed-or-open': ({ situation }) => situation.state !== 'closed',
  'own-live-task': ({ chair, situation, places }) =>
    chair.own === undefined || ownStates(chair, situation, places).some((state) => LIVE.includes(state)),
  'own-task': ({ chair, situation, places }) => chair.own === undefined || ownStates(chair, situation, places).length > 0,
};

const holds = (line: CaseLine, asked: Asked): boolean =>
  line.conditions.every((name) => {
    const condition = CONDITIONS[name];
    if (!condition) throw new Error(`docs/actions.md names a condition nobody has explained: ${name}`);
    return condition(asked);
  });

/** An action the document allows: on the case, or on a task of somebody. */
export interface Allowed {
  readonly action: string;
  /** As the button says it. */
  readonly word: string;
  readonly on?: { readonly departmentId: string; readonly state: TaskStateName };
}

/** What the document allows a seat in a situation, the case's actions first. Recalling is done to a task, so it stands with each task only. */
export const allowedBy = (table: ActionTable, chair: Chair, situation: Situation, places: Places): readonly Allowed[] => {
  if (!sees(chair, situation, places)) return [];
  const cases = linesFor(table, chair, situation, places).filter(({ action }) => action !== 'recall');
  const tasks = table.tasks.filter(({ roles, states }) => roles.includes(chair.role) && states.includes(situation.state));
  return [
    ...cases.map(({ action, word }) => ({ action, word })),
    ...tasks.flatMap(({ action, word, tasks: from }) =>
      (situation.tasks ?? [])
        .map(([hand, state]) => ({ departmentId: handOf(hand, places), state }))
        .filter(({ departmentId, state }) => from.includes(state) && (action === 'recall' || departmentId === chair.own))
        .map((on) => ({ action, word, on })),
    ),
  ];
};

/** Lines of the document that hold for the seat in the situation. */
export const linesFor = (table: ActionTable, chair: Chair, situation: Situation, places: Places): readonly CaseLine[] =>
  table.cases.filter(
    (line) =>
      line.role === chair.role && line.states.includes(situation.state) && holds(line, { chair, situation, places, action: line.action }),
  );

/** A cell of the document with a mark. */
export const cellsOf = (lines: readonly CaseLine[], state?: CaseStateName): readonly string[] =>
  lines.flatMap((line) =>
    line.states.filter((one) => state === undefined || one === state).map((one) => `${line.role} ${line.action} ${one}`),
  );

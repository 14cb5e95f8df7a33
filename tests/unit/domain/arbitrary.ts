import fc from 'fast-check';
import * as v from 'valibot';
import { COMMAND_NAMES, Envelope, EVENT_TYPES, eventData, type Command, type CommandName, type Seat } from '../../../preload/contract';
import { allowedActions, allowedTaskActions, type AnyEvent, type CaseState } from '../../../main/domain';
import { CASE, command, COMMITTEE, departments, EMERGENCY, MEMBER, POWER, rulebook, SEATS, taskId } from './world';

/** The parts of a valibot schema that the contract uses. */
interface Node {
  readonly type: string;
  readonly entries?: Record<string, Node>;
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly options?: readonly string[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

const requirement = (node: Node, type: string) => node.pipe?.find((action) => action.type === type)?.requirement;

/** Ids are few, so that events meet the tasks and the case they speak of. */
const ids = fc.constantFrom(CASE, taskId(1), taskId(2), taskId(3));
const times = fc.oneof(
  fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()),
  fc.constantFrom(
    '2026-02-30T10:00:00Z',
    '2026-11-23 09:00:00+08',
    '9999-12-31T23:59:59.999999999-23:59',
    '0001-01-01T00:00:00Z',
    '2026-11-23T09:00:00.5+0800',
  ),
);
const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('枯树压线', '\u202e\u0000<script>', '__proto__', 'other', POWER));

const stringOf = (node: Node): fc.Arbitrary<string> => {
  const pattern = requirement(node, 'regex') as RegExp | undefined;
  if (pattern?.source.includes('-7[0-9a-f]{3}-')) return ids;
  if (pattern) return fc.stringMatching(pattern);
  return requirement(node, 'iso_timestamp') ? times : words;
};

const objectOf = (entries: Record<string, Node>): fc.Arbitrary<Record<string, unknown>> => {
  const optional = Object.keys(entries).filter((key) => entries[key]!.type === 'optional');
  const model = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, raw(entry)]));
  const known = fc.record(model, { requiredKeys: Object.keys(entries).filter((key) => !optional.includes(key)) });
  return fc
    .tuple(known, fc.dictionary(fc.constantFrom('x', 'unknown', 'sig'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 1 }))
    .map(([own, extra]) => ({ ...extra, ...own }));
};

const raw = (node: Node): fc.Arbitrary<unknown> => {
  switch (node.type) {
    case 'optional':
      return raw(node.wrapped!);
    case 'string':
      return stringOf(node);
    case 'number':
      return requirement(node, 'integer') === undefined && !node.pipe?.some(({ type }) => type === 'integer')
        ? fc.double({ min: -180, max: 180, noNaN: true })
        : fc.integer({ min: 1, max: 1000 });
    case 'boolean':
      return fc.boolean();
    case 'picklist':
      return fc.constantFrom(...node.options!);
    case 'array':
      return fc.array(raw(node.item!), { maxLength: 3 });
    case 'record':
      return fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return objectOf(node.entries!);
    default:
      throw new Error(`the generator does not know ${node.type}`);
  }
};

/** Values that the schema accepts, as the schema gives them back. */
export const valuesOf = <S extends v.GenericSchema>(schema: S): fc.Arbitrary<v.InferOutput<S>> =>
  raw(schema as unknown as Node)
    .map((value) => v.safeParse(schema, value))
    .filter((result) => result.success)
    .map((result) => result.output as v.InferOutput<S>);

const heads = valuesOf(
  v.looseObject({ id: Envelope.entries.id, area: Envelope.entries.area, at: Envelope.entries.at, actor: Envelope.entries.actor }),
);
const known = fc.oneof(
  ...EVENT_TYPES.map((type) =>
    fc.tuple(heads, valuesOf(eventData[type])).map(([head, data]) => ({ ...head, v: 1, caseId: CASE, type, data }) as unknown as AnyEvent),
  ),
);
const strange = fc
  .tuple(heads, fc.constantFrom('case.blessed', 'weather.changed'), fc.dictionary(fc.string(), fc.jsonValue()))
  .map(([head, type, data]) => ({ ...head, v: 1, caseId: CASE, type, data, unknown: true }) as unknown as AnyEvent);
const elsewhere = known.map((event) => ({ ...event, caseId: taskId(9) }) as AnyEvent);

/** Any event that parses, most of them of one case. */
export const events: fc.Arbitrary<AnyEvent> = fc.oneof(
  { weight: 20, arbitrary: known },
  { weight: 1, arbitrary: strange },
  { weight: 1, arbitrary: elsewhere },
);

/** The event aimed at one of the case's own tasks, three times out of four. */
export const aimed = (event: AnyEvent, aim: number, state: CaseState | undefined): AnyEvent => {
  const task = state?.tasks[aim % Math.max(1, state.tasks.length)];
  return task && aim % 4 !== 0 && 'taskId' in event.data && event.type !== 'task.dispatched'
    ? ({ ...event, data: { ...event.data, taskId: task.taskId } } as AnyEvent)
    : event;
};

/** One step of a shift, to be made into a command when it is known which tasks there are. */
export interface Step {
  /** Somebody who may does something that is allowed; else anybody tries anything. */
  readonly sensible: boolean;
  readonly seat: number;
  readonly name: number;
  readonly pick: number;
  readonly flag: boolean;
  readonly gap: number;
}
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    sensible: fc.nat({ max: 4 }).map((die) => die > 0),
    seat: fc.nat(),
    name: fc.nat(),
    pick: fc.nat(),
    flag: fc.boolean(),
    gap: fc.integer({ min: 0, max: 2 * 24 * 3_600_000 }),
  }),
  { maxLength: 60, size: 'max' },
);

/** Commands that carry a case on, more often than those that end it or only talk. */
const WEIGHTS: Partial<Record<CommandName, number>> = {
  accept: 8,
  dispatch: 6,
  acknowledge: 8,
  arrive: 2,
  complete: 8,
  verify: 6,
  close: 4,
  reopen: 4,
  extend: 3,
  suspend: 2,
  resume: 4,
  answer: 4,
  unmerge: 3,
  offer: 6,
};

const commandNames = (state: CaseState, seat: Seat): CommandName[] => {
  const actions = allowedActions(state, seat, rulebook).map((action): CommandName => {
    if (action === 'verify-pass' || action === 'verify-fail') return 'verify';
    return action === 'appeal' || action.startsWith('request-') ? 'request' : (action as CommandName);
  });
  const onTasks = state.tasks.flatMap((task) => allowedTaskActions(state, task, seat));
  return [...actions, ...onTasks].flatMap((name) => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name));
};

/** Who of these seats gives which command in this step. */
export const turnAt = (seats: readonly Seat[], step: Step, state: CaseState): { seat: Seat; name: CommandName } => {
  const able = seats.flatMap((seat) => commandNames(state, seat).map((name) => ({ seat, name })));
  const anything = { seat: seats[step.seat % seats.length]!, name: COMMAND_NAMES[step.name % COMMAND_NAMES.length]! };
  return step.sensible ? (able[step.name % Math.max(1, able.length)] ?? anything) : anything;
};
export const turnOf = (step: Step, state: CaseState) => turnAt(SEATS, step, state);

/** A well-formed command of that name, aimed at the case's own tasks. */
export const commandFor = (name: Command['name'], { pick, flag, gap }: Step, state: CaseState | undefined, now: number): Command => {
  const chosen = state?.tasks[pick % Math.max(1, state.tasks.length)]?.taskId ?? taskId(99);
  const pool = departments.map((department) => department.id);
  const at = flag || pick % 3 ? now + gap + 1 : now - gap;
  switch (name) {
    case 'report':
      return command(name, { title: '报告', description: '', source: 'operator', location: { lon: 103.8, lat: 25.8, crs: 'WGS84' } });
    case 'accept':
      return command(name, {
        category: flag || pick % 4 ? (pick % 3 === 1 ? 'dispute' : 'power-tree') : 'no-such',
        priority: (['routine', 'important', 'urgent'] as const)[pick % 3]!,
      });
    case 'dispatch': {
      const tasks = [
        { departmentId: pool[pick % pool.length]!, lead: flag, instructions: '' },
        { departmentId: [POWER, EMERGENCY, COMMITTEE][pick % 3]!, lead: false, instructions: '去看看', dueAt: at },
      ];
      return command(name, { tasks: tasks.slice(0, 1 + (pick % 2)) });
    }
    case 'recall':
    case 'decline':
      return command(name, { taskId: chosen, reason: '不属本部门' });
    case 'acknowledge':
    case 'arrive':
      return command(name, { taskId: chosen });
    case 'complete':
      return command(name, { taskId: chosen, feedback: '办结' });
    case 'reply':
      return command(name, flag ? { text: '已知', promisedAt: at } : { text: '已知' });
    case 'note':
      return command(name, { text: '已知' });
    case 'escalate':
      return command(name, { toArea: flag ? '530303' : '530304', reason: '超出能力' });
    case 'supervise':
      return command(name, { level: (['blue', 'orange', 'red'] as const)[pick % 3]!, text: '抓紧' });
    case 'extend':
      return pick % 2 ? command(name, { reason: '雨天' }) : command(name, { reason: '雨天', dueAt: at });
    case 'suspend':
      return pick % 2 ? command(name, { reason: '等待' }) : command(name, { reason: '等待', until: at });
    case 'resume':
      return command(name, {});
    case 'verify':
      return command(name, { result: flag ? 'pass' : 'fail' });
    case 'close':
      return command(name, { outcome: (['resolved', 'unfounded', 'transferred'] as const)[pick % 3]! });
    case 'reject':
    case 'reopen':
      return command(name, { reason: '再议' });
    case 'void':
    case 'return':
      return command(name, { reason: '再议' });
    case 'merge':
      return command(name, { into: taskId(50) });
    case 'unmerge':
      return command(name, {});
    case 'refile':
      return command(name, {
        category: flag ? 'road-damage' : 'other',
        priority: (['routine', 'important', 'urgent'] as const)[pick % 3]!,
      });
    case 'explain':
      return command(name, { level: (['blue', 'orange', 'red'] as const)[pick % 3]!, text: '已在办' });
    case 'dispute':
      return command(
        name,
        flag ? { kind: 'land', people: 1 + (pick % 5), parties: [{ side: 'applicant', name: '甲' }] } : { kind: 'debt', people: 3 },
      );
    case 'mediate':
      return command(name, {
        step: (['assigned', 'mediated', 'agreed', 'failed', 'visited'] as const)[pick % 5]!,
        ...(pick % 5 === 0 ? { method: 'people', mediator: '乙' } : { text: '双方同意', kept: flag }),
      });
    case 'transfer':
      return command(name, { to: flag ? 'police' : 'court', office: '派出所', ...(flag ? { receipt: '1' } : {}) });
    case 'request':
      return command(name, {
        kind: (['extension', 'suspension', 'closing', 'voiding', 'appeal'] as const)[pick % 5]!,
        reason: '请批准',
        ...(flag ? { outcome: 'unfounded' } : { until: at, outcome: 'resolved' }),
      });
    case 'answer':
      return command(name, {
        requestId: state?.requests.findLast(({ answer }) => answer === undefined)?.requestId ?? taskId(98),
        granted: flag || pick % 2 === 0,
      });
    case 'offer':
      return command(name, { memberIds: [pick % 4 ? MEMBER : 'gm-nobody'] });
  }
};

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EXCLUSIONS,
  type EvaluationRules,
  type FigureName,
  type Input,
  type Output,
  type Rulebook,
  type Seat,
} from '../../preload/contract';
import { evaluate, evaluatedOf, toTimestamp, type AnyEvent, type Evaluation, type EvaluationFilter } from '../../main/domain';
import { StoppedClock } from './clock';
import { openDesk, type DeskOptions } from './desk';
import { MemoryPlatform } from './line';
import { evaluationRules, rulebook, smallWorld } from './small-world';
import { newId } from './uuid';
import { envelope, message, OTHER_VILLAGE, reported, TOWNSHIP, VILLAGE } from './wire';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const at = (time: string): number => Date.parse(`${time}:00+08:00`);
export const OCTOBER = { from: at('2026-10-01T00:00'), to: at('2026-11-01T00:00') };
export const SEPTEMBER = { from: at('2026-09-01T00:00'), to: OCTOBER.from };
export const NOVEMBER = { from: OCTOBER.to, to: at('2026-12-01T00:00') };
export const DEPARTMENTS = ['power-supply', 'general-office'];

type Counted<C extends 'evaluation.read' | 'evaluation.groups' | 'evaluation.cases'> = Extract<Output<C>, { readonly state: 'counted' }>;

/** About October, if nothing else is said. */
type Asked<C extends 'evaluation.groups' | 'evaluation.cases'> = Omit<Input<C>, 'period'> & Partial<Pick<Input<C>, 'period'>>;

export interface Course {
  readonly area?: string;
  readonly reporter?: string;
  readonly departmentId?: string;
  readonly category?: string;
  /** Minutes from each step to the next until the task is taken. */
  readonly pace?: number;
  /** Minutes from the report to the end of the work; absent: it is never done. */
  readonly doneAfter?: number;
  readonly more?: (caseId: string, sent: number) => AnyEvent[];
}

/** What the console is told of figures. */
export const counted = ({ figures }: Evaluation) =>
  figures.map(({ figure, numerator, rest, excluded }) => ({
    figure,
    numerator: numerator.length,
    denominator: numerator.length + rest.length,
    excluded: EXCLUSIONS.flatMap((why) => (excluded[why] ? [{ why, cases: excluded[why].length }] : [])),
  }));

export const figureOf = (answer: Counted<'evaluation.read'>, name: FigureName) =>
  answer.period.figures.find(({ figure }) => figure === name)!;

/** Cases of September and October: 130 of every kind, and seven that are moved out, stand still or are due in one minute. */
const prepare = (happened: (reportedAt: number, course?: Course) => string): void => {
  for (let index = 0; index < 130; index += 1) {
    happened(SEPTEMBER.from + index * 11 * 60 * MINUTE, {
      area: index % 3 === 0 ? OTHER_VILLAGE : VILLAGE,
      reporter: `gm-000${index % 2}`,
      departmentId: DEPARTMENTS[index % 5 === 0 ? 1 : 0]!,
      category: index % 7 === 0 ? 'other' : 'power',
      ...(index % 11 === 0 ? {} : { doneAfter: 20 + ((index * 37) % 90) }),
    });
  }
  happened(OCTOBER.to - 120 * MINUTE, {
    more: (caseId, sent) =>
      [envelope('case.extended', caseId, { dueAt: toTimestamp(sent + DAY), reason: '雨' }, { at: sent + 2 * MINUTE })] as AnyEvent[],
  });
  happened(OCTOBER.from + DAY, {
    more: (caseId, sent) => [envelope('case.suspended', caseId, { reason: '等待批复' }, { at: sent + 2 * MINUTE })] as AnyEvent[],
  });
  // Due in one minute, several of them: a page may end between two.
  for (let index = 0; index < 5; index += 1) happened(OCTOBER.from + 2 * DAY);
};

/**
 * A lead's desk in a township that has had two months of cases, none of them counted yet; its clock stands still. What it says
 * can be held against what the rules say of the histories themselves, without a store.
 */
export const openEvaluated = async (over: Partial<DeskOptions> = {}) => {
  const platform = new MemoryPlatform();
  /** The history of each case, as the platform has it. */
  const histories = new Map<string, AnyEvent[]>();
  const say = (event: AnyEvent): void => {
    platform.publish(message(event as never));
    histories.set(event.caseId, [...(histories.get(event.caseId) ?? []), event]);
  };

  /** An urgent case that is sent to a department at the second step after its report, and is due an hour later. */
  const happened = (reportedAt: number, course: Course = {}): string => {
    const { area = VILLAGE, reporter = 'gm-0001', departmentId = 'power-supply', category = 'power', pace = 1, doneAfter, more } = course;
    const caseId = newId();
    const taskId = newId();
    const step = pace * MINUTE;
    const sent = reportedAt + 2 * step;
    const dueAt = toTimestamp(sent + 60 * MINUTE);
    const event = (type: string, time: number, data: Record<string, unknown>) =>
      envelope(type, caseId, data, { at: time, area }) as AnyEvent;
    say(reported(caseId, { reporter: { id: reporter, name: '张试验', phone: '10001234567' } }, { at: reportedAt, area }) as AnyEvent);
    say(event('case.accepted', reportedAt + step, { category, priority: 'urgent', dueAt }));
    say(event('task.dispatched', sent, { taskId, departmentId, lead: true, instructions: '', dueAt }));
    say(event('task.acknowledged', sent + step, { taskId }));
    for (const one of more?.(caseId, sent) ?? []) say(one);
    if (doneAfter !== undefined) {
      const end = reportedAt + doneAfter * MINUTE;
      say(event('task.completed', end, { taskId, feedback: '已处置' }));
      say(event('case.verified', end + MINUTE, { result: 'pass', by: 'gm-0001' }));
      say(event('case.closed', end + 2 * MINUTE, { outcome: 'resolved' }));
    }
    return caseId;
  };

  platform.putDirectory(...smallWorld());
  prepare(happened);
  const folder = mkdtempSync(join(tmpdir(), 'griddesk-evaluated-'));
  const clock = new StoppedClock(at('2026-11-23T09:00'));
  const options: DeskOptions = { platform, seat: { role: 'lead', area: TOWNSHIP }, rulebook, clock, folder, ...over };
  let desk = await openDesk(options);
  await desk.settled();

  const read = (more: Partial<Input<'evaluation.read'>> = {}) => desk.value('evaluation.read', { period: OCTOBER, ...more });
  return {
    platform,
    histories,
    happened,
    say,
    get desk() {
      return desk;
    },
    /** Ends the console and starts it anew on the same file, perhaps with other rules. */
    restart: async (changed: Partial<DeskOptions> = {}): Promise<void> => {
      await desk.stop();
      desk = await openDesk({ ...options, ...changed, line: platform.line(), seat: desk.seat });
    },
    close: () => desk.close(),
    sit: (seat: Partial<Seat>): void => {
      desk.seat = { ...desk.seat, departmentId: undefined, ...seat } as Seat;
    },
    read,
    /** The answer, once all are counted. */
    ask: async (more: Partial<Input<'evaluation.read'>> = {}): Promise<Counted<'evaluation.read'>> => {
      for (;;) {
        const answer = await read(more);
        if (answer.state === 'counted') return answer;
        await new Promise((done) => setImmediate(done));
      }
    },
    list: async (input: Asked<'evaluation.cases'>): Promise<Counted<'evaluation.cases'>> => {
      const answer = await desk.value('evaluation.cases', { period: OCTOBER, ...input });
      if (answer.state !== 'counted') throw new Error('figures were given, and their cases are not counted');
      return answer;
    },
    groups: async (input: Asked<'evaluation.groups'>): Promise<Counted<'evaluation.groups'>['groups']> => {
      const answer = await desk.value('evaluation.groups', { period: OCTOBER, ...input });
      if (answer.state !== 'counted') throw new Error('figures were given, and their groups are not counted');
      return answer.groups;
    },
    refusal: async (more: Partial<Input<'evaluation.read'>>): Promise<string> => {
      const answer = await desk.call('evaluation.read', { period: OCTOBER, ...more });
      return answer.ok ? 'answered' : answer.error.code;
    },
    /** What the rules say of the histories themselves. At a desk of the tests every day is a working day. */
    expected: (
      asOf: number,
      filter: EvaluationFilter = {},
      rules: { readonly evaluation?: EvaluationRules; readonly rulebook?: Rulebook } = {},
      period = OCTOBER,
    ): Evaluation => {
      const counting = { rulebook: rules.rulebook ?? rulebook, calendar: { isWorkingDay: () => true } };
      const facts = [...histories.values()].map((events) => evaluatedOf(events, rules.evaluation ?? evaluationRules, counting)!);
      return evaluate(facts, { ...period, asOf }, { area: TOWNSHIP, ...filter });
    },
  };
};
export type EvaluatedDesk = Awaited<ReturnType<typeof openEvaluated>>;

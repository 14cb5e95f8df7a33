import type { Department, Seat } from '../../../../preload/contract';
import { townshipOf, type CaseState, type Task } from '../../../domain';
import type { Scene } from '../compose';
import { deskOf } from '../players/departments';
import { feedbackOf, photosOf } from '../players/answers';
import type { Random } from '../random';
import type { Step, Teller } from './tale';

/** The operators of the past days, invented like everybody. */
const OPERATORS = [
  { operatorId: 'op-01', operatorName: '值班员 张荞麦' },
  { operatorId: 'op-02', operatorName: '值班员 刘青禾' },
  { operatorId: 'op-03', operatorName: '值班员 浦山茶' },
];
const LEAD = { operatorId: 'op-09', operatorName: '值班长 杨谷雨' };

/** Makes the steps of one case; minutes are drawn from what a township centre takes. */
export const stepsFor = (teller: Teller, scene: Scene, random: Random) => {
  const { script, rulebook, cast } = teller;
  const area = townshipOf(scene.village.code);
  const operator: Seat = { area, role: 'dispatcher', ...random.pick(OPERATORS) };
  const lead: Seat = { area, role: 'lead', ...LEAD };
  const category = rulebook.categories.find(({ id }) => id === scene.category)!;
  const words = script.operator;
  const urgent = scene.item.urgent === true;
  const step = (from: number, to: number, by: Seat, deed: Step['deed']): Step => ({ after: random.between(from, to), by, deed });

  /** The usual departments of the category; the village's committee comes along every other time. */
  const departments = (most: number): Department[] => {
    const usual = category.departments.slice(0, most).map((kind) => cast.serving(kind, scene.village.code));
    const village = random.chance(0.5) || most > 1 ? cast.serving('village-committee', scene.village.code) : undefined;
    return [...usual, village].filter((department) => department !== undefined);
  };

  const onTask = (
    department: Department,
    from: number,
    to: number,
    deed: (task: Task, at: number, state: CaseState) => ReturnType<Step['deed']>,
  ): Step =>
    step(from, to, deskOf(department, area), (state, at) => {
      const task = state.tasks.findLast(({ departmentId }) => departmentId === department.id);
      return task && deed(task, at, state);
    });

  return {
    departments,
    lead,
    accept: () => step(2, 9, operator, () => ({ name: 'accept', category: category.id, priority: urgent ? 'urgent' : category.priority })),
    reject: () => step(4, 12, operator, () => ({ name: 'reject', reason: random.pick(words.rejections) })),
    merge: (into: string) => step(3, 10, operator, () => ({ name: 'merge', into })),
    reply: () => step(0.5, 4, operator, () => ({ name: 'reply', text: random.pick(words.replies) })),
    note: () => step(1, 6, operator, () => ({ name: 'note', text: random.pick(words.notes) })),
    /** `dueAfter`: minutes until the tasks are due, where it is not the rulebook's limit. */
    dispatch: (to: readonly Department[], dueAfter?: number) => {
      const instructions = to.map(() => random.pick(words.instructions));
      return step(2, 8, operator, (_, at) => ({
        name: 'dispatch',
        tasks: to.map(({ id }, i) => ({
          departmentId: id,
          lead: i === 0,
          instructions: instructions[i]!,
          ...(dueAfter === undefined ? {} : { dueAt: at + dueAfter * 60_000 }),
        })),
      }));
    },
    acknowledge: (by: Department) => onTask(by, 1, 9, ({ taskId }) => ({ name: 'acknowledge', taskId })),
    arrive: (by: Department) => onTask(by, 8, 35, ({ taskId }) => ({ name: 'arrive', taskId })),
    decline: (by: Department) => onTask(by, 3, 15, ({ taskId }) => ({ name: 'decline', taskId, reason: random.pick(script.declines) })),
    complete: (by: Department) =>
      onTask(by, 15, 120, (task, at, state) => {
        const media = photosOf(teller, state.report.title, task, at);
        return {
          name: 'complete',
          taskId: task.taskId,
          feedback: feedbackOf(teller, state.report.title, task, by.kind),
          ...(media.length > 0 ? { media } : {}),
        };
      }),
    pass: () => step(3, 24, operator, () => ({ name: 'verify', result: 'pass', text: random.pick(words.passes) })),
    fail: () => step(3, 24, operator, () => ({ name: 'verify', result: 'fail', text: random.pick(words.fails), redo: false })),
    /** An important case is the lead's to close. */
    close: (outcome: 'resolved' | 'unfounded' | 'transferred', by: Seat = operator) =>
      step(1, 8, by, () => ({
        name: 'close',
        outcome,
        text: random.pick(outcome === 'resolved' ? words.closings : outcome === 'unfounded' ? words.unfounded : words.escalations),
      })),
    suspend: () => step(20, 90, lead, () => ({ name: 'suspend', reason: random.pick(words.suspensions) })),
    extend: () => step(10, 40, lead, () => ({ name: 'extend', reason: random.pick(words.extensions) })),
    supervise: (level: 'blue' | 'orange') =>
      step(30, 60, lead, () => ({ name: 'supervise', level, text: random.pick(words.supervisions) })),
    escalate: () => step(5, 20, operator, () => ({ name: 'escalate', toArea: area.slice(0, 6), reason: random.pick(words.escalations) })),
  };
};
export type Steps = ReturnType<typeof stepsFor>;

import type { Command, Department, Seat } from '../../../../preload/contract';
import { isOpen } from '../../../../preload/contract';
import type { CaseState, Task } from '../../../domain';
import { seeded } from '../random';
import type { Play } from './play';
import { answerTo } from './answers';

/** Seconds a department takes for each step at pace 1. */
const PACE: Readonly<Record<Step, readonly [number, number]>> = {
  acknowledge: [30, 60],
  arrive: [60, 180],
  complete: [120, 360],
  decline: [40, 90],
};
/** Minutes for a step of a task that was sent before the play began: its department has a day's work on its hands. */
const OLD_PACE = [12, 150] as const;
const DECLINES = 0.05;

type Step = 'acknowledge' | 'arrive' | 'complete' | 'decline';

/** Something a department will do, and when. */
export interface DepartmentAct {
  readonly at: number;
  readonly seat: Seat;
  /** The command as its desk would give it; the rules decide what becomes of it. */
  readonly command: (now: number) => Command;
}

/** Whether the task is open in the case as it is: those of earlier rounds are history. */
export const isAtWork = (state: CaseState, { state: stage, round }: Task): boolean =>
  round === state.rework && (stage === 'sent' || stage === 'acknowledged' || stage === 'arrived');

const nextStep = (task: Task): { step: 'acknowledge' | 'arrive' | 'complete'; since: number } | undefined => {
  if (task.state === 'sent') return { step: 'acknowledge', since: task.sentAt };
  if (task.state === 'acknowledged') return { step: 'arrive', since: task.acknowledgedAt };
  return task.state === 'arrived' ? { step: 'complete', since: task.arrivedAt } : undefined;
};

const mayDecline = (play: Play, state: CaseState, department: Department): boolean =>
  department.kind !== 'village-committee' && !play.storyOf(state.report.title);

/** The desk that speaks for a department: of a village its duty room. */
export const deskOf = (department: Department, area: string): Seat => {
  const duty = { operatorId: department.id, operatorName: `${department.name} ${department.onDuty[0]?.name ?? ''}`.trim() };
  return department.kind === 'village-committee' && department.area
    ? { ...duty, role: 'village', area: department.area }
    : { ...duty, role: 'department', departmentId: department.id, area };
};

const actOn = (play: Play, state: CaseState, task: Task, department: Department): DepartmentAct | undefined => {
  const next = nextStep(task);
  if (!next) return undefined;
  const random = seeded(play.seed, 'answer', task.taskId, next.step);
  const declines = next.step === 'acknowledge' && mayDecline(play, state, department) && random.chance(DECLINES);
  const step: Step = declines ? 'decline' : next.step;
  const old = task.sentAt < play.begun;
  const seconds = old ? random.between(...OLD_PACE) * 60 : random.between(...PACE[step]);
  const since = old ? Math.max(next.since, play.begun) : next.since;
  return {
    at: since + (seconds * 1000) / play.speed,
    seat: deskOf(department, state.area),
    command: (now) => answerTo(play, state, task, department, step, now),
  };
};

/** What the departments of a case will do next, the earliest of it. A paused case rests. */
export const departmentAct = (play: Play, state: CaseState): DepartmentAct | undefined => {
  if (!isOpen(state.state) || state.state === 'suspended') return undefined;
  const acts = state.tasks
    .filter((task) => isAtWork(state, task))
    .flatMap((task) => {
      const department = play.cast.department(task.departmentId);
      return (department && actOn(play, state, task, department)) ?? [];
    });
  return acts.toSorted((a, b) => a.at - b.at)[0];
};

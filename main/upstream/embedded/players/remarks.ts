import type { Department } from '../../../../preload/contract';
import { isOpen } from '../../../../preload/contract';
import { uuidv7, type CaseState, type Task } from '../../../domain';
import { seeded, type Random } from '../random';
import { deskOf, isAtWork, type DepartmentAct } from './departments';
import type { Play } from './play';

/** Seconds at pace 1 until a department answers a slip, and until it sees on the spot that its time will not do. */
const ANSWERS = [60, 200] as const;
const SEES = [30, 80] as const;
/** Share of tasks for which more time is asked. */
const ASKS = 0.07;
/** Minutes for what lay there before the play began. */
const OLD = [3, 90] as const;

type Words = ReturnType<DepartmentAct['command']>;

const act = (
  play: Play,
  state: CaseState,
  { department, since, pace, random }: { department: Department; since: number; pace: readonly [number, number]; random: Random },
  words: (head: { commandId: string; caseId: string }) => Words,
): DepartmentAct => {
  const old = since < play.begun;
  const seconds = old ? random.between(...OLD) * 60 : random.between(...pace);
  return {
    at: Math.max(since, play.begun) + (seconds * 1000) / play.speed,
    seat: deskOf(department, state.area),
    command: (now) => words({ commandId: uuidv7(now, random.bytes), caseId: state.id }),
  };
};

/** The department in charge, else any at work, answers a slip. */
const slipAnswer = (play: Play, state: CaseState): DepartmentAct | undefined => {
  const slip = state.slips.find(({ answer }) => answer === undefined);
  const tasks = state.tasks.filter((task) => isAtWork(state, task));
  const department = play.cast.department((tasks.find(({ lead }) => lead) ?? tasks[0])?.departmentId ?? '');
  if (!slip || !department) return undefined;
  const random = seeded(play.seed, 'slip', state.id, slip.at);
  return act(play, state, { department, since: slip.at, pace: ANSWERS, random }, (head) => ({
    ...head,
    name: 'explain',
    level: slip.level,
    text: random.pick(play.script.explanations),
  }));
};

/** Now and then a department asks for more time, once for a case. */
const moreTime = (play: Play, state: CaseState, task: Task): DepartmentAct | undefined => {
  const department = play.cast.department(task.departmentId);
  if (task.state !== 'arrived' || !department || play.storyOf(state.report.title)) return undefined;
  if (state.extensions > 0 || state.requests.some(({ kind }) => kind === 'extension')) return undefined;
  const random = seeded(play.seed, 'more-time', task.taskId);
  if (!random.chance(ASKS)) return undefined;
  return act(play, state, { department, since: task.arrivedAt, pace: SEES, random }, (head) => ({
    ...head,
    name: 'request',
    kind: 'extension',
    reason: random.pick(play.script.operator.extensions),
    taskId: task.taskId,
  }));
};

/** What departments say besides their work, the earliest of it. */
export const departmentRemark = (play: Play, state: CaseState): DepartmentAct | undefined => {
  if (!isOpen(state.state) || state.state === 'suspended') return undefined;
  const asks = state.tasks.filter((task) => isAtWork(state, task)).map((task) => moreTime(play, state, task));
  return [slipAnswer(play, state), ...asks].filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at)[0];
};

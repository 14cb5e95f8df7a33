import { judgeDuty, together, type Ended } from './due';
import { judgeStages } from './stage-duties';
import type { AnsweredTask, EvaluatedCase, EvaluationFilter, Judge, Period, Verdict } from './types';

/** A case that ended takes its tasks with it: how it ended says why they are left out. */
const endOfTask = ({ closings }: EvaluatedCase, { result, endedAt }: AnsweredTask): Ended | undefined => {
  if (result === 'completed') return 'done';
  if (result === 'declined') return 'returned';
  if (result !== 'recalled') return undefined;
  const closing = closings.find((one) => one.endedAt === endedAt);
  return closing?.result === 'voided' || closing?.result === 'merged' ? closing.result : closing ? 'settled' : 'recalled';
};

/** The case's handling, or the tasks of the department that is asked about: it answers for its own work. */
const judge = (found: EvaluatedCase, period: Period, { departmentId }: EvaluationFilter, late: boolean): Verdict => {
  const counts = ({ onTime }: { readonly onTime?: boolean | undefined }): boolean => late || onTime === true;
  if (departmentId === undefined) return judgeStages(found, 'handle', period, counts);
  const own = found.tasks.filter((task) => task.departmentId === departmentId);
  return together(
    found,
    own.map((task) => judgeDuty(found, task, endOfTask(found, task), period, () => counts(task))),
  );
};

/** 处置率: handled ÷ due to be handled (GB/T 30428 family). Cases. */
export const handled: Judge = (found, period, filter) => judge(found, period, filter, true);

/** 按期处置率: handled on time ÷ due to be handled (GB/T 30428 family). Cases. */
export const handledOnTime: Judge = (found, period, filter) => judge(found, period, filter, false);

import { hasHappened, isWithin } from './period';
import { together } from './due';
import type { AnsweredTask, Judge, Period, Verdict } from './types';

/** Taking a task and sending it back are answers; that it was shown to somebody is none. */
const answeredAt = ({ acknowledgedAt, result, endedAt }: AnsweredTask): number | undefined =>
  acknowledgedAt ?? (result === 'declined' || result === 'completed' ? endedAt : undefined);

const judge = (task: AnsweredTask, period: Period): Verdict => {
  if (!isWithin(task.answerDueAt, period)) return undefined;
  const at = answeredAt(task);
  if (hasHappened(at, period)) return at <= task.answerDueAt ? 'numerator' : 'rest';
  return task.result === 'recalled' && task.endedAt !== undefined && task.endedAt <= task.answerDueAt ? { excluded: 'recalled' } : 'rest';
};

/**
 * 按时响应率: cases of which every task was answered by its department within the answer limit ÷ cases with a task to be
 * answered. Whether who is called can be reached, by the customer's own limits (evaluation.json).
 */
export const answered: Judge = (found, period, { departmentId }) =>
  together(
    found,
    found.tasks.filter((task) => departmentId === undefined || task.departmentId === departmentId).map((task) => judge(task, period)),
  );

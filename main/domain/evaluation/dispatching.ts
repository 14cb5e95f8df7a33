import { hasHappened } from './period';
import { judgeStages } from './stage-duties';
import type { EvaluatedCase, Judge, Period } from './types';

/** Whether a task of the round was sent back or called back: it had been sent to the wrong place. The case's own end is neither. */
const isSentAgain = ({ tasks, closings }: EvaluatedCase, round: number, period: Period): boolean =>
  tasks.some(
    (task) =>
      task.round === round &&
      (task.result === 'declined' || task.result === 'recalled') &&
      hasHappened(task.endedAt, period) &&
      !(task.result === 'recalled' && closings.some(({ endedAt }) => endedAt === task.endedAt)),
  );

/** 准确派遣率: (dispatched − dispatched again) ÷ due to be dispatched (GB/T 30428 family). Cases. */
export const dispatchedRightly: Judge = (found, period) =>
  judgeStages(found, 'dispatch', period, ({ round }) => !isSentAgain(found, round, period));

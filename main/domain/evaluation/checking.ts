import { judgeStages } from './stage-duties';
import type { Judge } from './types';

/** 按期核查率: checked on time ÷ due to be checked (GB/T 30428 family). Cases; a check that failed was made all the same. */
export const checkedOnTime: Judge = (found, period) => judgeStages(found, 'verify', period, ({ onTime }) => onTime === true);

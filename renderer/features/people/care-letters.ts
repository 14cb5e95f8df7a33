import type { CareAction } from '../../../preload/contract';

/** What is done with a form of its own, each with its letter. */
export const careLetters = {
  visit: 'v',
  assess: 'r',
  plan: 'p',
  hand: 'h',
  duty: 'd',
  leave: 'e',
  restore: 'b',
} as const satisfies Partial<Record<CareAction, string>>;
export type CareDeed = keyof typeof careLetters;

/** Those that share one form. */
export type FormDeed = Exclude<CareDeed, 'hand' | 'duty'>;

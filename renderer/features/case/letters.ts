import type { CaseAction, TaskAction } from '../../../preload/contract';

/**
 * The letter of each action, shown in its button. None is g, j, k, / or ?, which the lists and the shell use; all differ,
 * so that a letter means one thing whatever the case's state.
 */
export const letters = {
  accept: 'a',
  reject: 'x',
  merge: 'm',
  dispatch: 'd',
  recall: 'l',
  reply: 'r',
  note: 'n',
  escalate: 'u',
  supervise: 'b',
  extend: 'e',
  suspend: 's',
  resume: 'v',
  'verify-pass': 'p',
  'verify-fail': 'f',
  close: 'c',
  reopen: 'o',
  acknowledge: 't',
  arrive: 'h',
  complete: 'w',
  decline: 'z',
} as const satisfies Record<CaseAction | TaskAction, string>;

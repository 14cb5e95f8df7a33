import type { CaseAction, TaskAction } from '../../preload/contract';

/**
 * The letter of each action, shown in its button. None is g, i, j, k, / or ?, which the lists and the shell use; all differ,
 * so that a letter means one thing whatever the case's state. A capital is typed with Shift: what asks the lead has the
 * letter of what it asks for, what undoes the letter of what it undoes.
 */
export const letters = {
  accept: 'a',
  refile: 'D',
  reject: 'x',
  void: 'X',
  merge: 'm',
  unmerge: 'M',
  dispatch: 'd',
  recall: 'l',
  reply: 'r',
  note: 'n',
  escalate: 'u',
  return: 'U',
  supervise: 'b',
  explain: 'y',
  dispute: 'R',
  mediate: 'T',
  transfer: 'H',
  extend: 'e',
  suspend: 's',
  resume: 'v',
  'request-extension': 'E',
  'request-suspension': 'S',
  'request-closing': 'C',
  'request-voiding': 'Z',
  appeal: 'P',
  answer: 'A',
  offer: 'q',
  'verify-pass': 'p',
  'verify-fail': 'f',
  close: 'c',
  reopen: 'o',
  acknowledge: 't',
  arrive: 'h',
  complete: 'w',
  decline: 'z',
} as const satisfies Record<CaseAction | TaskAction, string>;

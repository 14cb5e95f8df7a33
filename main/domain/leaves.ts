import type { CommandName } from '../../preload/contract';

/**
 * Which commands are seen outside the desk's own house: somebody there is told, asked or sent, and may act on it at
 * once. Beside the table, because what follows from it is the same for every seat: the command waits a moment, and can
 * be taken back as if it had never been given. What only says something in the house (filing, notes, a question to the
 * lead) or only tells a time (acknowledged, arrived) goes at once. 外发操作
 */
export const LEAVES: Readonly<Record<CommandName, boolean>> = {
  report: false,
  accept: false,
  refile: false,
  reject: true,
  void: true,
  merge: false,
  unmerge: false,
  dispatch: true,
  recall: true,
  acknowledge: false,
  arrive: false,
  complete: true,
  decline: true,
  reply: true,
  note: false,
  escalate: true,
  return: true,
  supervise: true,
  explain: true,
  dispute: false,
  mediate: false,
  transfer: true,
  extend: true,
  suspend: true,
  resume: true,
  request: false,
  answer: true,
  offer: true,
  verify: true,
  close: true,
  reopen: true,
};

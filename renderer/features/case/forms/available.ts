import type { CaseAction } from '../../../../preload/contract';

/** Allowed by the table, and still without a form: no button is shown for them. */
const WITHOUT_FORM = [
  'refile',
  'void',
  'unmerge',
  'return',
  'explain',
  'request-extension',
  'request-suspension',
  'request-closing',
  'request-voiding',
  'appeal',
  'answer',
  'offer',
] as const satisfies readonly CaseAction[];
export type FormlessAction = (typeof WITHOUT_FORM)[number];

export const hasForm = (action: CaseAction): boolean => !(WITHOUT_FORM as readonly CaseAction[]).includes(action);

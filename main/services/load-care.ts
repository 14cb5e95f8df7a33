import * as v from 'valibot';
import { CareRules } from '../../preload/contract';

export type LoadedCare = { readonly ok: true; readonly care: CareRules } | { readonly ok: false; readonly message: string };

/** Reads the customer's rules of care from the text of care.json. The message names the field that is wrong. */
export const loadCare = (text: string): LoadedCare => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `care: not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = v.safeParse(CareRules, json);
  if (parsed.success) return { ok: true, care: parsed.output };
  const issue = parsed.issues[0];
  return { ok: false, message: `care: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}` };
};

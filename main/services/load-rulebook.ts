import * as v from 'valibot';
import { Rulebook } from '../../preload/contract';

export type LoadedRulebook = { readonly ok: true; readonly rulebook: Rulebook } | { readonly ok: false; readonly message: string };

/** Reads the customer's rules from the text of rulebook.json. The message names the field that is wrong. */
export const loadRulebook = (text: string): LoadedRulebook => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `rulebook: not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = v.safeParse(Rulebook, json);
  if (parsed.success) return { ok: true, rulebook: parsed.output };
  const issue = parsed.issues[0];
  return { ok: false, message: `rulebook: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}` };
};

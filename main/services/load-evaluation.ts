import * as v from 'valibot';
import { EvaluationRules } from '../../preload/contract';

export type LoadedEvaluation =
  { readonly ok: true; readonly evaluation: EvaluationRules } | { readonly ok: false; readonly message: string };

/** Reads the customer's rules of evaluation from the text of evaluation.json. The message names the field that is wrong. */
export const loadEvaluation = (text: string): LoadedEvaluation => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `evaluation: not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = v.safeParse(EvaluationRules, json);
  if (parsed.success) return { ok: true, evaluation: parsed.output };
  const issue = parsed.issues[0];
  return { ok: false, message: `evaluation: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}` };
};

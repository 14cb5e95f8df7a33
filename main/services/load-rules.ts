import * as v from 'valibot';
import { CareRules, EvaluationRules, RosterRules, Rulebook } from '../../preload/contract';

/** Rules from a file that a person may edit. The message names the file and the field that is wrong. */
export type LoadedRules<R> = { readonly ok: true; readonly rules: R } | { readonly ok: false; readonly message: string };

const loader =
  <S extends v.GenericSchema>(name: string, schema: S) =>
  (text: string): LoadedRules<v.InferOutput<S>> => {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      return { ok: false, message: `${name}: not JSON: ${error instanceof Error ? error.message : String(error)}` };
    }
    const parsed = v.safeParse(schema, json);
    if (parsed.success) return { ok: true, rules: parsed.output };
    const issue = parsed.issues[0];
    return { ok: false, message: `${name}: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}` };
  };

/** Limits, categories and texts: rulebook.json. */
export const loadRulebook = loader('rulebook', Rulebook);
/** When people in care are visited: care.json. */
export const loadCare = loader('care', CareRules);
/** Limits of answering and the score sheet: evaluation.json. */
export const loadEvaluation = loader('evaluation', EvaluationRules);
/** Duties of grid members, who may not serve: roster.json. */
export const loadRoster = loader('roster', RosterRules);

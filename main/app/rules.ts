import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CareRules, EvaluationRules, RosterRules, Rulebook } from '../../preload/contract';
import { loadCare, loadEvaluation, loadRoster, loadRulebook, type LoadedRules } from '../services';
import { resources } from './places';

const shipped = (name: string): string => join(resources, 'data', name);

/** @throws when the file is not what it has to be: work by other rules than the customer's would go wrong in silence */
const read = <R>(load: (text: string) => LoadedRules<R>, path: string): R => {
  const loaded = load(readFileSync(path, 'utf8'));
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.rules;
};

/** The rules that come with the console: limits, categories, texts. @throws as `read` */
export const readRulebook = (): Rulebook => read(loadRulebook, shipped('rulebook.json'));

/** The customer's own rules of care beside the data, else those that come with the console. @throws as `read` */
export const readCare = (own: string): CareRules => read(loadCare, existsSync(own) ? own : shipped('care.json'));

/** The customer's own rules of evaluation beside the data, else those that come with the console. @throws as `read` */
export const readEvaluation = (own: string): EvaluationRules => read(loadEvaluation, existsSync(own) ? own : shipped('evaluation.json'));

/** The customer's own duties and conditions of grid members beside the data, else those that come with the console. @throws as `read` */
export const readRoster = (own: string): RosterRules => read(loadRoster, existsSync(own) ? own : shipped('roster.json'));

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationRules } from '../../preload/contract';
import { loadEvaluation } from '../services';
import { resources } from './places';

/**
 * The customer's own rules of evaluation beside the data, else those that come with the console.
 * @throws when the file is none: departments would be judged by other rules than the customer's in silence
 */
export const readEvaluation = (own: string): EvaluationRules => {
  const loaded = loadEvaluation(readFileSync(existsSync(own) ? own : join(resources, 'data', 'evaluation.json'), 'utf8'));
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.evaluation;
};

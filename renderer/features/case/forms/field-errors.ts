import { BridgeError } from '../../../kit';
import type { FormText } from './strings';
import { formZh } from './strings-zh';

/** The field a refusal is about: `dueAt` of `tasks.0.dueAt`; undefined when it is about no field. */
export const fieldOf = (error: unknown): string | undefined => {
  if (!(error instanceof BridgeError) || error.error.code !== 'bad-input') return undefined;
  const { field, issues } = error.error.details ?? {};
  const first: unknown = Array.isArray(issues) ? (issues[0] as { field?: unknown } | undefined)?.field : undefined;
  const path = typeof field === 'string' ? field : typeof first === 'string' ? first : undefined;
  return path?.split('.').at(-1);
};

/** What to say beside a field after a refusal, and which refusals are about no field shown here. */
export const fieldErrors = (error: unknown, shown: readonly string[], t: FormText) => {
  const field = fieldOf(error);
  const beside = field !== undefined && shown.includes(field);
  const key = `field-${field}` as keyof typeof formZh;
  return {
    of: (name: string): string | undefined => (beside && name === field ? t(key in formZh ? key : 'required') : undefined),
    general: beside ? undefined : error,
  };
};

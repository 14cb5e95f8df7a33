import { useCallback, useSyncExternalStore } from 'react';
import { aboutsWithDraft, changeDraft, draftOf, dropDraft, subscribeDrafts } from './draft-store';

/** Nothing is left in the form that an untouched one would not show, and no choice was made. */
const isBlank = (fields: object, fresh: object): boolean =>
  Object.entries(fields).every(([name, value]) => {
    const untouched = (fresh as Record<string, unknown>)[name];
    return (value === '' || (Array.isArray(value) && value.length === 0)) && JSON.stringify(value) === JSON.stringify(untouched);
  });

/**
 * A form's fields, kept while they are typed: `[fields, change, forget]`. `about` is the case, or a short name of what
 * else the form is for; `fresh` is what an untouched form shows. Values are what JSON carries.
 */
export const useDraft = <T extends object>(
  about: string,
  form: string,
  fresh: T,
): readonly [T, (patch: Partial<T>) => void, () => void] => {
  const typed = useSyncExternalStore(subscribeDrafts, () => draftOf(about, form));
  const change = (patch: Partial<T>) => {
    const next = { ...draftOf(about, form), ...patch };
    changeDraft(about, form, isBlank(next, fresh) ? undefined : next);
  };
  const forget = useCallback(() => dropDraft(about, form), [about, form]);
  return [{ ...fresh, ...typed }, change, forget];
};

/** Whether something unsent waits in this form. */
export const useHasDraft = (about: string, form: string): boolean =>
  useSyncExternalStore(subscribeDrafts, () => draftOf(about, form) !== undefined);

/** Whether something unsent waits in any form about this. */
export const useHoldsDraft = (about: string): boolean => useSyncExternalStore(subscribeDrafts, () => aboutsWithDraft().has(about));

/** What unsent drafts are about: case ids, and the names of other forms. */
export const useDraftAbouts = (): ReadonlySet<string> => useSyncExternalStore(subscribeDrafts, aboutsWithDraft);

import { useCallback, useState } from 'react';

/**
 * What was typed is kept until it is sent: through a closed form, another case, a reloaded window. The session storage
 * of the window's partition is memory, so no text of a case reaches the disk.
 */
const keyOf = (caseId: string, form: string): string => `draft/${caseId}/${form}`;

const read = (key: string): object => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
};

/** Whether something unsent waits in this form. */
export const hasDraft = (caseId: string, form: string): boolean => sessionStorage.getItem(keyOf(caseId, form)) !== null;

/** A form's fields, kept while they are typed: `[fields, change, forget]`. `fresh` is what an untouched form shows. */
export const useDraft = <T extends object>(
  caseId: string,
  form: string,
  fresh: T,
): readonly [T, (patch: Partial<T>) => void, () => void] => {
  const key = keyOf(caseId, form);
  const [typed, setTyped] = useState<object>(() => read(key));
  const change = useCallback(
    (patch: Partial<T>) => {
      const next = { ...read(key), ...patch };
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Full storage: the text still stands in the form.
      }
      setTyped((before) => ({ ...before, ...patch }));
    },
    [key],
  );
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return [{ ...fresh, ...typed }, change, forget];
};

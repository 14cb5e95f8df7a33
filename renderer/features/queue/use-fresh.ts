import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseRow } from '../../../preload/contract';

/** The rows' ids, in the set of before where none has left: a set of ten thousand made anew with each change is felt. */
const idsOf = (rows: readonly CaseRow[], before: Set<string>): Set<string> => {
  for (const { id } of rows) before.add(id);
  return before.size === rows.length ? before : new Set(rows.map(({ id }) => id));
};

/**
 * Ids that came into the list above what is seen, until the list is at its top again. `seen` clears them; call it when
 * the top comes into view. A change of the filter is no news.
 */
export const useFresh = (rows: readonly CaseRow[], firstSeen: () => number, filterKey: unknown) => {
  const known = useRef<{ ids: Set<string>; key: unknown }>({ ids: new Set(), key: undefined });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const { ids, key } = known.current;
    const above = key !== filterKey || ids.size === 0 ? undefined : rows.slice(0, firstSeen()).filter((row) => !ids.has(row.id));
    known.current = { ids: idsOf(rows, ids), key: filterKey };
    if (!above) {
      setFresh((now) => (now.size === 0 ? now : new Set()));
      return;
    }
    setFresh((now) => {
      const kept = [...now].filter((id) => known.current.ids.has(id));
      return above.length === 0 && kept.length === now.size ? now : new Set([...kept, ...above.map((row) => row.id)]);
    });
  }, [rows, firstSeen, filterKey]);
  const seen = useCallback(() => setFresh((now) => (now.size === 0 ? now : new Set())), []);
  return { count: fresh.size, seen };
};

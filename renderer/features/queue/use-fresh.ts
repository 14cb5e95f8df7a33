import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseRow } from '../../../preload/contract';

/**
 * Ids that came into the list above what is seen, until the list is at its top again. `seen` clears them; call it when
 * the top comes into view. A change of the filter is no news.
 */
export const useFresh = (rows: readonly CaseRow[], firstSeen: () => number, filterKey: unknown) => {
  const known = useRef<{ ids: ReadonlySet<string>; key: unknown }>({ ids: new Set(), key: undefined });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ids = new Set(rows.map((row) => row.id));
    const { ids: before, key } = known.current;
    known.current = { ids, key: filterKey };
    if (key !== filterKey || before.size === 0) {
      setFresh((now) => (now.size === 0 ? now : new Set()));
      return;
    }
    const first = firstSeen();
    const above = rows.slice(0, first).filter((row) => !before.has(row.id));
    setFresh((now) => {
      const kept = [...now].filter((id) => ids.has(id));
      return above.length === 0 && kept.length === now.size ? now : new Set([...kept, ...above.map((row) => row.id)]);
    });
  }, [rows, firstSeen, filterKey]);
  const seen = useCallback(() => setFresh((now) => (now.size === 0 ? now : new Set())), []);
  return { count: fresh.size, seen };
};

import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { griddesk, useNow } from '../../kit';
import { anyCase, useCases } from '../../replica';
import { countsOf, matches, searches, sorted, type Counts, type QueueFilter } from './filter';

const ARCHIVE_LIMIT = 100;
const TYPING_MS = 250;

interface Archive {
  readonly rows: readonly CaseRow[];
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
}

/** Asks main for what the working set no longer holds, once typing pauses. */
const useArchive = (filter: QueueFilter): Archive => {
  const [archive, setArchive] = useState<Archive>({ rows: [], status: 'idle' });
  const text = searches(filter) ? filter.text.trim() : '';
  useEffect(() => {
    if (text === '') return setArchive({ rows: [], status: 'idle' });
    let wanted = true;
    setArchive((before) => ({ ...before, status: 'searching' }));
    const timer = setTimeout(() => {
      void griddesk.cases.search({ text, limit: ARCHIVE_LIMIT }).then((answer) => {
        if (wanted) setArchive(answer.ok ? { rows: answer.value, status: 'done' } : { rows: [], status: 'failed' });
      });
    }, TYPING_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return archive;
};

export interface QueueRows {
  readonly rows: readonly CaseRow[];
  readonly counts: Counts;
  readonly archive: Archive['status'];
  /** The filter these rows are of; a moment behind what is being typed. */
  readonly shown: QueueFilter;
}

/** What the list shows: the working set filtered and sorted, then what a search found beyond it. */
export const useQueueRows = (filter: QueueFilter): QueueRows => {
  const all = useCases(anyCase);
  const wanted = useDeferredValue(filter);
  const now = useNow(5000);
  const archive = useArchive(wanted);
  const counts = useMemo(() => countsOf(all, now), [all, now]);
  // Time only matters to the list while it shows overdue cases, or today's, alone.
  const clock = wanted.only === 'overdue' || wanted.reported ? now : 0;
  const local = useMemo(
    () =>
      sorted(
        all.filter((row) => matches(row, wanted, clock)),
        wanted.sort,
      ),
    [all, wanted, clock],
  );
  const rows = useMemo(() => {
    if (archive.rows.length === 0) return local;
    const known = new Set(all.map((row) => row.id));
    // Main searched the text; the other filters hold for what it found as well.
    const beyond = archive.rows.filter(
      (row) => !known.has(row.id) && matches(row, { ...wanted, text: '', state: wanted.state ?? row.state }, clock),
    );
    return [...local, ...beyond];
  }, [local, archive.rows, all, wanted, clock]);
  return { rows, counts, archive: archive.status, shown: wanted };
};

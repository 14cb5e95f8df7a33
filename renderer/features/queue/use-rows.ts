import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { griddesk, useNow, useSettings } from '../../kit';
import { anyCase, useCases } from '../../replica';
import { matches, searches, sorted, type QueueFilter } from './filter';

const NONE: readonly CaseRow[] = [];
const ARCHIVE_LIMIT = 100;
const TYPING_MS = 250;
const HOUR = 3_600_000;

interface Archive {
  readonly rows: readonly CaseRow[];
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
  /** The seat that was told of them. */
  readonly seat: string;
}

/** Asks main for what the working set no longer holds, once typing pauses. What another seat was told is not shown. */
const useArchive = (filter: QueueFilter): Pick<Archive, 'rows' | 'status'> => {
  const { area, role, departmentId = '' } = useSettings().seat;
  const seat = `${area} ${role} ${departmentId}`;
  const [archive, setArchive] = useState<Archive>({ rows: [], status: 'idle', seat });
  const text = searches(filter) ? filter.text.trim() : '';
  useEffect(() => {
    if (text === '') return setArchive({ rows: [], status: 'idle', seat });
    let wanted = true;
    setArchive((before) => ({ rows: before.seat === seat ? before.rows : [], status: 'searching', seat }));
    const timer = setTimeout(() => {
      void griddesk.cases.search({ text, limit: ARCHIVE_LIMIT }).then((answer) => {
        if (wanted) setArchive(answer.ok ? { rows: answer.value, status: 'done', seat } : { rows: [], status: 'failed', seat });
      });
    }, TYPING_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, seat]);
  return archive.seat === seat ? archive : { rows: NONE, status: 'searching' };
};

export interface QueueRows {
  readonly rows: readonly CaseRow[];
  readonly archive: Archive['status'];
  /** The filter these rows are of; a moment behind what is being typed. */
  readonly shown: QueueFilter;
}

/** What the list shows: the working set filtered and sorted, then what a search found beyond it. */
export const useQueueRows = (filter: QueueFilter): QueueRows => {
  const all = useCases(anyCase);
  const wanted = useDeferredValue(filter);
  // Time only matters to the list while it shows overdue cases, or today's, alone.
  const timed = wanted.only === 'overdue' || wanted.reported !== undefined;
  const now = useNow(timed ? 5000 : HOUR);
  const clock = timed ? now : 0;
  const archive = useArchive(wanted);
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
  return { rows, archive: archive.status, shown: wanted };
};

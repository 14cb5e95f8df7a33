import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveCursor, ArchiveQuery, CaseRow } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

const PAGE = 100;
/** Somebody who types has not asked yet. */
const TYPING_MS = 200;

interface Found {
  readonly rows: readonly CaseRow[];
  /** Where it goes on; undefined: that is all. */
  readonly next: ArchiveCursor | undefined;
  readonly lookedTo: number | undefined;
}
export interface Archive extends Found {
  readonly looking: boolean;
  readonly error: unknown;
  /** The list has been scrolled to its end. */
  readonly more: () => void;
  readonly again: () => void;
}

const NOTHING: Found = { rows: [], next: undefined, lookedTo: undefined };

/**
 * The ended cases that answer a question, a page more whenever `more` is called. Main looks through so many at a time only, so
 * a page is asked for until it holds something.
 */
export const useArchive = (query: ArchiveQuery): Archive => {
  const said = JSON.stringify(query);
  const [found, setFound] = useState<Found>(NOTHING);
  const [looking, setLooking] = useState(true);
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  /** Which question is being answered: what comes late of another is nobody's. */
  const turn = useRef(0);
  const busy = useRef(false);

  const look = useCallback(async (of: number, input: ArchiveQuery, from: Found) => {
    busy.current = true;
    setLooking(true);
    try {
      let so = from;
      for (let added = 0; added < PAGE;) {
        const page = await valueOf(griddesk.archive.page({ ...input, limit: PAGE - added, ...(so.next ? { after: so.next } : {}) }));
        if (turn.current !== of) return;
        added += page.rows.length;
        so = { rows: [...so.rows, ...page.rows], next: page.next, lookedTo: page.lookedTo };
        setFound(so);
        if (!page.next) break;
      }
    } catch (thrown) {
      if (turn.current === of) setError(thrown);
    }
    if (turn.current !== of) return;
    busy.current = false;
    setLooking(false);
  }, []);

  useEffect(() => {
    turn.current += 1;
    const of = turn.current;
    setError(undefined);
    setLooking(true);
    const timer = setTimeout(() => {
      setFound(NOTHING);
      void look(of, JSON.parse(said) as ArchiveQuery, NOTHING);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [said, tries, look]);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const more = useCallback(() => {
    if (busy.current || !found.next || error !== undefined) return;
    void look(turn.current, JSON.parse(said) as ArchiveQuery, found);
  }, [found, said, error, look]);
  return { ...found, looking, error, more, again: useCallback(() => setTries((before) => before + 1), []) };
};

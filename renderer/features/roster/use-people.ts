import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, RosterRow } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';

/** Rows asked for at once. */
const PAGE = 100;
/** Pages kept; of a roster of tens of thousands the window holds what was looked at last. */
const KEPT = 12;

export type PeopleQuestion = Omit<Input<'roster.people'>, 'skip' | 'limit'>;

interface People {
  /** What the pages are of. */
  readonly key: string;
  readonly total: number | undefined;
  readonly pages: ReadonlyMap<number, readonly RosterRow[]>;
  readonly error?: unknown;
}

/**
 * People page by page, as far as somebody has looked. What was shown stays until the answer to another question is there.
 * `revision`: the roster has changed, ask again.
 */
export const usePeople = (question: PeopleQuestion, revision: unknown) => {
  const key = JSON.stringify(question);
  const [people, setPeople] = useState<People>({ key: '', total: undefined, pages: new Map() });
  const asked = useRef({ key: '', pages: new Set<number>(), round: 0 });
  const ask = useCallback(
    (page: number) => {
      const { current } = asked;
      if (current.pages.has(page)) return;
      current.pages.add(page);
      const { round } = current;
      valueOf(griddesk.roster.people({ ...(JSON.parse(key) as PeopleQuestion), skip: page * PAGE, limit: PAGE })).then(
        ({ total, rows }) => {
          if (asked.current.round !== round) return;
          setPeople((before) => {
            const pages = new Map(before.key === key ? before.pages : []).set(page, rows);
            for (const oldest of pages.keys()) {
              if (pages.size <= KEPT) break;
              pages.delete(oldest);
              asked.current.pages.delete(oldest);
            }
            return { key, total, pages };
          });
        },
        (error: unknown) => {
          if (asked.current.round !== round) return;
          asked.current.pages.delete(page);
          setPeople({ key, total: 0, pages: new Map(), error });
        },
      );
    },
    [key],
  );
  const again = useCallback(() => {
    asked.current = { key, pages: new Set(), round: asked.current.round + 1 };
    ask(0);
  }, [ask, key]);
  useEffect(again, [again, revision]);
  return {
    total: people.total,
    error: people.error,
    row: (index: number): RosterRow | undefined => people.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    /** These rows are in sight. */
    look: (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) ask(page);
    },
    again,
  };
};

/** Chooses somebody once they are among the rows, looking through as many as one village has. */
export const useFound = (
  { total, row, look }: Pick<ReturnType<typeof usePeople>, 'total' | 'row' | 'look'>,
  id: string | undefined,
  choose: (row: RosterRow) => void,
): void => {
  const sought = useRef(id);
  useEffect(() => {
    if (sought.current === undefined || total === undefined) return;
    const most = Math.min(total, 4 * PAGE);
    for (let at = 0; at < most; at += 1) {
      const found = row(at);
      if (found?.id !== sought.current) continue;
      sought.current = undefined;
      return choose(found);
    }
    look(0, most - 1);
  });
};

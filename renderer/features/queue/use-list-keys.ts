import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { useShortcut } from '../../kit';
import { useQueueStrings } from './strings';

interface Options {
  readonly rows: readonly CaseRow[];
  readonly selectedId: string | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly scrollTo: (index: number) => void;
  readonly onOpen: (caseId: string) => void;
  /** What going to the top does besides. */
  readonly onTop: () => void;
}

/**
 * One row is current: `j` and `k` move it from anywhere, the arrows within the list, Enter opens it. It follows its
 * case, not its place.
 */
export const useListKeys = ({ rows, selectedId, scroller, rowHeight, scrollTo, onOpen, onTop }: Options) => {
  const t = useQueueStrings();
  const group = t('group');
  const [currentId, setCurrentId] = useState<string>();
  const found = rows.findIndex((row) => row.id === (currentId ?? selectedId));
  const last = useRef(0);
  // When the current case leaves the list, the work goes on at its place.
  const current = found >= 0 ? found : Math.max(0, Math.min(last.current, rows.length - 1));
  useEffect(() => {
    last.current = current;
  });
  // Chosen elsewhere, on the map or in the palette: the list follows.
  const follow = useEffectEvent((id: string) => {
    const place = rows.findIndex((row) => row.id === id);
    setCurrentId(id);
    if (place >= 0 && id !== currentId) scrollTo(place);
  });
  useEffect(() => {
    if (selectedId !== undefined) follow(selectedId);
  }, [selectedId]);
  const moveTo = (index: number) => {
    const place = Math.min(rows.length - 1, Math.max(0, index));
    const row = rows[place];
    if (!row) return;
    setCurrentId(row.id);
    scrollTo(place);
    scroller.current?.focus({ preventScroll: true });
  };
  const open = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setCurrentId(row.id);
    onOpen(row.id);
  };
  const toTop = () => {
    onTop();
    moveTo(0);
  };
  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  // The first step takes the row that is already marked, the next ones move on.
  const down = () => moveTo(currentId === undefined && selectedId === undefined ? current : current + 1);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: down,
    ArrowUp: () => moveTo(current - 1),
    PageDown: () => moveTo(current + page()),
    PageUp: () => moveTo(current - page()),
    Home: toTop,
    End: () => moveTo(rows.length - 1),
    Enter: () => open(current),
  };
  useShortcut('j', down, { label: t('move'), group });
  useShortcut('k', () => moveTo(current - 1), { label: t('moveUp'), group });
  useShortcut('Enter', () => open(current), { label: t('open'), group, when: rows.length > 0 });
  useShortcut('g', toTop, { label: t('newest'), group });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  return { current, open, toTop, onKeyDown };
};

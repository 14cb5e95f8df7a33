import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useShortcut } from '../../kit';
import { useInboxStrings } from './strings';
import type { InboxTask } from './tasks';

/**
 * `j` and `k` (the arrows within the list) choose a task, and what is chosen is open beside: its keys act at once. When
 * the chosen one leaves the shelf, the next step goes on from its place.
 */
export const useInboxKeys = (
  tasks: readonly InboxTask[],
  selectedId: string | undefined,
  list: RefObject<HTMLElement | null>,
  onOpen: (caseId: string) => void,
) => {
  const t = useInboxStrings();
  const found = tasks.findIndex(({ row }) => row.id === selectedId);
  const last = useRef(0);
  useEffect(() => {
    if (found >= 0) last.current = found;
  }, [found]);
  const moveTo = (place: number) => {
    const next = tasks[Math.max(0, Math.min(tasks.length - 1, place))];
    if (!next) return;
    onOpen(next.row.id);
    list.current?.focus({ preventScroll: true });
    document.getElementById(`inbox-${next.row.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const down = () => moveTo(found < 0 ? last.current : found + 1);
  const up = () => moveTo((found < 0 ? last.current : found) - 1);
  useShortcut('j', down, { label: t('move'), group: t('group') });
  useShortcut('k', up, { label: t('moveUp'), group: t('group') });
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: down,
    ArrowUp: up,
    Home: () => moveTo(0),
    End: () => moveTo(tasks.length - 1),
  };
  return (event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
};

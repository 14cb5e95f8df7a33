import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { CaseRow } from '../../../preload/contract';
import { useShortcut } from '../../kit';
import { useQueueStrings } from './strings';
import { clearMarks, currentMarks, endStretch, markOnly, stretchTo, toggleMark } from './triage/marks';
import { useTriageStrings } from './triage/strings';

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
 * case, not its place. Space chooses it for an act on several, Shift with a step chooses on, Ctrl+A all.
 */
export const useListKeys = ({ rows, selectedId, scroller, rowHeight, scrollTo, onOpen, onTop }: Options) => {
  const t = useQueueStrings();
  const group = t('group');
  const [currentId, setCurrentId] = useState<string>();
  const wanted = currentId ?? selectedId;
  const found = useMemo(() => (wanted === undefined ? -1 : rows.findIndex(({ id }) => id === wanted)), [rows, wanted]);
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
  /** `keep`: a stretch of chosen cases goes on with this step. */
  const moveTo = (index: number, keep = false) => {
    if (!keep) endStretch();
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
    ' ': () => toggle(current),
  };
  const far: Readonly<Record<string, () => number>> = {
    ArrowDown: () => current + 1,
    ArrowUp: () => current - 1,
    PageDown: () => current + page(),
    PageUp: () => current - page(),
    Home: () => 0,
    End: () => rows.length - 1,
  };
  const toggle = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setCurrentId(row.id);
    toggleMark(row.id);
  };
  const stretch = (index: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    stretchTo(rows, current, to);
    moveTo(to, true);
  };
  useShortcut('j', down, { label: t('move'), group });
  useShortcut('k', () => moveTo(current - 1), { label: t('moveUp'), group });
  useShortcut('Enter', () => open(current), { label: t('open'), group, when: rows.length > 0 });
  useShortcut('g', toTop, { label: t('newest'), group });
  const triage = useTriageStrings();
  // The list hears these itself.
  const choosing = { group, when: rows.length > 0, unfocused: true };
  useShortcut(' ', () => toggle(current), { ...choosing, label: triage('toggle') });
  useShortcut('Shift+ArrowDown', () => stretch(current + 1), { ...choosing, label: triage('stretch') });
  useShortcut('Ctrl+A', () => markOnly(rows.map(({ id }) => id)), { ...choosing, label: triage('all') });

  const stepOf = (event: KeyboardEvent): (() => void) | undefined => {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey) return undefined;
    if (control) return event.key.toLowerCase() === 'a' && !event.shiftKey ? () => markOnly(rows.map(({ id }) => id)) : undefined;
    const to = event.shiftKey ? far[event.key] : undefined;
    if (to) return () => stretch(to());
    if (event.key === 'Escape') return currentMarks().size > 0 ? clearMarks : undefined;
    return steps[event.key];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    step();
  };
  /** A press opens; with Ctrl it chooses, with Shift it chooses on. */
  const press = (index: number, { ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>) => {
    if (ctrlKey || metaKey) toggle(index);
    else if (shiftKey) stretch(index);
    else open(index);
  };
  return { current, press, toTop, onKeyDown };
};

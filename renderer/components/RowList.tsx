import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useShortcut } from '../kit';

/** Where a line of the list is to be drawn. */
export interface RowPlace {
  readonly index: number;
  /** From the top of the list, px. */
  readonly top: number;
  /** The keyboard stands on it. */
  readonly current: boolean;
}

interface Props {
  readonly total: number;
  /** Of each line, px. */
  readonly height: number;
  readonly label: string;
  readonly testId: string;
  /** What `j` and `k` do, and under which heading, for the list of keys. */
  readonly words: { readonly next: string; readonly previous: string; readonly group: string };
  /** Id of the element of a line; undefined: it has not come yet. */
  readonly elementId: (index: number) => string | undefined;
  readonly onChoose: (index: number) => void;
  /** Draws a line, whose element carries `data-index`; of some that have not come yet nothing. */
  readonly renderRow: (place: RowPlace) => ReactNode;
  /** The list begins at its top whenever this is another. */
  readonly question?: string;
  /** Which lines are drawn, told after each drawing. */
  readonly onShown?: (first: number, last: number) => void;
  /** The line that was chosen elsewhere, on a map say, and which; the list goes there once. */
  readonly followed?: { readonly index: number; readonly id: string } | undefined;
}

/**
 * A list of which only what is in sight is drawn (WAI-ARIA listbox): arrows, pages, Home and End, or j and k move; Enter, the space
 * bar or a press chooses.
 */
export const RowList = ({ total, height, label, testId, words, elementId, onChoose, renderRow, question, onShown, followed }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 10 });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (first !== undefined && last !== undefined) onShown?.(first, last);
  });
  useEffect(() => {
    setCurrent(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);
  const at = Math.min(current, Math.max(0, total - 1));
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setCurrent(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const reached = useRef<string>(undefined);
  useEffect(() => {
    if (!followed || reached.current === followed.id) return;
    reached.current = followed.id;
    if (followed.index !== at) moveTo(followed.index);
  });
  const choose = (index: number) => {
    setCurrent(index);
    onChoose(index);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 1);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    PageDown: () => moveTo(at + page),
    PageUp: () => moveTo(at - page),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    Enter: () => choose(at),
    ' ': () => choose(at),
  };
  useShortcut('j', () => moveTo(at + 1), { label: words.next, group: words.group });
  useShortcut('k', () => moveTo(at - 1), { label: words.previous, group: words.group });
  useShortcut('Enter', () => choose(at), { when: total > 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    run();
  };
  return (
    <Box
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={elementId(at)}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const pressed = (event.target as Element).closest<HTMLElement>('[data-index]');
        if (pressed) choose(Number(pressed.dataset['index']));
      }}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
    >
      <Box role="presentation" style={{ height: virtual.getTotalSize() }} sx={{ position: 'relative' }}>
        {items.map(({ index, start }) => renderRow({ index, top: start, current: index === at }))}
      </Box>
    </Box>
  );
};

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { CaseRow } from '../../../preload/contract';
import { ROW_HEIGHT, useShortcut } from '../../kit';
import { ArchiveRow } from './ArchiveRow';
import { useArchiveStrings } from './strings';

interface Props {
  readonly rows: readonly CaseRow[];
  readonly chosenId: string | undefined;
  readonly onOpen: (caseId: string) => void;
  /** The end of what is there is in sight. */
  readonly onEnd: () => void;
  /** Another question: the list begins at its top. */
  readonly question: string;
}

/** So many rows before the end more are asked for. */
const AHEAD = 30;

/** The list: j and k or arrows move, Enter opens. */
export const ArchiveRows = ({ rows, chosenId, onOpen, onEnd, question }: Props) => {
  const t = useArchiveStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const total = rows.length;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + AHEAD >= total) onEnd();
  }, [last, total, onEnd]);
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
  const open = (index: number) => {
    setCurrent(index);
    const row = rows[index];
    if (row) onOpen(row.id);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 1);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    PageDown: () => moveTo(at + page),
    PageUp: () => moveTo(at - page),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    Enter: () => open(at),
    ' ': () => open(at),
  };
  useShortcut('j', () => moveTo(at + 1), { label: t('next'), group: t('group') });
  useShortcut('k', () => moveTo(at - 1), { label: t('previous'), group: t('group') });
  useShortcut('Enter', () => open(at), { when: total > 0 });
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
      aria-label={t('list')}
      aria-activedescendant={rows[at] && `archive-${rows[at].id}`}
      data-testid="archive-rows"
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const pressed = (event.target as Element).closest<HTMLElement>('[data-index]');
        if (pressed) open(Number(pressed.dataset['index']));
      }}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
    >
      <Box role="presentation" style={{ height: virtual.getTotalSize() }} sx={{ position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <ArchiveRow
                key={row.id}
                row={row}
                index={item.index}
                top={item.start}
                current={item.index === at}
                chosen={row.id === chosenId}
              />
            )
          );
        })}
      </Box>
    </Box>
  );
};

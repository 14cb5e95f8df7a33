import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import { Box, Button } from '@mui/material';
import ArrowUpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { CaseRow } from '../../../preload/contract';
import { ROW_HEIGHT, TALL_ROW_HEIGHT, pick, useLang, useShortcut } from '../../kit';
import { useDirectory } from '../../replica';
import { QueueRow, type Layout } from './QueueRow';
import { useQueueStrings } from './strings';
import { useAnchor } from './use-anchor';
import { useFresh } from './use-fresh';
import { useWidth } from './use-width';

const LIST_ID = 'queue-list';
/** Puts the keyboard into the list. */
export const focusQueue = (): void => document.getElementById(LIST_ID)?.focus();

interface Props {
  readonly rows: readonly CaseRow[];
  readonly selectedId: string | undefined;
  readonly onOpen: (caseId: string) => void;
  /** Changes when other rows are asked for. */
  readonly filterKey: unknown;
}

const layoutOf = (width: number): Layout => (width < 620 ? 'two' : width < 860 ? 'some' : 'all');

/** The virtual list: only what is seen is drawn, one row is current, and nothing moves under the pointer. */
export const QueueList = ({ rows, selectedId, onOpen, filterKey }: Props) => {
  const t = useQueueStrings();
  const lang = useLang();
  const { categories } = useDirectory();
  const scroller = useRef<HTMLDivElement>(null);
  const filler = useRef<HTMLDivElement>(null);
  const hovered = useRef<number>(undefined);
  const [currentId, setCurrentId] = useState<string>();
  const layout = layoutOf(useWidth(scroller));
  const height = layout === 'two' ? TALL_ROW_HEIGHT : ROW_HEIGHT;

  useAnchor(rows, { scroller, filler, rowHeight: height, hovered });
  const firstSeen = useCallback(() => Math.ceil((scroller.current?.scrollTop ?? 0) / height), [height]);
  const fresh = useFresh(rows, firstSeen, filterKey);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const current = Math.max(
    0,
    rows.findIndex((row) => row.id === (currentId ?? selectedId)),
  );
  const moveTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setCurrentId(row.id);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    scroller.current?.focus({ preventScroll: true });
  };
  const open = (row: CaseRow | undefined) => {
    if (!row) return;
    setCurrentId(row.id);
    onOpen(row.id);
  };
  const toTop = () => {
    if (filler.current) filler.current.style.minHeight = '';
    scroller.current?.scrollTo({ top: 0 });
    fresh.seen();
    moveTo(0);
  };

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 1);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(currentId === undefined ? current : current + 1),
    ArrowUp: () => moveTo(current - 1),
    PageDown: () => moveTo(current + page),
    PageUp: () => moveTo(current - page),
    Home: () => toTop(),
    End: () => moveTo(rows.length - 1),
    Enter: () => open(rows[current]),
  };
  const group = t('group');
  useShortcut('j', steps['ArrowDown']!, { label: t('move'), group });
  useShortcut('k', steps['ArrowUp']!, { label: t('moveUp'), group });
  useShortcut('Enter', steps['Enter']!, { label: t('open'), group, when: rows.length > 0 });
  useShortcut('g', toTop, { label: t('newest'), group });

  const rowOf = (target: EventTarget): number | undefined => {
    const index = (target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
    return index === undefined ? undefined : Number(index);
  };
  const onPointerMove = (event: PointerEvent) => {
    hovered.current = rowOf(event.target);
  };
  const onPointerLeave = () => {
    hovered.current = undefined;
    if (filler.current && (scroller.current?.scrollTop ?? 0) === 0) filler.current.style.minHeight = '';
  };
  const onScroll = () => {
    if ((scroller.current?.scrollTop ?? 0) < height / 2) fresh.seen();
  };

  return (
    <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
      {fresh.count > 0 && (
        <Button
          variant="contained"
          startIcon={<ArrowUpIcon />}
          onClick={toTop}
          data-testid="queue-fresh"
          sx={{ position: 'absolute', zIndex: 2, top: 8, left: '50%', transform: 'translateX(-50%)', boxShadow: 3 }}
        >
          {t('fresh', { count: fresh.count })}
        </Button>
      )}
      <Box
        ref={scroller}
        id={LIST_ID}
        role="listbox"
        tabIndex={0}
        aria-label={t('title')}
        aria-activedescendant={rows[current] ? `queue-row-${rows[current].id}` : undefined}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        onScroll={onScroll}
        onClick={(event) => {
          const index = rowOf(event.target);
          if (index !== undefined) open(rows[index]);
        }}
        onKeyDown={(event) => {
          const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
          if (!step) return;
          event.preventDefault();
          step();
        }}
        sx={{
          height: '100%',
          overflowY: 'auto',
          overflowAnchor: 'none',
          contain: 'strict',
          // The focus is seen on the row it stands for, not around the whole list.
          '&:focus-visible': { outline: 'none' },
          '&:focus-visible [data-current]': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' },
        }}
      >
        <div ref={filler} role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const category = row.category === undefined ? undefined : categories.get(row.category);
            return (
              <QueueRow
                key={row.id}
                row={row}
                layout={layout}
                category={category ? pick(lang, category) : t('noCategory')}
                place={item.index}
                total={rows.length}
                top={item.start}
                height={height}
                chosen={row.id === selectedId}
                current={item.index === current}
              />
            );
          })}
        </div>
      </Box>
    </Box>
  );
};

import { useCallback, useEffect, useRef } from 'react';
import { Box, Button } from '@mui/material';
import ArrowUpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { CaseRow } from '../../../preload/contract';
import { ROW_HEIGHT, TALL_ROW_HEIGHT, pick, useLang } from '../../kit';
import { scrolledNow, useDirectory } from '../../replica';
import { QueueRow, type Layout } from './QueueRow';
import { useQueueStrings } from './strings';
import { useMarks } from './triage/marks';
import { useAnchor } from './use-anchor';
import { useFresh } from './use-fresh';
import { useListKeys } from './use-list-keys';
import { useMarkUsable } from './use-mark-usable';
import { usePointer } from './use-pointer';
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
  const drifted = useRef(false);
  const marks = useMarks();
  const marking = marks.size > 0 && rows.some(({ id }) => marks.has(id));
  const layout = layoutOf(useWidth(scroller));
  const rowHeight = layout === 'two' ? TALL_ROW_HEIGHT : ROW_HEIGHT;

  const toStart = () => {
    drifted.current = false;
    if (filler.current) filler.current.style.minHeight = '';
    scroller.current?.scrollTo({ top: 0 });
    fresh.seen();
  };
  const pointer = usePointer(() => drifted.current && toStart());
  const isAnchored = useAnchor(rows, filterKey, { scroller, filler, rowHeight, hovered: pointer.hovered, drifted });
  const firstSeen = useCallback(() => Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight), [rowHeight]);
  const fresh = useFresh(rows, firstSeen, filterKey);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useMarkUsable(virtual.getVirtualItems().length > 0);

  const { current, press, toTop, onKeyDown } = useListKeys({
    rows,
    selectedId,
    scroller,
    rowHeight,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onOpen,
    onTop: toStart,
  });

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
        aria-multiselectable
        tabIndex={0}
        aria-label={t('title')}
        aria-activedescendant={rows[current] ? `queue-row-${rows[current].id}` : undefined}
        {...pointer.handlers}
        onWheel={() => {
          drifted.current = false;
        }}
        onScroll={() => {
          if (!isAnchored()) scrolledNow();
          if ((scroller.current?.scrollTop ?? 0) < rowHeight / 2) fresh.seen();
        }}
        onClick={(event) => {
          const index = pointer.rowOf(event.target);
          if (index !== undefined) press(index, event);
        }}
        onKeyDown={onKeyDown}
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
                height={rowHeight}
                chosen={row.id === selectedId}
                marked={marks.has(row.id)}
                marking={marking}
                current={item.index === current}
              />
            );
          })}
        </div>
      </Box>
    </Box>
  );
};

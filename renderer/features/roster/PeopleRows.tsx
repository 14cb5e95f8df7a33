import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RosterRow } from '../../../preload/contract';
import { TALL_ROW_HEIGHT, useShortcut } from '../../kit';
import { MemberLine } from './MemberLine';
import { useRosterStrings } from './strings';

interface Props {
  readonly total: number;
  readonly row: (index: number) => RosterRow | undefined;
  readonly look: (from: number, to: number) => void;
  readonly chosenId: string | undefined;
  readonly onChoose: (row: RosterRow) => void;
  /** Another question: the list begins at its top. */
  readonly question: string;
}

/** The roster's list: rows come from main as they are scrolled to. j and k or arrows move, Enter chooses. */
export const PeopleRows = ({ total, row, look, chosenId, onChoose, question }: Props) => {
  const t = useRosterStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => TALL_ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (first !== undefined && last !== undefined) look(first, last);
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
  const choose = (index: number) => {
    const chosen = row(index);
    setCurrent(index);
    if (chosen) onChoose(chosen);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / TALL_ROW_HEIGHT) - 1);
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
  useShortcut('j', () => moveTo(at + 1), { label: t('next'), group: t('group') });
  useShortcut('k', () => moveTo(at - 1), { label: t('previous'), group: t('group') });
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
      aria-label={t('people')}
      aria-activedescendant={row(at) ? `member-${row(at)!.id}` : undefined}
      data-testid="roster-people"
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const pressed = (event.target as Element).closest<HTMLElement>('[data-index]');
        if (pressed) choose(Number(pressed.dataset['index']));
      }}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
    >
      <Box role="presentation" style={{ height: virtual.getTotalSize() }} sx={{ position: 'relative' }}>
        {items.map((item) => {
          const member = row(item.index);
          return (
            member && (
              <MemberLine
                key={member.id}
                member={member}
                index={item.index}
                total={total}
                top={item.start}
                current={item.index === at}
                chosen={member.id === chosenId}
              />
            )
          );
        })}
      </Box>
    </Box>
  );
};

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PersonRow } from '../../../preload/contract';
import { TALL_ROW_HEIGHT, useShortcut } from '../../kit';
import { PersonLine } from './PersonLine';
import { usePeopleStrings } from './strings';

interface Props {
  readonly people: readonly PersonRow[];
  readonly selectedId: string | undefined;
  readonly now: number;
  readonly onSelect: (personId: string) => void;
}

/** The virtual list of people; one is current, arrow keys or j and k move, a press or Enter chooses. */
export const PeopleList = ({ people, selectedId, now, onSelect }: Props) => {
  const t = usePeopleStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TALL_ROW_HEIGHT,
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: 10,
  });
  const at = Math.min(current, Math.max(0, people.length - 1));
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(people.length - 1, index));
    setCurrent(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  // Chosen elsewhere, on the map say: the list follows.
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (selectedId === undefined || followed.current === selectedId) return;
    const index = people.findIndex((person) => person.id === selectedId);
    if (index < 0) return;
    followed.current = selectedId;
    moveTo(index);
  });
  const choose = (index: number) => {
    const person = people[index];
    if (!person) return;
    followed.current = person.id;
    setCurrent(index);
    onSelect(person.id);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / TALL_ROW_HEIGHT) - 1);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    PageDown: () => moveTo(at + page),
    PageUp: () => moveTo(at - page),
    Home: () => moveTo(0),
    End: () => moveTo(people.length - 1),
    Enter: () => choose(at),
    ' ': () => choose(at),
  };
  useShortcut('j', () => moveTo(at + 1), { label: t('next'), group: t('group') });
  useShortcut('k', () => moveTo(at - 1), { label: t('previous'), group: t('group') });
  useShortcut('Enter', () => choose(at), { when: people.length > 0 });
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
      aria-activedescendant={people[at] ? `person-row-${people[at].id}` : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = (event.target as Element).closest<HTMLElement>('[data-index]');
        if (row) choose(Number(row.dataset['index']));
      }}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
    >
      <Box role="presentation" style={{ height: virtual.getTotalSize() }} sx={{ position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const person = people[item.index]!;
          return (
            <PersonLine
              key={person.id}
              person={person}
              now={now}
              place={item.index}
              total={people.length}
              top={item.start}
              chosen={person.id === selectedId}
              current={item.index === at}
            />
          );
        })}
      </Box>
    </Box>
  );
};

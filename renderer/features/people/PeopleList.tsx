import { useRef, useState } from 'react';
import { Box } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PersonRow } from '../../../preload/contract';
import { useShortcut } from '../../kit';
import { LINE_HEIGHT, PersonLine } from './PersonLine';
import { usePeopleStrings } from './strings';

const LIST_ID = 'people-list';
/** Puts the keyboard into the list. */
export const focusPeople = (): void => document.getElementById(LIST_ID)?.focus();

interface Props {
  readonly people: readonly PersonRow[];
  readonly selectedId: string | undefined;
  readonly onSelect: (personId: string) => void;
  readonly now: number;
}

/** A virtual list with one current line, moved by the same keys as the queue. */
export const PeopleList = ({ people, selectedId, onSelect, now }: Props) => {
  const t = usePeopleStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const [currentId, setCurrentId] = useState<string>();
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => people[index]?.id ?? index,
    overscan: 8,
  });
  const current = Math.max(0, people.findIndex(({ id }) => id === (currentId ?? selectedId)));
  const moveTo = (index: number) => {
    const place = Math.min(people.length - 1, Math.max(0, index));
    const person = people[place];
    if (!person) return;
    setCurrentId(person.id);
    virtual.scrollToIndex(place, { align: 'auto' });
    scroller.current?.focus({ preventScroll: true });
  };
  const choose = (person: PersonRow | undefined) => {
    if (!person) return;
    setCurrentId(person.id);
    onSelect(person.id);
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(currentId === undefined ? current : current + 1),
    ArrowUp: () => moveTo(current - 1),
    PageDown: () => moveTo(current + 8),
    PageUp: () => moveTo(current - 8),
    Home: () => moveTo(0),
    End: () => moveTo(people.length - 1),
    Enter: () => choose(people[current]),
  };
  const group = t('group');
  useShortcut('j', steps['ArrowDown']!, { label: t('move'), group });
  useShortcut('k', steps['ArrowUp']!, { label: t('moveUp'), group });
  useShortcut('Enter', steps['Enter']!, { label: t('open'), group, when: people.length > 0 });
  return (
    <Box
      ref={scroller}
      id={LIST_ID}
      role="listbox"
      tabIndex={0}
      aria-label={t('title')}
      aria-activedescendant={people[current] ? `person-row-${people[current].id}` : undefined}
      onClick={(event) => {
        const index = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
        if (index !== undefined) choose(people[Number(index)]);
      }}
      onKeyDown={(event) => {
        const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
        if (!step) return;
        event.preventDefault();
        step();
      }}
      sx={{ flex: 1, minHeight: 0, overflowY: 'auto', scrollbarGutter: 'stable', contain: 'strict' }}
    >
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const person = people[item.index];
          return (
            person && (
              <PersonLine
                key={person.id}
                person={person}
                place={item.index}
                total={people.length}
                top={item.start}
                chosen={person.id === selectedId}
                current={item.index === current}
                now={now}
              />
            )
          );
        })}
      </div>
    </Box>
  );
};

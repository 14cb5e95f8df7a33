import type { PersonRow } from '../../../preload/contract';
import { RowList } from '../../components';
import { TALL_ROW_HEIGHT } from '../../kit';
import { PersonLine } from './PersonLine';
import { usePeopleStrings } from './strings';

interface Props {
  readonly people: readonly PersonRow[];
  readonly selectedId: string | undefined;
  readonly now: number;
  readonly onSelect: (personId: string) => void;
}

/** The list of people; whoever is chosen elsewhere, on the map say, is gone to. */
export const PeopleList = ({ people, selectedId, now, onSelect }: Props) => {
  const t = usePeopleStrings();
  const selected = selectedId === undefined ? -1 : people.findIndex(({ id }) => id === selectedId);
  return (
    <RowList
      total={people.length}
      height={TALL_ROW_HEIGHT}
      label={t('list')}
      testId="people-list"
      words={{ next: t('next'), previous: t('previous'), group: t('group') }}
      elementId={(index) => people[index] && `person-row-${people[index].id}`}
      onChoose={(index) => people[index] && onSelect(people[index].id)}
      followed={selected < 0 ? undefined : { index: selected, id: people[selected]!.id }}
      renderRow={({ index, top, current }) => {
        const person = people[index]!;
        return (
          <PersonLine
            key={person.id}
            person={person}
            now={now}
            place={index}
            total={people.length}
            top={top}
            chosen={index === selected}
            current={current}
          />
        );
      }}
    />
  );
};

import type { RosterRow } from '../../../preload/contract';
import { RowList } from '../../components';
import { TALL_ROW_HEIGHT } from '../../kit';
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

/** The roster's list: rows come from main as they are scrolled to. */
export const PeopleRows = ({ total, row, look, chosenId, onChoose, question }: Props) => {
  const t = useRosterStrings();
  return (
    <RowList
      total={total}
      height={TALL_ROW_HEIGHT}
      label={t('people')}
      testId="roster-people"
      words={{ next: t('next'), previous: t('previous'), group: t('group') }}
      elementId={(index) => {
        const member = row(index);
        return member && `member-${member.id}`;
      }}
      onChoose={(index) => {
        const member = row(index);
        if (member) onChoose(member);
      }}
      question={question}
      onShown={look}
      renderRow={({ index, top, current }) => {
        const member = row(index);
        return (
          member && (
            <MemberLine
              key={member.id}
              member={member}
              index={index}
              total={total}
              top={top}
              current={current}
              chosen={member.id === chosenId}
            />
          )
        );
      }}
    />
  );
};

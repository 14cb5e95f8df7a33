import type { CaseRow } from '../../../preload/contract';
import { RowList } from '../../components';
import { ROW_HEIGHT } from '../../kit';
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

/** The list of ended cases, which grows as it is scrolled down. */
export const ArchiveRows = ({ rows, chosenId, onOpen, onEnd, question }: Props) => {
  const t = useArchiveStrings();
  return (
    <RowList
      total={rows.length}
      height={ROW_HEIGHT}
      label={t('list')}
      testId="archive-rows"
      words={{ next: t('next'), previous: t('previous'), group: t('group') }}
      elementId={(index) => rows[index] && `archive-${rows[index].id}`}
      onChoose={(index) => rows[index] && onOpen(rows[index].id)}
      question={question}
      onShown={(_first, last) => {
        if (last + AHEAD >= rows.length) onEnd();
      }}
      renderRow={({ index, top, current }) => {
        const row = rows[index]!;
        return <ArchiveRow key={row.id} row={row} index={index} top={top} current={current} chosen={row.id === chosenId} />;
      }}
    />
  );
};

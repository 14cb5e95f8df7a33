import { memo } from 'react';
import { Box } from '@mui/material';
import type { CaseRow } from '../../../preload/contract';
import { cut, rowLook, rowPlace, StateChip } from '../../components';
import { classes, ROW_HEIGHT, useFormat, useLang } from '../../kit';

interface Props {
  readonly row: CaseRow;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
}

const quiet = { ...cut, color: 'text.secondary', fontSize: '0.929rem' } as const;

/** A case that has ended, in a line: number, title, place, when, how. */
export const ArchiveRow = memo(({ row, index, top, current, chosen }: Props) => {
  const format = useFormat();
  const lang = useLang();
  return (
    <div
      id={`archive-${row.id}`}
      role="option"
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={-1}
      data-testid="archive-row"
      data-case-id={row.id}
      data-index={index}
      className={classes(rowPlace, rowLook({ chosen, current }))}
      style={{
        transform: `translateY(${top}px)`,
        height: ROW_HEIGHT,
        gridTemplateColumns: `6.5em minmax(0, 1fr) 7em 9.5em ${lang === 'en' ? '6em' : '5.5em'}`,
        columnGap: 10,
      }}
    >
      <Box sx={quiet}>{row.number}</Box>
      <Box sx={cut} title={row.title}>
        {row.title}
      </Box>
      <Box sx={quiet}>{row.villageName}</Box>
      <Box sx={quiet}>{format.dateTime(row.closedAt ?? row.updatedAt)}</Box>
      <Box>
        <StateChip state={row.state} />
      </Box>
    </div>
  );
});
ArchiveRow.displayName = 'ArchiveRow';

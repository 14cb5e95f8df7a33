import { useCallback } from 'react';
import { TableCell, TableRow } from '@mui/material';
import { FaultTable } from '../../components';
import { griddesk, valueOf } from '../../kit';
import { useImportStrings } from './import-strings';

interface Props {
  readonly importId: string;
  readonly total: number;
  readonly onError: (error: unknown) => void;
}

/** Each row that is not taken, with the column and what is wrong there. */
export const BadRowTable = ({ importId, total, onError }: Props) => {
  const t = useImportStrings();
  const read = useCallback(
    async (limit: number) => (await valueOf(griddesk.roster.badRows({ importId, skip: 0, limit }))).rows,
    [importId],
  );
  return (
    <FaultTable
      id="bad-rows"
      title={t('badTitle')}
      more={t('more')}
      head={[t('row'), t('column'), t('reason')]}
      total={total}
      read={read}
      onError={onError}
      renderRows={({ row, problems }) =>
        problems.map(({ column, reason, value, row: other }, at) => (
          <TableRow key={`${row} ${at}`} data-row={row}>
            <TableCell align="right">{row}</TableCell>
            <TableCell>{t(column)}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>{t(`reason-${reason}`, { value, row: other })}</TableCell>
          </TableRow>
        ))
      }
    />
  );
};

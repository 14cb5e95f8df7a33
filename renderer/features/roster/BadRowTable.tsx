import { useEffect, useState } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { BadRow } from '../../../preload/contract';
import { griddesk, valueOf } from '../../kit';
import { useImportStrings } from './import-strings';

/** Rows asked for at once; somebody mends the first hundred before they want to see the next. */
const PAGE = 100;

/** Each row that is not taken, with the column and what is wrong there. */
export const BadRowTable = ({ importId, total }: { readonly importId: string; readonly total: number }) => {
  const t = useImportStrings();
  const [rows, setRows] = useState<readonly BadRow[]>([]);
  const [wanted, setWanted] = useState(PAGE);
  useEffect(() => {
    let here = true;
    void valueOf(griddesk.roster.badRows({ importId, skip: 0, limit: Math.min(500, wanted) })).then(
      (page) => here && setRows(page.rows),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [importId, wanted]);
  return (
    <Box>
      <Typography id="bad-rows" component="h3" variant="h3" sx={{ pt: 1 }}>
        {t('badTitle')}
      </Typography>
      <Box
        tabIndex={0}
        role="region"
        aria-labelledby="bad-rows"
        sx={{ maxHeight: 260, overflow: 'auto', border: 1, borderColor: 'divider' }}
      >
        <Table size="small" stickyHeader data-testid="bad-rows">
          <TableHead>
            <TableRow>
              <TableCell align="right">{t('row')}</TableCell>
              <TableCell>{t('column')}</TableCell>
              <TableCell>{t('reason')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.flatMap(({ row, problems }) =>
              problems.map(({ column, reason, value, row: other }, at) => (
                <TableRow key={`${row} ${at}`} data-row={row}>
                  <TableCell align="right">{row}</TableCell>
                  <TableCell>{t(column)}</TableCell>
                  <TableCell sx={{ overflowWrap: 'anywhere' }}>{t(`reason-${reason}`, { value, row: other })}</TableCell>
                </TableRow>
              )),
            )}
          </TableBody>
        </Table>
        {rows.length < total && wanted < 500 && (
          <Button onClick={() => setWanted(wanted + PAGE)} sx={{ m: 1 }}>
            {t('more')}
          </Button>
        )}
      </Box>
    </Box>
  );
};

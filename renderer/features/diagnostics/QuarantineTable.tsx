import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { useFormat } from '../../kit';
import { useDiagnosticsStrings } from './strings';

/** Messages that could not be read, with why. Their bodies stay in main. */
export const QuarantineTable = ({ rows }: { readonly rows: Output<'diagnostics.quarantine'> }) => {
  const t = useDiagnosticsStrings();
  const { dateTime, number } = useFormat();
  return (
    <section aria-labelledby="quarantine-title">
      <Typography id="quarantine-title" component="h2" variant="h3">
        {t('quarantine')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t(rows.length > 0 ? 'quarantineExplain' : 'noQuarantine')}
      </Typography>
      {rows.length > 0 && (
        <Table size="small" sx={{ maxWidth: 1100 }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('at')}</TableCell>
              <TableCell>{t('subject')}</TableCell>
              <TableCell>{t('reason')}</TableCell>
              <TableCell align="right">{t('bytes')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateTime(row.at)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.subject}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.reason}</TableCell>
                <TableCell align="right">{number(row.bytes)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
};

import { useState } from 'react';
import { Button, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Output } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import { useDiagnosticsStrings } from './strings';

interface Props {
  readonly rows: Output<'diagnostics.quarantine'>;
  /** Set aside longer ago; only their number is known. */
  readonly forgotten: number;
  /** Messages that count from the time the platform stored them. */
  readonly retimed: number;
  /** Something was read once more. */
  readonly onRetried: () => void;
}

/** Messages that could not be read, with why, to be read once more. Their bodies stay in main. */
export const QuarantineTable = ({ rows, forgotten, retimed, onRetried }: Props) => {
  const t = useDiagnosticsStrings();
  const { dateTime, number } = useFormat();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const retry = async (input: { id?: number }) => {
    setBusy(true);
    setError(undefined);
    try {
      const { read, left } = await valueOf(griddesk.diagnostics.retry(input));
      toast({ message: t(left > 0 ? 'retriedSome' : 'retriedAll', { count: read, read: number(read), left: number(left) }) });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
    onRetried();
  };
  return (
    <section aria-labelledby="quarantine-title">
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', maxWidth: 1100 }}>
        <Typography id="quarantine-title" component="h2" variant="h3">
          {t('quarantine')}
        </Typography>
        {rows.some((row) => row.retry) && (
          <Button variant="outlined" size="small" disabled={busy} data-testid="quarantine-retry-all" onClick={() => void retry({})}>
            {t('retryAll')}
          </Button>
        )}
      </Stack>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t(rows.length > 0 ? 'quarantineExplain' : 'noQuarantine')}
      </Typography>
      {error !== undefined && <ErrorNote error={error} />}
      {forgotten > 0 && (
        <Typography variant="body2" data-testid="quarantine-forgotten" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('forgotten', { count: forgotten, n: number(forgotten) })}
        </Typography>
      )}
      {retimed > 0 && (
        <Typography variant="body2" data-testid="quarantine-retimed" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('retimed', { count: retimed, n: number(retimed) })}
        </Typography>
      )}
      {rows.length > 0 && (
        <Table size="small" sx={{ maxWidth: 1100 }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('at')}</TableCell>
              <TableCell>{t('subject')}</TableCell>
              <TableCell>{t('reason')}</TableCell>
              <TableCell align="right">{t('bytes')}</TableCell>
              <TableCell>{t('again')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{dateTime(row.at)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.subject}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.reason}</TableCell>
                <TableCell align="right">{number(row.bytes)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {row.retry ? (
                    <Button
                      size="small"
                      disabled={busy}
                      data-testid="quarantine-retry"
                      aria-label={t('retryOf', { reason: row.reason })}
                      onClick={() => void retry({ id: row.id })}
                    >
                      {t('retry')}
                    </Button>
                  ) : (
                    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                      {t('textGone')}
                    </Typography>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
};

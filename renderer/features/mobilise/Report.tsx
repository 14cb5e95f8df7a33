import { useCallback } from 'react';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReportLine } from '../../../preload/contract';
import { EmptyState, ErrorNote } from '../../components';
import { griddesk, useFormat, useTerm } from '../../kit';
import { useMobiliseStrings } from './strings';
import { useTold } from './use-told';

/** What happened in which minute. */
export const Report = ({ broadcastId, mayPrint }: { readonly broadcastId: string; readonly mayPrint: boolean }) => {
  const t = useMobiliseStrings();
  const term = useTerm();
  const { number, time } = useFormat();
  const ask = useCallback(() => griddesk.mobilise.report({ broadcastId }), [broadcastId]);
  const { value, error, again } = useTold(ask);
  if (error !== undefined) return <ErrorNote error={error} onRetry={again} />;
  if (!value) return <EmptyState title={t('loading')} />;
  const { row, lines, outcome } = value;
  if (lines.length === 0) return <EmptyState title={t('noLines')} />;
  const clues = ({ clues: all, closed }: ReportLine): string =>
    [...all.map(({ text, village, mark }) => `${village} ${text}（${term('clueMarks', mark)}）`), ...(closed ? [t('end')] : [])].join('；');
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', flex: 1 }}>
          {t('reportHint')}
        </Typography>
        {mayPrint && (
          <Button
            variant="outlined"
            onClick={() => void griddesk.app.openWindow({ show: 'print', paper: 'mobilise-report', broadcastId })}
            data-testid="mobilise-print"
          >
            {t('printReport')}
          </Button>
        )}
      </Box>
      {outcome !== undefined && <Typography sx={{ fontWeight: 600 }}>{t('outcomeIs', { text: outcome })}</Typography>}
      <Table size="small" aria-label={t('report')} data-testid="mobilise-report">
        <TableHead>
          <TableRow>
            <TableCell>{t('minute')}</TableCell>
            <TableCell align="right">{t('delivered')}</TableCell>
            <TableCell align="right">{t('read')}</TableCell>
            <TableCell align="right">{t('answered')}</TableCell>
            <TableCell align="right">{t('sum')}</TableCell>
            <TableCell align="right">{t('callsMade')}</TableCell>
            <TableCell sx={{ width: '45%' }}>{t('clues')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.minute}>
              <TableCell>
                {number(line.minute + 1)} ({time(row.sentAt + line.minute * 60_000)})
              </TableCell>
              <TableCell align="right">{number(line.delivered)}</TableCell>
              <TableCell align="right">{number(line.read)}</TableCell>
              <TableCell align="right">{number(line.answered)}</TableCell>
              <TableCell align="right">{number(line.sum)}</TableCell>
              <TableCell align="right">{number(line.calls)}</TableCell>
              <TableCell>{clues(line)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
};

import { useCallback, useEffect, useState } from 'react';
import { Alert, Box, Button, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReportsState, Result } from '../../../preload/contract';
import { ErrorNote } from '../../components';
import { griddesk, useFormat, valueOf } from '../../kit';
import { Section } from './Section';
import { useReportStrings } from './report-strings';
import { useWords } from './use-words';

/** What is written meanwhile is seen so soon, ms. */
const LOOK_MS = 3000;

/** For the shift lead: the reports that this console writes by itself, where to, and what it wrote last. */
export const Reports = () => {
  const t = useReportStrings();
  const format = useFormat();
  const words = useWords();
  const [state, setState] = useState<ReportsState>();
  const [error, setError] = useState<unknown>();
  const take = useCallback(async (answer: Promise<Result<ReportsState>>) => {
    try {
      setState(await valueOf(answer));
      setError(undefined);
    } catch (thrown) {
      setError(thrown);
    }
  }, []);
  useEffect(() => {
    const look = () => void take(griddesk.reports.read());
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [take]);
  if (error !== undefined) return <ErrorNote error={error} />;
  if (!state) return null;
  const { folder, weekly, monthly, made, problem } = state;
  const plan = (change: { readonly weekly?: boolean; readonly monthly?: boolean; readonly stop?: boolean }) =>
    void take(griddesk.reports.plan({ weekly, monthly, ...change }));
  const each = (kind: 'weekly' | 'monthly', on: boolean) => (
    <FormControlLabel
      label={t(kind)}
      control={<Switch size="small" checked={on} onChange={(_event, next) => plan({ [kind]: next })} data-testid={`reports-${kind}`} />}
    />
  );
  return (
    <Section
      title={t('title')}
      testId="evaluation-reports"
      controls={
        <>
          {folder !== undefined && (
            <>
              {each('weekly', weekly)}
              {each('monthly', monthly)}
              <Button onClick={() => plan({ stop: true })} data-testid="reports-stop">
                {t('stop')}
              </Button>
            </>
          )}
          <Button variant="outlined" onClick={() => void take(griddesk.reports.choose())} data-testid="reports-choose">
            {t(folder === undefined ? 'choose' : 'change')}
          </Button>
        </>
      }
    >
      <Typography sx={{ color: 'text.secondary', maxWidth: 860 }}>{t('explain')}</Typography>
      {folder !== undefined && (
        <Typography sx={{ mt: 1, overflowWrap: 'anywhere' }} data-testid="reports-folder">
          {t('folder', { folder })}
        </Typography>
      )}
      <Box role="status">
        {problem && (
          <Alert severity="warning" sx={{ mt: 1, maxWidth: 860 }} data-testid="reports-problem">
            {t(problem.why === 'folder' ? 'gone' : problem.why, { time: format.dateTime(problem.at) })}
          </Alert>
        )}
      </Box>
      {made.length > 0 && (
        <Table size="small" sx={{ mt: 1, maxWidth: 860 }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('period')}</TableCell>
              <TableCell>{t('at')}</TableCell>
              <TableCell>{t('files')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {made.map(({ kind, from, to, at, files }) => (
              <TableRow key={`${kind} ${from}`} data-testid="report-made">
                <TableCell>{words.period(kind, { from, to })}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(at)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{format.names(files)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
};

import { useState } from 'react';
import { Button } from '@mui/material';
import TableIcon from '@mui/icons-material/TableChartOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import type { ReportOf, Role } from '../../../preload/contract';
import { ErrorNote, useToast } from '../../components';
import { griddesk, useSettings, valueOf } from '../../kit';
import { useEvaluationStrings } from './strings';

/** Seats that take figures out of the house; main answers these alone. */
const MAY_TAKE: readonly Role[] = ['dispatcher', 'lead', 'village'];

/** The figures as a workbook, or as the paper an office hands in. */
export const Leave = ({ report }: { readonly report: ReportOf }) => {
  const t = useEvaluationStrings();
  const toast = useToast();
  const { role } = useSettings().seat;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!MAY_TAKE.includes(role)) return null;
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { path } = await valueOf(griddesk.exports.evaluation(report));
      if (path !== undefined) toast({ message: t('saved', { path }) });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error !== undefined && <ErrorNote error={error} />}
      <Button startIcon={<TableIcon />} loading={busy} onClick={() => void save()} data-testid="evaluation-xlsx">
        {t('xlsx')}
      </Button>
      <Button
        startIcon={<PrintIcon />}
        onClick={() => void griddesk.app.openWindow({ show: 'print', paper: 'evaluation', report })}
        data-testid="evaluation-print"
      >
        {t('report')}
      </Button>
    </>
  );
};

import { lazy, Suspense } from 'react';
import { Box } from '@mui/material';
import { EmptyState, Watermark } from '../components';
import { useSettings } from '../kit';
import { openCase } from './palette-targets';
import { useSelection } from './selection';
import { useAppStrings } from './strings';

/** Needed at once when it is needed, and else not for weeks: its code and the chart come when it is first shown. */
const MobilisePage = lazy(async () => ({ default: (await import('../features/mobilise')).MobilisePage }));

export const LazyMobilise = () => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  const { seat } = useSettings();
  return (
    <Box sx={{ position: 'relative', height: '100%' }}>
      <Suspense fallback={<EmptyState title={t('loadingMobilise')} />}>
        <MobilisePage caseId={caseId} onCase={openCase} />
      </Suspense>
      <Watermark name={seat.operatorName} />
    </Box>
  );
};

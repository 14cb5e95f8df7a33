import { lazy, Suspense, type ComponentProps } from 'react';
import { Box } from '@mui/material';
import { EmptyState, Watermark } from '../components';
import { useSettings } from '../kit';
import { openCase } from './palette-targets';
import { useSelection } from './selection';
import { useAppStrings } from './strings';

/** Needed at once when it is needed, and else not for weeks: its code and the chart come when it is first shown. */
const MobilisePage = lazy(async () => ({ default: (await import('../features/mobilise')).MobilisePage }));

const PlacesMap = lazy(async () => ({ default: (await import('../features/map')).PlacesMap }));
/** Its list stays where it is while the map's code comes. */
const LazyPlaces = (props: ComponentProps<typeof PlacesMap>) => {
  const t = useAppStrings();
  return (
    <Suspense fallback={<EmptyState title={t('loadingMap')} />}>
      <PlacesMap {...props} />
    </Suspense>
  );
};

export const LazyMobilise = () => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  const { seat } = useSettings();
  return (
    <Box sx={{ position: 'relative', height: '100%' }}>
      <Suspense fallback={<EmptyState title={t('loadingMobilise')} />}>
        <MobilisePage caseId={caseId} onCase={openCase} PlacesMap={LazyPlaces} />
      </Suspense>
      <Watermark name={seat.operatorName} />
    </Box>
  );
};

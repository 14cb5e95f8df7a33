import { Box } from '@mui/material';
import { ResizablePanes, Watermark } from '../components';
import { useSettings } from '../kit';
import { PeoplePanel } from '../features/people';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyMap } from './LazyMap';
import { selectPerson, useSelection } from './selection';
import { useAppStrings } from './strings';

/** People in care beside the map: somebody chosen in the list stands out on the map, and the other way round. */
export const PeopleWorkspace = () => {
  const t = useAppStrings();
  const { personId } = useSelection();
  const { seat } = useSettings();
  return (
    <ResizablePanes
      id="people"
      direction="horizontal"
      handleLabel={t('resize')}
      panes={[
        {
          id: 'people',
          size: 52,
          min: 420,
          children: (
            <Box sx={{ position: 'relative', height: '100%' }}>
              <PeoplePanel selectedPersonId={personId} onSelectPerson={selectPerson} />
              <Watermark name={seat.operatorName} />
            </Box>
          ),
        },
        {
          id: 'people-map',
          size: 48,
          min: 320,
          children: (
            <ErrorBoundary>
              <LazyMap />
            </ErrorBoundary>
          ),
        },
      ]}
    />
  );
};

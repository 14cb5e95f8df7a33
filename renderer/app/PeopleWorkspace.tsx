import { Box } from '@mui/material';
import { ResizablePanes, Watermark } from '../components';
import { useSettings } from '../kit';
import { PeoplePanel, PersonCard } from '../features/people';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyMap } from './LazyMap';
import { selectCase, selectPerson, useSelection } from './selection';
import { useAppStrings } from './strings';

/** Who it is, above the map that shows where. */
const CardAndMap = () => {
  const t = useAppStrings();
  const { personId, personOfCase } = useSelection();
  const { seat } = useSettings();
  const map = {
    id: 'map',
    size: personId === undefined ? 100 : 32,
    min: 140,
    children: (
      <ErrorBoundary>
        <LazyMap />
      </ErrorBoundary>
    ),
  };
  const card = personId !== undefined && {
    id: 'card',
    size: 68,
    min: 240,
    children: (
      <ErrorBoundary key={personId}>
        <Box sx={{ position: 'relative', height: '100%' }}>
          <PersonCard personId={personId} caseId={personOfCase} onClose={() => selectPerson(undefined)} onOpenCase={selectCase} />
          <Watermark name={seat.operatorName} />
        </Box>
      </ErrorBoundary>
    ),
  };
  return <ResizablePanes id="person" direction="vertical" handleLabel={t('resize')} panes={card ? [card, map] : [map]} />;
};

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
          size: 48,
          min: 420,
          children: (
            <Box sx={{ position: 'relative', height: '100%' }}>
              <PeoplePanel selectedPersonId={personId} onSelectPerson={selectPerson} />
              <Watermark name={seat.operatorName} />
            </Box>
          ),
        },
        { id: 'people-side', size: 52, min: 380, children: <CardAndMap /> },
      ]}
    />
  );
};

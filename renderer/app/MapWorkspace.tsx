import { ResizablePanes } from '../components';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyMap } from './LazyMap';
import { CasePanel } from './parts';
import { selectCase, showPerson, useSelection } from './selection';
import { useAppStrings } from './strings';

/** The map over everything; a chosen case opens beside it. */
export const MapWorkspace = ({ leadsToPerson = true }: { readonly leadsToPerson?: boolean }) => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  const map = { id: 'map', size: caseId === undefined ? 100 : 62, min: 420, children: <LazyMap leadsToPerson={leadsToPerson} /> };
  const side = caseId !== undefined && {
    id: 'case',
    size: 38,
    min: 360,
    children: (
      <ErrorBoundary key={caseId}>
        <CasePanel
          caseId={caseId}
          onClose={() => selectCase(undefined)}
          onOpen={selectCase}
          {...(leadsToPerson ? { onShowPerson: showPerson } : {})}
        />
      </ErrorBoundary>
    ),
  };
  return <ResizablePanes id="map-side" direction="horizontal" handleLabel={t('resize')} panes={side ? [map, side] : [map]} />;
};

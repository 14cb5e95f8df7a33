import { lazy, Suspense } from 'react';
import { EmptyState } from '../components';
import { selectCase, showMember, showPerson, selectPerson, useSelection } from './selection';
import { useAppStrings } from './strings';

/** MapLibre is a third of the code; it comes when the map is first shown. */
const MapView = lazy(async () => ({ default: (await import('../features/map')).MapView }));

/**
 * The map, with the window's selection in both directions. A person chosen on it appears with who looks after them,
 * unless the window has no such place.
 */
export const LazyMap = ({ leadsToPerson = true, still = false }: { readonly leadsToPerson?: boolean; readonly still?: boolean }) => {
  const t = useAppStrings();
  const { caseId, personId, gridCodes } = useSelection();
  return (
    <Suspense fallback={<EmptyState title={t('loadingMap')} />}>
      <MapView
        still={still}
        gridCodes={gridCodes}
        selectedCaseId={caseId}
        onShowMember={leadsToPerson ? showMember : undefined}
        onSelectCase={selectCase}
        selectedPersonId={personId}
        onSelectPerson={leadsToPerson ? (id) => id !== undefined && showPerson(id) : selectPerson}
      />
    </Suspense>
  );
};

import { lazy, Suspense } from 'react';
import { Box } from '@mui/material';
import { EmptyState, Watermark } from '../components';
import { useSettings } from '../kit';
import { importOutlines, showGrids, useSelection } from './selection';
import { useAppStrings } from './strings';

/** Looked at now and then: its code comes when it is first shown. */
const RosterPage = lazy(async () => ({ default: (await import('../features/roster')).RosterPage }));

/** The roster; grids chosen in it are shown on the map. */
export const RosterWorkspace = () => {
  const t = useAppStrings();
  const { caseId, member } = useSelection();
  const { seat } = useSettings();
  return (
    <Box sx={{ position: 'relative', height: '100%' }}>
      <Suspense fallback={<EmptyState title={t('loadingRoster')} />}>
        <RosterPage caseId={caseId} member={member} onShowGrids={showGrids} onImportOutlines={importOutlines} />
      </Suspense>
      <Watermark name={seat.operatorName} />
    </Box>
  );
};

import { useRef, useState } from 'react';
import { Box, Tab, Tabs, useMediaQuery } from '@mui/material';
import { EmptyState, ResizablePanes } from '../components';
import { CasePanel } from '../features/case';
import { Inbox, focusInbox } from '../features/inbox';
import { Queue, focusQueue } from '../features/queue';
import { useSettings } from '../kit';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyMap } from './LazyMap';
import { useMayReport } from './Intake';
import { goTo, selectCase, showPerson, takeReport, useSelection } from './selection';
import { useAppStrings } from './strings';

const CaseSide = ({ folded }: { readonly folded: boolean }) => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  if (caseId === undefined) return <EmptyState title={t('noCase')} hint={t('noCaseHint')} />;
  const close = () => {
    selectCase(undefined);
    focusQueue();
    focusInbox();
  };
  return (
    <ErrorBoundary key={caseId}>
      <CasePanel
        caseId={caseId}
        onClose={close}
        onOpen={selectCase}
        onShowPerson={(personId) => showPerson(personId, caseId)}
        {...(folded ? { onShowOnMap: () => goTo('map') } : {})}
      />
    </ErrorBoundary>
  );
};

/** Queue above map on a tall screen; on a small one the map folds to a tab beside the queue. */
const ListSide = ({ folded }: { readonly folded: boolean }) => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  const [tab, setTab] = useState<'queue' | 'map'>('queue');
  // Once shown, the map stays alive behind the queue: starting it again costs a second.
  const mapSeen = useRef(false);
  if (tab === 'map') mapSeen.current = true;
  const { role, departmentId } = useSettings().seat;
  const mayReport = useMayReport();
  const queue =
    role === 'department' && departmentId !== undefined ? (
      <Inbox departmentId={departmentId} selectedId={caseId} onOpen={selectCase} />
    ) : (
      <Queue selectedId={caseId} onOpen={selectCase} {...(mayReport ? { onReport: () => takeReport() } : {})} />
    );
  if (!folded) {
    return (
      <ResizablePanes
        id="list"
        direction="vertical"
        handleLabel={t('resize')}
        panes={[
          { id: 'queue', size: 56, min: 240, children: queue },
          {
            id: 'map',
            size: 44,
            min: 160,
            children: (
              <ErrorBoundary>
                <LazyMap />
              </ErrorBoundary>
            ),
          },
        ]}
      />
    );
  }
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Tabs
        value={tab}
        onChange={(_event, next: 'queue' | 'map') => setTab(next)}
        aria-label={t('queue')}
        sx={{ minHeight: 32, borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { minHeight: 32, py: 0 } }}
      >
        <Tab value="queue" label={t('queue')} id="tab-queue" aria-controls="pane-queue" />
        <Tab value="map" label={t('map')} id="tab-map" aria-controls="pane-map" data-testid="tab-map" />
      </Tabs>
      <Box role="tabpanel" id="pane-queue" aria-labelledby="tab-queue" hidden={tab !== 'queue'} sx={{ flex: 1, minHeight: 0 }}>
        {queue}
      </Box>
      <Box role="tabpanel" id="pane-map" aria-labelledby="tab-map" hidden={tab !== 'map'} sx={{ flex: 1, minHeight: 0 }}>
        {mapSeen.current && (
          <ErrorBoundary>
            <LazyMap />
          </ErrorBoundary>
        )}
      </Box>
    </Box>
  );
};

export const DispatchWorkspace = () => {
  const t = useAppStrings();
  const folded = useMediaQuery('(max-width: 1599px), (max-height: 899px)');
  return (
    <ResizablePanes
      id="dispatch"
      direction="horizontal"
      handleLabel={t('resize')}
      panes={[
        { id: 'list', size: 58, min: 420, children: <ListSide folded={folded} /> },
        { id: 'case', size: 42, min: 380, children: <CaseSide folded={folded} /> },
      ]}
    />
  );
};

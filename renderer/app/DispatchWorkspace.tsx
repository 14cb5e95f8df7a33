import { useRef, useState } from 'react';
import { Box, Tab, Tabs, useMediaQuery } from '@mui/material';
import { EmptyState, ResizablePanes } from '../components';
import { Inbox, focusInbox } from '../features/inbox';
import { Queue, focusQueue } from '../features/queue';
import { useSettings, useShortcut } from '../kit';
import { useDirectory } from '../replica';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyMap } from './LazyMap';
import { useMayReport } from './Intake';
import { CasePanel } from './parts';
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
        onShowPerson={showPerson}
        {...(folded ? { onShowOnMap: () => goTo('map') } : {})}
      />
    </ErrorBoundary>
  );
};

const beginReport = (): void => takeReport();

type Pane = 'queue' | 'tasks' | 'map';

/** The duty room of a village carries out its committee's tasks, beside what it sees of the village's cases. */
const useCommittee = (): string | undefined => {
  const { role, area } = useSettings().seat;
  const committee = `village-committee-${area}`;
  return useDirectory().departments.has(committee) && role === 'village' ? committee : undefined;
};

/** Queue above map on a tall screen; on a small one the map folds to a tab beside the queue. */
const ListSide = ({ folded }: { readonly folded: boolean }) => {
  const t = useAppStrings();
  const { caseId } = useSelection();
  const [wanted, setTab] = useState<Pane>('queue');
  const { role, departmentId } = useSettings().seat;
  const committee = useCommittee();
  const mayReport = useMayReport();
  const panes: readonly Pane[] = ['queue', ...(committee === undefined ? [] : ['tasks' as const]), ...(folded ? ['map' as const] : [])];
  const tab = panes.includes(wanted) ? wanted : 'queue';
  useShortcut(
    'Alt+6',
    () => {
      setTab('tasks');
      requestAnimationFrame(focusInbox);
    },
    { when: committee !== undefined, label: t('goTasks'), group: t('groupGo'), whileTyping: true },
  );
  // Once shown, the map stays alive behind the queue: starting it again costs a second.
  const mapSeen = useRef(false);
  if (tab === 'map') mapSeen.current = true;
  const inboxOf = (department: string) => <Inbox departmentId={department} selectedId={caseId} onOpen={selectCase} />;
  const queue =
    role === 'department' && departmentId !== undefined ? (
      inboxOf(departmentId)
    ) : (
      <Queue selectedId={caseId} onOpen={selectCase} {...(mayReport ? { onReport: beginReport } : {})} />
    );
  // Two lists would both hear the same keys: only the one in sight is there.
  const list = tab === 'tasks' && committee !== undefined ? inboxOf(committee) : queue;
  const listTab = tab === 'map' ? 'queue' : tab;
  const map = (
    <ErrorBoundary>
      <LazyMap />
    </ErrorBoundary>
  );
  const tabbed = (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Tabs
        value={tab}
        onChange={(_event, next: Pane) => setTab(next)}
        aria-label={t('queue')}
        sx={{ minHeight: 32, borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { minHeight: 32, py: 0 } }}
      >
        {panes.map((pane) => (
          <Tab
            key={pane}
            value={pane}
            label={t(pane)}
            id={`tab-${pane}`}
            aria-controls={pane === 'map' ? 'pane-map' : 'pane-list'}
            data-testid={`tab-${pane}`}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="pane-list" aria-labelledby={`tab-${listTab}`} hidden={tab === 'map'} sx={{ flex: 1, minHeight: 0 }}>
        {list}
      </Box>
      {folded && (
        <Box role="tabpanel" id="pane-map" aria-labelledby="tab-map" hidden={tab !== 'map'} sx={{ flex: 1, minHeight: 0 }}>
          {mapSeen.current && map}
        </Box>
      )}
    </Box>
  );
  const lists = panes.length > 1 ? tabbed : list;
  if (folded) return lists;
  return (
    <ResizablePanes
      id="list"
      direction="vertical"
      handleLabel={t('resize')}
      panes={[
        { id: 'queue', size: 56, min: 240, children: lists },
        { id: 'map', size: 44, min: 160, children: map },
      ]}
    />
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

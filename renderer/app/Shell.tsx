import { useCallback, useState } from 'react';
import { Box } from '@mui/material';
import { CommandPalette } from '../features/palette';
import { ViewKeys } from '../features/queue';
import { StatusBar, StorageBanner } from '../features/status';
import { useSettings, useShortcut } from '../kit';
import { useDirectory } from '../replica';
import { ArchiveWorkspace } from './ArchiveWorkspace';
import { DispatchWorkspace } from './DispatchWorkspace';
import { ErrorBoundary } from './ErrorBoundary';
import { LazyOutlines } from './LazyOutlines';
import { HANDOVER_ROLES } from './handover-roles';
import { Intake } from './Intake';
import { LazyEvaluation } from './LazyEvaluation';
import { LazyMobilise } from './LazyMobilise';
import { MapWorkspace } from './MapWorkspace';
import {
  AttentionTray,
  AuditPage,
  DiagnosticsPage,
  ExportDialog,
  HandoverPage,
  KeysDialog,
  PeopleWorkspace,
  RoutingPage,
  SettingsPage,
} from './parts';
import { Rail } from './Rail';
import { RosterWorkspace } from './RosterWorkspace';
import { goTo, showPerson, useSelection } from './selection';
import { useAppStrings } from './strings';
import { TopBar } from './TopBar';
import { useTitle } from './use-title';
import { usePaletteActions } from './palette-actions';
import { openCase, showDepartment, showGrid, showQueue, showVillage } from './palette-targets';

const Workspace = () => {
  const { workspace } = useSelection();
  const { role } = useSettings().seat;
  switch (workspace) {
    case 'dispatch':
      return <DispatchWorkspace />;
    case 'map':
      return <MapWorkspace />;
    case 'people':
      return <PeopleWorkspace />;
    case 'settings':
      return <SettingsPage />;
    case 'diagnostics':
      return <DiagnosticsPage onRouting={() => goTo('routing')} />;
    case 'audit':
      return <AuditPage />;
    case 'roster':
      return <RosterWorkspace />;
    case 'routing':
      return <RoutingPage />;
    case 'mobilise':
      return <LazyMobilise />;
    case 'archive':
      return <ArchiveWorkspace />;
    case 'evaluation':
      return <LazyEvaluation />;
    case 'handover':
      return <HandoverPage allowed={HANDOVER_ROLES.includes(role)} onCase={openCase} />;
  }
};

/** The frame of the main window: bar, rail, workspace, status; and what floats above them. */
export const Shell = () => (
  <Intake>
    <Frame />
  </Intake>
);

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly showKeys: () => void;
  readonly showExport: () => void;
}

/** What it offers follows the chosen case; apart from the frame, which would be drawn anew with each change of that. */
const Palette = ({ open, onClose, showKeys, showExport }: PaletteProps) => (
  <CommandPalette
    open={open}
    onClose={onClose}
    actions={usePaletteActions(showKeys, showExport)}
    onCase={openCase}
    onPerson={showPerson}
    onDepartment={showDepartment}
    onVillage={showVillage}
    onGrid={showGrid}
  />
);

const Frame = () => {
  const t = useAppStrings();
  const { workspace } = useSelection();
  const [palette, setPalette] = useState(false);
  const [tray, setTray] = useState(false);
  const [keys, setKeys] = useState(false);
  const [exporting, setExporting] = useState(false);
  const { area, role } = useSettings().seat;
  useTitle(useDirectory().areaName(area));
  const showKeys = useCallback(() => setKeys(true), []);
  const showExport = useCallback(() => setExporting(true), []);
  useShortcut('Ctrl+K', () => setPalette(true), { label: t('findAnything'), group: t('groupGo'), whileTyping: true });
  useShortcut('F1', () => setKeys(true), { label: t('showKeys'), group: t('groupHelp'), whileTyping: true });
  useShortcut('?', () => setKeys(true), { label: t('showKeys'), group: t('groupHelp') });
  return (
    <Box
      sx={{
        height: '100%',
        display: 'grid',
        gridTemplate: '"top top" 44px "note note" auto "rail work" minmax(0, 1fr) "status status" 28px / 48px minmax(0, 1fr)',
      }}
    >
      {role !== 'department' && <ViewKeys onOpened={showQueue} />}
      <TopBar onSearch={() => setPalette(true)} onAttention={() => setTray(true)} />
      <StorageBanner />
      <Rail />
      <Box component="main" sx={{ gridArea: 'work', minWidth: 0, minHeight: 0, bgcolor: 'background.paper' }}>
        <ErrorBoundary key={workspace}>
          <Workspace />
        </ErrorBoundary>
      </Box>
      <StatusBar onAttention={() => setTray(true)} />
      <Palette open={palette} onClose={() => setPalette(false)} showKeys={showKeys} showExport={showExport} />
      <AttentionTray open={tray} onClose={() => setTray(false)} onCase={openCase} onPerson={showPerson} />
      <LazyOutlines />
      {exporting && <ExportDialog onClose={() => setExporting(false)} />}
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
    </Box>
  );
};

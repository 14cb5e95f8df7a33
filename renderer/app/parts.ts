import { later, type Later } from './later';

const ifOpen = ({ open }: { readonly open: boolean }): boolean => open;

// What the queue's first picture does without. Its reading alone would keep the picture waiting as long as its drawing. The
// report's form and the palette are none of it: who presses their key types on at once, also in the first second.
export const CasePanel = later(async () => (await import('../features/case')).CasePanel);
export const AttentionTray = later(async () => (await import('../features/attention')).AttentionTray, ifOpen);
export const KeysDialog = later(async () => (await import('./KeysDialog')).KeysDialog, ifOpen);
export const ExportDialog = later(async () => (await import('../features/export')).ExportDialog);
export const PeopleWorkspace = later(async () => (await import('./PeopleWorkspace')).PeopleWorkspace);
export const HandoverPage = later(async () => (await import('../features/handover')).HandoverPage);
export const SettingsPage = later(async () => (await import('../features/settings')).SettingsPage);
export const DiagnosticsPage = later(async () => (await import('../features/diagnostics')).DiagnosticsPage);
export const RoutingPage = later(async () => (await import('../features/routing')).RoutingPage);
export const AuditPage = later(async () => (await import('../features/audit')).AuditPage);

/** What a dispatcher may reach for next comes first. */
export const OF_MAIN_WINDOW: readonly Later<never>[] = [
  CasePanel,
  AttentionTray,
  KeysDialog,
  PeopleWorkspace,
  HandoverPage,
  SettingsPage,
  ExportDialog,
  DiagnosticsPage,
  RoutingPage,
  AuditPage,
];

import { useMemo } from 'react';
import { griddesk, useSettings, useShortcut, useTerm } from '../kit';
import { useCase } from '../replica';
import type { PaletteAction } from '../features/palette';
import { useLock } from './use-lock';
import { useSettingActions } from './palette-settings';
import { changeSeat } from './palette-targets';
import { HANDOVER_ROLES } from './handover-roles';
import { hasPeoplePlace } from './people-roles';
import { useMayReport } from './Intake';
import { goTo, importOutlines, takeReport, useSelection, type Workspace } from './selection';
import { useAppStrings } from './strings';

/** What the palette and the keys can do anywhere in the main window. */
export const usePaletteActions = (showKeys: () => void, showExport: () => void): readonly PaletteAction[] => {
  const t = useAppStrings();
  const term = useTerm();
  const { caseId } = useSelection();
  const { role } = useSettings().seat;
  const row = useCase(caseId);
  const mayReport = useMayReport();
  const settingActions = useSettingActions();
  const group = t('groupGo');
  const seesPeople = hasPeoplePlace(role);
  useShortcut('Alt+1', () => goTo('dispatch'), { label: t('goDispatch'), group, whileTyping: true });
  useShortcut('Alt+2', () => goTo('map'), { label: t('goMap'), group, whileTyping: true });
  useShortcut('Alt+3', () => goTo('people'), { label: t('goPeople'), group, whileTyping: true, when: seesPeople });
  useShortcut('Alt+4', () => goTo('settings'), { label: t('goSettings'), group, whileTyping: true });
  const handsOver = HANDOVER_ROLES.includes(role);
  useShortcut('Alt+5', () => goTo('handover'), { label: t('goHandover'), group, whileTyping: true, when: handsOver });
  useShortcut('Alt+9', () => goTo('roster'), { label: t('goRoster'), group, whileTyping: true });
  useShortcut('Alt+7', () => goTo('mobilise'), { label: t('goMobilise'), group, whileTyping: true });
  useShortcut('Alt+8', () => goTo('evaluation'), { label: t('goEvaluation'), group, whileTyping: true });
  useShortcut('Alt+0', () => goTo('archive'), { label: t('goArchive'), group, whileTyping: true });
  const lock = useLock();
  useShortcut('Ctrl+L', lock, { label: t('lock'), group: t('groupHelp'), whileTyping: true, inDialog: true });
  return useMemo(() => {
    const go = (workspace: Workspace, label: string, key?: string): PaletteAction => ({
      id: workspace,
      label,
      run: () => goTo(workspace),
      ...(key ? { key } : {}),
    });
    return [
      ...(mayReport ? [{ id: 'report', label: t('takeReport'), key: 'Ctrl+N', run: () => takeReport() }] : []),
      go('dispatch', t('goDispatch'), 'Alt+1'),
      go('map', t('goMap'), 'Alt+2'),
      ...(seesPeople ? [go('people', t('goPeople'), 'Alt+3')] : []),
      go('settings', t('goSettings'), 'Alt+4'),
      { id: 'seat', label: t('changeSeat'), run: changeSeat },
      go('diagnostics', t('goDiagnostics')),
      ...(handsOver ? [go('handover', t('goHandover'), 'Alt+5')] : []),
      go('roster', t('goRoster'), 'Alt+9'),
      go('mobilise', t('goMobilise'), 'Alt+7'),
      go('evaluation', t('goEvaluation'), 'Alt+8'),
      go('archive', t('goArchive'), 'Alt+0'),
      go('routing', t('goRouting')),
      ...(role === 'lead' ? [go('audit', t('goAudit'))] : []),
      ...(role === 'lead' ? [{ id: 'import-outlines', label: t('importOutlines'), run: () => importOutlines() }] : []),
      { id: 'wall-window', label: t('wallWindow'), run: () => void griddesk.app.openWindow({ show: 'wall' }) },
      { id: 'map-window', label: t('mapWindow'), run: () => void griddesk.app.openWindow({ show: 'map' }) },
      ...(caseId === undefined
        ? []
        : [{ id: 'case-window', label: t('caseWindow'), run: () => void griddesk.app.openWindow({ show: 'case', caseId }) }]),
      ...(role === 'lead' || role === 'dispatcher' ? [{ id: 'export', label: t('exportTable'), run: showExport }] : []),
      ...(handsOver
        ? [
            {
              id: 'print-handover',
              label: t('printPaper', { paper: term('papers', 'handover') }),
              run: () => void griddesk.app.openWindow({ show: 'print', paper: 'handover' }),
            },
          ]
        : []),
      ...(row?.papers ?? []).map((paper) => ({
        id: `print-${paper}`,
        label: t('printPaper', { paper: term('papers', paper) }),
        run: () => void griddesk.app.openWindow({ show: 'print', paper, caseId: row!.id }),
      })),
      ...settingActions,
      { id: 'lock', label: t('lock'), key: 'Ctrl+L', run: lock },
      { id: 'keys', label: t('showKeys'), key: '?', run: showKeys },
    ];
  }, [t, term, caseId, row, mayReport, showKeys, lock, role, showExport, handsOver, seesPeople, settingActions]);
};

import { createContext, useContext, type ReactNode } from 'react';
import type { IntakeRules } from '../../preload/contract';
import { focusCase } from '../features/case/focus-case';
import { IntakeDialog } from '../features/case/intake/IntakeDialog';
import { useIntakeRules } from '../features/case/intake/use-rules';
import { focusQueue } from '../features/queue';
import { useShortcut } from '../kit';
import { selectCase, takeReport, useSelection } from './selection';
import { useAppStrings } from './strings';

const RulesContext = createContext<IntakeRules | undefined>(undefined);
/** Whether this seat takes reports down. */
export const useMayReport = (): boolean => useContext(RulesContext)?.mayReport ?? false;

/** The report form above the main window, with its keys; a seat that takes none down has neither. */
export const Intake = ({ children }: { readonly children: ReactNode }) => {
  const t = useAppStrings();
  const rules = useIntakeRules();
  const { taking } = useSelection();
  const when = rules.mayReport;
  useShortcut('Ctrl+N', () => takeReport(), { when, label: t('takeReport'), group: t('groupGo'), whileTyping: true });
  useShortcut('i', () => takeReport(), { when });
  return (
    <RulesContext value={rules}>
      {children}
      <IntakeDialog
        open={taking && rules.mayReport}
        rules={rules}
        onClose={() => {
          takeReport(false);
          focusQueue();
        }}
        onDone={(caseId) => {
          takeReport(false);
          selectCase(caseId);
          focusCase(caseId);
        }}
      />
    </RulesContext>
  );
};
